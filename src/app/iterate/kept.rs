//! The sessions kept in the browser: the list of them, and the text of the store.

use super::{Model, SessionId};

/// A kept session, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    /// Its name.
    pub id: SessionId,
    /// What it is: its number, task and models.
    pub title: String,
    /// How it stands: turns, time, done or not.
    pub state: String,
    /// Whether it can be taken up again.
    pub in_progress: bool,
    /// Whether it stands on the axis.
    pub compared: bool,
}

impl Model {
    /// The kept sessions, newest first.
    pub fn kept_views(&self) -> Vec<KeptView> {
        Vec::new()
    }
}
