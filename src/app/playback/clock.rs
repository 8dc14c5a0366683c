//! A clock: where the playhead is, as a function of wall time and of the last thing that happened to it.

use super::Speed;
use crate::app::Wall;
use crate::engine::Nanos;
use serde::Serialize;

/// The status of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Nothing has been played.
    #[default]
    Idle,
    /// The playhead moves.
    Running,
    /// The playhead stays where it was stopped or put.
    Paused,
    /// The playhead has passed the end.
    Finished,
}

impl Status {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Finished => "finished",
        }
    }
}

/// Where the playhead was at a moment, and whether it moves from there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    status: Status,
    speed: Speed,
    wall: Wall,
    simulated: Nanos,
}

impl Clock {
    /// An idle clock at zero.
    pub fn idle(speed: Speed) -> Self {
        Self { speed, ..Self::default() }
    }

    /// The status of the run.
    pub const fn status(&self) -> Status {
        self.status
    }

    /// Where the playhead was when something last happened to it. Tokens due before that were not played.
    pub const fn anchor(&self) -> Nanos {
        self.simulated
    }

    /// The simulated time at a moment. Computed from the anchor, never added up frame by frame, so that it cannot
    /// drift.
    pub fn playhead(&self, now: Wall) -> Nanos {
        match self.status {
            Status::Running => self.simulated + Nanos::from_seconds(now.since(self.wall).seconds() * self.speed.get()),
            Status::Idle | Status::Paused | Status::Finished => self.simulated,
        }
    }

    /// The moment at which the playhead passes a simulated time, while it runs at this speed.
    pub fn due(&self, simulated: Nanos) -> Wall {
        let ahead = simulated.seconds() - self.simulated.seconds();
        Wall::from_millis(self.wall.millis() + ahead / self.speed.get() * 1e3)
    }

    /// Starts, from where the playhead is.
    pub fn run(&mut self, now: Wall) {
        self.set(Status::Running, self.playhead(now), now);
    }

    /// Puts the playhead at a time; it moves on from there if the status is running.
    pub fn set(&mut self, status: Status, simulated: Nanos, now: Wall) {
        (self.status, self.simulated, self.wall) = (status, simulated, now);
    }

    /// Another speed, from now on.
    pub fn set_speed(&mut self, speed: Speed, now: Wall) {
        self.set(self.status, self.playhead(now), now);
        self.speed = speed;
    }
}
