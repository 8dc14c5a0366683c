use super::Run;
use crate::engine::Nanos;
use crate::engine::figures;

/// How a lane came in: the first as soon as it is in, the others once all of them are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Before every other lane, some of which are still under way.
    Ahead,
    /// Before every other lane: so much before the next one, which took so many times as long.
    First {
        /// How long before the next.
        by: Nanos,
        /// The next one's time over this one's; `None` where this one took none.
        ratio: Option<f64>,
    },
    /// At the very moment of another, and before all the rest.
    Tied,
    /// So much behind the first.
    Behind {
        /// How long behind.
        by: Nanos,
    },
}

impl Verdict {
    /// The verdict on one lane; `None` while there is nothing to say of it, or where there is none to compare with.
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

    /// Whether no other lane came in before.
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
