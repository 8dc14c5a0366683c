//! The tasks of sessions: which one a set-up names, and what happens when it loads or fails. A failure never changes
//! what is on screen.

use super::address::THEN;
use super::{Model, Session, SessionId, Setup};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::scenario::{Scenario, ScenarioId};
use std::sync::Arc;

impl Setup {
    /// Its task, once it has loaded.
    pub(super) fn task<'a>(&self, tasks: &'a Tasks) -> Option<&'a Arc<Scenario>> {
        if self.own { tasks.of_person(&self.scenario) } else { tasks.of_site(&self.scenario) }
    }

    /// Whether its task is missing and not being loaded.
    pub(super) fn lacks_task(&self, tasks: &Tasks) -> bool {
        self.task(tasks).is_none() && (self.own || tasks.failure(&self.scenario).is_some())
    }

    /// Asks for its task, unless it has loaded, is loading or has failed.
    fn need(&self, tasks: &mut Tasks) -> Option<Effect> {
        if self.own { None } else { tasks.need(&self.scenario) }
    }
}

impl Model {
    /// The task of the set-up, once it has loaded.
    pub fn task(&self) -> Option<&Arc<Scenario>> {
        self.setup.task(&self.tasks)
    }

    /// What to do about the missing task of a session or of the set-up; empty if none is missing.
    pub fn lacking(&self) -> String {
        if let Some(session) = self.session.as_ref().filter(|session| session.state.is_none()) {
            return self.rules.map(|rules| (rules.lacking)(self, session)).unwrap_or_default();
        }
        if !self.setup.own || !self.setup.lacks_task(&self.tasks) {
            return String::new();
        }
        format!(
            "The task “{}” is in a file of yours, which neither this browser nor a link keeps. Choose the file again as \
             your own task, or another task.",
            self.setup.scenario
        )
    }

    /// The same for a session that waits for its task.
    pub(super) fn session_lacks(&self, session: &Session) -> String {
        if !session.setup.lacks_task(&self.tasks) {
            return String::new();
        }
        let (title, id) = (self.title(session), &session.setup.scenario);
        if session.setup.own {
            format!(
                "“{title}” is about a task in a file of yours, which neither this browser nor a link keeps. Choose the \
                 file whose id is `{id}` as your own task to open the session."
            )
        } else {
            format!(
                "“{title}” is about a task that this site does not have. If you have its file, whose id is `{id}`, \
                 choose it as your own task to open the session."
            )
        }
    }

    /// What a person needs, besides the link, to open the session on screen.
    pub fn replay_needs(&self) -> &'static str {
        if self.session.as_ref().is_some_and(|session| session.setup.own) {
            "The link does not contain the task. Anyone who opens it also needs the task’s file."
        } else {
            ""
        }
    }

    /// Chooses a task for the next session; the person's own, if one has this id.
    pub(super) fn choose_task(&mut self, id: ScenarioId) {
        self.setup.own = self.tasks.of_person(&id).is_some();
        self.setup.scenario = id;
    }

    /// The message while a task is loading.
    pub fn waiting(&self) -> &'static str {
        if self.tasks.are_awaited() { "Loading the task…" } else { "" }
    }

    /// Whether something failed to load and can be asked for again.
    pub fn can_retry(&self) -> bool {
        self.tasks.lack_some()
    }

    /// The sessions in the chart besides the one on screen: the first of its trial, and the chosen ones.
    pub(super) fn beside(&self) -> Vec<SessionId> {
        let first = self.session.as_ref().and_then(|session| session.follows);
        let own = self.session.as_ref().map(|session| session.id);
        // Next to others, the waits of a session of a blind trial would reveal its model.
        let named = |id: &&SessionId| !self.kept.iter().any(|kept| kept.id == **id && kept.hides_names);
        let blind = self.session.as_ref().is_some_and(|session| session.hides_names);
        let compared = self.compared.iter().filter(|_| !blind).filter(named).copied();
        let mut beside: Vec<SessionId> = first.into_iter().chain(compared).collect();
        beside.sort_unstable();
        beside.dedup();
        beside.retain(|id| Some(*id) != own);
        beside
    }

    /// Asks for the missing tasks, and goes on with everything whose task has loaded.
    pub(super) fn settle(&mut self, now: Wall) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.setup.need(&mut self.tasks).into_iter().collect();
        effects.extend(self.rules.map(|rules| (rules.settle)(self, now)).unwrap_or_default());
        effects
    }

    /// Goes through the logs of all sessions on screen whose task has loaded, and asks for the missing tasks.
    pub(super) fn settle_sessions(&mut self, now: Wall) -> Vec<Effect> {
        let mut effects = Vec::new();
        let beside = self.beside();
        for session in self.kept.iter_mut().filter(|kept| beside.contains(&kept.id) && kept.state.is_none()) {
            match session.setup.task(&self.tasks).cloned() {
                Some(task) => {
                    session.follow(&task);
                }
                None => effects.extend(session.setup.need(&mut self.tasks)),
            }
        }
        let key = if self.before.is_some() { THEN } else { "log" };
        for (key, session) in [("log", &mut self.before), (key, &mut self.session)] {
            let Some(session) = session.as_mut().filter(|session| session.state.is_none()) else { continue };
            match session.setup.task(&self.tasks).cloned() {
                Some(task) => {
                    let left_out = session.follow(&task);
                    if left_out > 0 {
                        self.said
                            .push(format!("{key}: {left_out} entries make no sense at their place and are left out"));
                    }
                    session.take_up(now);
                }
                None => effects.extend(session.setup.need(&mut self.tasks)),
            }
        }
        effects
    }

    /// A task loaded or failed.
    pub(super) fn task_settled(&mut self, id: &ScenarioId, now: Wall) -> Vec<Effect> {
        self.said.extend(self.tasks.failure(id).map(|reason| self.tasks.refusal(id, reason)));
        self.settle(now)
    }

    /// The person's own file becomes the task of the set-up and of a session that waits for it. A bad file is refused
    /// with its name, the place and the reason.
    pub(super) fn file_opened(&mut self, name: &str, task: Result<Arc<Scenario>, String>, now: Wall) -> Vec<Effect> {
        match task {
            Ok(scenario) => {
                let id = scenario.id.clone();
                // Older sessions and links do not say whose task it is. The site has no task with this id, so it is
                // this file.
                if self.tasks.failure(&id).is_some() {
                    let sessions = self.kept.iter_mut().chain(&mut self.before).chain(&mut self.session);
                    for session in sessions.filter(|session| session.setup.scenario == id) {
                        session.setup.own = true;
                    }
                }
                self.tasks.bring(scenario);
                self.choose_task(id);
            }
            Err(reason) => self.said.push(format!("“{name}” was not opened: {reason}")),
        }
        self.settle(now)
    }

    /// Asks again for what failed to load.
    pub(super) fn retry(&mut self, now: Wall) -> Vec<Effect> {
        let list = self.tasks.retry();
        let mut effects = self.settle(now);
        effects.extend(list);
        effects
    }
}
