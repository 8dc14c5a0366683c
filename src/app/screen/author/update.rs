//! The rules of the workshop: what each event changes, and its effects.

use super::checked::is_task;
use super::{Checked, Event, Model, Setup, TASK};
use crate::app::address::{Pairs, Written};
use crate::app::content::Loading;
use crate::app::screen::{self, Screen, ScreenId};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::engine::figures::grouped;
use crate::scenario::lesson::{Course, Lesson, LessonError, LessonId};
use std::sync::Arc;

impl Screen for Model {
    fn read(&mut self, _: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.setup = Setup::read(pairs);
        let mut effects = Vec::new();
        if !self.kept {
            effects.push(Effect::ReadKept(ScreenId::Author));
        }
        if let Some(text) = &self.setup.text {
            effects.push(Effect::Unpack(ScreenId::Author, text.clone()));
        }
        if matches!(self.course, Loading::Idle) {
            self.course = Loading::Coming;
            effects.push(Effect::LoadContent(ScreenId::Author, Course::PATH.to_owned()));
        }
        effects
    }

    fn write(&self, keys: &mut Written) {
        self.setup.write(keys);
    }

    fn update(&mut self, tasks: &mut Tasks, _: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::ContentLoaded(path, result) => self.loaded(&path, result),
            screen::Event::KeptRead(result) => self.read_kept(result),
            screen::Event::Packed(result) => self.was_packed(result),
            screen::Event::Unpacked(result) => self.unpacked(result),
            screen::Event::LessonRead(lesson) => self.lesson_read(lesson),
            screen::Event::Author(event) => self.change_by(tasks, event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, _: Wall) -> Vec<Effect> {
        Vec::new()
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        self.kept && self.setup.text.is_none()
    }

    fn refuses_file(&self, name: &str) -> Option<String> {
        Some(format!("“{name}” was not opened. Open it with “Open a file”."))
    }
}

impl Model {
    fn loaded(&mut self, path: &str, result: Result<String, String>) -> Vec<Effect> {
        if path == Course::PATH {
            self.course = result.and_then(|json| Course::from_built(&json)).map(Arc::new).into();
            return Vec::new();
        }
        match result {
            Ok(text) => self.replace(text),
            Err(reason) => vec![Effect::PostError(format!("{path}: {reason}"))],
        }
    }

    fn read_kept(&mut self, result: Result<Option<String>, String>) -> Vec<Effect> {
        self.kept = true;
        match result {
            Ok(Some(text)) if self.text.is_empty() => self.replace(text),
            // A link has come first.
            Ok(kept) => {
                self.before = kept.filter(|kept| *kept != self.text);
                Vec::new()
            }
            // Whoever has no store can write all the same.
            Err(_) => Vec::new(),
        }
    }

    fn unpacked(&mut self, result: Result<String, String>) -> Vec<Effect> {
        // From now on the text is the person's: the address does not follow it.
        self.setup.text = None;
        match result {
            Ok(text) => self.replace(text),
            Err(reason) => {
                vec![Effect::PostError(format!("text: the link is cut or changed, or holds too much ({reason})"))]
            }
        }
    }

    fn was_packed(&mut self, result: Result<String, String>) -> Vec<Effect> {
        let packed = match result {
            Ok(packed) => packed,
            Err(reason) => return vec![Effect::PostError(format!("Your browser did not make a link: {reason}"))],
        };
        let lesson = matches!(self.checked, Checked::Lesson(_));
        self.packed = lesson.then(|| packed.clone());
        if !std::mem::take(&mut self.sharing) {
            return Vec::new();
        }
        if packed.len() > Setup::LONGEST {
            self.too_long = format!(
                "The link would have {} characters. Programs that pass links on cut them there; up to {} is safe. Save a \
                 file instead.",
                grouped(packed.len() as u64),
                grouped(Setup::LONGEST as u64)
            );
            return Vec::new();
        }
        let screen = if lesson { ScreenId::Learn } else { ScreenId::Author };
        let link = Written::at(screen.path()).with("text", &packed).finish();
        self.link = Some(link.clone());
        vec![Effect::CopyLink(link)]
    }

    fn change_by(&mut self, tasks: &mut Tasks, event: Event) -> Vec<Effect> {
        match event {
            Event::Typed(text) => self.take(text),
            Event::StartChosen(id) if id == TASK => self.replace(super::view::task_template()),
            Event::StartChosen(id) => {
                let path = LessonId::new(&format!("{id}.md")).map(|id| id.path());
                path.map(|path| Effect::LoadContent(ScreenId::Author, path)).into_iter().collect()
            }
            Event::FileOpened(Ok(text)) => self.replace(text),
            Event::FileOpened(Err(reason)) => vec![Effect::PostError(format!("The file was not opened: it {reason}"))],
            Event::BackPressed => match self.before.take() {
                Some(text) => self.replace(text),
                None => Vec::new(),
            },
            Event::SavePressed => {
                let text = self.text.clone();
                let (name, kind) =
                    if is_task(&text) { ("task.json", "application/json") } else { ("lesson.md", "text/markdown") };
                vec![Effect::Download { name, kind, text }]
            }
            Event::SharePressed => {
                self.sharing = true;
                self.too_long.clear();
                vec![Effect::Pack(ScreenId::Author, self.text.clone())]
            }
            Event::TryPressed => {
                let Checked::Task(task) = &self.checked else { return Vec::new() };
                let link = Written::at(ScreenId::Iterate.path()).with("scenario", task.id.as_str()).with("own", "1");
                tasks.bring(task.clone());
                vec![Effect::OpenAddress { hash: link.finish(), push: true }]
            }
        }
    }

    /// Another text in place of this one, which can be gone back to.
    fn replace(&mut self, text: String) -> Vec<Effect> {
        if text == self.text {
            return Vec::new();
        }
        self.before = Some(std::mem::take(&mut self.text)).filter(|text| !text.trim().is_empty());
        self.replaced += 1;
        self.take(text)
    }

    /// The text is this one now.
    fn take(&mut self, text: String) -> Vec<Effect> {
        self.text = text;
        self.link = None;
        self.too_long.clear();
        let kept = Some(self.text.clone()).filter(|text| !text.is_empty());
        let mut effects = vec![Effect::Keep(ScreenId::Author, kept)];
        if self.text.trim().is_empty() {
            self.checked = Checked::Empty;
        } else if is_task(&self.text) {
            self.checked = Checked::task(&self.text);
            if matches!(self.checked, Checked::Task(_)) {
                self.packed = None;
                self.task.clone_from(&self.text);
            }
        } else {
            // The page may still have to fetch the reader. Until it answers, the screen keeps what it said before.
            effects.push(Effect::ReadLesson(ScreenId::Author, self.text.clone()));
        }
        effects
    }

    /// The reader has read a text. Texts are read in the order in which they were typed, so the last one counts.
    fn lesson_read(&mut self, lesson: Result<Arc<Lesson>, LessonError>) -> Vec<Effect> {
        if self.text.trim().is_empty() || is_task(&self.text) {
            return Vec::new();
        }
        self.checked = Checked::lesson(lesson);
        if !matches!(self.checked, Checked::Lesson(_)) {
            return Vec::new();
        }
        self.task.clear();
        vec![Effect::Pack(ScreenId::Author, self.text.clone())]
    }
}
