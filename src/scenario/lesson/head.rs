//! The head of a lesson, between two lines of `---`.

use super::{LessonError, LessonId};
use serde::Serialize;

/// Title, aims and duration.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// The title.
    pub title: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// What somebody can do afterwards.
    pub aims: Vec<String>,
    /// Whether one model is seen alone, or two beside each other.
    pub shows: Shows,
    /// The lessons to take first.
    pub needs: Vec<LessonId>,
    /// As in HTML, such as `en`.
    pub language: String,
    /// Under which licence others may use it; empty if it does not say.
    pub licence: String,
}

/// Whether one model is seen alone, or two beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Shows {
    /// One model alone.
    Solo,
    /// Two or more beside each other.
    SideBySide,
    /// First alone, then beside each other.
    Both,
}

impl Shows {
    const WORDS: [(&'static str, Self); 3] =
        [("solo", Self::Solo), ("side by side", Self::SideBySide), ("both", Self::Both)];

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Solo => "One model alone",
            Self::SideBySide => "Two models side by side",
            Self::Both => "One model alone, then two side by side",
        }
    }
}

const KEYS: [&str; 7] = ["title", "minutes", "aims", "shows", "needs", "language", "licence"];

/// Characters of a title.
const TITLE: usize = 80;

const MARK: &str = "---";

/// The head of a lesson, what follows it, and the line that follows it.
pub(super) fn read(text: &str) -> Result<(Head, &str, usize), LessonError> {
    let rest = text.strip_prefix("---\n").ok_or_else(|| {
        LessonError::new(1, "the lesson has no head", "begin with a line `---`, then `title: …` and the other keys")
    })?;
    let mut fields = Fields::default();
    let mut line = 1;
    let mut read = text.len() - rest.len();
    for text_line in rest.split_inclusive('\n') {
        line += 1;
        read += text_line.len();
        if text_line.trim_end() == MARK {
            return Ok((fields.finish()?, text.get(read..).unwrap_or_default(), line + 1));
        }
        fields.take(text_line.trim_end(), line)?;
    }
    Err(LessonError::new(1, "the head does not end", "put a line `---` after its last key"))
}

#[derive(Default)]
struct Fields<'a> {
    values: Vec<(&'a str, &'a str, usize)>,
    aims: Vec<String>,
}

impl<'a> Fields<'a> {
    fn take(&mut self, line: &'a str, at: usize) -> Result<(), LessonError> {
        if line.trim().is_empty() {
            return Ok(());
        }
        if let Some(aim) = line.trim_start().strip_prefix("- ") {
            if self.values.last().is_none_or(|(key, ..)| *key != "aims") {
                return Err(LessonError::new(at, "a line of a list belongs to no key", "put it after `aims:`"));
            }
            self.aims.push(aim.trim().to_owned());
            return Ok(());
        }
        let wrong =
            || LessonError::new(at, format!("`{}` is no key with a value", excerpt(line)), "write `key: value`");
        let (key, value) = line.split_once(':').ok_or_else(wrong)?;
        if !KEYS.contains(&key) {
            let fix = format!("use one of {}", KEYS.join(", "));
            return Err(LessonError::new(at, format!("the head has no key `{}`", excerpt(key)), fix));
        }
        if self.value(key).is_some() {
            return Err(LessonError::new(at, format!("`{key}` is given twice"), "keep one of them"));
        }
        self.values.push((key, value.trim(), at));
        Ok(())
    }

    fn value(&self, key: &str) -> Option<(&'a str, usize)> {
        self.values.iter().find(|(known, ..)| *known == key).map(|(_, value, line)| (*value, *line))
    }

    fn required(&self, key: &str) -> Result<(&'a str, usize), LessonError> {
        self.value(key).filter(|(value, _)| !value.is_empty()).ok_or_else(|| {
            LessonError::new(
                1,
                format!("the head has no `{key}`"),
                format!("add a line `{key}: …` between the two `---`"),
            )
        })
    }

    fn finish(self) -> Result<Head, LessonError> {
        let (title, line) = self.required("title")?;
        if title.chars().count() > TITLE {
            return Err(LessonError::new(line, format!("the title is longer than {TITLE} characters"), "shorten it"));
        }
        let (minutes, line) = self.required("minutes")?;
        let minutes = minutes.parse().ok().filter(|minutes| (1..=60).contains(minutes));
        let minutes = minutes
            .ok_or_else(|| LessonError::new(line, "`minutes` is no whole number from 1 to 60", "write `minutes: 5`"))?;
        if !(1..=5).contains(&self.aims.len()) {
            let fix = "write one to five lines that begin with `- ` after `aims:`";
            return Err(LessonError::new(
                self.value("aims").map_or(1, |(_, line)| line),
                "the lesson has no aims",
                fix,
            ));
        }
        let (shows, line) = self.required("shows")?;
        let known = Shows::WORDS.into_iter().find(|(word, _)| *word == shows);
        let (_, shows) = known.ok_or_else(|| {
            LessonError::new(line, format!("`shows` is `{}`", excerpt(shows)), "write `solo`, `side by side` or `both`")
        })?;
        let (needs, line) = self.value("needs").unwrap_or_default();
        let needs = needs.split(',').map(str::trim).filter(|id| !id.is_empty()).map(|id| {
            LessonId::new(id).ok_or_else(|| {
                LessonError::new(line, format!("`{}` is no lesson's id", excerpt(id)), "use a to z, 0 to 9 and -")
            })
        });
        let needs = needs.collect::<Result<_, _>>()?;
        let text = |key, default: &str| self.value(key).map_or(default, |(value, _)| value).to_owned();
        Ok(Head {
            title: title.to_owned(),
            minutes,
            aims: self.aims.clone(),
            shows,
            needs,
            language: text("language", "en"),
            licence: text("licence", ""),
        })
    }
}

pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(40).collect()
}
