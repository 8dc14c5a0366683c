//! The tasks that the loop has loaded, or waits for. Whatever goes wrong, what is on screen stays.

use super::{Model, SessionId};
use crate::app::{Effect, Wall};
use crate::scenario::{Scenario, ScenarioId};
use std::sync::Arc;

/// The tasks that are here, on their way, or did not come.
#[derive(Clone, Debug, Default)]
pub(super) struct Tasks {
    here: Vec<Arc<Scenario>>,
    awaited: Vec<ScenarioId>,
    /// Each with the reason.
    failed: Vec<(ScenarioId, String)>,
    /// Those that a person has brought along in a file.
    own: Vec<ScenarioId>,
}

/// Tasks are compared by their ids and as shared: what is in one never changes.
impl PartialEq for Tasks {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Arc<Scenario>, &Arc<Scenario>)| Arc::ptr_eq(a, b);
        self.here.len() == other.here.len()
            && self.here.iter().zip(&other.here).all(same)
            && (&self.awaited, &self.failed, &self.own) == (&other.awaited, &other.failed, &other.own)
    }
}

impl Tasks {
    pub(super) fn get(&self, id: &ScenarioId) -> Option<&Arc<Scenario>> {
        self.here.iter().find(|scenario| scenario.id == *id)
    }

    /// Those that a person has brought along.
    pub(super) fn own(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.here.iter().filter(|task| self.own.contains(&task.id))
    }

    fn put(&mut self, scenario: Scenario) {
        self.here.retain(|known| known.id != scenario.id);
        self.here.push(Arc::new(scenario));
    }

    /// Asks for a task, unless it is here, on its way or known not to come.
    fn need(&mut self, id: &ScenarioId) -> Option<Effect> {
        let known = self.awaited.contains(id) || self.failed.iter().any(|(failed, _)| failed == id);
        if known || self.get(id).is_some() {
            return None;
        }
        self.awaited.push(id.clone());
        Some(Effect::LoadTask(id.clone()))
    }
}

impl Model {
    /// The task of the setup, once it is there.
    pub fn task(&self) -> Option<&Arc<Scenario>> {
        self.tasks.get(&self.setup.scenario)
    }

    /// Whether the task of the setup is a file that the person has brought along: a link does not carry it.
    pub fn is_own_file(&self) -> bool {
        self.tasks.own.contains(&self.setup.scenario)
    }

    /// What is said while a task is on its way.
    pub fn waiting(&self) -> &'static str {
        if self.tasks.awaited.is_empty() { "" } else { "Loading the task…" }
    }

    /// Whether something did not come that can be asked for again.
    pub fn can_retry(&self) -> bool {
        !self.tasks.failed.is_empty()
    }

    /// The sessions that are on screen beside the one that is: the first of its trial, and those chosen.
    pub(super) fn beside(&self) -> Vec<SessionId> {
        let first = self.session.as_ref().and_then(|session| session.follows);
        let own = self.session.as_ref().map(|session| session.id);
        let mut beside: Vec<SessionId> = first.into_iter().chain(self.compared.iter().copied()).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|id| Some(*id) != own);
        beside
    }

    /// Goes through the logs of all that is on screen and has its task by now, and asks for the tasks that lack.
    pub(super) fn settle(&mut self, now: Wall) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.tasks.need(&self.setup.scenario).into_iter().collect();
        let beside = self.beside();
        for session in self.kept.iter_mut().filter(|kept| beside.contains(&kept.id) && kept.state.is_none()) {
            match self.tasks.get(&session.setup.scenario).cloned() {
                Some(task) => {
                    session.follow(&task);
                }
                None => effects.extend(self.tasks.need(&session.setup.scenario)),
            }
        }
        if let Some(session) = self.session.as_mut().filter(|session| session.state.is_none()) {
            match self.tasks.get(&session.setup.scenario).cloned() {
                Some(task) => {
                    let left_out = session.follow(&task);
                    if left_out > 0 {
                        self.said
                            .push(format!("log: {left_out} entries make no sense where they stand; they are left out"));
                    }
                    session.take_up(now);
                }
                None => effects.extend(self.tasks.need(&session.setup.scenario)),
            }
        }
        effects
    }

    /// A scenario file came, or did not. What was not asked for is ignored.
    pub(super) fn loaded(&mut self, id: &ScenarioId, file: Result<String, String>, now: Wall) -> Vec<Effect> {
        if !self.tasks.awaited.contains(id) {
            return Vec::new();
        }
        self.tasks.awaited.retain(|awaited| awaited != id);
        let read = |json: String| Scenario::from_json(&json).map_err(|error| error.to_string());
        let bears = |scenario: Scenario| match &scenario.id {
            own if own == id => Ok(scenario),
            own => Err(format!("id: is `{own}`, unlike the file's name")),
        };
        match file.and_then(read).and_then(bears) {
            Ok(scenario) => self.tasks.put(scenario),
            Err(reason) => {
                self.said.push(format!("scenarios/{id}.json: {reason}"));
                self.tasks.failed.push((id.clone(), reason));
            }
        }
        self.settle(now)
    }

    /// The person's own file: taken as the task of the setup, and of a session that waits for it, or refused with its name, the place and the reason.
    pub(super) fn file_opened(&mut self, name: &str, text: Result<String, String>, now: Wall) -> Vec<Effect> {
        let read = |json: String| Scenario::from_json(&json).map_err(|error| error.to_string());
        match text.and_then(read) {
            Ok(scenario) => {
                let id = scenario.id.clone();
                self.tasks.failed.retain(|(failed, _)| *failed != id);
                self.tasks.awaited.retain(|awaited| *awaited != id);
                self.tasks.own.push(id.clone());
                self.tasks.put(scenario);
                self.setup.scenario = id;
            }
            Err(reason) => self.said.push(format!("{name}: {reason}")),
        }
        self.settle(now)
    }

    /// Asks again for what did not come.
    pub(super) fn retry(&mut self, now: Wall) -> Vec<Effect> {
        self.tasks.failed.clear();
        self.settle(now)
    }
}
