//! The race in words and rows, for the screen.

use super::{LaneId, LaneSetup, LaneView, Model, Run, RunLane, Setup, TextSource, Turns};
use crate::app::delivery::Base;
use crate::app::delivery::control::{self, Control};
use crate::app::html;
use crate::app::isolated;
use crate::app::playback::Status;
use crate::engine::figures;
use crate::engine::{Field, Nanos};
use crate::scenario::{ScenarioId, ScriptKind};

/// Steps of the scrubber along the axis.
pub const SCRUBBER_STEPS: u32 = 1000;

impl Model {
    /// The status of the run, in a word; idle while there is none.
    pub fn status_word(&self) -> &'static str {
        self.status().unwrap_or_default().name()
    }

    /// Whether the playhead moves.
    pub fn is_running(&self) -> bool {
        self.status() == Some(Status::Running)
    }

    /// The scenario on screen, or the one that is loading.
    pub fn chosen_scenario(&self) -> &ScenarioId {
        self.loading.wanted().unwrap_or(&self.setup.scenario)
    }

    /// Whether the timeline shows what is still to come.
    pub fn is_revealed(&self) -> bool {
        self.run.as_ref().is_some_and(|run| run.revealed)
    }

    /// Whether any lane plays more than one turn: `many`, or `one`.
    pub fn rhythm(&self) -> &'static str {
        let many = self.run.iter().flat_map(|run| run.lanes.iter()).any(|lane| lane.turns.len() > 1);
        if many { "many" } else { "one" }
    }

    /// The label of the big button.
    pub fn next_action(&self, playhead: Nanos) -> &'static str {
        match &self.run {
            Some(run) if run.status() == Status::Running => "Pause",
            Some(run) if run.status() != Status::Idle && playhead >= run.end() => "Run again",
            Some(run) if run.status() == Status::Paused => "Resume",
            _ => "Run",
        }
    }

    /// The times of the playhead and, once that is known, the end.
    pub fn clock_words(&self, playhead: Nanos) -> String {
        self.run.as_ref().map_or_else(|| clock_words(playhead, None), |run| run.clock_words(playhead))
    }

    /// The longest text of [`Self::clock_words`] in this run.
    pub fn longest_clock_words(&self) -> String {
        let end = self.run.as_ref().map(Run::end).unwrap_or_default();
        clock_words(end, Some(end))
    }

    /// The scrubber's position, in [`SCRUBBER_STEPS`].
    pub fn scrubber(&self, playhead: Nanos) -> u32 {
        let end = self.run.as_ref().map(Run::end).unwrap_or_default();
        libm::round(playhead.seconds() / end.seconds().max(1e-9) * f64::from(SCRUBBER_STEPS)) as u32
    }

    /// Whether no further lane can be added.
    pub fn is_full(&self) -> bool {
        self.setup.lanes.len() >= Setup::MOST_LANES
    }

    /// Whether this is the first lane.
    pub fn is_first(&self, id: LaneId) -> bool {
        self.setup.lanes.first().is_none_or(|lane| lane.id == id)
    }

    /// Whether this is the last lane.
    pub fn is_last(&self, id: LaneId) -> bool {
        self.setup.lanes.last().is_none_or(|lane| lane.id == id)
    }

    pub(super) fn lane(&self, id: LaneId) -> Option<&LaneSetup> {
        self.setup.lanes.iter().find(|lane| lane.id == id)
    }

    fn run_lane(&self, id: LaneId) -> Option<&RunLane> {
        self.run.as_ref()?.lanes.iter().find(|lane| lane.id == id)
    }

    /// The id of a lane's base.
    pub fn base(&self, id: LaneId) -> &'static str {
        self.lane(id).map_or("", |lane| lane.base.id())
    }

    /// The bases a lane may start from, as HTML.
    pub fn base_options(&self, id: LaneId) -> String {
        Base::options(self.base(id))
    }

    /// The scripts a lane may follow, as HTML.
    pub fn script_options(&self, id: LaneId) -> String {
        let chosen = self.lane(id).map_or("", |lane| lane.script.name());
        html::options(ScriptKind::ALL.map(|kind| (kind.name(), kind.name())), chosen)
    }

    /// How many turns to choose from, with the present number among them, as HTML.
    pub fn turns_options(&self) -> String {
        let chosen = self.setup.turns;
        let names = match chosen {
            Turns::ONE | Turns::ALL => None,
            other => Some((other.name(), format!("{} turns", other.name()))),
        };
        let ends = [(Turns::ALL, "the whole task"), (Turns::ONE, "one turn")];
        let ends = ends.map(|(turns, words)| (turns.name(), words.to_owned()));
        let all: Vec<_> = ends.into_iter().chain(names).collect();
        html::options(all.iter().map(|(name, words)| (&**name, &**words)), &chosen.name())
    }

    /// The sources of text to choose from, as HTML.
    pub fn text_options(&self) -> String {
        html::options(TextSource::ALL.map(|source| (source.name(), source.title())), self.setup.text.name())
    }

    /// The control of one field of a lane.
    pub fn control(&self, id: LaneId, field: Field) -> Option<Control> {
        self.lane(id).map(|lane| Control::of(lane.base, &lane.profile, field))
    }

    /// A lane's name.
    pub fn lane_name(&self, id: LaneId) -> String {
        self.setup
            .lanes
            .iter()
            .zip(self.setup.names())
            .find(|(lane, _)| lane.id == id)
            .map(|it| it.1)
            .unwrap_or_default()
    }

    /// A lane's rate, for large type.
    pub fn lane_rate(&self, id: LaneId) -> String {
        self.lane(id).map(|lane| control::words(lane.profile.rate().get())).unwrap_or_default()
    }

    /// A lane's time to first token, for large type.
    pub fn lane_wait(&self, id: LaneId) -> String {
        let given = self.lane(id).and_then(|lane| lane.profile.get(Field::Ttft)).map(Nanos::from_seconds);
        let wait = self.run_lane(id).and_then(|lane| lane.course.first_token()).or(given);
        wait.map(|wait| control::words(wait.seconds()) + " s").unwrap_or_default()
    }

    /// A lane's identity and place.
    pub fn lane_view(&self, id: LaneId) -> Option<LaneView> {
        LaneView::all(&self.setup).into_iter().find(|lane| lane.id == id)
    }

    /// A lane's description, in one line.
    pub fn summary(&self, id: LaneId) -> String {
        let Some(lane) = self.lane(id) else { return String::new() };
        let base = if lane.name.is_some() { format!("{}, ", lane.base.name()) } else { String::new() };
        let thinking = self.run_lane(id).map_or(0, |lane| lane.course.thinking_tokens());
        let thinking = match thinking {
            0 => String::new(),
            1 => ", 1 thinking token".to_owned(),
            tokens => format!(", {} thinking tokens", figures::grouped(tokens.into())),
        };
        let changed = match lane.base {
            Base::Preset(_) if lane.profile != lane.base.profile() => ", changed",
            _ => "",
        };
        let text = match self.setup.lanes.first().filter(|_| self.setup.text == TextSource::Same && !self.is_first(id))
        {
            Some(first) => format!("text of {}", isolated(first.name())),
            None => format!("{} script", lane.script.name()),
        };
        format!("{base}{text}{thinking}{changed}")
    }

    /// Each lane's phase, for screen readers.
    pub fn announcement(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref().filter(|run| run.status() != Status::Idle)?;
        // Of several turns each is announced, but not each phase of them.
        let many = self.rhythm() == "many";
        let lane = |(name, run): (String, &RunLane)| {
            if many && playhead < run.course.end() {
                return format!("{}: turn {}. ", isolated(&name), run.turn_at(playhead));
            }
            format!("{}: {}. ", isolated(&name), run.course.phase_at(playhead).0.words())
        };
        Some(self.setup.names().into_iter().zip(run.lanes.iter()).map(lane).collect())
    }
}

/// The times of the playhead and, where it is known, the end. Always to the millisecond, so that a step by a chunk is
/// visible and the text keeps its width.
fn clock_words(playhead: Nanos, end: Option<Nanos>) -> String {
    let exact = |time: Nanos| figures::fixed(time.seconds(), 3) + " s";
    match end {
        Some(end) => format!("{} of {}", exact(playhead), exact(end)),
        None => exact(playhead),
    }
}

impl Run {
    /// The times of the playhead and, once that is known, the end.
    pub fn clock_words(&self, playhead: Nanos) -> String {
        clock_words(playhead, self.revealed.then(|| self.end()))
    }
}

impl RunLane {
    /// The time since the lane's first request; from its end on, how long all of it took.
    pub fn clock_words(&self, playhead: Nanos) -> String {
        tenths(playhead.min(self.course.end()))
    }

    /// The time since the prompt of the turn; between two turns, since the end of the answer.
    pub fn stopwatch(&self, playhead: Nanos) -> String {
        let turn = self.course.turns().get(self.course.turn_at(playhead));
        let since = turn.map(|turn| if playhead >= turn.end { turn.end } else { turn.start });
        tenths(playhead - since.unwrap_or_default())
    }
}

/// A running time, always with its tenths; in minutes where it is long.
fn tenths(time: Nanos) -> String {
    if time.seconds() < 99.95 { figures::fixed(time.seconds(), 1) + " s" } else { figures::seconds(time) }
}
