//! A machine that slept in the middle of a session: nobody read or waited meanwhile.
//!
//! No event tells a page of it. It shows as a jump of the clocks: always of the wall clock, in some browsers of the
//! page's own clock too.

use super::{Act, Entry, Event, Session};
use crate::app::Wall;
use crate::app::playback::Status;
use crate::engine::Nanos;

/// A longer jump is no slow frame, but sleep.
const LONGEST_FRAME: Nanos = Nanos::new(300_000_000_000);

/// A moment on both clocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// On the page's own clock, which may stop while the machine sleeps.
    pub wall: Wall,
    /// On the wall clock: Unix milliseconds. A person or the network may set it, back too.
    pub unix_millis: f64,
}

impl Moment {
    /// What to tell the session, where the machine slept between the frame before and this one.
    pub fn slept_since(self, before: Self) -> Option<Event> {
        let counted = self.wall.since(before.wall);
        let passed = Nanos::from_seconds((self.unix_millis - before.unix_millis) / 1e3).max(counted);
        let uncounted = passed - counted;
        (passed > LONGEST_FRAME).then_some(Event::Slept { since: before.wall, uncounted })
    }
}

impl Session {
    /// The person was away while the machine slept: since then, and until now. Its clock has not counted some of that.
    /// Whether there is something to keep.
    pub(super) fn sleep(&mut self, since: Wall, uncounted: Nanos, now: Wall) -> bool {
        if !self.is_running() {
            return false;
        }
        let whole = |time: Nanos| time.round_up_to(Nanos::new(1_000_000)).min(Self::LONGEST);
        let left = whole(self.time(since));
        let back = whole(self.time(now) + uncounted).max(left);
        self.clock.set(Status::Running, back, now);
        let Some(state) = self.state.as_mut() else { return false };
        // A person who was away before still is.
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
