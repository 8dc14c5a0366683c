//! The files in a zip, such as a learning management system makes of what a class has handed in. Finds them; the browser
//! unpacks them. Also text in the encodings of exported files.

/// The most bytes of a file that is read, packed or not.
pub const MOST_BYTES: usize = 16 << 20;

/// The most files that are read of a zip.
const MOST_FILES: usize = 2_000;

/// How a file in a zip is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Store,
    /// Deflate (RFC 1951).
    Deflate,
    /// In a way that this program does not read: its number.
    Other(u16),
}

/// A file in a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Its name.
    pub name: String,
    /// How it is packed.
    pub method: Method,
    /// Whether it needs a password.
    pub locked: bool,
    /// Its bytes as they are packed.
    pub bytes: &'a [u8],
}

/// Whether a file is a zip.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files in a zip, by its directory.
///
/// # Errors
/// Why it cannot be read.
pub fn packed(zip: &[u8]) -> Result<Vec<Packed<'_>>, String> {
    const DAMAGED: &str = "the zip is damaged or not complete";
    // The directory's end is at the end of the file, before a comment of at most 65,535 bytes.
    let tail = zip.len().saturating_sub(22 + 65_535);
    let end = zip[tail..].windows(4).rposition(|four| four == b"PK\x05\x06").ok_or(DAMAGED)? + tail;
    if zip.len() < end + 22 {
        return Err(DAMAGED.to_owned());
    }
    let (n_files, start) = (short(zip, end + 10).ok_or(DAMAGED)?, long(zip, end + 16).ok_or(DAMAGED)?);
    if n_files == u16::MAX || start == u32::MAX {
        return Err("the zip is larger than this page reads".to_owned());
    }
    if usize::from(n_files) > MOST_FILES {
        return Err(format!("the zip has {n_files} files; this page reads {MOST_FILES}"));
    }
    let mut files = Vec::new();
    let mut at = start as usize;
    for _ in 0..n_files {
        let (file, next) = entry(zip, at).ok_or(DAMAGED)?;
        files.extend(file);
        at = next;
    }
    Ok(files)
}

/// An entry of the directory, unless it is a folder; and where the next one begins.
fn entry(zip: &[u8], at: usize) -> Option<(Option<Packed<'_>>, usize)> {
    if zip.get(at..at + 4)? != b"PK\x01\x02" {
        return None;
    }
    let (flags, method) = (short(zip, at + 8)?, short(zip, at + 10)?);
    let size = long(zip, at + 20)? as usize;
    let lengths = [28, 30, 32].map(|field| short(zip, at + field).map(usize::from));
    let [Some(name), Some(extra), Some(comment)] = lengths else { return None };
    let place = long(zip, at + 42)? as usize;
    let next = at + 46 + name + extra + comment;
    let name = String::from_utf8_lossy(zip.get(at + 46..at + 46 + name)?).into_owned();
    if name.ends_with('/') {
        return Some((None, next));
    }
    // Before its bytes a file has its name once more, and other extra fields than the directory.
    let start = place.checked_add(30)? + usize::from(short(zip, place + 26)?) + usize::from(short(zip, place + 28)?);
    let bytes = zip.get(start..start.checked_add(size)?)?;
    let method = match method {
        0 => Method::Store,
        8 => Method::Deflate,
        other => Method::Other(other),
    };
    Some((Some(Packed { name, method, locked: flags & 1 == 1, bytes }), next))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A file's text: UTF-8, or UTF-16 with its mark, as spreadsheets export it.
///
/// # Errors
/// Why it has none.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    let wide = |of: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, ..] => Ok(wide(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Ok(wide(u16::from_be_bytes)),
        bytes if bytes.starts_with(b"%PDF") => Err("a PDF is not read; paste its text".to_owned()),
        bytes if bytes.contains(&0) => Err("it is not a text".to_owned()),
        bytes => Ok(String::from_utf8_lossy(bytes).into_owned()),
    }
}
