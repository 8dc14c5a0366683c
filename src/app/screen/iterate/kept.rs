//! The sessions kept in the browser: the list of them, and opening, saving and deleting.

use super::store::{self, Stored};
use super::{Act, Ending, Mode, Model, Part, Session, SessionId};
use crate::app::{Effect, Wall, isolated};
use crate::engine::figures;

/// Most sessions that are kept.
pub(super) const MOST: usize = 50;

/// Shown if the browser has no store, or no room in it.
const UNSAVED: &str = "Your browser won’t save sessions (storage is full or blocked). You can continue; export before \
                       closing the tab.";

/// The state of the browser's store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Store {
    /// Whether it has answered.
    answered: bool,
    /// Whether it cannot be written or read. The person has been told.
    lost: bool,
    /// Whether another version of this page has written it, so that it must stay unchanged.
    foreign: bool,
}

/// A kept session, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    /// Its name.
    pub id: SessionId,
    /// Its number, task and models.
    pub title: String,
    /// Its turns and time, and whether it is done.
    pub state: String,
    /// When it began, in Unix seconds, if that is known.
    pub begun: Option<u32>,
    /// Whether it can be resumed.
    pub in_progress: bool,
    /// Whether the chart shows it; `None` if there is no chart on screen.
    pub on_axis: Option<OnAxis>,
}

/// Whether the chart shows a kept session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnAxis {
    /// Whether it is shown.
    pub chosen: bool,
    /// Whether the person cannot change that.
    pub fixed: bool,
    /// The label of the choice, with the reason if it cannot be changed.
    pub words: &'static str,
}

impl Model {
    /// The kept sessions, newest first.
    pub fn kept_views(&self) -> Vec<KeptView> {
        let view = |session: &Session| KeptView {
            id: session.id,
            title: self.title(session),
            state: state(session),
            begun: session.begun,
            in_progress: session.ending().is_none(),
            on_axis: self.place(session.id),
        };
        self.kept.iter().map(view).collect()
    }

    /// Whether the chart shows a kept session.
    fn place(&self, id: SessionId) -> Option<OnAxis> {
        let shown = self.session.as_ref().filter(|_| self.part() == Part::Results)?;
        let fixed = |words| Some(OnAxis { chosen: true, fixed: true, words });
        if shown.id == id {
            return fixed("in the chart (this session)");
        }
        if shown.follows == Some(id) {
            return fixed("in the chart (the first of the two)");
        }
        let never = |words| Some(OnAxis { chosen: false, fixed: true, words });
        let kept = self.kept.iter().find(|kept| kept.id == id)?;
        if shown.hides_names || kept.hides_names {
            return never("in the chart once both sessions of the blind trial are done");
        }
        if kept.setup.lacks_task(&self.tasks) {
            return never("in the chart once its task has loaded");
        }
        Some(OnAxis { chosen: self.compared.contains(&id), fixed: false, words: "in the chart" })
    }

    /// A session's number, task and models.
    pub(super) fn title(&self, session: &Session) -> String {
        let task = session.setup.task(&self.tasks);
        let task = isolated(task.map_or(session.setup.scenario.as_str(), |task| &task.title));
        let models: Vec<&str> = session.setup.mode.models().iter().map(|model| session.name(*model)).collect();
        match session.id.0 {
            0 => format!("{task}, {}, {}", models.join(" and "), self.origin(session)),
            number => format!("{number}. {task}, {}", models.join(" and ")),
        }
    }

    /// Where a session comes from, to tell it from others.
    pub(super) fn origin(&self, session: &Session) -> String {
        match (session.id.0, &self.before, session.follows) {
            (0, None, _) => "from a link".to_owned(),
            (0, Some(_), None) => "from a link, the first".to_owned(),
            (0, Some(_), Some(_)) => "from a link, the second".to_owned(),
            (number, ..) => format!("session {number}"),
        }
    }

    /// Whether a session can begin: its task has loaded, and the store has been read.
    pub fn can_start(&self) -> bool {
        self.task().is_some() && self.store.answered
    }

    /// Whether the same task with the other model can follow: after a session with one model, unless that has been
    /// done.
    pub fn can_do_other(&self) -> bool {
        let Some(session) = self.session.as_ref().filter(|session| session.is_over() && !session.is_replay()) else {
            return false;
        };
        let second = session.follows.is_some() || self.kept.iter().any(|kept| kept.follows == Some(session.id));
        matches!(session.setup.mode, Mode::One(_)) && !second
    }

    /// Keeps the session on screen as it is now, after other effects.
    pub(super) fn keep(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        let Some(session) = self.session.as_ref().filter(|session| !session.is_replay()) else { return effects };
        let at = session.state.as_ref().map_or(session.clock.anchor(), |state| state.at);
        let copy = Session {
            follows: session.follows,
            hides_names: session.hides_names,
            begun: session.begun,
            ..Session::new(session.id, session.setup.clone(), session.log.clone(), at)
        };
        self.kept.retain(|kept| kept.id != copy.id);
        self.kept.push(copy);
        store::newest_first(&mut self.kept);
        while self.kept.len() > MOST {
            // The oldest one that is over goes first. One in progress goes only if there are no others.
            let over = self.kept.iter().rposition(|kept| kept.ending().is_some());
            self.kept.remove(over.unwrap_or(self.kept.len() - 1));
        }
        effects.extend(self.write_store());
        effects
    }

    fn write_store(&self) -> Option<Effect> {
        let text = (!self.kept.is_empty()).then(|| store::write(&self.kept));
        (!self.store.foreign).then_some(Effect::KeepSessions(text))
    }

    /// The store's text came before the rules of sessions.
    pub(super) fn store_waits(&mut self, text: Result<Option<String>, String>) -> Vec<Effect> {
        self.store.answered = true;
        match text {
            Ok(text) => self.unread = text.is_some(),
            Err(_) => self.store_failed(),
        }
        Vec::new()
    }

    /// The store's text came. Its sessions replace the known ones, except the session on screen.
    pub(super) fn store_read(&mut self, text: Result<Option<String>, String>, now: Wall) -> Vec<Effect> {
        self.store.answered = true;
        let stored = match text {
            Ok(None) => Ok(Stored::Sessions(Vec::new(), Vec::new())),
            Ok(Some(text)) => store::read(&text),
            Err(_) => {
                self.store_failed();
                return Vec::new();
            }
        };
        let kept = match stored {
            Ok(Stored::Sessions(kept, notices)) => {
                self.said.extend(notices);
                kept
            }
            Ok(Stored::Other(version)) => {
                self.store.foreign = true;
                self.said.push(format!(
                    "The sessions kept in this browser have version {version}; this page reads version {}. They stay \
                     unchanged, and new sessions are not kept",
                    store::VERSION
                ));
                return Vec::new();
            }
            Err(error) => {
                self.said.push(format!("The sessions kept in this browser cannot be read: {error}"));
                Vec::new()
            }
        };
        // The session here may be newer than its copy in the store. If another tab has it, the copy is newer.
        let own = self.session.as_ref().filter(|session| !session.elsewhere).map(|session| session.id);
        let own = self.kept.iter().find(|kept| Some(kept.id) == own).cloned();
        self.kept = kept;
        if let Some(own) = own {
            self.kept.retain(|kept| kept.id != own.id);
            self.kept.push(own);
            store::newest_first(&mut self.kept);
        }
        self.compared.retain(|id| self.kept.iter().any(|kept| kept.id == *id));
        self.follow_elsewhere();
        self.take_up_sealed();
        self.settle(now)
    }

    /// The store cannot be used. The person is told once, and everything else works.
    pub(super) fn store_failed(&mut self) {
        if !std::mem::replace(&mut self.store.lost, true) {
            self.said.push(UNSAVED.to_owned());
        }
    }

    /// The store was written.
    pub(super) fn store_written(&mut self) {
        self.store.lost = false;
    }

    /// Whether sessions are saved in the browser.
    pub fn saves(&self) -> bool {
        !self.store.lost && !self.store.foreign
    }

    /// The title of the list of sessions.
    pub fn kept_title(&self) -> &'static str {
        if self.saves() { "Sessions kept in this browser" } else { "Sessions in this tab" }
    }

    /// A note on how long the sessions in the list are kept.
    pub fn kept_note(&self) -> &'static str {
        match (self.store.lost, self.store.foreign) {
            (true, _) => UNSAVED,
            (false, true) => {
                "Another version of this page has saved sessions in this browser, and this one leaves them alone. You \
                 can continue; export before closing the tab."
            }
            (false, false) => {
                "They stay on this device until you delete them. The page keeps no text that you typed, only the \
                 fact that you typed."
            }
        }
    }

    /// Resumes a session, or shows one that is over.
    pub(super) fn open_kept(&mut self, id: SessionId, now: Wall) -> Vec<Effect> {
        if self.session.as_ref().is_some_and(|session| session.id == id) {
            return Vec::new();
        }
        let mut effects = self.leave_session(now);
        let Some(mut session) = self.kept.iter().find(|kept| kept.id == id).cloned() else { return effects };
        // A person who closed or reloaded the page in mid-session has left and returned.
        if session.log.last().is_some_and(|entry| entry.act == Act::Left) {
            session.log.pop();
        }
        session.state = None;
        self.session = Some(session);
        effects.extend(self.settle(now));
        effects
    }

    /// Deletes kept sessions, also the one on screen if it is among them.
    pub(super) fn delete(&mut self, gone: &dyn Fn(SessionId) -> bool) -> Vec<Effect> {
        self.kept.retain(|kept| !gone(kept.id));
        self.compared.retain(|id| !gone(*id));
        let mut effects = Vec::new();
        if self.session.as_ref().is_some_and(|session| !session.is_replay() && gone(session.id)) {
            self.session = None;
        }
        effects.extend(self.write_store());
        effects
    }
}

fn state(session: &Session) -> String {
    let turns = session.log.iter().filter(|entry| matches!(entry.act, Act::Sent { .. })).count();
    let turns = if turns == 1 { "1 turn".to_owned() } else { format!("{turns} turns") };
    let time = session.state.as_ref().map_or(session.clock.anchor(), |state| state.at);
    let ending = session.ending().map_or("in progress", Ending::name);
    format!("{turns}, {}, {ending}", figures::seconds(time))
}
