//! The race in a sentence: the question before it, how it stands while it runs, and its result with the reason.

use super::question::{NOTABLE, rates};
use super::{LaneId, Model, Run, RunLane};
use crate::app::isolated;
use crate::app::playback::Status;
use crate::engine::{Nanos, PhaseKind, figures, order};

impl Model {
    /// How the run ends, in a sentence, wherever the playhead is; empty without a run.
    pub fn outcome(&self) -> String {
        self.run.as_ref().map(|run| Lanes::of(self, run).result()).unwrap_or_default()
    }

    /// The sentence above the lanes.
    pub fn sentence(&self, playhead: Nanos) -> String {
        let Some(run) = &self.run else { return String::new() };
        let lanes = Lanes::of(self, run);
        if playhead >= run.end() && run.status() != Status::Idle {
            lanes.result()
        } else if run.status() == Status::Idle {
            self.question()
        } else {
            // Until there is something to say, the question stays.
            Some(lanes.standing(playhead)).filter(|words| !words.is_empty()).unwrap_or_else(|| self.question())
        }
    }

    /// The reason for the result, once all lanes are done.
    pub fn reason(&self, playhead: Nanos) -> String {
        let over = |run: &&Run| playhead >= run.end() && run.status() != Status::Idle;
        self.run
            .as_ref()
            .filter(over)
            .map(|run| {
                let lanes = Lanes::of(self, run);
                lanes.reason() + &lanes.with_other_pauses(self.setup.pause)
            })
            .unwrap_or_default()
    }
}

impl Run {
    /// Whether a lane is done by then, and no other was done before it.
    pub(super) fn leads(&self, lane: usize, playhead: Nanos) -> bool {
        let first = self.lanes.iter().map(|lane| lane.course.end()).min().unwrap_or_default();
        let own = self.lanes.get(lane).map(|lane| lane.course.end());
        self.lanes.len() > 1 && own == Some(first) && playhead >= first
    }
}

/// From an answer to the next prompt, developers' median in TraceLab's traces.
const MEDIAN_PAUSE: Nanos = Nanos::new(86_000_000_000);

/// The lanes of a run with their names, by the order in which they are done.
struct Lanes<'a> {
    all: Vec<Named<'a>>,
    /// Of two lanes, the one that writes faster, and how many times as fast it does.
    faster: Option<(LaneId, f64)>,
}

type Named<'a> = (String, &'a RunLane);

impl<'a> Lanes<'a> {
    fn of(model: &Model, run: &'a Run) -> Self {
        let names = model.setup.names().into_iter().map(|name| isolated(&name));
        let mut lanes: Vec<_> = names.zip(run.lanes.iter()).collect();
        order::few(&mut lanes, |(_, one), (_, other)| one.course.end() <= other.course.end());
        let faster = rates(&model.setup).and_then(|(faster, _, times)| Some((run.lanes.get(faster)?.id, times)));
        Self { all: lanes, faster }
    }

    /// While it runs.
    fn standing(&self, playhead: Nanos) -> String {
        let Some((ahead, behind)) = self.ends(playhead) else { return String::new() };
        let (name, other, end) = (&ahead.0, &behind.0, ahead.1.course.end());
        let (done, after) = (playhead >= end, figures::time(end));
        if ahead.1.turns.len() + behind.1.turns.len() == 2 {
            let doing = match behind.1.course.phase_at(playhead).0 {
                PhaseKind::Think => "thinking",
                PhaseKind::Say | PhaseKind::Answer | PhaseKind::Tool => "writing",
                PhaseKind::Connect | PhaseKind::Queue | PhaseKind::Prefill => "waiting",
                PhaseKind::Done => return String::new(),
            };
            return if done {
                format!("{name} is done after {after}. {other} is still {doing}.")
            } else {
                String::new()
            };
        }
        let (ended, others, on) = (ahead.1.ended_by(playhead), behind.1.ended_by(playhead), behind.1.turn_at(playhead));
        // In a pause, a lane is between two turns.
        let still = if others < on { format!("{other} is still on turn\u{a0}{on}.") } else { String::new() };
        match (done, still.is_empty()) {
            (true, false) => format!("{name} has finished in {after}. {still}"),
            (true, true) => format!("{name} has finished in {after}. {other} has finished turn\u{a0}{on}."),
            _ if ended <= others => String::new(),
            (false, false) => format!("{still} {name} has finished\u{a0}{ended}."),
            (false, true) => format!("{name} has finished {ended} turns, {other}\u{a0}{others}."),
        }
    }

    /// The lane that is furthest, and the one that is least far; `None` for a lane alone.
    fn ends(&self, playhead: Nanos) -> Option<(&Named<'a>, &Named<'a>)> {
        // They are in the order in which they are done.
        let done = self.all.iter().find(|lane| playhead >= lane.1.course.end());
        // Of equals, `max` takes the last and `min` the first.
        let ahead = done.or_else(|| self.all.iter().rev().max_by_key(|lane| lane.1.ended_by(playhead)))?;
        let far =
            |lane: &&Named<'_>| (playhead >= lane.1.course.end(), lane.1.ended_by(playhead), lane.1.turn_at(playhead));
        let behind = self.all.iter().rev().min_by_key(far)?;
        (self.all.len() > 1).then_some((ahead, behind))
    }

    /// After the run.
    fn result(&self) -> String {
        let [first, rest @ ..] = &*self.all else { return String::new() };
        let time = |lane: &RunLane| figures::time(lane.course.end());
        let Some(last) = rest.last() else { return format!("{} finished in {}.", first.0, time(first.1)) };
        let (best, worst) = (first.1.course.end(), last.1.course.end());
        let tied: Vec<&str> =
            self.all.iter().filter(|lane| lane.1.course.end() == best).map(|lane| lane.0.as_str()).collect();
        if best == worst {
            return format!("{} finished together, in {}.", list(&tied), time(first.1));
        }
        if let [second] = rest {
            let sooner = worst.seconds() / best.seconds().max(1e-9);
            let lead = match sooner {
                times if times >= NOTABLE => format!("{} sooner", figures::ratio(times)),
                _ => format!("{} sooner", figures::time(worst - best)),
            };
            let though = self.though(sooner);
            return format!(
                "{} finished in {}, {} in {}: {lead}{though}.",
                first.0,
                time(first.1),
                second.0,
                time(second.1)
            );
        }
        let others = self.all.iter().skip(tied.len()).take(2).map(|(name, lane)| format!("{name} in {}", time(lane)));
        let others: Vec<String> = others.collect();
        let left = self.all.len() - tied.len() - others.len();
        let more =
            if left > 0 { format!(", and {left} more, the last in {}", figures::time(worst)) } else { String::new() };
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        format!("{} finished first, in {}; then {}{more}.", list(&tied), time(first.1), list(&others))
    }

    /// How the rates compare with the times: the first is done so many times sooner.
    fn though(&self, sooner: f64) -> String {
        let Some((faster, times)) = self.faster else { return String::new() };
        let ratio = figures::ratio(times);
        let first = self.all.first().is_some_and(|first| first.1.id == faster);
        match (first, times) {
            (_, times) if times < NOTABLE => ", at the same rate".to_owned(),
            (false, _) => format!(", though it writes {ratio} more slowly"),
            (true, times) if times > sooner * NOTABLE => format!(", though it writes {ratio} as fast"),
            (true, _) => format!(", and it writes {ratio} as fast"),
        }
    }

    /// What the time of other people between two turns would make of a whole task; empty if the pauses are as long.
    fn with_other_pauses(&self, pause: Nanos) -> String {
        let [first, second] = &*self.all else { return String::new() };
        let most = first.1.turns.len().max(second.1.turns.len());
        if most < 2 || pause == MEDIAN_PAUSE {
            return String::new();
        }
        let end = |lane: &RunLane| {
            let turns = lane.course.turns();
            turns.iter().fold(Nanos::ZERO, |sum, turn| sum + (turn.end - turn.start))
                + Nanos::new(MEDIAN_PAUSE.get() * (turns.len() as u64 - 1))
        };
        let [ahead, behind] = if end(second.1) < end(first.1) { [second, first] } else { [first, second] };
        let [sooner, later] = [ahead, behind].map(|lane| figures::time(end(lane.1)));
        format!(
            " With pauses of 86\u{a0}s, the median for developers (TraceLab), {} would finish first: in {sooner}, against \
             {later} for {}.",
            ahead.0, behind.0
        )
    }

    /// Where the time of the winner went; or of the one that lost, though it writes faster.
    fn reason(&self) -> String {
        let [first, rest @ ..] = &*self.all else { return String::new() };
        let lost = match (rest, self.faster) {
            ([second], Some((faster, times))) if times >= NOTABLE && second.1.id == faster => Some(second),
            _ => None,
        };
        let (name, lane) = lost.unwrap_or(first);
        let turns = lane.course.turns();
        let sum = |of: &dyn Fn(usize) -> Nanos| (0..turns.len()).fold(Nanos::ZERO, |sum, n| sum + of(n));
        let wait = sum(&|n| turns[n].ttft.unwrap_or(turns[n].end - turns[n].start));
        let paused = sum(&|n| turns[n].start - if n > 0 { turns[n - 1].end } else { Nanos::ZERO });
        let [all, wait, pauses, writing] =
            [lane.course.end(), wait, paused, lane.course.end() - wait - paused].map(figures::time);
        let alone = rest.first().is_none_or(|second| second.1.course.end() > first.1.course.end());
        let whose = if lost.is_some() || !alone { format!("Of {name}’s {all}") } else { format!("Of its {all}") };
        let pauses = if paused > Nanos::ZERO {
            format!("{pauses} went to your pauses between {} turns, {wait} to", turns.len())
        } else {
            format!("{wait} went to")
        };
        let comma = if paused > Nanos::ZERO { "," } else { "" };
        let tokens = |lane: &RunLane| figures::grouped(lane.course.tokens().into());
        let hidden = match lane.course.thinking_tokens() {
            0 => String::new(),
            hidden => format!(", {} of them hidden thinking", figures::grouped(hidden.into())),
        };
        let own = tokens(lane);
        let firsts = if turns.len() > 1 { "first tokens" } else { "the first token" };
        let words =
            format!("{whose}, {pauses} waiting for {firsts}{comma} and {writing} to writing {own} tokens{hidden}.");
        let other = self.all.iter().find(|(other, _)| other != name).filter(|_| rest.len() == 1);
        match other {
            Some((other, lane)) if lane.turns.len() > 1 || turns.len() > 1 => {
                let n = lane.turns.len();
                let s = if n == 1 { "" } else { "s" };
                format!("{words} {other} needed {n} turn{s} and wrote {} tokens.", tokens(lane))
            }
            Some((other, lane)) => format!("{words} {other} wrote {}.", tokens(lane)),
            None => words,
        }
    }
}

/// Names in a row: `A, B and C`.
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
