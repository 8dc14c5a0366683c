//! The messages between the playground and a page that embeds it. `docs/embedding.md` shows them in use.

use super::Wall;
use super::json::to_json;
use super::race::{Run, RunLane, Status};
use super::report::Report;
use crate::engine::{Nanos, PhaseKind};
use crate::scenario::ScenarioError;
use crate::scenario::json::Place;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Whom messages to the playground are addressed to, and from whom its own come.
pub const NAME: &str = "hare-and-tortoise";

/// The version of the messages.
pub const VERSION: u32 = 1;

/// Wall time between two `state` messages while nothing but the playhead and the tokens change: four a second.
const INTERVAL: Nanos = Nanos::new(250_000_000);

/// What an embedding page may ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Play from where the playhead is.
    Play,
    /// Pause.
    Pause,
    /// Back to the start, and play.
    Restart,
    /// Put the playhead somewhere: simulated time since the request.
    Seek(Nanos),
    /// Open another address: its fragment, with or without `#`.
    Open(String),
    /// Send the report.
    Report,
}

/// Seconds a playhead may be put at: more than any run lasts.
const SEEK: std::ops::RangeInclusive<f64> = 0.0..=1e9;

impl Command {
    /// Reads a message, as JSON; `None` when it is not addressed to the playground.
    pub fn read(json: &str) -> Option<Result<Self, String>> {
        let value = serde_json::from_str(json).ok()?;
        let message = Place::root(&value);
        let to = message.field("to").ok()??;
        (to.text().ok()? == NAME).then(|| Self::of(&message).map_err(|error| format!("message: {error}")))
    }

    fn of(message: &Place) -> Result<Self, ScenarioError> {
        let kind = message.required("type")?;
        Ok(match kind.text()? {
            "play" => Self::Play,
            "pause" => Self::Pause,
            "restart" => Self::Restart,
            "report" => Self::Report,
            "seek" => Self::Seek(Nanos::from_seconds(message.required("seconds")?.number(&SEEK)?)),
            "open" => Self::Open(message.required("hash")?.text()?.to_owned()),
            _ => return kind.refuse("is none of play, pause, restart, seek, open, report"),
        })
    }
}

/// What the playground tells an embedding page.
#[derive(Debug)]
pub enum Message<'a> {
    /// The first view can be used.
    Ready,
    /// How the run stands.
    State(State),
    /// Everything measured.
    Report(&'a Report<'a>),
    /// The page is this high, in CSS pixels.
    Resize(i32),
    /// Something was wrong: what, and where.
    Error(&'a str),
}

impl Message<'_> {
    /// The message as it is posted, as JSON.
    pub fn json(&self) -> String {
        to_json(self)
    }
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("from", NAME)?;
        map.serialize_entry("version", &VERSION)?;
        let kind = match self {
            Self::Ready => "ready",
            Self::State(_) => "state",
            Self::Report(_) => "report",
            Self::Resize(_) => "resize",
            Self::Error(_) => "error",
        };
        map.serialize_entry("type", kind)?;
        match self {
            Self::Ready => {}
            Self::State(state) => {
                map.serialize_entry("status", &state.status)?;
                map.serialize_entry("seconds", &state.seconds)?;
                map.serialize_entry("lanes", &state.lanes)?;
            }
            Self::Report(report) => map.serialize_entry("report", report)?,
            Self::Resize(height) => map.serialize_entry("height", height)?,
            Self::Error(message) => map.serialize_entry("message", message)?,
        }
        map.end()
    }
}

/// How the run stands.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    status: Status,
    seconds: Nanos,
    lanes: Vec<LaneState>,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
struct LaneState {
    tokens: u32,
    phase: PhaseKind,
}

impl State {
    /// How a run stands at a playhead.
    pub fn of(run: &Run, playhead: Nanos) -> Self {
        let lane = |lane: &RunLane| LaneState {
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
