/// The most characters of a nickname.
pub const NICKNAME: usize = 20;

/// A nickname as it is kept: without control characters and needless spaces, and not too long.
pub fn nickname(text: &str) -> String {
    let visible = text.replace(|c: char| c.is_control() || c == '\u{feff}', " ");
    let words = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(NICKNAME).collect::<String>().trim_end().to_owned()
}
