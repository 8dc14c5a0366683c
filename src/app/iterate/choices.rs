//! What can be chosen before a session, as the options of lists in HTML.

use super::Model;
use crate::scenario::ScriptKind;

impl Model {
    /// The modes.
    pub fn mode_options(&self) -> String {
        String::new()
    }

    /// The orders of a trial.
    pub fn order_options(&self) -> String {
        String::new()
    }

    /// What a model may start from.
    pub fn base_options(&self, model: ScriptKind) -> String {
        let _ = model;
        String::new()
    }

    /// Whether a session can begin.
    pub fn can_start(&self) -> bool {
        self.scenario.is_some()
    }
}
