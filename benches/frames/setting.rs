//! The settings that are measured: rate, number of lanes, length.

use crate::figures::FRAME_MS;

/// The wait before the first token of every lane, in seconds.
pub const TTFT: f64 = 0.5;

/// The runs of one side in a round last at least this many seconds. In a shorter time one dropped frame would exceed
/// the limit, and the machine's other work would not average out.
const ROUND: f64 = 20.0;

/// A rate, and how long to keep it up.
pub struct Setting {
    /// Tokens a second of each lane.
    pub rate: u32,
    pub lanes: usize,
    /// Tokens of each lane.
    pub tokens: usize,
    /// How far the delivered rate may be off, as a share; where the run is short, a frame's length is allowed.
    pub off: f64,
    /// Whether to measure memory and the growth of a frame's cost here.
    pub whole: bool,
}

/// Twenty and ten seconds at the slowest rates, and a whole number of markers; all of the text at `whole`. Shorter runs
/// are played more than once.
pub const SETTINGS: [Setting; 7] = [
    Setting { rate: 65, lanes: 4, tokens: 1_300, off: 0.002, whole: false },
    Setting { rate: 1_000, lanes: 2, tokens: 10_000, off: 0.002, whole: false },
    Setting { rate: 1_000, lanes: 4, tokens: 5_000, off: 0.002, whole: false },
    Setting { rate: 1_000, lanes: 4, tokens: 20_000, off: 0.002, whole: true },
    Setting { rate: 10_000, lanes: 4, tokens: 20_000, off: 0.002, whole: false },
    Setting { rate: 1_000, lanes: 8, tokens: 10_000, off: 0.002, whole: false },
    Setting { rate: 20_000, lanes: 8, tokens: 20_000, off: 0.03, whole: false },
];

impl Setting {
    /// The setting as text: `1000 x 4, 20000 tokens`.
    pub fn name(&self) -> String {
        format!("{} x {}, {} tokens", self.rate, self.lanes, self.tokens)
    }

    /// When a token, counted from 1, is due: seconds after Play.
    pub fn due(&self, token: usize) -> f64 {
        TTFT + (token - 1) as f64 / f64::from(self.rate)
    }

    /// How often a side plays it in a round.
    pub fn runs(&self) -> usize {
        (ROUND / self.due(self.tokens)).ceil() as usize
    }

    /// How long after a frame each of this many runs starts, in milliseconds. At 1,000 tokens/s markers fall on one of
    /// five places between two frames, so lateness depends on the start by up to 3 ms. Both sides therefore have the
    /// same starts, spread over a frame.
    pub fn starts(&self, rounds: usize) -> impl Iterator<Item = f64> {
        let runs = rounds * self.runs();
        (0..runs).map(move |run| FRAME_MS * run as f64 / runs as f64)
    }

    /// The address that sets the app up for it.
    pub fn fragment(&self, scenario: &str) -> String {
        let lanes = vec!["custom"; self.lanes].join(",");
        let fields: String =
            (0..self.lanes).map(|lane| format!("&{lane}.rate={}&{lane}.ttft={TTFT}", self.rate)).collect();
        format!("#/race?scenario={scenario}&lanes={lanes}&seed=7{fields}")
    }
}
