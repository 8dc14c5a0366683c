//! One session, one tab: two tabs in the same session would overwrite each other's acts.
//!
//! The tab with the session holds a lock on it, if the browser has locks. Another tab shows the kept session and
//! follows it, but changes nothing until the first tab releases the lock.

use super::{Model, Session, SessionId};
use crate::app::{Effect, Wall};

impl Model {
    /// Asks for the lock on the session in progress, or releases the previous one.
    pub(super) fn hold(&mut self) -> Option<Effect> {
        let wanted = self.session.as_ref().filter(|session| !session.is_over()).map(|session| session.id);
        (std::mem::replace(&mut self.wanted, wanted) != wanted).then_some(Effect::HoldSession(wanted))
    }

    /// Whether this tab has the lock on a session.
    pub(super) fn held(&mut self, id: SessionId, here: bool, now: Wall) {
        let Some(session) = self.session.as_mut().filter(|session| session.id == id && !session.is_over()) else {
            return;
        };
        if session.elsewhere == here {
            session.elsewhere = !here;
            // If another tab had it, the person decides when to resume here.
            session.set_running(false, now);
        }
    }

    /// Shows what another tab has done in a session that is read-only here.
    pub(super) fn follow_elsewhere(&mut self) {
        let Some(session) = self.session.as_mut().filter(|session| session.elsewhere) else { return };
        let kept = self.kept.iter().find(|kept| kept.id == session.id).cloned();
        match kept {
            Some(kept) if kept.log == session.log && kept.clock.anchor() == session.followed() => {}
            kept => self.session = kept.map(|kept| Session { elsewhere: true, ..kept }),
        }
    }
}
