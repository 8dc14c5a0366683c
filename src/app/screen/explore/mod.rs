//! The screen that explains: questions, each with a figure that moves as its numbers do, and the result in words.
//!
//! A question is a [`Panel`]: data, and one function from its numbers to its answer. The screen keeps the numbers of
//! every panel, and shows one.

mod address;
mod field;
mod panel;
mod panels;
mod update;
mod view;

pub use field::{Field, Kind};
pub use panel::{Answers, Formula, Panel, Shown, Table, Values};
pub use panels::{ANSWERS, PANELS};
pub use view::ControlView;

use crate::app::screen::Screen;

/// The screen's state.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Which panel is shown, as its place among [`PANELS`].
    shown: usize,
    /// The values of each panel.
    values: Vec<Values>,
    /// The functions that answer, as far as they have loaded.
    answers: &'static Answers,
    /// The answer of the shown panel.
    answer: Shown,
}

/// With all answers.
impl Default for Model {
    fn default() -> Self {
        Self::new(&ANSWERS)
    }
}

/// What happened on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A field has this value; `None` for its start.
    Changed(usize, Option<f64>),
    /// A slider is at this share of its way.
    Slid(usize, f64),
    /// The person is at this share of the figure's horizontal axis.
    Dragged(f64),
    /// All numbers of the panel go back to their start.
    RestorePressed,
    /// The functions that answer all panels have loaded.
    AnswersLoaded(&'static Answers),
    /// The figure as a file: SVG.
    DrawingPressed,
    /// The figure's data as a file: CSV.
    DataPressed,
}

impl Model {
    fn new(answers: &'static Answers) -> Self {
        let values: Vec<Values> = PANELS.iter().map(|panel| Values::of(panel)).collect();
        let answer = answers.of(0, &values[0]);
        Self { shown: 0, values, answers, answer }
    }

    /// The shown panel.
    pub fn panel(&self) -> &'static Panel {
        PANELS.get(self.shown).unwrap_or(&PANELS[0])
    }

    /// Its numbers.
    pub fn values(&self) -> &Values {
        self.values.get(self.shown).unwrap_or(&self.values[0])
    }

    /// Its answer.
    pub const fn answer(&self) -> &Shown {
        &self.answer
    }

    /// Whether the function that answers the shown panel has loaded.
    pub const fn is_answered(&self) -> bool {
        self.answers.has(self.shown)
    }

    fn set(&mut self, values: Values) {
        self.answer = self.answers.of(self.shown, &values);
        if let Some(place) = self.values.get_mut(self.shown) {
            *place = values;
        }
    }
}

/// The screen in its initial state: the entry point of its file. It answers the first panel; the other answers come later.
pub fn start() -> Box<dyn Screen> {
    Box::new(Model::new(&panels::FIRST))
}

/// The same with all answers.
pub fn start_whole() -> Box<dyn Screen> {
    Box::<Model>::default()
}
