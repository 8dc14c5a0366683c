//! A number that is taken from a race.

use super::built;
use crate::scenario::json::{Place, Result as Read, parse};
use serde::Serialize;

/// What is measured. Lanes are counted from 0; times are simulated seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    lanes: Vec<Lane>,
}

#[derive(Clone, Debug, PartialEq)]
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
        let value = parse(report).map_err(|error| error.to_string())?;
        Self::from_json(Place::root(&value)).map_err(|error| error.to_string())
    }

    fn from_json(place: Place<'_>) -> Read<Self> {
        let lane = |place: Place<'_>| Ok(Lane { arrivals: built::all(place.required("arrivals")?, built::pair)? });
        Ok(Self { lanes: built::all(place.required("lanes")?, lane)? })
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

    /// Reads a measure as the build writes it.
    pub(super) fn from_built(place: Place<'_>) -> Read<Self> {
        let (name, of) = place.variant()?;
        Ok(match name {
            "Seconds" => Self::Seconds(built::index(of)?),
            "First" => Self::First(built::index(of)?),
            "Rate" => Self::Rate(built::index(of)?),
            "Tokens" => Self::Tokens(built::index(of)?),
            "Chunks" => Self::Chunks(built::index(of)?),
            "Gap" => Self::Gap(built::index(of)?),
            "Ratio" => match built::all(of, built::index)?[..] {
                [n, m] => Self::Ratio(n, m),
                _ => return of.refuse("is not a list of two lanes"),
            },
            _ => return place.refuse("is no measure"),
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
