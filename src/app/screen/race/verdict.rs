use super::Run;
use crate::engine::Nanos;
use crate::engine::figures;

/// A lane's place: the first lane's as soon as it is done, the others' once all of them are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Before every other lane, some of which are still running.
    Ahead,
    /// Before every other lane, which are all done.
    First {
        /// The lead over the next lane.
        by: Nanos,
        /// The next lane's time divided by this one's; `None` if this one took none.
        ratio: Option<f64>,
    },
    /// At the same moment as another, and before all the rest.
    Tied,
    /// After the first.
    Behind {
        /// How much later than the first.
        by: Nanos,
    },
}

impl Verdict {
    /// The verdict on one lane; `None` while there is none yet, or without a lane to compare with.
    pub fn of(run: &Run, lane: usize, playhead: Nanos) -> Option<Self> {
        let own = run.lanes.get(lane).filter(|_| run.lanes.len() > 1)?.trace.end();
        let others = run.lanes.iter().enumerate().filter(|(n, _)| *n != lane);
        let best = others.map(|(_, other)| other.trace.end()).min()?;
        if playhead < run.end() {
            return (own < best && playhead >= own).then_some(Self::Ahead);
        }
        Some(match own.cmp(&best) {
            std::cmp::Ordering::Less => Self::First { by: best - own, ratio: ratio(best, own) },
            std::cmp::Ordering::Equal => Self::Tied,
            std::cmp::Ordering::Greater => Self::Behind { by: own - best },
        })
    }

    /// Whether no other lane was done before it.
    pub const fn leads(self) -> bool {
        matches!(self, Self::Ahead | Self::First { .. } | Self::Tied)
    }

    /// The verdict in words: `first by 7.3 s (4.7x)`.
    pub fn words(self) -> String {
        match self {
            Self::Ahead => "first".to_owned(),
            Self::First { by, ratio } => {
                let ratio = ratio.map(|ratio| format!(" ({})", figures::ratio(ratio))).unwrap_or_default();
                format!("first by {}{ratio}", figures::lead(by))
            }
            Self::Tied => "tied".to_owned(),
            Self::Behind { by } => format!("{} behind", figures::lead(by)),
        }
    }
}

fn ratio(long: Nanos, short: Nanos) -> Option<f64> {
    (short > Nanos::ZERO).then(|| long.seconds() / short.seconds())
}
