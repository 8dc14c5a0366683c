//! The messages between the playground and a page that embeds it. `docs/embedding.md` shows them in use.

use super::race::{Run, Status};
use super::{Wall, report::Report};
use crate::engine::{Nanos, PhaseKind};
use serde::{Deserialize, Serialize};

/// Whom messages to the playground are addressed to, and from whom its own come.
pub const NAME: &str = "hare-and-tortoise";

/// The version of the messages.
pub const VERSION: u32 = 1;

/// Wall time between two `state` messages while nothing but the playhead and the tokens change: four a second.
const INTERVAL: Nanos = Nanos::new(250_000_000);

/// What an embedding page may ask.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Command {
    /// Play from where the playhead is.
    Play,
    /// Pause.
    Pause,
    /// Back to the start, and play.
    Restart,
    /// Put the playhead somewhere.
    Seek {
        /// Simulated seconds since the request, 0 or more.
        seconds: f64,
    },
    /// Open another address.
    Open {
        /// Its fragment, with or without `#`.
        hash: String,
    },
    /// Send the report.
    Report,
}

impl Command {
    /// Reads a message, as JSON; `None` when it is not addressed to the playground.
    pub fn read(json: &str) -> Option<Result<Self, String>> {
        #[derive(Deserialize)]
        struct Addressed {
            to: String,
        }
        serde_json::from_str::<Addressed>(json).ok().filter(|message| message.to == NAME)?;
        Some(match serde_json::from_str(json) {
            Ok(Self::Seek { seconds }) if !(seconds.is_finite() && seconds >= 0.0) => {
                Err(format!("message `seek`: seconds is {seconds}; 0 or more is allowed"))
            }
            Ok(command) => Ok(command),
            Err(error) => Err(format!("message: {error}")),
        })
    }
}

/// What the playground tells an embedding page.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Message<'a> {
    /// The first view can be used.
    Ready,
    /// How the run stands.
    State(State),
    /// Everything measured.
    Report {
        /// The report.
        report: &'a Report<'a>,
    },
    /// The page is this high.
    Resize {
        /// In CSS pixels.
        height: f64,
    },
    /// Something was wrong.
    Error {
        /// What, and where.
        message: &'a str,
    },
}

impl Message<'_> {
    /// The message as it is posted, as JSON.
    pub fn json(&self) -> String {
        #[derive(Serialize)]
        struct Envelope<'a> {
            from: &'a str,
            version: u32,
            #[serde(flatten)]
            message: &'a Message<'a>,
        }
        // Plain data with text keys always serialises.
        serde_json::to_string(&Envelope { from: NAME, version: VERSION, message: self }).unwrap_or_default()
    }
}

/// How the run stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct State {
    status: Status,
    seconds: Nanos,
    lanes: Vec<LaneState>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct LaneState {
    tokens: u32,
    phase: PhaseKind,
}

impl State {
    /// How a run stands at a playhead.
    pub fn of(run: &Run, playhead: Nanos) -> Self {
        let lane = |lane: &super::race::RunLane| LaneState {
            tokens: lane.trace.tokens_by(playhead),
            phase: lane.trace.phase_at(playhead).0,
        };
        Self { status: run.status(), seconds: playhead, lanes: run.lanes.iter().map(lane).collect() }
    }

    fn turned(&self, before: &Self) -> bool {
        let phases = |state: &Self| state.lanes.iter().map(|lane| lane.phase).collect::<Vec<_>>();
        self.status != before.status || phases(self) != phases(before)
    }
}

/// Decides which states are worth a message: each change of status or phase, else at most four a second.
#[derive(Debug, Default)]
pub struct StateFeed {
    last: Option<(Wall, State)>,
}

impl StateFeed {
    /// The state, when it is worth a message.
    pub fn offer(&mut self, now: Wall, state: State) -> Option<State> {
        let due = match &self.last {
            None => true,
            Some((_, before)) if state == *before => false,
            Some((then, before)) => {
                state.turned(before) || now.since(*then) >= INTERVAL || state.status != Status::Running
            }
        };
        due.then(|| {
            self.last = Some((now, state.clone()));
            state
        })
    }
}
