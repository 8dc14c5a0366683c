//! The messages between the playground and a page that embeds it. `docs/embedding.md` shows them in use.

use super::Wall;
use super::address::{Locked, Theme};
use super::json::quoted;
use super::playback::Status;
use super::screen::race::{Run, RunLane};
use crate::engine::{Nanos, PhaseKind, figures};
use std::fmt::Write;

/// The name in messages to the playground and in its own.
pub const NAME: &str = "hare-and-tortoise";

/// The version of the messages.
pub const VERSION: u32 = 1;

/// Wall time between two `state` messages while only the playhead and the tokens change: four a second.
const INTERVAL: Nanos = Nanos::new(250_000_000);

/// The commands of an embedding page.
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
    /// Open another address.
    Open {
        /// Its fragment, with or without `#`.
        hash: String,
        /// Whether the history gets an entry; otherwise the address replaces the present one.
        push: bool,
    },
    /// Send the report.
    Report,
    /// Use this theme.
    Theme(Theme),
    /// Whether a person can see the playground.
    Visible(bool),
    /// A visitor can no longer change these keys of the address, and can change all others.
    Lock(Locked),
    /// The frame has the height that was sent last.
    Resized,
    /// Race with this task, given as its file.
    Task(String),
    /// The slide that contains the playground is shown, or was left: what reveal.js sends to every frame.
    Slide(bool),
}

/// Seconds a playhead may be put at: more than any run lasts.
const SEEK: std::ops::RangeInclusive<f64> = 0.0..=1e9;

/// A field of a message, as a script has posted it. Read field by field, so that the first file of the program has no
/// parser of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// It is missing, or null.
    Missing,
    /// A text.
    Text(String),
    /// A text with half of a character, as a script may have it: a surrogate without the other one.
    Torn,
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// Anything else, with what it is: `a list`.
    Other(&'static str),
}

impl Field {
    fn text(self, name: &str) -> Result<String, String> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.mistyped(name, "a text")),
        }
    }

    fn number(self, name: &str) -> Result<f64, String> {
        match self {
            Self::Number(number) if SEEK.contains(&number) => Ok(number),
            Self::Number(number) => {
                let [number, least, most] = [number, *SEEK.start(), *SEEK.end()].map(figures::plain);
                Err(format!("message: {name}: is {number}; {least} to {most} is allowed"))
            }
            other => Err(other.mistyped(name, "a number")),
        }
    }

    fn flag(self, name: &str) -> Result<bool, String> {
        match self {
            Self::Flag(flag) => Ok(flag),
            other => Err(other.mistyped(name, "true or false")),
        }
    }

    fn mistyped(&self, name: &str, needed: &str) -> String {
        let found = match self {
            Self::Missing => return format!("message: missing field `{name}`"),
            Self::Torn => return format!("message: {name}: contains half a character (a lone surrogate)"),
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Other(what) => what,
        };
        format!("message: {name}: is {found}; {needed} is needed")
    }
}

impl Command {
    /// Reads a message by its fields, of which the one without a name is the message itself; `None` when it is not for
    /// the playground.
    pub fn read(field: impl Fn(&str) -> Field) -> Option<Result<Self, String>> {
        if let Field::Text(text) = field("") {
            let shown = text.strip_prefix("slide:")?;
            return (shown == "start" || shown == "stop").then(|| Ok(Self::Slide(shown == "start")));
        }
        (field("to") == Field::Text(NAME.to_owned())).then(|| Self::of(field))
    }

    fn of(field: impl Fn(&str) -> Field) -> Result<Self, String> {
        Ok(match &*field("type").text("type")? {
            "play" => Self::Play,
            "pause" => Self::Pause,
            "restart" => Self::Restart,
            "report" => Self::Report,
            "seek" => Self::Seek(Nanos::from_seconds(field("seconds").number("seconds")?)),
            "open" => Self::Open {
                hash: field("hash").text("hash")?,
                push: field("history") == Field::Text("push".to_owned()),
            },
            "theme" => Self::Theme(
                Theme::by_name(&field("theme").text("theme")?)
                    .ok_or("message: theme: is none of light, dark, system")?,
            ),
            "visible" => Self::Visible(field("visible").flag("visible")?),
            "lock" => Self::Lock(Locked::new(&field("keys").text("keys")?)),
            "resized" => Self::Resized,
            "task" => Self::Task(field("task").text("task")?),
            _ => {
                return Err(
                    "message: type: is none of play, pause, restart, seek, open, report, theme, visible, lock, \
                            resized, task"
                        .to_owned(),
                );
            }
        })
    }
}

/// The messages to an embedding page.
#[derive(Debug)]
pub enum Message<'a> {
    /// The screen can be used.
    Ready,
    /// The state of the run.
    State(State),
    /// The report, as JSON.
    Report(String),
    /// The page is this high, in CSS pixels.
    Resize(i32),
    /// An error and its place.
    Error(&'a str),
    /// The address has changed: its fragment, with `#`.
    Changed(&'a str),
    /// What came of a session: the screen and the summary, as fields in JSON.
    Result(&'a str),
}

impl Message<'_> {
    /// The message as JSON. Written by hand, because the first load carries no serialiser.
    pub fn json(self) -> String {
        let kind = match self {
            Self::Ready => "ready",
            Self::State(_) => "state",
            Self::Report(_) => "report",
            Self::Resize(_) => "resize",
            Self::Error(_) => "error",
            Self::Changed(_) => "changed",
            Self::Result(_) => "result",
        };
        let start = format!("{{\"from\":\"{NAME}\",\"version\":{VERSION},\"type\":\"{kind}\"");
        let fields = match self {
            Self::Ready => String::new(),
            Self::State(state) => state.fields(),
            // In place, because it is long, and a page never returns memory.
            Self::Report(mut report) => {
                report.insert_str(0, &(start + ",\"report\":"));
                report.push('}');
                return report;
            }
            Self::Resize(height) => format!(",\"height\":{height}"),
            Self::Error(message) => ",\"message\":".to_owned() + &quoted(message),
            Self::Changed(hash) => ",\"hash\":".to_owned() + &quoted(hash),
            Self::Result(fields) => ",".to_owned() + fields,
        };
        start + &fields + "}"
    }
}

/// The state of the run.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    status: Status,
    seconds: Nanos,
    lanes: Vec<LaneState>,
}

#[derive(Clone, Debug, PartialEq)]
struct LaneState {
    tokens: u32,
    phase: PhaseKind,
}

impl State {
    /// The state of a run at a playhead.
    pub fn of(run: &Run, playhead: Nanos) -> Self {
        let lane = |lane: &RunLane| LaneState {
            tokens: lane.course.tokens_by(playhead),
            phase: lane.course.phase_at(playhead).0,
        };
        Self { status: run.status(), seconds: playhead, lanes: run.lanes.iter().map(lane).collect() }
    }

    fn fields(&self) -> String {
        let (status, seconds) = (self.status.name(), figures::plain(self.seconds.seconds()));
        let mut json = format!(",\"status\":\"{status}\",\"seconds\":{seconds},\"lanes\":[");
        for (n, lane) in self.lanes.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            // Writing to a string never fails.
            let _ = write!(json, "{comma}{{\"tokens\":{},\"phase\":\"{}\"}}", lane.tokens, lane.phase.name());
        }
        json + "]"
    }

    fn phase_changed(&self, before: &Self) -> bool {
        fn phases(state: &State) -> impl Iterator<Item = PhaseKind> {
            state.lanes.iter().map(|lane| lane.phase)
        }
        self.status != before.status || !phases(self).eq(phases(before))
    }
}

/// Decides which states to send: each change of status or phase, and otherwise at most four a second.
#[derive(Debug, Default)]
pub struct StateFeed {
    last: Option<(Wall, State)>,
}

impl StateFeed {
    /// The state, if it should be sent.
    pub fn offer(&mut self, now: Wall, state: State) -> Option<State> {
        let due = match &self.last {
            None => true,
            Some((_, before)) if state == *before => false,
            Some((then, before)) => {
                state.phase_changed(before) || now.since(*then) >= INTERVAL || state.status != Status::Running
            }
        };
        due.then(|| {
            self.last = Some((now, state.clone()));
            state
        })
    }
}
