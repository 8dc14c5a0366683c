//! The tasks of the page: the site's list, the scenarios that have loaded or are loading, and a person's own. Every
//! screen takes its task from here, so none is fetched twice.

use super::{Effect, isolated};
use crate::scenario::{Catalogue, Scenario, ScenarioId};
use std::sync::Arc;

/// The task if an address names none.
pub const DEFAULT: &str = "rate-limiter";

/// The task of the front page: one sees it being made.
pub const FRONT: &str = "card";

/// The folder of the site's tasks.
const PLACE: &str = "scenarios/";

/// The tasks that have loaded, are loading, or have failed.
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// The scenarios that this site offers.
    pub catalogue: Catalogue,
    /// Whether the list failed to load.
    catalogue_lost: bool,
    /// The site's tasks that have loaded.
    here: Vec<Arc<Scenario>>,
    awaited: Vec<ScenarioId>,
    failed: Vec<(ScenarioId, String)>,
    /// The person's own tasks, from files. One may have the same id as a task of the site.
    own: Vec<Arc<Scenario>>,
}

impl Tasks {
    /// One of the site's tasks, once it has loaded.
    pub fn of_site(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.here.iter().find(|task| task.id == *id)
    }

    /// One of the person's own tasks.
    pub fn of_person(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.own.iter().find(|task| task.id == *id)
    }

    /// All of the person's own tasks.
    pub fn brought(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.own.iter()
    }

    /// Adds a task of the person's own. It replaces one with the same id.
    pub fn bring(&mut self, task: Arc<Scenario>) {
        self.failed.retain(|(failed, _)| *failed != task.id);
        self.own.retain(|known| known.id != task.id);
        self.own.push(task);
    }

    /// Adds a task of the page that embeds the playground. It replaces one with the same id, also one of the site's.
    pub(super) fn host(&mut self, task: Arc<Scenario>) {
        self.here.retain(|known| known.id != task.id);
        self.here.push(task);
    }

    /// Asks for one of the site's tasks, unless it has loaded, is loading or has failed.
    pub fn need(&mut self, id: &ScenarioId) -> Option<Effect> {
        if self.awaited.contains(id) || self.failure(id).is_some() || self.of_site(id).is_some() {
            return None;
        }
        self.awaited.push(id.clone());
        Some(Effect::LoadScenario(id.clone()))
    }

    /// Asks for it even if it failed before.
    pub fn need_again(&mut self, id: &ScenarioId) -> Option<Effect> {
        self.failed.retain(|(failed, _)| failed != id);
        self.need(id)
    }

    /// Asks for the list again if that failed, and forgets which tasks failed.
    pub fn retry(&mut self) -> Option<Effect> {
        self.failed.clear();
        std::mem::take(&mut self.catalogue_lost).then_some(Effect::LoadCatalogue)
    }

    /// Whether the list failed to load.
    pub const fn lack_list(&self) -> bool {
        self.catalogue_lost
    }

    /// Whether a task failed to load.
    pub fn lack_some(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Whether a task is loading.
    pub fn are_awaited(&self) -> bool {
        !self.awaited.is_empty()
    }

    /// Why a task failed to load.
    pub fn failure(&self, id: &ScenarioId) -> Option<&str> {
        self.failed.iter().find(|(failed, _)| failed == id).map(|(_, reason)| reason.as_str())
    }

    /// The list loaded, or failed with a reason.
    ///
    /// # Errors
    /// The message for the person.
    pub(super) fn listed(&mut self, list: Result<Catalogue, String>) -> Result<(), String> {
        self.catalogue_lost = list.is_err();
        self.catalogue =
            list.map_err(|reason| format!("The list of tasks could not be opened. {PLACE}index.json: {reason}"))?;
        Ok(())
    }

    /// A task loaded, or failed with a reason. Returns whether it had been asked for.
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

    /// The title of a task, or its id if only that is known.
    pub fn title<'a>(&'a self, id: &'a ScenarioId) -> &'a str {
        let listed = || self.catalogue.iter().find(|entry| entry.id == *id).map(|entry| &entry.title);
        self.of_site(id).map(|task| &task.title).or_else(listed).map_or(id.as_str(), String::as_str)
    }

    /// The message about a task that failed to load: first for the person, then for whoever can repair the file.
    pub fn refusal(&self, id: &ScenarioId, reason: &str) -> String {
        format!("The task “{}” could not be opened. {PLACE}{id}.json: {reason}", isolated(self.title(id)))
    }

    /// Whether a notice is about a task or the list that failed to load.
    pub(super) fn is_refusal(notice: &str) -> bool {
        notice.contains(PLACE)
    }

    /// Forgets that the list failed.
    pub(super) fn forgive_list(&mut self) {
        self.catalogue_lost = false;
    }
}
