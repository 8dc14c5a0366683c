//! Splits a lesson at its colon fences.

use super::LessonError;

/// The names of the blocks.
const NAMES: [&str; 7] = ["predict", "run", "compare", "explain", "try", "note", "claim"];

/// A block, or the words between two of them.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// Its name; empty for the words between.
    pub name: &'static str,
    /// What follows the name.
    pub kind: &'a str,
    /// The line it begins with, counted from 1.
    pub line: usize,
    /// Its options: key, value and line.
    pub options: Vec<(&'a str, &'a str, usize)>,
    /// Its text.
    pub text: String,
    /// The text's first line.
    pub text_line: usize,
}

impl<'a> Block<'a> {
    fn words(line: usize) -> Self {
        Self { name: "", kind: "", line, options: Vec::new(), text: String::new(), text_line: line }
    }

    /// A mistake in the block as a whole.
    pub(super) fn error(&self, reason: impl Into<String>, fix: impl Into<String>) -> LessonError {
        LessonError::new(self.line, reason, fix)
    }

    /// An option, if it is given.
    pub(super) fn option(&self, key: &str) -> Option<(&'a str, usize)> {
        self.options.iter().find(|(name, ..)| *name == key).map(|(_, value, line)| (*value, *line))
    }

    /// A required option.
    pub(super) fn required(&self, key: &str) -> Result<&'a str, LessonError> {
        self.option(key).map(|(value, _)| value).ok_or_else(|| {
            self.error(
                format!("`:::{}` has no `:{key}:`", self.name),
                format!("add a line `:{key}: …` after line {}", self.line),
            )
        })
    }

    /// An option that is a number, if it is given.
    pub(super) fn number(&self, key: &str) -> Result<Option<f64>, LessonError> {
        let Some((value, line)) = self.option(key) else { return Ok(None) };
        number(value).map(Some).ok_or_else(|| {
            LessonError::new(line, format!("`:{key}:` is `{value}`, which is no number"), "write a number such as 8.1")
        })
    }

    /// A required option that is a number.
    pub(super) fn required_number(&self, key: &str) -> Result<f64, LessonError> {
        self.required(key)?;
        Ok(self.number(key)?.unwrap_or_default())
    }

    /// Refuses options that the block does not have.
    pub(super) fn knows(&self, keys: &[&str]) -> Result<(), LessonError> {
        let unknown = self.options.iter().find(|(key, ..)| !keys.contains(key));
        let Some((key, _, line)) = unknown else { return Ok(()) };
        let name = self.name;
        let fix = if keys.is_empty() {
            format!("leave the line out: `:::{name}` has no options")
        } else {
            format!("use one of {}", keys.join(", "))
        };
        Err(LessonError::new(*line, format!("`:::{name}` has no option `:{key}:`"), fix))
    }

    /// Refuses a text.
    pub(super) fn has_no_text(&self) -> Result<(), LessonError> {
        if self.text.trim().is_empty() {
            return Ok(());
        }
        let fix = "put the text before it, or into `:::explain`";
        Err(LessonError::new(self.text_line, format!("`:::{}` takes no text", self.name), fix))
    }

    /// Asks for a text.
    pub(super) fn has_text(&self) -> Result<(), LessonError> {
        if self.text.trim().is_empty() {
            return Err(self.error(format!("`:::{}` is empty", self.name), "write its text between the two lines"));
        }
        Ok(())
    }
}

/// A number as people write it.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() <= 1e9)
}

/// The blocks of a text whose first line has this number.
pub(super) fn split(text: &str, first: usize) -> Result<Vec<Block<'_>>, LessonError> {
    let mut blocks = vec![Block::words(first)];
    let mut inside = false;
    let mut code = false;
    for (n, line) in text.lines().enumerate() {
        let at = first + n;
        let Some(block) = blocks.last_mut() else { break };
        let fence = line.trim_end().strip_prefix(":::").filter(|_| !code);
        code ^= line.trim_start().starts_with("```");
        match (fence.map(str::trim), inside) {
            (Some(""), true) => {
                inside = false;
                blocks.push(Block::words(at + 1));
            }
            (Some(""), false) => {
                return Err(LessonError::new(at, "no block ends here", "remove the line, or begin a block before it"));
            }
            (Some(_), true) => {
                let fix = format!("end `:::{}` of line {} with a line `:::` before it", block.name, block.line);
                return Err(LessonError::new(at, "a block begins inside of another", fix));
            }
            (Some(head), false) => {
                blocks.push(begin(head, at)?);
                inside = true;
            }
            (None, _) => match option(line).filter(|_| inside && block.text.trim().is_empty()) {
                Some((key, value)) => {
                    if block.option(key).is_some() {
                        return Err(LessonError::new(at, format!("`:{key}:` is given twice"), "keep one of them"));
                    }
                    block.options.push((key, value, at));
                    block.text_line = at + 1;
                }
                None => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            },
        }
    }
    match blocks.last() {
        Some(block) if inside => {
            Err(block.error(format!("`:::{}` does not end", block.name), "add a line `:::` after its text"))
        }
        _ => Ok(blocks),
    }
}

fn begin(head: &str, line: usize) -> Result<Block<'_>, LessonError> {
    let (name, kind) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
    let known = NAMES.into_iter().find(|known| *known == name);
    let name = known.ok_or_else(|| {
        LessonError::new(line, format!("there is no block `:::{name}`"), format!("use one of {}", NAMES.join(", ")))
    })?;
    if name != "predict" && !kind.is_empty() {
        return Err(LessonError::new(
            line,
            format!("`:::{name}` has nothing after its name"),
            format!("write `:::{name}`"),
        ));
    }
    Ok(Block { name, kind: kind.trim(), text_line: line + 1, ..Block::words(line) })
}

/// `:key: value`
fn option(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|c| c.is_ascii_lowercase());
    is_key.then(|| (key, value.trim()))
}
