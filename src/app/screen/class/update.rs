//! The rules of the class's screen: what each event changes, and its effects.

use super::{Event, Model, Round, Setup, csv};
use crate::app::address::{Pairs, Written};
use crate::app::content::Loading;
use crate::app::result::{Found, LessonResult, Unread, find};
use crate::app::screen::{self, Screen, ScreenId};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::scenario::lesson::{Course, Lesson};
use std::sync::Arc;

/// The most characters of a text that is read, in bytes.
const LONGEST: usize = 16 << 20;

impl Screen for Model {
    fn read(&mut self, tasks: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.setup = Setup::read(pairs);
        self.shown = self.setup.result.as_deref().map(LessonResult::read);
        self.settle(tasks)
    }

    fn write(&self, keys: &mut Written) {
        self.setup.write(keys);
    }

    fn update(&mut self, tasks: &mut Tasks, _: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::ContentLoaded(path, result) => {
                self.loaded(&path, result);
                self.settle(tasks)
            }
            screen::Event::TaskSettled(_) | screen::Event::Listed => self.settle(tasks),
            screen::Event::Class(event) => self.change_by(tasks, event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, _: Wall) -> Vec<Effect> {
        Vec::new()
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        self.course.is_settled()
    }

    fn refuses_file(&self, name: &str) -> Option<String> {
        Some(format!("“{name}” was not opened. Drop it on the box for the results."))
    }
}

impl Model {
    fn change_by(&mut self, tasks: &mut Tasks, event: Event) -> Vec<Effect> {
        match event {
            Event::Added(text) if text.len() > LONGEST => {
                let why = "the text is longer than 16 MB".to_owned();
                let unread = Unread { place: "the box".to_owned(), text: String::new(), why };
                self.add(tasks, Found { unread: vec![unread], ..Found::default() })
            }
            Event::Added(text) => self.add(tasks, find(&text, "")),
            Event::FilesRead(files) => {
                let mut all = Found::default();
                for (name, text) in files {
                    let unread = |why| Unread { place: name.clone(), text: String::new(), why };
                    match text.map(|text| find(&text, &name)) {
                        Ok(found) => {
                            if found == Found::default() {
                                all.unread.push(unread("there is no result in it".to_owned()));
                            }
                            all.handed.extend(found.handed);
                            all.unread.extend(found.unread);
                        }
                        Err(why) => all.unread.push(unread(why)),
                    }
                }
                self.add(tasks, all)
            }
            Event::RoundChosen(round) => {
                self.round = round;
                Vec::new()
            }
            Event::Moved(by) => {
                let last = self.views().len().saturating_sub(1);
                self.at = self.at.min(last).saturating_add_signed(by).min(last);
                Vec::new()
            }
            Event::CsvPressed => {
                let text = csv::of(&self.pool, &self.worked);
                vec![Effect::Download { name: "hare-and-tortoise-class.csv", kind: "text/csv", text }]
            }
            Event::ClearPressed => {
                self.clearing = true;
                Vec::new()
            }
            Event::ClearAnswered(sure) => {
                self.clearing = false;
                if sure {
                    self.pool = super::Pool::default();
                    (self.taken, self.at, self.round) = (None, 0, Round::First);
                    self.worked.clear();
                }
                Vec::new()
            }
            Event::RetryPressed => {
                self.course.forget_failure();
                self.lessons.values_mut().for_each(Loading::forget_failure);
                let list = tasks.retry();
                let mut effects = self.settle(tasks);
                effects.extend(list);
                effects
            }
        }
    }

    fn add(&mut self, tasks: &mut Tasks, found: Found) -> Vec<Effect> {
        self.taken = Some(self.pool.take(found, self.round));
        self.settle(tasks)
    }

    fn loaded(&mut self, path: &str, result: Result<String, String>) {
        if path == Course::PATH {
            self.course = result.and_then(|json| Course::from_built(&json)).map(Arc::new).into();
        } else if let Some((_, lesson)) = self.lessons.iter_mut().find(|(id, _)| id.path() == path) {
            *lesson = result.and_then(|json| Lesson::from_built(&json)).map(Arc::new).into();
        }
    }

    /// Asks for the lessons and tasks of the results, and goes through the sessions whose tasks are here. It asks only for
    /// what this site lists: a pasted text can name anything.
    fn settle(&mut self, tasks: &mut Tasks) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(self.course, Loading::Idle) {
            self.course = Loading::Coming;
            effects.push(Effect::LoadContent(ScreenId::Class, Course::PATH.to_owned()));
        }
        let own = self.shown.as_ref().and_then(|shown| shown.as_ref().ok()).map(|shown| &shown.lesson);
        let wanted: Vec<_> = own.into_iter().chain(self.pool.lessons()).cloned().collect();
        let listed = self.course.here().map(|course| course.lessons.as_slice()).unwrap_or_default();
        for id in wanted.into_iter().filter(|id| listed.iter().any(|listed| listed.id == *id)) {
            let lesson = self.lessons.entry(id.clone()).or_default();
            if matches!(lesson, Loading::Idle) {
                *lesson = Loading::Coming;
                effects.push(Effect::LoadContent(ScreenId::Class, id.path()));
            }
        }
        effects.extend(self.work_through(tasks));
        effects
    }
}
