//! A number that is taken from a race.

use serde::{Deserialize, Serialize};

/// What is measured. Lanes are counted from 0; times are simulated seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// From the request to a lane's last token.
    Seconds(usize),
    /// From the request to its first token.
    First(usize),
    /// Tokens a second after the first.
    Rate(usize),
    /// Tokens, thinking included.
    Tokens(usize),
    /// Deliveries.
    Chunks(usize),
    /// The longest pause between two deliveries.
    Gap(usize),
    /// One lane's seconds divided by another's.
    Ratio(usize, usize),
}

/// What a race's report says of its lanes, as far as it is measured.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Played {
    lanes: Vec<Lane>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Lane {
    /// Time since the request in seconds, and the tokens delivered then.
    arrivals: Vec<(f64, f64)>,
}

impl Played {
    /// Reads a report.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(report: &str) -> Result<Self, String> {
        serde_json::from_str(report).map_err(|error| error.to_string())
    }
}

impl Measure {
    /// Reads a measure such as `ratio 0 1`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let name = words.next()?;
        let lanes = words.map(|word| word.parse().ok().filter(|lane| *lane < 8)).collect::<Option<Vec<usize>>>()?;
        Some(match (name, &*lanes) {
            ("seconds", [n]) => Self::Seconds(*n),
            ("first", [n]) => Self::First(*n),
            ("rate", [n]) => Self::Rate(*n),
            ("tokens", [n]) => Self::Tokens(*n),
            ("chunks", [n]) => Self::Chunks(*n),
            ("gap", [n]) => Self::Gap(*n),
            ("ratio", [n, m]) => Self::Ratio(*n, *m),
            _ => return None,
        })
    }

    /// Its value in a race; `None` if the race has no such lane, or the lane no such number.
    pub fn of(self, played: &Played) -> Option<f64> {
        let lane = |n: usize| played.lanes.get(n);
        let seconds = |n| Some(lane(n)?.arrivals.last()?.0);
        let tokens = |n| Some(lane(n)?.arrivals.iter().map(|(_, tokens)| tokens).sum::<f64>());
        let value = match self {
            Self::Seconds(n) => seconds(n)?,
            Self::First(n) => lane(n)?.arrivals.first()?.0,
            Self::Rate(n) => {
                let first = lane(n)?.arrivals.first()?;
                (tokens(n)? - first.1) / (seconds(n)? - first.0)
            }
            Self::Tokens(n) => tokens(n)?,
            Self::Chunks(n) => lane(n)?.arrivals.len() as f64,
            Self::Gap(n) => lane(n)?.arrivals.windows(2).map(|pair| pair[1].0 - pair[0].0).max_by(f64::total_cmp)?,
            Self::Ratio(n, m) => seconds(n)? / seconds(m)?,
        };
        Some(value).filter(|value| value.is_finite())
    }
}
