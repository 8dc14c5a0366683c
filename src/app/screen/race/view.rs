//! The race in words and rows, for the screen.

use super::{LaneId, LaneReadout, LaneSetup, LaneView, Model, Run, RunLane, Setup, TextSource, Verdict};
use crate::app::delivery::Base;
use crate::app::delivery::control::{self, Control};
use crate::app::html;
use crate::app::isolated;
use crate::app::playback::Status;
use crate::engine::figures;
use crate::engine::{Field, Nanos};
use crate::scenario::{Artifact, ScenarioId, ScriptKind, SectionKind};

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

    /// The first lane's prompt.
    pub fn prompt(&self) -> Option<&str> {
        let lane = self.setup.lanes.first()?;
        Some(&self.scenario.as_ref()?.script(lane.script).on_path(self.setup.turn)?.prompt)
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

    /// The times of the playhead and the end.
    pub fn clock_words(&self, playhead: Nanos) -> String {
        clock_words(playhead, self.run.as_ref().map(Run::end).unwrap_or_default())
    }

    /// The longest text of [`Self::clock_words`] in this run.
    pub fn longest_clock_words(&self) -> String {
        self.clock_words(self.run.as_ref().map(Run::end).unwrap_or_default())
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
        self.lane(id).map(|lane| lane.name().to_owned()).unwrap_or_default()
    }

    /// A lane's rate, for large type.
    pub fn lane_rate(&self, id: LaneId) -> String {
        self.lane(id).map(|lane| control::words(lane.profile.rate().get())).unwrap_or_default()
    }

    /// A lane's time to first token, for large type.
    pub fn lane_wait(&self, id: LaneId) -> String {
        let given = self.lane(id).and_then(|lane| lane.profile.get(Field::Ttft)).map(Nanos::from_seconds);
        let wait = self.run_lane(id).and_then(|lane| lane.trace.first_token()).or(given);
        wait.map(|wait| control::words(wait.seconds()) + " s").unwrap_or_default()
    }

    /// The address of the drawing in a lane's answer, once it is complete; empty if the answer is no drawing.
    ///
    /// The page shows it as an image, because a browser runs no script in one and loads nothing for it.
    pub fn picture(&self, id: LaneId, playhead: Nanos) -> String {
        let svg = self.scenario.as_ref().is_some_and(|scenario| scenario.artifact == Artifact::Svg);
        let lane = self.run_lane(id).filter(|lane| svg && playhead >= lane.trace.end());
        let mut answers = lane.iter().flat_map(|lane| lane.sections.iter());
        let last = answers.rfind(|section| matches!(section.kind, SectionKind::Answer(_)));
        // An edit contains only a piece of a drawing.
        let whole = last.filter(|answer| answer.text.content.as_bytes().windows(4).any(|at| at == b"<svg"));
        whole.map(|answer| html::data_address("image/svg+xml", &answer.text.content)).unwrap_or_default()
    }

    /// A lane's identity and place.
    pub fn lane_view(&self, id: LaneId) -> Option<LaneView> {
        LaneView::all(&self.setup).into_iter().find(|lane| lane.id == id)
    }

    /// A lane's description, in one line.
    pub fn summary(&self, id: LaneId) -> String {
        let Some(lane) = self.lane(id) else { return String::new() };
        let base = if lane.name.is_some() { format!("{}, ", lane.base.name()) } else { String::new() };
        let thinking = self.run_lane(id).map_or(0, |lane| lane.trace.thinking_tokens());
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

    /// The first lane, and the ratio of the rates, once all lanes are done.
    pub fn result(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref().filter(|run| playhead >= run.end())?;
        let verdicts = (0..run.lanes.len()).map(|lane| Verdict::of(run, lane, playhead));
        let (lane, verdict) =
            verdicts.enumerate().find_map(|(n, verdict)| Some((n, verdict.filter(|v| v.leads())?)))?;
        let name = isolated(self.setup.lanes.get(lane)?.name());
        let alone = matches!(verdict, Verdict::First { .. });
        let rates = rate_ratio(run, lane)
            .filter(|_| alone)
            .map(|rates| format!(" It wrote {} as fast.", figures::ratio(rates)));
        Some(format!("{name} {}.{}", verdict.words(), rates.unwrap_or_default()))
    }

    /// Each lane's phase, for screen readers.
    pub fn announcement(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref().filter(|run| run.status() != Status::Idle)?;
        let lane = |(lane, run): (&LaneSetup, &RunLane)| {
            format!("{}: {}. ", isolated(lane.name()), run.trace.phase_at(playhead).0.name())
        };
        Some(self.setup.lanes.iter().zip(run.lanes.iter()).map(lane).collect())
    }
}

/// How many times as fast one of two lanes wrote, from the rates in the read-outs.
fn rate_ratio(run: &Run, lane: usize) -> Option<f64> {
    let [one, other] = &*run.lanes else { return None };
    let (one, other) = if lane == 0 { (one, other) } else { (other, one) };
    Some(LaneReadout::rate(one, run.end())? / LaneReadout::rate(other, run.end())?)
}

/// The times of the playhead and the end. Always to the millisecond, so that a step by a chunk is visible and the text
/// keeps its width.
fn clock_words(playhead: Nanos, end: Nanos) -> String {
    format!("{} s of {} s", figures::fixed(playhead.seconds(), 3), figures::fixed(end.seconds(), 3))
}

impl Run {
    /// The times of the playhead and the end.
    pub fn clock_words(&self, playhead: Nanos) -> String {
        clock_words(playhead, self.end())
    }
}
