//! Going through a log: from what the person did to the state of the session at a time.

use super::{Act, Ask, Category, Ending, Entry, Lane, Ledger, Outcome, Segment, Setup, Stage};
use crate::engine::Nanos;
use crate::scenario::{Scenario, Script, ScriptKind};
use std::sync::Arc;

/// The state of a session at a time, derived from its set-up and its log.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The task.
    pub scenario: Arc<Scenario>,
    /// The session's set-up.
    pub setup: Setup,
    /// The time of the session up to which events have been applied.
    pub at: Nanos,
    /// The model the person looks at.
    pub front: ScriptKind,
    /// Whether the person is away.
    pub away: bool,
    /// How it ended, once it has.
    pub ending: Option<Ending>,
    /// The models' sides, the one in the foreground first.
    pub lanes: Vec<Lane>,
    /// What the person did, in order and without gaps, from the start to [`Progress::at`].
    pub segments: Vec<Segment>,
    /// The turns so far: prompts that the person has sent. One that goes to two models counts once.
    pub turns: usize,
    /// How often the tab was left, or the machine slept.
    pub switches: usize,
    /// How much of the time away the model in the foreground was working.
    pub away_at_work: Nanos,
}

/// Compares the task by its id alone: its content never changes.
impl PartialEq for Progress {
    fn eq(&self, other: &Self) -> bool {
        let key = |progress: &Self| (progress.at, progress.front, progress.away, progress.ending);
        key(self) == key(other)
            && self.scenario.id == other.scenario.id
            && self.setup == other.setup
            && self.lanes == other.lanes
            && self.segments == other.segments
    }
}

impl Progress {
    /// The start of a session.
    pub fn new(scenario: &Arc<Scenario>, setup: &Setup) -> Self {
        let models = setup.mode.models();
        Self {
            scenario: scenario.clone(),
            setup: setup.clone(),
            at: Nanos::ZERO,
            front: models[0],
            away: false,
            ending: None,
            lanes: models.iter().map(|model| Lane::new(scenario, *model)).collect(),
            segments: Vec::new(),
            turns: 0,
            switches: 0,
            away_at_work: Nanos::ZERO,
        }
    }

    /// Applies what happens by itself up to a time: streams and checks end, and the time is accounted for.
    pub fn advance(&mut self, to: Nanos) {
        while let Some(due) = self.due().filter(|due| *due <= to) {
            self.account(due);
            let scenario = self.scenario.clone();
            for lane in self.lanes.iter_mut().filter(|lane| lane.due() == Some(due)) {
                lane.finish(scenario.script(lane.model), due);
            }
        }
        self.account(to);
    }

    /// Applies an entry. If it makes no sense, only the time advances, and the result is `false`. An entry with an
    /// earlier time makes no sense.
    pub fn apply(&mut self, entry: Entry) -> bool {
        if self.ending.is_some() || entry.at < self.at {
            return false;
        }
        self.advance(entry.at);
        match entry.act {
            Act::Returned => std::mem::take(&mut self.away),
            // A person who is away does nothing here.
            _ if self.away => false,
            Act::Left => {
                self.away = true;
                self.switches += 1;
                true
            }
            Act::Switched => self.switch(),
            Act::GivenUp => self.end(Ending::GivenUp),
            act => self.work(act),
        }
    }

    /// The side of the model the person looks at.
    pub fn looked_at(&self) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.model == self.front)
    }

    /// The number of the turn that the person is in, from 1.
    pub fn turn(&self) -> usize {
        match self.looked_at() {
            Some(Lane { stage: Stage::Writing(_), .. }) | None => self.turns + 1,
            Some(lane) => last_turn(lane),
        }
    }

    /// The side of the other model, if there is one and it has been sent something.
    pub fn background(&self) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.model != self.front && !lane.sent.is_empty())
    }

    /// The side of the model that works in the background, if there are two: also while the person looks at it.
    pub fn in_background(&self) -> Option<&Lane> {
        self.lanes.get(1)
    }

    /// A model's script.
    pub fn script(&self, model: ScriptKind) -> &Script {
        self.scenario.script(model)
    }

    /// What the person is doing; `None` once it is over.
    pub fn category(&self) -> Option<Category> {
        let lane = self.looked_at().filter(|_| self.ending.is_none())?;
        Some(match lane.stage {
            _ if self.away => Category::Away,
            Stage::Writing(_) => Category::Writing,
            Stage::Streaming => Category::Waiting,
            Stage::Checking(_) => Category::Checks,
            Stage::Judging => Category::Judging,
        })
    }

    /// The next time at which a stream or the checks end.
    pub fn due(&self) -> Option<Nanos> {
        self.lanes.iter().filter_map(Lane::due).min().filter(|_| self.ending.is_none())
    }

    /// The segments up to a time, from [`Progress::at`] on as if nothing happened any more.
    pub fn segments_by(&self, at: Nanos) -> Vec<Segment> {
        let mut then = self.clone();
        then.advance(at);
        then.segments
    }

    /// The ledger up to a time of the session, from [`Progress::at`] on.
    pub fn ledger(&self, at: Nanos) -> Ledger {
        Ledger::of(&self.segments_by(at))
    }

    /// Accounts for the time up to `to`.
    fn account(&mut self, to: Nanos) {
        let (Some(category), Some(lane)) = (self.category(), self.looked_at()) else { return };
        if to <= self.at {
            return;
        }
        let (model, at_work) = (lane.model, lane.due().is_some());
        let turn = self.turn();
        if self.away && at_work {
            self.away_at_work += to - self.at;
        }
        let same = |last: &&mut Segment| (last.category, last.model, last.turn) == (category, model, turn);
        match self.segments.last_mut().filter(same) {
            Some(last) => last.end = to,
            None => self.segments.push(Segment { category, start: self.at, end: to, model, turn }),
        }
        self.at = to;
    }

    /// Looks at the other model, once it has been sent something.
    fn switch(&mut self) -> bool {
        let Some(model) = self.background().map(|lane| lane.model) else { return false };
        self.front = model;
        true
    }

    fn end(&mut self, ending: Ending) -> bool {
        self.ending = Some(ending);
        true
    }

    /// An act on the model that the person looks at.
    fn work(&mut self, act: Act) -> bool {
        let (at, scenario) = (self.at, self.scenario.clone());
        let Some(lane) = self.lanes.iter_mut().find(|lane| lane.model == self.front) else { return false };
        let script = scenario.script(lane.model);
        // The answer can still be judged while the person writes a prompt about it.
        let judges = lane.current.is_some() && matches!(lane.stage, Stage::Judging | Stage::Writing(_));
        match (act, lane.stage) {
            (Act::Sent { own_words }, Stage::Writing(_)) => self.send(own_words),
            (Act::Interrupted, Stage::Streaming) => {
                let Some(sent) = lane.sent.last_mut() else { return false };
                sent.interrupt(at);
                let ask = sent.ask;
                lane.enter(Stage::Writing(ask), at);
            }
            (Act::ChecksRun, _) if !lane.checks(script).is_empty() => {
                let time = lane.checks(script).iter().fold(Nanos::ZERO, |sum, check| sum + check.duration);
                lane.enter(Stage::Checking(at + time), at);
            }
            (Act::Raised(number), _) if judges && lane.problem(script, number).is_some() => {
                if let Some(judged) = lane.judged() {
                    judged.outcome = Outcome::Raised(number);
                }
                lane.enter(Stage::Writing(Ask::Problem(number)), at);
            }
            (Act::Accepted, _) if judges => {
                if let Some(judged) = lane.judged() {
                    judged.outcome = Outcome::Accepted;
                }
                return self.end(Ending::Accepted);
            }
            _ => return false,
        }
        true
    }

    /// Sends the prompt to the model that the person looks at. If there are two, the first prompt goes to both, and a
    /// later one to the slow model sends it to the background again.
    fn send(&mut self, own_words: bool) {
        let first = self.turns == 0;
        self.turns += 1;
        for lane in self.lanes.iter_mut().filter(|lane| first || lane.model == self.front) {
            // The person may have written to the other model in between, which took the number of this turn.
            let written = self.segments.iter_mut().filter(|segment| segment.model == lane.model);
            let before = last_turn(lane);
            written.filter(|segment| segment.turn > before).for_each(|segment| segment.turn = self.turns);
            let (script, by) = (self.scenario.script(lane.model), self.setup.model(lane.model));
            lane.send(script, by, self.setup.seed, own_words, (self.turns, self.at));
        }
        self.front = self.setup.mode.models()[0];
    }
}

/// The turn of a model's last request; 0 before the first.
fn last_turn(lane: &Lane) -> usize {
    lane.sent.last().map_or(0, |sent| sent.number)
}
