//! What the screen says of the race, in words and rows.

use super::control::Control;
use super::{Base, LaneId, LaneReadout, LaneSetup, Model, Run, Speed, Status, Verdict};
use crate::app::figures;
use crate::app::preset::Figure;
use crate::engine::{Field, Nanos, Unit};
use crate::scenario::ScenarioId;

impl Model {
    /// The scenario on screen, or the one that is on its way.
    pub fn chosen_scenario(&self) -> &ScenarioId {
        self.loading.wanted().unwrap_or(&self.setup.scenario)
    }

    /// What the first lane's model is asked.
    pub fn prompt(&self) -> Option<&str> {
        let lane = self.setup.lanes.first()?;
        Some(&self.scenario.as_ref()?.script(lane.script).turns().first()?.prompt)
    }

    fn lane(&self, id: LaneId) -> Option<&LaneSetup> {
        self.setup.lanes.iter().find(|lane| lane.id == id)
    }

    /// The control of one field of a lane.
    pub fn control(&self, id: LaneId, field: Field) -> Option<Control> {
        self.lane(id).map(|lane| Control::of(lane, field))
    }

    /// A lane's two main figures, large: value, unit, what it is.
    pub fn lane_headline(&self, id: LaneId) -> Vec<(String, &'static str)> {
        let Some(lane) = self.lane(id) else { return Vec::new() };
        let rate = (figures::rate(lane.profile.rate().get()), "tokens a second");
        let wait = match lane.profile.get(Field::Ttft) {
            Some(ttft) => Some(Nanos::from_seconds(ttft)),
            None => self.run_lane(id).and_then(|lane| lane.trace.first_token()),
        };
        std::iter::once(rate).chain(wait.map(|wait| (figures::seconds(wait), "to the first token"))).collect()
    }

    /// What a lane is, in a line.
    pub fn lane_summary(&self, id: LaneId) -> Option<String> {
        let lane = self.lane(id)?;
        let base = if lane.name.is_some() { format!("{}, ", lane.base.name()) } else { String::new() };
        let changed = match lane.base {
            Base::Preset(_) if lane.profile != lane.base.profile() => ", changed",
            _ => "",
        };
        let thinking = self.run_lane(id).map_or(0, |lane| lane.trace.thinking_tokens());
        let thinking = if thinking > 0 {
            format!(", {} thinking tokens", figures::grouped(thinking.into()))
        } else {
            String::new()
        };
        Some(format!("{base}{} script{thinking}{changed}", lane.script.name()))
    }

    fn run_lane(&self, id: LaneId) -> Option<&super::RunLane> {
        self.run.as_ref()?.lanes.iter().find(|lane| lane.id == id)
    }

    /// Where a lane's figures come from; empty for a custom one.
    pub fn sources(&self, id: LaneId) -> Vec<Source> {
        let Some(LaneSetup { base: Base::Preset(preset), profile, .. }) = self.lane(id) else { return Vec::new() };
        let source = |figure: &'static Figure| Source {
            figure: format!("{} {} {}", figure.field.name(), figure.value, figure.field.unit().symbol())
                .trim_end()
                .to_owned(),
            changed: profile.get(figure.field) != Some(figure.value),
            status: figure.status.name(),
            source: figure.source,
            date: figure.date,
        };
        preset.figures.iter().map(source).collect()
    }

    /// Who was first and what the rates have to do with it, once all lanes are done.
    pub fn result(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref()?;
        let verdicts = (0..run.lanes.len()).map(|lane| Verdict::of(run, lane, playhead));
        let first = verdicts.enumerate().find_map(|(n, verdict)| Some((n, verdict?)).filter(|(_, v)| v.leads()))?;
        let name = self.setup.lanes.get(first.0)?.name();
        let writes = match (first.1, run.lanes.len()) {
            (Verdict::First { ratio: Some(ratio), .. }, 2) => rate_ratio(run, first.0)
                .map(|rates| {
                    let (rates, ratio) = (figures::ratio(rates), figures::ratio(ratio));
                    format!(". It wrote {rates} as fast and was done {ratio} as fast")
                })
                .unwrap_or_default(),
            _ => String::new(),
        };
        Some(format!("{name} {}{writes}.", first.1.words()))
    }

    /// Each lane's phase, for those who listen.
    pub fn announcement(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref().filter(|run| run.status() != Status::Idle)?;
        let lane = |(lane, run): (&LaneSetup, &super::RunLane)| {
            format!("{}: {}.", lane.name(), run.trace.phase_at(playhead).0.name())
        };
        Some(self.setup.lanes.iter().zip(run.lanes.iter()).map(lane).collect::<Vec<_>>().join(" "))
    }
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The figure, with its value and unit.
    pub figure: String,
    /// Whether the lane has another value by now.
    pub changed: bool,
    /// How far it can be trusted.
    pub status: &'static str,
    /// Where it stands.
    pub source: &'static str,
    /// When it was published, or checked.
    pub date: &'static str,
}

/// How many times as fast one of two lanes wrote, by the rates its read-out shows.
fn rate_ratio(run: &Run, lane: usize) -> Option<f64> {
    let rate = |n: usize| LaneReadout::rate(run.lanes.get(n)?, run.end());
    Some(rate(lane)? / rate(1 - lane)?)
}

impl Speed {
    /// The speeds to choose from, with the present one among them: values and names.
    pub fn options(present: f64) -> Vec<(String, String)> {
        let mut speeds = Self::CHOICES.to_vec();
        if !speeds.contains(&present) {
            speeds.push(present);
            speeds.sort_by(f64::total_cmp);
        }
        speeds.into_iter().map(|speed| (speed.to_string(), format!("{speed}x"))).collect()
    }
}

impl Status {
    /// What the big button does next.
    pub const fn next_action(self) -> &'static str {
        match self {
            Self::Idle => "Run",
            Self::Running => "Pause",
            Self::Paused => "Go on",
            Self::Finished => "Run again",
        }
    }
}

impl Unit {
    /// The unit as it stands in a label: `in tokens/s`; empty for a ratio.
    pub fn label(self) -> String {
        if self.symbol().is_empty() { String::new() } else { format!(" in {}", self.symbol()) }
    }
}
