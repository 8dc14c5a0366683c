//! A race in another page plays only while a person can see it.

use super::Model;
use crate::app::playback::Status;
use crate::app::{Effect, Wall};

impl Model {
    /// Somebody sees the race again, or nobody does: then a run pauses, and plays on once it is seen.
    pub(in crate::app) fn see(&mut self, now: Wall, seen: bool) -> Vec<Effect> {
        self.seen = seen;
        if seen {
            return self.play_if_awaited(now);
        }
        let running = self.is_running();
        let effects = self.pause(now);
        self.waits |= running;
        effects
    }

    /// Plays a run that waits for somebody to see it.
    pub(super) fn play_if_awaited(&mut self, now: Wall) -> Vec<Effect> {
        if self.seen && self.waits && self.run.is_some() { self.play(now) } else { Vec::new() }
    }

    /// The slide around the race is shown or left. The playhead stays: a run that has ended is not played again.
    pub(super) fn turn_slide(&mut self, now: Wall, shown: bool) -> Vec<Effect> {
        self.waits = shown && self.status() != Some(Status::Finished);
        self.seen = shown;
        if shown { self.play_if_awaited(now) } else { self.pause(now) }
    }
}
