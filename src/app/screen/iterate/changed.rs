//! The same session with the other model's latency and the person's own times.
//!
//! Two copies of the session go through the log side by side: one as it was, one with the other model's profile. Each
//! act keeps its distance from the event it followed: the end of an answer or of the checks, the person's return, or
//! the previous act. Acts while waiting keep their distance from sending. If the other answer is complete before such
//! an act, an absence is dropped, and so is an interruption after which the same prompt was sent again. Any other
//! interruption then moves to the answer's end.

use super::{Act, Category, Entry, Figures, Lane, Mode, Progress, Session, Setup, Stage, other};
use crate::engine::Nanos;
use crate::engine::cycle::amdahl;
use crate::scenario::ScriptKind;

/// A session as it would have been with the other model's latency. Its script, and so its answers, stay the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The model whose latency it is.
    pub latency_of: ScriptKind,
    /// The figures of that session.
    pub figures: Figures,
    /// How many times as fast the session would have been.
    pub speed_up: f64,
    /// How many times as fast tokens would have arrived.
    pub rate: f64,
    /// Amdahl's law (models.md, 3.4): the speed-up if all waiting changed by [`Changed::rate`].
    pub bound: f64,
    /// The speed-up without any waiting; `None` if the session was nothing but waiting.
    pub ceiling: Option<f64>,
    /// Interruptions and absences that would not have happened.
    pub spared: usize,
}

impl Session {
    /// The session with the other model's latency; `None` if both took part, or before the end.
    pub fn changed(&self) -> Option<Changed> {
        let (Some(state), Mode::One(model)) = (&self.state, self.setup.mode) else { return None };
        state.ending?;
        let mut setup = self.setup.clone();
        setup.model_mut(model).profile = self.setup.model(other(model)).profile.clone();
        let rates = [model, other(model)].map(|model| self.setup.model(model).profile.rate().get());
        let (progress, spared) = self.with_setup(&setup)?;
        let waiting = state.ledger(state.at).share(Category::Waiting);
        let rate = rates[1] / rates[0];
        Some(Changed {
            latency_of: other(model),
            speed_up: state.at.seconds() / progress.at.seconds().max(1e-9),
            figures: Figures::of(&progress),
            rate,
            bound: amdahl(waiting, rate),
            ceiling: (waiting < 1.0).then(|| 1.0 / (1.0 - waiting)),
            spared,
        })
    }

    /// The session with another set-up, and the number of absences and interruptions dropped. `None` if the log does
    /// not lead to the same end.
    pub(super) fn with_setup(&self, setup: &Setup) -> Option<(Progress, usize)> {
        let was = self.state.as_ref()?;
        let mut replay = Replay {
            old: Progress::new(&was.scenario, &self.setup),
            new: Progress::new(&was.scenario, setup),
            last: (Nanos::ZERO, Nanos::ZERO),
            left: None,
            spared: 0,
        };
        let mut skip = false;
        for (n, entry) in self.log.iter().enumerate() {
            // A dropped interruption also drops the repeated prompt.
            let resend = matches!(self.log.get(n + 1).map(|next| next.act), Some(Act::Sent { .. }));
            skip = replay.step(*entry, resend, skip)?;
        }
        (replay.new.ending == was.ending).then_some((replay.new, replay.spared))
    }
}

/// Both copies on their way through the log: the session as it was, and as it would have been.
struct Replay {
    old: Progress,
    new: Progress,
    /// The time of the last act in each copy; in the second, of the last act that was not dropped.
    last: (Nanos, Nanos),
    /// Since when the person is away, in each copy; `None` in the second if the absence is dropped.
    left: Option<(Nanos, Option<Nanos>)>,
    spared: usize,
}

impl Replay {
    /// Applies one entry. `skip` leaves it out of the second copy. Returns whether to leave out the next one too.
    fn step(&mut self, entry: Entry, resend: bool, skip: bool) -> Option<bool> {
        self.old.advance(entry.at);
        if skip {
            self.old.apply(entry);
            self.last.0 = entry.at;
            return Some(false);
        }
        let at = match entry.act {
            Act::Returned => {
                let (old, new) = self.left.take()?;
                new.map(|new| new + (entry.at - old))
            }
            _ if stage(&self.old)? == Stage::Streaming => match self.while_waiting(entry, resend)? {
                Some(at) => Some(at),
                None => {
                    self.spared += 1;
                    None
                }
            },
            _ => Some(self.after_waiting(entry.at)?),
        };
        if entry.act == Act::Left {
            self.left = Some((entry.at, at));
        }
        self.old.apply(entry);
        self.last.0 = entry.at;
        let Some(at) = at else { return Some(entry.act == Act::Interrupted) };
        self.last.1 = at;
        self.new.apply(Entry { at, act: entry.act }).then_some(false)
    }

    /// When an act during a stream would have happened; the inner `None` if it is dropped.
    fn while_waiting(&self, entry: Entry, resend: bool) -> Option<Option<Nanos>> {
        let sent = |progress: &Progress| Some(lane(progress)?.sent.last()?.at);
        let at = (sent(&self.new)? + (entry.at - sent(&self.old)?)).max(self.new.at);
        let due = lane(&self.new)?.due().filter(|_| stage(&self.new) == Some(Stage::Streaming));
        Some(match (entry.act, due) {
            (_, Some(due)) if at < due => Some(at),
            (Act::Left, _) => None,
            (Act::Interrupted, _) if resend => None,
            (Act::Interrupted, due) => Some(due? - Nanos::new(1)),
            _ => Some(at),
        })
    }

    /// When an act would have happened that did not come during a stream.
    fn after_waiting(&mut self, at: Nanos) -> Option<Nanos> {
        let checking = matches!(stage(&self.old)?, Stage::Checking(_));
        while let (Some(due), false) = (self.new.due(), checking) {
            self.new.advance(due);
        }
        let from = lane(&self.old)?.since.max(self.last.0);
        Some(lane(&self.new)?.since.max(self.last.1) + (at - from))
    }
}

fn lane(progress: &Progress) -> Option<&Lane> {
    progress.looked_at()
}

fn stage(progress: &Progress) -> Option<Stage> {
    Some(lane(progress)?.stage)
}
