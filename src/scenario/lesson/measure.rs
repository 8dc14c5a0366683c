//! A number that is taken from a race or from a session.

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
    /// Something of a session.
    Session(OfSession),
}

/// What is measured of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OfSession {
    /// From its start to its end, in seconds.
    Seconds,
    /// How much of it the person waited, in seconds.
    Waiting,
    /// The same as a share of the whole, in per cent.
    Share,
    /// Prompts that the person sent.
    Turns,
    /// Tokens generated, thinking included.
    Tokens,
    /// Defects in what was accepted.
    Defects,
}

impl OfSession {
    const NAMES: [(&'static str, Self); 6] = [
        ("seconds", Self::Seconds),
        ("waiting", Self::Waiting),
        ("share", Self::Share),
        ("turns", Self::Turns),
        ("tokens", Self::Tokens),
        ("defects", Self::Defects),
    ];
}

/// What a race's report says of its lanes, or the message on a session's result of the session, as far as it is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    lanes: Vec<Lane>,
    summary: Option<Summary>,
}

#[derive(Clone, Debug, PartialEq)]
struct Summary {
    /// Seconds.
    time: f64,
    /// Seconds.
    waiting: f64,
    turns: f64,
    tokens: f64,
    /// `None` if the person gave up, or while it would give away the defects of a trial that is half done.
    defects: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
struct Lane {
    /// Time since the request in seconds, and the tokens delivered then.
    arrivals: Vec<(f64, f64)>,
}

impl Played {
    /// Reads a report, or the message on a session's result.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn read(json: &str) -> Result<Self, String> {
        let value = parse(json).map_err(|error| error.to_string())?;
        Self::from_json(Place::root(&value)).map_err(|error| error.to_string())
    }

    fn from_json(place: Place<'_>) -> Read<Self> {
        let lane = |place: Place<'_>| Ok(Lane { arrivals: built::all(place.required("arrivals")?, built::pair)? });
        let lanes = place.field("lanes")?.map(|lanes| built::all(lanes, lane)).transpose()?.unwrap_or_default();
        let summary = place.field("summary")?.map(Summary::from_json).transpose()?;
        if lanes.is_empty() && summary.is_none() {
            return place.refuse("it has no lanes and no summary");
        }
        Ok(Self { lanes, summary })
    }
}

impl Summary {
    fn from_json(place: Place<'_>) -> Read<Self> {
        Ok(Self {
            time: built::number(place.required("time")?)?,
            waiting: built::number(place.required("waiting")?)?,
            turns: built::number(place.required("turns")?)?,
            tokens: built::number(place.required("tokens")?)?,
            defects: place.field("defects")?.map(built::number).transpose()?,
        })
    }
}

impl Measure {
    /// Reads a measure such as `ratio 0 1` or `session waiting`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(name) = text.strip_prefix("session ") {
            let known = OfSession::NAMES.into_iter().find(|(known, _)| *known == name.trim());
            return known.map(|(_, of)| Self::Session(of));
        }
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
            "Session" => Self::Session(of.one_of(&OfSession::NAMES)?),
            _ => return place.refuse("is no measure"),
        })
    }

    /// Whether it is measured in a session, where it depends on the person.
    pub const fn is_of_session(self) -> bool {
        matches!(self, Self::Session(_))
    }

    /// Its value in a race or a session; `None` if there is no such lane, or no such number.
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
            Self::Session(of) => {
                let summary = played.summary.as_ref()?;
                match of {
                    OfSession::Seconds => summary.time,
                    OfSession::Waiting => summary.waiting,
                    OfSession::Share => 100.0 * summary.waiting / summary.time,
                    OfSession::Turns => summary.turns,
                    OfSession::Tokens => summary.tokens,
                    OfSession::Defects => summary.defects?,
                }
            }
        };
        Some(value).filter(|value| value.is_finite())
    }
}
