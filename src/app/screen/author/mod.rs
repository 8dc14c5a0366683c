//! The workshop: a lesson or a task as text, checked while somebody writes it, beside what it makes.
//!
//! The first letter says what a text is: a task is JSON and begins with `{`; anything else is a lesson.

mod address;
mod checked;
mod outline;
mod update;
mod view;

pub use address::Setup;
pub use checked::{Checked, Flaw};
pub use view::TASK;

use crate::app::content::Loading;
use crate::app::screen::Screen;
use crate::scenario::lesson::Course;
use std::sync::Arc;

/// The screen's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What the address asks for.
    pub setup: Setup,
    /// The text.
    pub text: String,
    /// The text before it was replaced by another one, to go back to.
    pub before: Option<String>,
    /// How often the text was replaced other than by typing: then the field shows it.
    pub replaced: u32,
    /// What the text is.
    pub checked: Checked,
    /// The lessons of the site, to start from.
    pub course: Loading<Arc<Course>>,
    /// The last valid lesson, as a link holds it.
    pub packed: Option<String>,
    /// Whether the link is to be copied as soon as the text is packed.
    sharing: bool,
    /// The last link that was made.
    pub link: Option<String>,
    /// Why there is no link; empty if there is one, or nobody has asked for one.
    pub too_long: String,
    /// Whether the browser's store has been read.
    kept: bool,
}

/// What happened on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The person has typed, and now rests.
    Typed(String),
    /// Start from a lesson of the site, by its id, or from the task of [`TASK`].
    StartChosen(String),
    /// The person has opened a file; or why it could not be read.
    FileOpened(Result<String, String>),
    /// Go back to the text that was replaced.
    BackPressed,
    /// Save the text as a file.
    SavePressed,
    /// Copy a link that contains the text.
    SharePressed,
    /// Work on the task on the iterate screen.
    TryPressed,
}

/// The screen in its initial state: the entry point of its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}
