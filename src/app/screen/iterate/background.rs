//! What the model in the background did, and when.

use super::{Category, Lane, Progress};
use crate::engine::Nanos;

/// What the model in the background did in a stretch of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// It worked on a prompt.
    Working,
    /// Its answer was complete, and the person had not looked at it yet.
    Ready,
    /// The person had looked at its answer, and it had no other prompt.
    Done,
}

impl Background {
    /// Everything it can do, in the order in which it happens.
    pub const ALL: [Self; 3] = [Self::Working, Self::Ready, Self::Done];

    /// The word for it in the names of styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Ready => "ready",
            Self::Done => "done",
        }
    }

    /// Its name on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Ready => "waiting to be looked at",
            Self::Done => "done",
        }
    }
}

impl Progress {
    /// What the model in the background did so far, in order: each stretch with its start and its end. It does nothing
    /// before its first prompt, and after an answer that was interrupted.
    pub fn background_stretches(&self) -> Vec<(Background, Nanos, Nanos)> {
        let Some(lane) = self.in_background() else { return Vec::new() };
        let mut stretches = Vec::new();
        for (n, sent) in lane.sent.iter().enumerate() {
            let until = lane.sent.get(n + 1).map_or(self.at, |next| next.at);
            let ready = sent.due().min(until);
            let seen = if sent.is_interrupted() { ready } else { self.seen(lane, ready).min(until) };
            let done = if sent.is_interrupted() { ready } else { until };
            let times = [sent.at, ready, seen, done];
            let all = Background::ALL.into_iter().zip(times.windows(2));
            stretches.extend(all.map(|(what, time)| (what, time[0], time[1])).filter(|(_, start, end)| start < end));
        }
        stretches
    }

    /// When the person looked at a model's side, from a time on; never is the end of all times.
    fn seen(&self, lane: &Lane, from: Nanos) -> Nanos {
        let looks = self.segments.iter().filter(|segment| segment.model == lane.model && segment.end > from);
        let here = looks.filter(|segment| segment.category != Category::Away).map(|segment| segment.start.max(from));
        here.min().unwrap_or(Nanos::new(u64::MAX))
    }
}
