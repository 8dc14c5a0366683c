//! Reads files that the build has already validated, fast and with little code.
//!
//! The build stamps each compiled scenario with a checksum. A file with a correct stamp is unchanged since the build
//! validated it, so this reader explains no errors: it returns `None` for anything unexpected, and the validating
//! reader ([`super::validate`]) takes over.

use super::{
    Artifact, Catalogue, CatalogueEntry, Check, Class, File, Highlight, Problem, Scenario, ScenarioId, Script, Step,
    Text, Turn,
};
use crate::engine::Nanos;
use std::sync::Arc;

/// The beginning of a stamped file. The checksum follows; it covers everything from the closing quote on.
const STAMP: &str = "{\"$schema\":\"scenario.schema.json?checked=";

/// Adds the stamp to a compiled scenario (a JSON object without `$schema`); `None` for anything else.
pub fn stamp(json: &str) -> Option<String> {
    let rest = json.strip_prefix('{').filter(|rest| !rest.starts_with("\"$schema\""))?;
    let rest = format!("\",{rest}");
    Some(format!("{STAMP}{:08x}{rest}", checksum(&rest)))
}

/// The FNV-1a hash of a text: tells whether it is another one, not whether somebody has forged it.
pub(crate) fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A scenario with a correct stamp.
pub(super) fn read(json: &str) -> Option<Scenario> {
    let (sum, rest) = json.strip_prefix(STAMP)?.split_at_checked(8)?;
    if u32::from_str_radix(sum, 16) != Ok(checksum(rest)) {
        return None;
    }
    let mut file = Reader(rest.strip_prefix("\",")?);
    let (mut id, mut title, mut artifact, mut slow, mut fast) = (None, None, None, None, None);
    let (mut context_tokens, mut files) = (0, Vec::new());
    file.fields(&mut |file, name| {
        match name {
            "version" => return (file.count()? == 1).then_some(()),
            "id" => id = ScenarioId::new(&file.text()?),
            "title" => title = Some(file.text()?),
            "artifact" => artifact = one_of(&file.text()?, &Artifact::WORDS),
            "context_tokens" => context_tokens = file.count()?,
            "approximate_tokens" => return file.eat("false"),
            "files" => files = file.all(start_file)?,
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
        files,
        slow,
        fast,
    })
}

/// Reads a list of scenarios exactly as the build writes it.
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

fn start_file(file: &mut Reader) -> Option<File> {
    let (mut name, mut text) = (None, None);
    file.object(&mut |file, field| {
        match field {
            "file" => name = Some(file.text()?),
            "text" => text = Some(file.text()?),
            _ => return None,
        }
        Some(())
    })?;
    Some(File { name: name?, text: text? })
}

fn script(file: &mut Reader) -> Option<Script> {
    Script::new(file.all(turn)?)
}

fn turn(file: &mut Reader) -> Option<Turn> {
    let (mut id, mut prompt) = (None, None);
    let (mut steps, mut checks, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    file.object(&mut |file, name| {
        match name {
            "id" => id = Some(file.text()?),
            "prompt" => prompt = Some(file.text()?),
            "steps" => steps = file.all(step)?,
            "checks" => checks = file.all(check)?,
            "problems" => problems = file.all(problem)?,
            _ => return None,
        }
        Some(())
    })?;
    Some(Turn { id: id?, prompt: prompt?, steps, checks, problems })
}

fn check(file: &mut Reader) -> Option<Check> {
    let (mut check, mut pass, mut seconds) = (None, false, 0.0);
    file.object(&mut |file, name| {
        match name {
            "name" => check = Some(file.text()?),
            "pass" => pass = file.flag()?,
            "seconds" => seconds = file.decimal()?,
            _ => return None,
        }
        Some(())
    })?;
    Some(Check { name: check?, pass, duration: Nanos::from_seconds(seconds) })
}

fn problem(file: &mut Reader) -> Option<Problem> {
    let mut problem = Problem { text: String::new(), real: false, next: None, reply: Vec::new() };
    file.object(&mut |file, name| {
        match name {
            "text" => problem.text = file.text()?,
            "real" => problem.real = file.flag()?,
            "next" => problem.next = Some(file.text()?),
            "reply" => problem.reply = file.all(step)?,
            _ => return None,
        }
        Some(())
    })?;
    Some(problem)
}

fn step(file: &mut Reader) -> Option<Step> {
    let (mut think, mut tool, mut say, mut answer) = (None, None, None, None);
    let (mut name, mut replaces, mut input) = (None, None, String::new());
    let (mut seconds, mut output_tokens, mut checks) = (0.0, 0, false);
    let (mut tokens, mut highlight) = (Vec::new(), Vec::new());
    file.object(&mut |file, field| {
        match field {
            "think" => think = Some(file.count()?),
            "tool" => tool = Some(file.text()?),
            "input" => input = file.text()?,
            "seconds" => seconds = file.decimal()?,
            "output_tokens" => output_tokens = file.count()?,
            "checks" => checks = file.flag()?,
            "say" => say = Some(file.text()?),
            "answer" => answer = Some(file.text()?),
            "file" => name = Some(file.text()?),
            "replaces" => replaces = Some(file.text()?),
            "tokens" => tokens = file.all(Reader::count)?,
            "highlight" => highlight = file.all(stretch)?,
            _ => return None,
        }
        Some(())
    })?;
    let text = |content| Arc::new(Text { content, tokens, highlight });
    Some(match (think, tool, say, answer) {
        (Some(tokens), None, None, None) => Step::Think(tokens),
        (None, Some(name), None, None) => {
            Step::Tool { name, input, duration: Nanos::from_seconds(seconds), output_tokens, checks }
        }
        (None, None, Some(say), None) => Step::Say(text(say)),
        (None, None, None, Some(answer)) => Step::Answer { text: text(answer), file: name, replaces },
        _ => return None,
    })
}

fn stretch(file: &mut Reader) -> Option<Highlight> {
    file.eat("[")?;
    let start = file.count()?;
    file.eat(",")?;
    let end = file.count()?;
    file.eat(",")?;
    let class = one_of(&file.text()?, &Class::WORDS)?;
    file.eat("]")?;
    Some(Highlight { start, end, class })
}

fn one_of<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
}

/// The unread rest of a file that contains JSON without spaces.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn eat(&mut self, token: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(token)?;
        Some(())
    }

    /// The text before the first character that `ends` accepts.
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

    /// A decimal fraction: all its digits as a whole number, divided by a power of ten. Both are exact, so the quotient
    /// is the nearest number.
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

    fn flag(&mut self) -> Option<bool> {
        let flag = self.0.starts_with("true");
        self.eat(if flag { "true" } else { "false" })?;
        Some(flag)
    }

    /// The items of a list.
    fn all<T>(&mut self, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        self.list(&mut |file| {
            items.push(item(file)?);
            Some(())
        })?;
        Some(items)
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

    /// The fields of an object whose opening brace has been read.
    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        while self.eat("}").is_none() {
            let name = self.text()?;
            self.eat(":")?;
            field(self, &name)?;
            self.between("}")?;
        }
        Some(())
    }

    /// After an item comes a comma or the end.
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
