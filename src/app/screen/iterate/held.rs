//! One session, one tab: two that worked in the same one would overwrite each other's acts.
//!
//! The tab that works in a session holds a lock on it, where the browser has locks. Another tab shows the session as it
//! is kept, and follows it, but does nothing in it until the first one lets go.

use super::{Model, Session, SessionId};
use crate::app::{Effect, Wall};

impl Model {
    /// Asks for the lock on the session that is being worked in, or lets go of the one before.
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
            // Where another tab had it, the person says when to go on here.
            session.set_running(false, now);
        }
    }

    /// What another tab has made of the session that is only looked at here takes the place of what was shown.
    pub(super) fn follow_elsewhere(&mut self) {
        let Some(session) = self.session.as_mut().filter(|session| session.elsewhere) else { return };
        let kept = self.kept.iter().find(|kept| kept.id == session.id).cloned();
        match kept {
            Some(kept) if kept.log == session.log && kept.clock.anchor() == session.followed() => {}
            kept => self.session = kept.map(|kept| Session { elsewhere: true, ..kept }),
        }
    }
}
