//! The rules of the lessons' screen: what each event changes, and its effects.

use super::progress::Progress;
use super::view::starting;
use super::{Event, Model, Setup, export};
use crate::app::address::{Pairs, Written};
use crate::app::content::Loading;
use crate::app::result::{Given, nickname};
use crate::app::screen::{self, Screen, ScreenId};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::scenario::lesson::{Course, Kind, Lesson, LessonId, Played, Step};
use std::sync::Arc;

impl Screen for Model {
    fn read(&mut self, _: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.setup, Setup::read(pairs));
        let mut effects = Vec::new();
        if !self.kept {
            effects.push(Effect::ReadKept(ScreenId::Learn));
        }
        if before.lesson != self.setup.lesson || matches!(self.lesson, Loading::Failed(_)) {
            self.lesson = Loading::Idle;
            self.drafts.clear();
        }
        effects.extend(self.load());
        effects
    }

    fn write(&self, keys: &mut Written) {
        self.setup.write(keys);
    }

    fn update(&mut self, _: &mut Tasks, _: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::ContentLoaded(path, result) => self.loaded(&path, result),
            screen::Event::KeptRead(result) => self.read_kept(result),
            screen::Event::Unpacked(result) => self.unpacked(result),
            screen::Event::LessonRead(lesson) => {
                let written = self.setup.lesson.as_ref().is_some_and(LessonId::is_written);
                if written || self.setup.text.is_some() {
                    self.settle(lesson.map_err(|error| error.to_string()));
                }
                Vec::new()
            }
            screen::Event::Learn(event) => self.change_by(event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, _: Wall) -> Vec<Effect> {
        Vec::new()
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        let settled = if self.setup.lesson.is_some() { self.lesson.is_settled() } else { self.course.is_settled() };
        self.kept && settled
    }

    fn refuses_file(&self, name: &str) -> Option<String> {
        Some(format!("“{name}” was not opened. To try a lesson of your own, open it under Author."))
    }
}

impl Model {
    /// Asks for what the address needs and has not been asked for.
    fn load(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let (Loading::Idle, Some(id)) = (&self.lesson, &self.setup.lesson) {
            effects.push(match &self.setup.text {
                Some(text) => Effect::Unpack(ScreenId::Learn, text.clone()),
                None => Effect::LoadContent(ScreenId::Learn, id.path()),
            });
            self.lesson = Loading::Coming;
        }
        if matches!(self.course, Loading::Idle) {
            effects.push(Effect::LoadContent(ScreenId::Learn, Course::PATH.to_owned()));
            self.course = Loading::Coming;
        }
        effects
    }

    fn loaded(&mut self, path: &str, result: Result<String, String>) -> Vec<Effect> {
        if path == Course::PATH {
            self.course = result.and_then(|json| Course::from_built(&json)).map(Arc::new).into();
            return Vec::new();
        }
        // Another lesson may have been opened meanwhile.
        let Some(id) = self.setup.lesson.as_ref().filter(|id| id.path() == path) else { return Vec::new() };
        match result {
            Ok(text) if id.is_written() => return vec![Effect::ReadLesson(ScreenId::Learn, text)],
            Ok(json) => self.settle(Lesson::from_built(&json).map(Arc::new)),
            Err(reason) => self.settle(Err(reason)),
        }
        Vec::new()
    }

    fn unpacked(&mut self, result: Result<String, String>) -> Vec<Effect> {
        match result {
            Ok(text) if self.setup.text.is_some() => return vec![Effect::ReadLesson(ScreenId::Learn, text)],
            Ok(_) => {}
            Err(reason) => self.settle(Err(format!("the link is cut or changed, or holds too much ({reason})"))),
        }
        Vec::new()
    }

    fn settle(&mut self, lesson: Result<Arc<Lesson>, String>) {
        let place = match &self.setup {
            Setup { text: None, lesson: Some(id), .. } => id.path(),
            _ => "The lesson in the link".to_owned(),
        };
        let reason = |reason| format!("{place}: {reason}");
        self.lesson = lesson.map_err(reason).into();
        self.keep_only_valid();
    }

    /// Leaves out answers that the open lesson's questions do not take any more.
    fn keep_only_valid(&mut self) {
        if let (Some(id), Loading::Here(lesson)) = (&self.setup.lesson, &self.lesson)
            && let Some(taken) = self.progress.of(id)
        {
            *self.progress.of_mut(id) = taken.clone().kept_by(lesson);
        }
    }

    fn read_kept(&mut self, result: Result<Option<String>, String>) -> Vec<Effect> {
        self.kept = true;
        let text = match result {
            Ok(text) => text,
            Err(reason) => {
                return vec![Effect::PostError(format!(
                    "Your earlier answers could not be read: {reason}. You can take the lessons all the same; export your \
                     answers before you close the tab."
                ))];
            }
        };
        let read = text.map_or(Ok(Progress::default()), |text| Progress::read(&text));
        self.unreadable = read.is_err();
        match read {
            Ok(progress) => {
                self.progress = progress;
                self.keep_only_valid();
                Vec::new()
            }
            Err(reason) => vec![Effect::PostError(format!(
                "Your earlier answers could not be read: {reason}. They stay in the browser as they are, and nothing new is \
                 kept. Export your answers before you close the tab, or delete the earlier ones under “All lessons”."
            ))],
        }
    }

    fn change_by(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Drafted(question, answer) => {
                if self.given(question).is_none() && self.kind(question).is_some_and(|kind| kind.takes(&answer)) {
                    self.drafts.insert(question, answer);
                }
                Vec::new()
            }
            Event::Committed(question, sure) => {
                // Who commits without having changed anything agrees with what is shown.
                let shown = self.kind(question).and_then(starting);
                let answer = self.drafts.remove(&question).or(shown);
                let (Some(answer), Some(id)) = (answer, self.setup.lesson.clone()) else { return Vec::new() };
                // Another tag for each lesson, also if the browser has drawn one number.
                self.chance = self.chance.wrapping_mul(0x9e37_79b1).wrapping_add(0x7f4a_7c15);
                let given = Given { answer, sure, measured: None, right: None };
                self.progress.of_mut(&id).give(question, given, self.chance);
                self.keep()
            }
            Event::Reported(step, report) => match Played::read(&report) {
                Ok(played) => self.end(step, Some(&played)),
                Err(reason) => vec![Effect::PostError(format!("The result of the run could not be read: {reason}"))],
            },
            Event::Ended(step) => self.end(step, None),
            Event::AgainPressed => {
                let Some(id) = self.setup.lesson.clone() else { return Vec::new() };
                self.progress.forget(&id);
                self.drafts.clear();
                self.keep()
            }
            Event::JsonPressed => vec![export::json(&self.progress)],
            Event::CsvPressed => vec![export::csv(&self.progress)],
            Event::ClearPressed => {
                self.clearing = true;
                Vec::new()
            }
            Event::ClearAnswered(sure) => {
                self.clearing = false;
                if !sure {
                    return Vec::new();
                }
                self.progress = Progress::default();
                self.unreadable = false;
                self.drafts.clear();
                self.keep()
            }
            Event::RetryPressed => {
                self.course.forget_failure();
                self.lesson.forget_failure();
                self.load()
            }
            Event::Drawn(number) => {
                self.chance = number;
                Vec::new()
            }
            Event::Nicknamed(name) => {
                self.nickname = nickname(&name);
                Vec::new()
            }
            Event::CopyPressed => vec![Effect::CopyLink(self.result_link())],
        }
    }

    pub(super) fn kind(&self, question: usize) -> Option<&Kind> {
        self.open()?.questions().nth(question).map(|question| &question.kind)
    }

    /// A run has ended: the predictions before it get their results.
    fn end(&mut self, step: usize, played: Option<&Played>) -> Vec<Effect> {
        let (Some(lesson), Some(id)) = (self.open().cloned(), self.setup.lesson.clone()) else { return Vec::new() };
        // A teacher's view runs it without predictions: there is nothing to compare, and nothing to keep.
        if !lesson.asked_before(step).all(|n| self.given(n).is_some()) {
            return Vec::new();
        }
        let taken = self.progress.of_mut(&id);
        // Who runs it again has seen the result: it stays what it was.
        if taken.has_ended(step) || !matches!(lesson.steps.get(step), Some(Step::Run(_))) {
            return Vec::new();
        }
        taken.end(step);
        let last = lesson.runs_after(step) == 0;
        for n in lesson.asked_before(step) {
            let (Some(question), Some(given)) = (lesson.questions().nth(n), taken.given_mut(n)) else { continue };
            if let (Kind::Number(number), Some(played)) = (&question.kind, played) {
                given.measured = number.measure.and_then(|measure| measure.of(played)).or(given.measured);
            }
            if last {
                given.right = Some(question.kind.is_right(&given.answer, given.measured));
            }
        }
        self.keep()
    }

    fn keep(&self) -> Vec<Effect> {
        // A newer version of the page may still read what this one cannot.
        if self.unreadable {
            return Vec::new();
        }
        vec![Effect::Keep(ScreenId::Learn, self.progress.json())]
    }
}
