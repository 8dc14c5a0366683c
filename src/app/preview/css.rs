//! Removes external resources from styles.

/// The functions that load something, each with its `(`.
const LOADING: [&str; 3] = ["url(", "image-set(", "src("];

/// The style without external resources, and whether it had any.
pub(super) fn inert(text: &str) -> (String, bool) {
    let text = without_markup(text);
    // Only a browser decodes these, so the loads cannot be counted here.
    if text.contains("&#") || loads(&unescaped(&text)) != loads(&text) {
        return (String::new(), true);
    }
    let (text, imports) = without_imports(&text);
    let (text, loads) = without_loading(&text);
    (text, imports || loads)
}

/// Whether the style would place something outside the document.
pub(super) fn leaves(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.to_ascii_lowercase().contains("position:fixed")
}

/// Removes everything that could begin a tag, in case a browser reads this as markup.
fn without_markup(text: &str) -> String {
    let text = text.replace("<![CDATA[", "").replace("]]>", "").replace("<!--", "");
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '<' || chars.peek().is_none_or(|next| next.is_whitespace() || *next == '=') {
            kept.push(c);
        }
    }
    kept
}

fn loads(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    LOADING.iter().chain(["@import"].iter()).map(|word| lower.matches(word).count()).sum()
}

/// The text with its escapes decoded: `u\72 l(` is `url(`.
fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            read.push(c);
            continue;
        }
        let mut code = 0;
        let mut digits = 0;
        while let Some(digit) = chars.peek().and_then(|c| c.to_digit(16)).filter(|_| digits < 6) {
            (code, digits) = (code * 16 + digit, digits + 1);
            chars.next();
        }
        if digits == 0 {
            read.extend(chars.next());
        } else {
            read.extend(char::from_u32(code));
            chars.next_if(|c| c.is_whitespace());
        }
    }
    read
}

fn without_imports(text: &str) -> (String, bool) {
    let lower = text.to_ascii_lowercase();
    let (mut at, mut kept) = (0, String::new());
    while let Some(import) = lower.get(at..).and_then(|rest| rest.find("@import")).map(|found| at + found) {
        kept.push_str(text.get(at..import).unwrap_or_default());
        let end = text.get(import..).and_then(|rest| rest.find(';'));
        at = end.map_or(text.len(), |end| import + end + 1);
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    (kept, at > 0)
}

/// Replaces each external resource by `none`. Embedded pictures and parts of the document stay.
fn without_loading(text: &str) -> (String, bool) {
    let lower = text.to_ascii_lowercase();
    let (mut at, mut kept, mut found) = (0, String::new(), false);
    let next = |from: usize| {
        let word = |word: &&str| Some((from + lower.get(from..)?.find(*word)?, word.len()));
        LOADING.iter().filter_map(word).min()
    };
    while let Some((start, word)) = next(at) {
        let target = text.get(start + word..).unwrap_or_default();
        let bare = target.trim_start().trim_start_matches(['"', '\'']);
        let inside = bare.starts_with('#') || bare.get(..11).is_some_and(|b| b.eq_ignore_ascii_case("data:image/"));
        let end = if inside { start + word } else { start + word + closing(target) };
        kept.push_str(text.get(at..start).unwrap_or_default());
        kept.push_str(if inside { text.get(start..end).unwrap_or_default() } else { "none" });
        found |= !inside;
        at = end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    (kept, found)
}

/// Where a target ends, including its `)`, whatever its quotes and brackets contain.
fn closing(target: &str) -> usize {
    let (mut quote, mut open) = (None, 1);
    for (at, c) in target.char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '(') => open += 1,
            (None, ')') => open -= 1,
            _ => {}
        }
        if open == 0 {
            return at + 1;
        }
    }
    target.len()
}
