//! The tasks of the page: the site's list, the scenarios that have come, those on their way, and those a person brought
//! along. Every screen takes its task from here, so none is fetched twice.

use super::Effect;
use crate::scenario::{Catalogue, Scenario, ScenarioId};
use std::sync::Arc;

/// The task of an address that names none.
pub const DEFAULT: &str = "rate-limiter";

/// The tasks that are here, on their way, or did not come.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// The scenarios that this site offers.
    pub catalogue: Catalogue,
    /// Whether their list did not come.
    catalogue_lost: bool,
    /// Those that came from the site.
    here: Vec<Arc<Scenario>>,
    awaited: Vec<ScenarioId>,
    failed: Vec<(ScenarioId, String)>,
    /// Those that a person has brought along in a file. They may have the id of one of the site's.
    own: Vec<Arc<Scenario>>,
}

impl Tasks {
    /// One of the site's tasks, once it is here.
    pub fn of_site(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.here.iter().find(|task| task.id == *id)
    }

    /// One that a person has brought along.
    pub fn of_person(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.own.iter().find(|task| task.id == *id)
    }

    /// All that a person has brought along.
    pub fn brought(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.own.iter()
    }

    /// Takes a task that a person has brought along, in place of one with the same id.
    pub fn bring(&mut self, task: Arc<Scenario>) {
        self.failed.retain(|(failed, _)| *failed != task.id);
        self.own.retain(|known| known.id != task.id);
        self.own.push(task);
    }

    /// Asks for one of the site's tasks, unless it is here, on its way or known not to come.
    pub fn need(&mut self, id: &ScenarioId) -> Option<Effect> {
        if self.awaited.contains(id) || self.failure(id).is_some() || self.of_site(id).is_some() {
            return None;
        }
        self.awaited.push(id.clone());
        Some(Effect::LoadScenario(id.clone()))
    }

    /// Asks for it even if it did not come before.
    pub fn need_again(&mut self, id: &ScenarioId) -> Option<Effect> {
        self.failed.retain(|(failed, _)| failed != id);
        self.need(id)
    }

    /// Asks again for the list, if that did not come, and forgets which tasks did not.
    pub fn retry(&mut self) -> Option<Effect> {
        self.failed.clear();
        std::mem::take(&mut self.catalogue_lost).then_some(Effect::LoadCatalogue)
    }

    /// Whether the list did not come.
    pub const fn lack_list(&self) -> bool {
        self.catalogue_lost
    }

    /// Whether a task did not come.
    pub fn lack_some(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Whether a task is on its way.
    pub fn are_awaited(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// Why a task did not come.
    pub fn failure(&self, id: &ScenarioId) -> Option<&str> {
        self.failed.iter().find(|(failed, _)| failed == id).map(|(_, reason)| reason.as_str())
    }

    /// The list came, or did not, and why.
    ///
    /// # Errors
    /// What to tell the person.
    pub(super) fn listed(&mut self, list: Result<Catalogue, String>) -> Result<(), String> {
        self.catalogue_lost = list.is_err();
        self.catalogue = list.map_err(|reason| format!("scenarios/index.json: {reason}"))?;
        Ok(())
    }

    /// A task came, or did not, and why. Tells whether anybody had asked for it.
    pub(super) fn loaded(&mut self, id: &ScenarioId, task: Result<Arc<Scenario>, String>) -> bool {
        let before = self.awaited.len();
        self.awaited.retain(|awaited| awaited != id);
        if self.awaited.len() == before {
            return false;
        }
        match task {
            Ok(task) if task.id == *id => self.here.push(task),
            Ok(task) => self.failed.push((id.clone(), format!("id: is `{}`, unlike the file's name", task.id))),
            Err(reason) => self.failed.push((id.clone(), reason)),
        }
        true
    }

    /// No longer says that the list did not come.
    pub(super) fn forgive_list(&mut self) {
        self.catalogue_lost = false;
    }
}

/// What to tell the person about a task that did not come.
pub fn refusal(id: &ScenarioId, reason: &str) -> String {
    format!("scenarios/{id}.json: {reason}")
}
