//! What the other latency would have changed: the same session, with the person's own times.
//!
//! The log is gone through twice side by side, as it was and with the other model's profile, and each act keeps its
//! distance from what it followed: the end of an answer or of the checks, the person's return, or the act before. What
//! the person did while waiting keeps its distance from sending. Where the answer is there before, an absence would not
//! have come about, nor an interruption after which the same was sent again; any other interruption then comes at the
//! answer's end.

use super::{Act, Category, Entry, Figures, Lane, Mode, Progress, Session, Setup, Stage, other};
use crate::engine::Nanos;
use crate::engine::cycle::amdahl;
use crate::scenario::ScriptKind;

/// A session as it would have been with the other model's latency. Its script, and so its answers, stay the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The model whose latency it is.
    pub latency_of: ScriptKind,
    /// What it would have come to.
    pub figures: Figures,
    /// How many times as fast it would have been done.
    pub speed_up: f64,
    /// How many times as fast tokens would have come.
    pub rate: f64,
    /// Amdahl (models.md, 3.4): the speed-up if all of the waiting shrank, or grew, by that.
    pub bound: f64,
    /// The speed-up if there were no waiting at all; `None` where there was nothing else.
    pub ceiling: Option<f64>,
    /// Interruptions and absences that would not have come about.
    pub spared: usize,
}

impl Session {
    /// What the other model's latency would have changed; `None` where both took part, or before the end.
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

    /// The session with another setup, and how many absences and interruptions it is spared. `None` where the log does
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
            // An interruption that is spared takes the sending that repeats it along.
            let resend = matches!(self.log.get(n + 1).map(|next| next.act), Some(Act::Sent { .. }));
            skip = replay.step(*entry, resend, skip)?;
        }
        (replay.new.ending == was.ending).then_some((replay.new, replay.spared))
    }
}

/// A log being gone through as it was, and as it would have been.
struct Replay {
    old: Progress,
    new: Progress,
    /// The last act, in the one and in the other; there, of those that are not spared.
    last: (Nanos, Nanos),
    /// Since when the person is away, in the one and in the other; the other one is `None` where that is spared.
    left: Option<(Nanos, Option<Nanos>)>,
    spared: usize,
}

impl Replay {
    /// Goes over one entry. `skip` leaves it out of the other session; the answer is whether to leave out the next.
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

    /// When something that was done during a stream would have been done; `None` where it is spared.
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

    /// When something would have been done that was done at a stage that waits for the person, or during the checks.
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
