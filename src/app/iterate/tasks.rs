//! The tasks that the loop has loaded, or waits for. Whatever goes wrong, what is on screen stays.

use super::{Model, SessionId, Setup};
use crate::app::{Effect, Wall};
use crate::scenario::{Scenario, ScenarioId};
use std::sync::Arc;

/// The tasks that are here, on their way, or did not come.
#[derive(Clone, Debug, Default)]
pub(super) struct Tasks {
    /// Those that came from the site.
    here: Vec<Arc<Scenario>>,
    awaited: Vec<ScenarioId>,
    failed: Vec<ScenarioId>,
    /// Those that a person has brought along in a file. They may be called as one of the site's.
    own: Vec<Arc<Scenario>>,
}

/// Tasks are compared by their ids and as shared: what is in one never changes.
impl PartialEq for Tasks {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &[Arc<Scenario>], b: &[Arc<Scenario>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        same(&self.here, &other.here)
            && same(&self.own, &other.own)
            && (&self.awaited, &self.failed) == (&other.awaited, &other.failed)
    }
}

impl Tasks {
    /// The task of a setup.
    pub(super) fn get(&self, of: &Setup) -> Option<&Arc<Scenario>> {
        let among = if of.own { &self.own } else { &self.here };
        among.iter().find(|task| task.id == of.scenario)
    }

    /// Whether the task of a setup does not come by itself.
    pub(super) fn lack(&self, of: &Setup) -> bool {
        self.get(of).is_none() && (of.own || self.failed.contains(&of.scenario))
    }

    /// Those that a person has brought along.
    pub(super) fn own(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.own.iter()
    }

    /// Asks for the task of a setup, unless it is here, on its way or known not to come.
    fn need(&mut self, of: &Setup) -> Option<Effect> {
        if self.awaited.contains(&of.scenario) || self.lack(of) || self.get(of).is_some() {
            return None;
        }
        self.awaited.push(of.scenario.clone());
        Some(Effect::LoadTask(of.scenario.clone()))
    }
}

impl Model {
    /// The task of the setup, once it is there.
    pub fn task(&self) -> Option<&Arc<Scenario>> {
        self.tasks.get(&self.setup)
    }

    /// What to do where a session, or the setup, is about a task that does not come by itself; else empty.
    pub fn lacking(&self) -> String {
        let waits = self.session.as_ref().filter(|session| session.state.is_none());
        let setup = waits.map_or(&self.setup, |session| &session.setup);
        if !self.tasks.lack(setup) {
            return String::new();
        }
        let id = &setup.scenario;
        match waits.map(|session| self.title(session)) {
            Some(title) if setup.own => format!(
                "“{title}” is about a task in a file, `{id}`, which neither this browser nor a link keeps. Choose the \
                 file as your own task, and the session opens."
            ),
            Some(title) => format!(
                "“{title}” is about the task `{id}`, which this site does not give. If you have its file, choose it \
                 as your own task, and the session opens."
            ),
            None if setup.own => format!(
                "The task `{id}` is in a file, which neither this browser nor a link keeps. Choose the file again as \
                 your own task, or another task."
            ),
            None => String::new(),
        }
    }

    /// What whoever opens a link to the session on screen has to have besides.
    pub fn replay_needs(&self) -> &'static str {
        if self.session.as_ref().is_some_and(|session| session.setup.own) {
            "The link does not carry the task: whoever opens it is asked for the task’s file."
        } else {
            ""
        }
    }

    /// Takes a task for the next session; the person's own one, where one is called so.
    pub(super) fn choose_task(&mut self, id: ScenarioId) {
        self.setup.own = self.tasks.own.iter().any(|task| task.id == id);
        self.setup.scenario = id;
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
        // Beside others, a session of a blind trial would tell by its waits which model it was with.
        let named = |id: &&SessionId| !self.kept.iter().any(|kept| kept.id == **id && kept.hides_names);
        let blind = self.session.as_ref().is_some_and(|session| session.hides_names);
        let compared = self.compared.iter().filter(|_| !blind).filter(named).copied();
        let mut beside: Vec<SessionId> = first.into_iter().chain(compared).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|id| Some(*id) != own);
        beside
    }

    /// Goes through the logs of all that is on screen and has its task by now, and asks for the tasks that lack.
    pub(super) fn settle(&mut self, now: Wall) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.tasks.need(&self.setup).into_iter().collect();
        let beside = self.beside();
        for session in self.kept.iter_mut().filter(|kept| beside.contains(&kept.id) && kept.state.is_none()) {
            match self.tasks.get(&session.setup).cloned() {
                Some(task) => {
                    session.follow(&task);
                }
                None => effects.extend(self.tasks.need(&session.setup)),
            }
        }
        if let Some(session) = self.session.as_mut().filter(|session| session.state.is_none()) {
            match self.tasks.get(&session.setup).cloned() {
                Some(task) => {
                    let left_out = session.follow(&task);
                    if left_out > 0 {
                        self.said
                            .push(format!("log: {left_out} entries make no sense where they stand; they are left out"));
                    }
                    session.take_up(now);
                }
                None => effects.extend(self.tasks.need(&session.setup)),
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
            Ok(scenario) => self.tasks.here.push(Arc::new(scenario)),
            Err(reason) => {
                self.said.push(format!("scenarios/{id}.json: {reason}"));
                self.tasks.failed.push(id.clone());
            }
        }
        self.settle(now)
    }

    /// The person's own file: taken as the task of the setup, and of a session that waits for it, or refused with its
    /// name, the place and the reason.
    pub(super) fn file_opened(&mut self, name: &str, text: Result<String, String>, now: Wall) -> Vec<Effect> {
        let read = |json: String| Scenario::from_json(&json).map_err(|error| error.to_string());
        match text.and_then(read) {
            Ok(scenario) => {
                let id = scenario.id.clone();
                // What was kept, or linked to, without a word on whose task it is: the site has none by that name.
                if self.tasks.failed.contains(&id) {
                    let sessions = self.kept.iter_mut().chain(&mut self.session);
                    for session in sessions.filter(|session| session.setup.scenario == id) {
                        session.setup.own = true;
                    }
                }
                self.tasks.failed.retain(|failed| *failed != id);
                self.tasks.own.retain(|known| known.id != id);
                self.tasks.own.push(Arc::new(scenario));
                self.choose_task(id);
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
