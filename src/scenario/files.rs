//! The artefact: the files a model works on, and how a turn changes them.

use super::validate::TEXT_BYTES;
use super::{Artifact, Scenario, Step, Turn};
use std::fmt;
use std::sync::Arc;

/// A file that exists before the first turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, including folders: `src/lib.rs`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The files of a task at one point of a session. Cheap to clone, because copies share the texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Files {
    artifact: Artifact,
    /// Names and texts, sorted by name.
    texts: Arc<Vec<(Arc<str>, Arc<str>)>>,
    shown: Option<Arc<str>>,
}

/// An answer that cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditError {
    /// Index of the step within the turn, counted from 0.
    pub step: usize,
    /// The reason, as the end of a sentence that begins with the passage the edit replaces.
    pub reason: String,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "step {}: the passage that the edit replaces {}", self.step + 1, self.reason)
    }
}

impl std::error::Error for EditError {}

impl Files {
    /// The files before the first turn.
    pub fn of(scenario: &Scenario) -> Self {
        Self::starting(scenario.artifact, &scenario.files)
    }

    pub(super) fn starting(artifact: Artifact, start: &[File]) -> Self {
        let mut files = Self { artifact, texts: Arc::default(), shown: None };
        for File { name, text } in start {
            files.put(name, text.as_str().into());
        }
        files
    }

    /// Applies the answers of a turn, in order. An answer without a name writes the artifact's default file, such as
    /// `answer.svg`.
    ///
    /// # Errors
    /// If an edit does not apply: its file does not exist, or the passage it replaces does not occur exactly once. The
    /// files then stay as they were.
    pub fn apply(&mut self, turn: &Turn) -> Result<(), EditError> {
        let mut files = self.clone();
        for (step, answer) in turn.steps.iter().enumerate() {
            let Step::Answer { text, file, replaces } = answer else { continue };
            let name = file.as_deref().unwrap_or(files.artifact.file());
            let text = match replaces {
                None => text.content.as_str().into(),
                Some(old) => files.edited(name, old, &text.content).map_err(|reason| EditError { step, reason })?,
            };
            files.put(name, text);
        }
        *self = files;
        Ok(())
    }

    /// A file's text.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.place(name).ok().map(|at| &*self.texts[at].1)
    }

    /// Names and texts, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(name, text)| (&**name, &**text))
    }

    /// Name and text of the file that the person looks at: the last one written; for a drawing or a page, the last one
    /// of that type.
    pub fn shown(&self) -> Option<(&str, &str)> {
        let name = self.shown.as_deref()?;
        Some((name, self.get(name)?))
    }

    fn put(&mut self, name: &str, text: Arc<str>) {
        let name: Arc<str> = name.into();
        if self.artifact.shows(&name) {
            self.shown = Some(name.clone());
        }
        let place = self.place(&name);
        let texts = Arc::make_mut(&mut self.texts);
        match place {
            Ok(at) => texts[at].1 = text,
            Err(at) => texts.insert(at, (name, text)),
        }
    }

    /// Index of a file, or the index at which it would be inserted.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.texts.binary_search_by(|(other, _)| (**other).cmp(name))
    }

    /// The text of a file with the only occurrence of `old` replaced by `new`.
    fn edited(&self, name: &str, old: &str, new: &str) -> Result<Arc<str>, String> {
        let Some(text) = self.get(name) else {
            return Err(format!("cannot be found, because `{name}` does not exist"));
        };
        let Some(at) = text.find(old) else { return Err(format!("does not occur in `{name}`")) };
        // Overlapping occurrences count: "aa" occurs twice in "aaa".
        let next = at + text[at..].chars().next().map_or(1, char::len_utf8);
        if text[next..].contains(old) {
            return Err(format!("occurs more than once in `{name}`"));
        }
        if text.len() - old.len() + new.len() > TEXT_BYTES {
            return Err(format!("would make `{name}` longer than {TEXT_BYTES} bytes"));
        }
        Ok([&text[..at], new, &text[at + old.len()..]].concat().into())
    }
}

impl Artifact {
    /// The name of a file for an answer without a name.
    const fn file(self) -> &'static str {
        match self {
            Self::Code => "answer.txt",
            Self::Svg => "answer.svg",
            Self::Html => "answer.html",
            Self::Prose => "answer.md",
        }
    }

    /// Whether a file of this name can be the one the person looks at.
    fn shows(self, name: &str) -> bool {
        match self {
            Self::Svg => name.ends_with(".svg"),
            Self::Html => name.ends_with(".html"),
            Self::Code | Self::Prose => true,
        }
    }
}
