//! Reading what the build has judged already, fast and with little code: the page carries this from the start, and the
//! reader that judges ([`super::validate`]) only when it has met another file.
//!
//! The build stamps what it compiles with a checksum of it. A file that bears the stamp is as it was when the build read
//! it in full, so nothing here says what is wrong: whatever is not as expected is for the other reader.

use super::{Artifact, Catalogue, CatalogueEntry, Class, Highlight, Scenario, ScenarioId, Script, Step, Text, Turn};
use crate::engine::Nanos;
use std::sync::Arc;

/// What a stamped file begins with; the checksum of all that stands behind its quote follows.
const STAMP: &str = "{\"$schema\":\"scenario.schema.json?checked=";

/// A compiled scenario, an object without `$schema`, with the stamp; `None` for anything else.
pub fn stamp(json: &str) -> Option<String> {
    let rest = json.strip_prefix('{').filter(|rest| !rest.starts_with("\"$schema\""))?;
    let rest = format!("\",{rest}");
    Some(format!("{STAMP}{:08x}{rest}", checksum(&rest)))
}

/// FNV-1a.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A scenario that bears its stamp.
pub(super) fn read(json: &str) -> Option<Scenario> {
    let (sum, rest) = json.strip_prefix(STAMP)?.split_at_checked(8)?;
    if u32::from_str_radix(sum, 16) != Ok(checksum(rest)) {
        return None;
    }
    let mut file = Reader(rest.strip_prefix("\",")?);
    let (mut id, mut title, mut artifact, mut slow, mut fast) = (None, None, None, None, None);
    let mut context_tokens = 0;
    file.fields(&mut |file, name| {
        match name {
            "version" => return (file.count()? == 1).then_some(()),
            "id" => id = ScenarioId::new(&file.text()?),
            "title" => title = Some(file.text()?),
            "artifact" => artifact = one_of(&file.text()?, &Artifact::WORDS),
            "context_tokens" => context_tokens = file.count()?,
            "approximate_tokens" => return file.eat("false"),
            "scripts" => file.object(&mut |file, name| {
                match name {
                    "slow" => slow = Some(script(file)?),
                    "fast" => fast = Some(script(file)?),
                    _ => return None,
                }
                Some(())
            })?,
            "script" => {
                let both = script(file)?;
                (slow, fast) = (Some(both.clone()), Some(both));
            }
            _ => return None,
        }
        Some(())
    })?;
    let (slow, fast) = (slow?, fast?);
    Some(Scenario {
        id: id?,
        title: title?,
        artifact: artifact?,
        context_tokens,
        approximate_tokens: false,
        slow,
        fast,
    })
}

/// A list of scenarios as the build writes it.
pub fn read_built_catalogue(json: &str) -> Option<Catalogue> {
    let mut catalogue = Vec::new();
    Reader(json).list(&mut |file| {
        let (mut id, mut title) = (None, None);
        file.object(&mut |file, name| {
            match name {
                "id" => id = ScenarioId::new(&file.text()?),
                "title" => title = Some(file.text()?),
                _ => file.skip()?,
            }
            Some(())
        })?;
        catalogue.push(CatalogueEntry { id: id?, title: title? });
        Some(())
    })?;
    Some(catalogue)
}

fn script(file: &mut Reader) -> Option<Script> {
    let mut turns = Vec::new();
    file.list(&mut |file| {
        let (mut id, mut prompt, mut steps) = (None, None, Vec::new());
        file.object(&mut |file, name| {
            match name {
                "id" => id = Some(file.text()?),
                "prompt" => prompt = Some(file.text()?),
                "steps" => file.list(&mut |file| {
                    steps.push(step(file)?);
                    Some(())
                })?,
                // The race does without.
                "checks" | "problems" => file.skip()?,
                _ => return None,
            }
            Some(())
        })?;
        turns.push(Turn { id: id?, prompt: prompt?, steps });
        Some(())
    })?;
    Script::new(turns)
}

fn step(file: &mut Reader) -> Option<Step> {
    let (mut think, mut tool, mut say, mut answer, mut name) = (None, None, None, None, None);
    let (mut seconds, mut output_tokens) = (0.0, 0);
    let (mut tokens, mut highlight) = (Vec::new(), Vec::new());
    file.object(&mut |file, field| {
        match field {
            "think" => think = Some(file.count()?),
            "tool" => tool = Some(file.text()?),
            "input" => file.skip()?,
            "seconds" => seconds = file.decimal()?,
            "output_tokens" => output_tokens = file.count()?,
            "say" => say = Some(file.text()?),
            "answer" => answer = Some(file.text()?),
            "file" => name = Some(file.text()?),
            "tokens" => file.list(&mut |file| {
                tokens.push(file.count()?);
                Some(())
            })?,
            "highlight" => file.list(&mut |file| {
                file.eat("[")?;
                let start = file.count()?;
                file.eat(",")?;
                let end = file.count()?;
                file.eat(",")?;
                let class = one_of(&file.text()?, &Class::WORDS)?;
                highlight.push(Highlight { start, end, class });
                file.eat("]")
            })?,
            _ => return None,
        }
        Some(())
    })?;
    let text = |content| Arc::new(Text { content, tokens, highlight });
    Some(match (think, tool, say, answer) {
        (Some(tokens), None, None, None) => Step::Think(tokens),
        (None, Some(name), None, None) => Step::Tool { name, duration: Nanos::from_seconds(seconds), output_tokens },
        (None, None, Some(say), None) => Step::Say(text(say)),
        (None, None, None, Some(answer)) => Step::Answer { text: text(answer), file: name },
        _ => return None,
    })
}

fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
}

/// The rest of a file that holds JSON without spaces.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn eat(&mut self, token: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(token)?;
        Some(())
    }

    /// What stands before a character that `ends` takes.
    fn until(&mut self, ends: fn(char) -> bool) -> Option<&'a str> {
        let (found, rest) = self.0.split_at_checked(self.0.find(ends)?)?;
        self.0 = rest;
        Some(found)
    }

    fn text(&mut self) -> Option<String> {
        self.eat("\"")?;
        let mut text = String::new();
        loop {
            text.push_str(self.until(|c| c == '"' || c == '\\')?);
            if self.eat("\"").is_some() {
                return Some(text);
            }
            let escapes = [("\\n", '\n'), ("\\\"", '"'), ("\\\\", '\\'), ("\\t", '\t')];
            text.push(escapes.into_iter().find_map(|(escape, c)| self.eat(escape).map(|()| c))?);
        }
    }

    fn count(&mut self) -> Option<u32> {
        self.until(|c| !c.is_ascii_digit())?.parse().ok()
    }

    /// A decimal fraction: its digits as a whole, over a power of ten. Both are exact, and so the quotient is the nearest.
    fn decimal(&mut self) -> Option<f64> {
        let whole = self.count()?;
        if self.eat(".").is_none() {
            return Some(f64::from(whole));
        }
        let digits = self.until(|c| !c.is_ascii_digit())?;
        let fraction: u32 = digits.parse().ok().filter(|_| digits.len() <= 6 && !self.0.starts_with(['e', 'E']))?;
        let power = 10_u32.pow(digits.len() as u32);
        Some((f64::from(whole) * f64::from(power) + f64::from(fraction)) / f64::from(power))
    }

    fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat("[")?;
        while self.eat("]").is_none() {
            item(self)?;
            self.between("]")?;
        }
        Some(())
    }

    fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.eat("{")?;
        self.fields(field)
    }

    /// The fields of an object, the brace of which has been read.
    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        while self.eat("}").is_none() {
            let name = self.text()?;
            self.eat(":")?;
            field(self, &name)?;
            self.between("}")?;
        }
        Some(())
    }

    /// Behind a piece comes a comma or the end.
    fn between(&mut self, end: &str) -> Option<()> {
        if self.0.starts_with(end) { Some(()) } else { self.eat(",") }
    }

    /// Any value.
    fn skip(&mut self) -> Option<()> {
        match self.0.as_bytes().first()? {
            b'"' => self.text().map(|_| ()),
            b'[' => self.list(&mut Self::skip),
            b'{' => self.object(&mut |file, _| file.skip()),
            _ => self.until(|c| matches!(c, ',' | ']' | '}')).map(|_| ()),
        }
    }
}
