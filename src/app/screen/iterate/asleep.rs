//! Detects that the machine slept in the middle of a session. Nobody read or waited meanwhile.
//!
//! No event tells a page. Only the clocks jump: the wall clock always, the page's own clock in some browsers.

use super::{Act, Entry, Event, Session};
use crate::app::Wall;
use crate::app::playback::Status;
use crate::engine::Nanos;

/// A longer jump means sleep, not a slow frame.
const LONGEST_FRAME: Nanos = Nanos::new(300_000_000_000);

/// A moment on both clocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// On the page's own clock, which may stop while the machine sleeps.
    pub wall: Wall,
    /// On the wall clock: Unix milliseconds. A person or the network may set it, also back.
    pub unix_millis: f64,
}

impl Moment {
    /// The event for the session if the machine slept between the previous frame and this one.
    pub fn slept_since(self, before: Self) -> Option<Event> {
        let counted = self.wall.since(before.wall);
        let passed = Nanos::from_seconds((self.unix_millis - before.unix_millis) / 1e3).max(counted);
        let uncounted = passed - counted;
        (passed > LONGEST_FRAME).then_some(Event::Slept { since: before.wall, uncounted })
    }
}

impl Session {
    /// The person was away while the machine slept, from `since` until now. The session's clock has not counted the
    /// time `uncounted`. Returns whether the session changed.
    pub(super) fn sleep(&mut self, since: Wall, uncounted: Nanos, now: Wall) -> bool {
        if !self.is_running() {
            return false;
        }
        let whole = |time: Nanos| time.round_up_to(Nanos::new(1_000_000)).min(Self::LONGEST);
        let left = whole(self.time(since));
        let back = whole(self.time(now) + uncounted).max(left);
        self.clock.set(Status::Running, back, now);
        let Some(state) = self.state.as_mut() else { return false };
        // A person who was away before the sleep is still away.
        if state.away {
            state.advance(back);
            return true;
        }
        for entry in [Entry { at: left, act: Act::Left }, Entry { at: back, act: Act::Returned }] {
            if state.apply(entry) {
                self.log.push(entry);
            }
        }
        true
    }
}
