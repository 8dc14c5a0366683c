//! The rules of the screen.

use super::{Event, Model, Values};
use crate::app::address::{Locked, Pairs, Written};
use crate::app::plot::Figure;
use crate::app::screen::{self, Screen};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};

impl Screen for Model {
    fn read(&mut self, _: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.read_keys(pairs);
        Vec::new()
    }

    fn write(&self, keys: &mut Written) {
        self.write_keys(keys);
    }

    fn update(&mut self, _: &mut Tasks, _: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::Explore(event) => self.change(event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, _: Wall) -> Vec<Effect> {
        Vec::new()
    }

    fn is_locked(&self, locked: &Locked, event: &screen::Event) -> bool {
        let panel = self.panel();
        let holds = |n: usize| panel.fields.get(n).is_some_and(|field| locked.holds(field.key));
        match event {
            screen::Event::Explore(Event::Changed(n, _) | Event::Slid(n, _)) => holds(*n),
            screen::Event::Explore(Event::Dragged(_)) => panel.along.is_some_and(holds),
            screen::Event::Explore(Event::RestorePressed) => (0..panel.fields.len()).any(holds),
            _ => false,
        }
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        self.is_answered()
    }
}

impl Model {
    fn change(&mut self, event: Event) -> Vec<Effect> {
        let fields = self.panel().fields;
        match event {
            Event::Changed(n, value) => {
                if let Some(field) = fields.get(n) {
                    self.set(self.values().with(n, field.nearest(value.unwrap_or(f64::NAN))));
                }
            }
            Event::Slid(n, share) => {
                if let Some(field) = fields.get(n) {
                    self.set(self.values().with(n, field.at(share)));
                }
            }
            Event::Dragged(share) => {
                if let (Some(n), Figure::Picture(picture)) = (self.panel().along, &self.answer.figure)
                    && let Some(field) = fields.get(n)
                {
                    let value = field.round(&picture.across, share);
                    self.set(self.values().with(n, value));
                }
            }
            Event::RestorePressed => self.set(Values::of(self.panel())),
            Event::AnswersLoaded(answers) => {
                self.answers = answers;
                self.set(self.values().clone());
            }
            Event::DrawingPressed | Event::DataPressed if !self.is_answered() => {}
            Event::DrawingPressed => {
                let text = self.answer.figure.svg(&self.answer.sentence);
                return vec![Effect::Download { name: "figure.svg", kind: "image/svg+xml", text }];
            }
            Event::DataPressed => {
                return vec![Effect::Download { name: "figure.csv", kind: "text/csv", text: self.answer.figure.csv() }];
            }
        }
        Vec::new()
    }
}
