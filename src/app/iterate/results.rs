//! What is on screen once a session is over.

use super::Model;

impl Model {
    /// The figures of the sessions on the axis, a column each, as a table in HTML.
    pub fn figures_table(&self) -> String {
        String::new()
    }

    /// What was missed in what was accepted, by session, as HTML.
    pub fn missed(&self) -> String {
        String::new()
    }

    /// What the other latency would have changed in each session, as paragraphs in HTML.
    pub fn changed_words(&self) -> String {
        String::new()
    }

    /// Whether the other model is to come: after the first session of a trial.
    pub fn can_do_other(&self) -> bool {
        false
    }
}
