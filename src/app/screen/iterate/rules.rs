//! The rules of sessions, as one table of functions.
//!
//! To choose a task one needs none of them, so the page fetches them with the views of a session. The rest of the
//! screen calls them only through this table; otherwise they would be in the screen's first file.

use super::{Event, Link, Model, Session};
use crate::app::{Effect, Wall};
use std::fmt;

/// What the screen does with sessions.
pub struct Rules {
    pub(super) open: fn(&mut Model, Wall, Link) -> Vec<Effect>,
    pub(super) update: fn(&mut Model, Wall, Event) -> Vec<Effect>,
    pub(super) settle: fn(&mut Model, Wall) -> Vec<Effect>,
    pub(super) pause: fn(&mut Model, Wall) -> Vec<Effect>,
    pub(super) see: fn(&mut Model, Wall, bool) -> Vec<Effect>,
    pub(super) lacking: fn(&Model, &Session) -> String,
}

/// The rules.
pub static RULES: Rules = Rules {
    open: Model::open,
    update,
    settle: Model::settle_sessions,
    pause: Model::pause,
    see,
    lacking: Model::session_lacks,
};

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rules")
    }
}

/// There is one table.
impl PartialEq for Rules {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The page can be seen, or not any more: a session that runs pauses, and goes on later.
fn see(model: &mut Model, now: Wall, seen: bool) -> Vec<Effect> {
    if !seen {
        model.unseen |= model.session.as_ref().is_some_and(Session::is_running);
        return model.pause(now);
    }
    let paused = std::mem::take(&mut model.unseen);
    let Some(session) = model.session.as_mut().filter(|session| paused && !session.is_over()) else {
        return Vec::new();
    };
    session.set_running(true, now);
    model.keep(Vec::new())
}

fn update(model: &mut Model, now: Wall, event: Event) -> Vec<Effect> {
    match event {
        Event::EpochRead(epoch) => {
            model.epoch = Some(epoch);
            Vec::new()
        }
        Event::StoreRead(text) => model.store_read(text, now),
        Event::StoreFailed(_) => {
            model.store_failed();
            Vec::new()
        }
        Event::StoreWritten => {
            model.store_written();
            Vec::new()
        }
        Event::SessionHeld { id, here } => {
            model.held(id, here, now);
            Vec::new()
        }
        Event::Slept { since, uncounted } => {
            let slept = model.session.as_mut().is_some_and(|session| session.sleep(since, uncounted, now));
            if slept { model.keep(Vec::new()) } else { Vec::new() }
        }
        Event::FileOpened(name, task) => model.file_opened(&name, task, now),
        Event::RetryPressed => model.retry(now),
        Event::ScenarioChosen(id) => {
            // A session that is still waiting for its task gives up.
            let mut effects = model.leave_session(now);
            model.choose_task(id);
            effects.extend(model.settle(now));
            effects
        }
        Event::StartPressed => model.start(now),
        Event::OtherPressed => model.start_other(now),
        Event::Did(act) => model.act(now, act),
        Event::Due => {
            let Some(session) = model.session.as_mut().filter(|session| session.is_running()) else {
                return Vec::new();
            };
            session.advance(now);
            Vec::new()
        }
        Event::PauseToggled => {
            model.unseen = false;
            let Some(session) = model.session.as_mut().filter(|session| !session.is_over()) else { return Vec::new() };
            if session.elsewhere {
                return Vec::new();
            }
            session.set_running(!session.is_running(), now);
            model.keep(Vec::new())
        }
        Event::SetupPressed => model.leave_session(now),
        Event::SessionOpened(id) => model.open_kept(id, now),
        Event::Compared(id, compared) => {
            model.compared.retain(|known| *known != id);
            model.compared.extend(compared.then_some(id));
            model.settle(now)
        }
        Event::SessionDeleted(id) => model.delete(&|session| session == id),
        Event::AllDeleted => model.delete(&|_| true),
        Event::CopyReplayPressed => model.replay_link().map(Effect::CopyLink).into_iter().collect(),
        Event::ExportJsonPressed if model.can_take_along() => vec![model.export_json()],
        Event::ExportCsvPressed if model.can_take_along() => vec![model.export_csv()],
        Event::ExportSvgPressed if model.can_take_along() => vec![model.export_svg()],
        choice => {
            model.setup.choose(&choice);
            Vec::new()
        }
    }
}
