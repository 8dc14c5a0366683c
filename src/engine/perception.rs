//! What a person notices of a wait, by the literature: limits with their sources, differences that can be told apart,
//! and how many transactions people made at which response time. Seconds.

use super::bounds::{above_zero, not_negative, share};
use super::cycle::Evidence;

/// Who gives a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Study {
    /// Nielsen 1993, Usability Engineering.
    Nielsen,
    /// Miller 1968, Response time in man-computer conversational transactions.
    Miller,
    /// Card, Robertson and Mackinlay 1991, The Information Visualizer.
    Card,
    /// Seow 2008, Designing and Engineering Time.
    Seow,
}

impl Study {
    /// Every study, in the order of the table.
    pub const ALL: [Self; 4] = [Self::Nielsen, Self::Miller, Self::Card, Self::Seow];

    /// Author and year.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nielsen => "Nielsen 1993",
            Self::Miller => "Miller 1968",
            Self::Card => "Card and others 1991",
            Self::Seow => "Seow 2008",
        }
    }

    /// How its numbers came here, and what they are.
    pub const fn source(self) -> &'static str {
        match self {
            Self::Nielsen => "Nielsen 1993, quoted verbatim by lettersremain.com",
            Self::Miller => "Miller 1968, from a detailed summary; the author calls them “best calculated guesses”",
            Self::Card => "Card, Robertson and Mackinlay 1991",
            Self::Seow => "Seow 2008",
        }
    }

    /// How far they can be trusted.
    pub const fn evidence(self) -> Evidence {
        match self {
            Self::Nielsen | Self::Miller => Evidence::Secondary,
            Self::Card | Self::Seow => Evidence::Cited,
        }
    }
}

/// A limit on a wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// Who gives it.
    pub study: Study,
    /// The least of its range, seconds; equal to `to` where the source gives one number.
    pub from: f64,
    /// The limit: waits up to this count, seconds.
    pub to: f64,
    /// What it means, as part of a sentence.
    pub meaning: &'static str,
}

const fn limit(study: Study, from: f64, to: f64, meaning: &'static str) -> Limit {
    Limit { study, from, to, meaning }
}

/// Every limit, study by study, each from short to long.
pub static LIMITS: [Limit; 13] = [
    limit(Study::Nielsen, 0.1, 0.1, "feels instant"),
    limit(Study::Nielsen, 1.0, 1.0, "keeps the flow of thought"),
    limit(Study::Nielsen, 10.0, 10.0, "keeps the attention"),
    limit(Study::Miller, 0.1, 0.1, "response to the activation of a control"),
    limit(Study::Miller, 2.0, 2.0, "longer only after something has been completed"),
    limit(Study::Miller, 15.0, 15.0, "response to “now run my problem”; longer ends the conversation"),
    limit(Study::Card, 0.1, 0.1, "perceptual processing"),
    limit(Study::Card, 1.0, 1.0, "immediate response"),
    limit(Study::Card, 10.0, 10.0, "a unit task"),
    limit(Study::Seow, 0.1, 0.2, "instantaneous"),
    limit(Study::Seow, 0.5, 1.0, "immediate"),
    limit(Study::Seow, 2.0, 5.0, "continuous"),
    limit(Study::Seow, 7.0, 10.0, "captive"),
];

/// Nielsen's bands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Up to 0.1 s: feels instant.
    Instant,
    /// Up to 1 s: keeps the flow of thought.
    Flow,
    /// Up to 10 s: keeps the attention.
    Attention,
    /// Beyond: attention turns elsewhere.
    Lost,
}

impl Band {
    /// Every band, from short to long.
    pub const ALL: [Self; 4] = [Self::Instant, Self::Flow, Self::Attention, Self::Lost];

    /// The longest wait in it, seconds; `None` for the last.
    pub const fn limit(self) -> Option<f64> {
        match self {
            Self::Instant => Some(0.1),
            Self::Flow => Some(1.0),
            Self::Attention => Some(10.0),
            Self::Lost => None,
        }
    }

    /// The band of a wait, seconds; `None` for a negative one and for NaN. A limit belongs to the shorter band.
    pub fn of(wait: f64) -> Option<Self> {
        if wait.is_nan() || wait < 0.0 {
            return None;
        }
        Self::ALL.into_iter().find(|band| band.limit().is_none_or(|limit| wait <= limit))
    }
}

/// A just noticeable difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jnd {
    /// The difference that is just noticed, as a share of the duration.
    pub share: f64,
    /// Whether the source has a range with this duration. Between its ranges the share is interpolated by us, beyond
    /// them the nearest one is taken.
    pub studied: bool,
}

/// Where the just noticeable differences come from.
pub const JND_SOURCE: &str = "Miller 1968, from a detailed summary: below 10 % at 0.6 to 0.8 s, about 16 % at 2 to 4 s, 20 to 30 % at 6 to 30 s; between them interpolated";

/// Durations in seconds, each with the share of it that is just noticed. Between two of them it is linear in the
/// logarithm of the duration. Below 10 % counts as 10 %, so that a difference is rather called unnoticed.
static JNDS: [(f64, f64); 6] = [(0.6, 0.10), (0.8, 0.10), (2.0, 0.16), (4.0, 0.16), (6.0, 0.20), (30.0, 0.30)];

/// The just noticeable difference at a duration, seconds; `None` unless it is above zero.
pub fn jnd(duration: f64) -> Option<Jnd> {
    let duration = above_zero(duration)?;
    let studied = [(0.6, 0.8), (2.0, 4.0), (6.0, 30.0)].iter().any(|(from, to)| (*from..=*to).contains(&duration));
    Some(Jnd { share: jnd_at(libm::log(duration)), studied })
}

fn jnd_at(log: f64) -> f64 {
    let place = |n: usize| libm::log(JNDS[n].0);
    let Some(after) = (0..JNDS.len()).find(|n| log <= place(*n)) else { return JNDS[JNDS.len() - 1].1 };
    let Some(before) = after.checked_sub(1) else { return JNDS[0].1 };
    let part = (log - place(before)) / (place(after) - place(before));
    JNDS[before].1 + part * (JNDS[after].1 - JNDS[before].1)
}

/// How many just noticeable differences lie between two waits, seconds, whichever is longer: below 1, most people
/// cannot tell them apart. `None` unless both are above zero.
///
/// Where the share j does not change, it is `ln(b/a)/ln(1 + j)`; where it does, the integral of that over the logarithm.
pub fn jnd_steps(one: f64, other: f64) -> Option<f64> {
    let [from, to] = {
        let [one, other] = [libm::log(above_zero(one)?), libm::log(above_zero(other)?)];
        [one.min(other), one.max(other)]
    };
    let inner = JNDS.iter().map(|(seconds, _)| libm::log(*seconds)).filter(|log| from < *log && *log < to);
    let mut sum = 0.0;
    let mut start = from;
    for end in inner.chain([to]) {
        sum += between(start, end);
        start = end;
    }
    Some(sum)
}

/// The steps between two logarithms of seconds with no bend between them: three points of Gauss and Legendre.
fn between(start: f64, end: f64) -> f64 {
    let (middle, half) = ((start + end) / 2.0, (end - start) / 2.0);
    let steps = |at: f64| 1.0 / libm::log1p(jnd_at(middle + half * at));
    let place = libm::sqrt(0.6);
    half / 9.0 * (5.0 * steps(-place) + 8.0 * steps(0.0) + 5.0 * steps(place))
}

/// What people did at a response time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doherty {
    /// System response time, seconds.
    pub response: f64,
    /// Transactions an hour.
    pub per_hour: f64,
}

/// Where they come from.
pub const DOHERTY_SOURCE: &str = "Doherty and Thadani 1982, from a copy of its table. Think time is what is left of an hour: derived. The article names no limit of 400 ms";

/// The table, from slow to fast.
pub static DOHERTY: [Doherty; 5] = [
    Doherty { response: 3.0, per_hour: 180.0 },
    Doherty { response: 2.0, per_hour: 208.0 },
    Doherty { response: 1.0, per_hour: 252.0 },
    Doherty { response: 0.6, per_hour: 279.0 },
    Doherty { response: 0.3, per_hour: 371.0 },
];

/// Function points a month at Portsmouth: response times before and after, seconds, and the gain as a share (the same
/// paper).
pub const PORTSMOUTH: ([f64; 2], f64) = ([2.3, 0.84], 0.58);

impl Doherty {
    /// At a response time between those of the table, seconds: linear between two rows. `None` outside, because the
    /// paper has nothing there.
    pub fn at(response: f64) -> Option<Self> {
        let response = not_negative(response)?;
        DOHERTY.windows(2).find_map(|rows| {
            let part = share((rows[0].response - response) / (rows[0].response - rows[1].response))?;
            Some(Self { response, per_hour: rows[0].per_hour + part * (rows[1].per_hour - rows[0].per_hour) })
        })
    }

    /// The person's own time for a transaction, `3600/transactions - response`, seconds. It shrinks with the response
    /// time.
    pub fn think(self) -> f64 {
        3600.0 / self.per_hour - self.response
    }
}
