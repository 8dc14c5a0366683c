//! The tasks of sessions: which one a set-up names, and what happens as it comes or does not. Whatever goes wrong, what is
//! on screen stays.

use super::{Model, SessionId, Setup};
use crate::app::tasks::{Tasks, refusal};
use crate::app::{Effect, Wall};
use crate::scenario::{Scenario, ScenarioId};
use std::sync::Arc;

impl Setup {
    /// Its task, once that is here.
    pub(super) fn task<'a>(&self, tasks: &'a Tasks) -> Option<&'a Arc<Scenario>> {
        if self.own { tasks.of_person(&self.scenario) } else { tasks.of_site(&self.scenario) }
    }

    /// Whether its task does not come by itself.
    pub(super) fn lacks_task(&self, tasks: &Tasks) -> bool {
        self.task(tasks).is_none() && (self.own || tasks.failure(&self.scenario).is_some())
    }

    /// Asks for its task, unless that is here, on its way or known not to come.
    fn need(&self, tasks: &mut Tasks) -> Option<Effect> {
        if self.own { None } else { tasks.need(&self.scenario) }
    }
}

impl Model {
    /// The task of the setup, once it is there.
    pub fn task(&self) -> Option<&Arc<Scenario>> {
        self.setup.task(&self.tasks)
    }

    /// What to do where a session, or the setup, is about a task that does not come by itself; else empty.
    pub fn lacking(&self) -> String {
        let waits = self.session.as_ref().filter(|session| session.state.is_none());
        let setup = waits.map_or(&self.setup, |session| &session.setup);
        if !setup.lacks_task(&self.tasks) {
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
        self.setup.own = self.tasks.of_person(&id).is_some();
        self.setup.scenario = id;
    }

    /// What is said while a task is on its way.
    pub fn waiting(&self) -> &'static str {
        if self.tasks.are_awaited() { "Loading the task…" } else { "" }
    }

    /// Whether something did not come that can be asked for again.
    pub fn can_retry(&self) -> bool {
        self.tasks.lack_some()
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
        let mut effects: Vec<Effect> = self.setup.need(&mut self.tasks).into_iter().collect();
        let beside = self.beside();
        for session in self.kept.iter_mut().filter(|kept| beside.contains(&kept.id) && kept.state.is_none()) {
            match session.setup.task(&self.tasks).cloned() {
                Some(task) => {
                    session.follow(&task);
                }
                None => effects.extend(session.setup.need(&mut self.tasks)),
            }
        }
        if let Some(session) = self.session.as_mut().filter(|session| session.state.is_none()) {
            match session.setup.task(&self.tasks).cloned() {
                Some(task) => {
                    let left_out = session.follow(&task);
                    if left_out > 0 {
                        self.said
                            .push(format!("log: {left_out} entries make no sense where they stand; they are left out"));
                    }
                    session.take_up(now);
                }
                None => effects.extend(session.setup.need(&mut self.tasks)),
            }
        }
        effects
    }

    /// A task came, or did not.
    pub(super) fn task_settled(&mut self, id: &ScenarioId, now: Wall) -> Vec<Effect> {
        self.said.extend(self.tasks.failure(id).map(|reason| refusal(id, reason)));
        self.settle(now)
    }

    /// The person's own file: taken as the task of the setup, and of a session that waits for it, or refused with its
    /// name, the place and the reason.
    pub(super) fn file_opened(&mut self, name: &str, task: Result<Arc<Scenario>, String>, now: Wall) -> Vec<Effect> {
        match task {
            Ok(scenario) => {
                let id = scenario.id.clone();
                // What was kept, or linked to, without a word on whose task it is: the site has none by that name.
                if self.tasks.failure(&id).is_some() {
                    let sessions = self.kept.iter_mut().chain(&mut self.session);
                    for session in sessions.filter(|session| session.setup.scenario == id) {
                        session.setup.own = true;
                    }
                }
                self.tasks.bring(scenario);
                self.choose_task(id);
            }
            Err(reason) => self.said.push(format!("{name}: {reason}")),
        }
        self.settle(now)
    }

    /// Asks again for what did not come.
    pub(super) fn retry(&mut self, now: Wall) -> Vec<Effect> {
        let list = self.tasks.retry();
        let mut effects = self.settle(now);
        effects.extend(list);
        effects
    }
}
