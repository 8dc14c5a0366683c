//! The race in a sentence: the question before it, how it stands while it runs, and its result with the reason.

use super::question::{NOTABLE, rates};
use super::{LaneId, Model, Run, RunLane};
use crate::app::isolated;
use crate::app::playback::Status;
use crate::engine::{Nanos, PhaseKind, figures};

impl Model {
    /// The sentence above the lanes.
    pub fn sentence(&self, playhead: Nanos) -> String {
        let Some(run) = &self.run else { return String::new() };
        let lanes = Lanes::of(self, run);
        if playhead >= run.end() && run.status() != Status::Idle {
            lanes.result()
        } else if run.status() == Status::Idle {
            self.question()
        } else {
            lanes.standing(playhead)
        }
    }

    /// The reason for the result, once all lanes are done.
    pub fn reason(&self, playhead: Nanos) -> String {
        let over = |run: &&Run| playhead >= run.end() && run.status() != Status::Idle;
        self.run.as_ref().filter(over).map(|run| Lanes::of(self, run).reason()).unwrap_or_default()
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
        lanes.sort_by_key(|(_, lane)| lane.course.end());
        let faster = rates(run).and_then(|(faster, _, times)| Some((run.lanes.get(faster)?.id, times)));
        Self { all: lanes, faster }
    }

    /// While it runs.
    fn standing(&self, playhead: Nanos) -> String {
        let Some((ahead, behind)) = self.ends(playhead) else { return String::new() };
        let (ended, on) = (ahead.1.course.ended_by(playhead), behind.1.course.turn_at(playhead));
        let still = format!("{} is still on turn\u{a0}{}.", behind.0, on + 1);
        if ahead.1.course.turns().len() + behind.1.course.turns().len() > 2 {
            if playhead >= ahead.1.course.end() {
                return format!("{} has finished in {}. {still}", ahead.0, figures::time(ahead.1.course.end()));
            }
            return if ended > on { format!("{still} {} has finished\u{a0}{ended}.", ahead.0) } else { String::new() };
        }
        if ended == 0 || on < behind.1.course.ended_by(playhead) {
            return String::new();
        }
        let doing = match behind.1.course.phase_at(playhead).0 {
            PhaseKind::Think => "thinking",
            PhaseKind::Say | PhaseKind::Answer | PhaseKind::Tool => "writing",
            _ => "waiting",
        };
        format!("{} is done after {}. {} is still {doing}.", ahead.0, figures::time(ahead.1.course.end()), behind.0)
    }

    /// The lane that is furthest, and the one that is least far, by turns; `None` for a lane alone.
    fn ends(&self, playhead: Nanos) -> Option<(&Named<'a>, &Named<'a>)> {
        let far = |lane: &&Named<'_>| {
            let course = &lane.1.course;
            (playhead >= course.end(), course.ended_by(playhead), course.turn_at(playhead))
        };
        // Of equals, `max` takes the last and `min` the first.
        let (ahead, behind) = (self.all.iter().rev().max_by_key(far)?, self.all.iter().rev().min_by_key(far)?);
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
        let more = if left > 0 { format!(", and the last in {}", figures::time(worst)) } else { String::new() };
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
        let pauses = sum(&|n| turns[n].start - if n > 0 { turns[n - 1].end } else { Nanos::ZERO });
        let [all, wait, pauses, writing] =
            [lane.course.end(), wait, pauses, lane.course.end() - wait - pauses].map(figures::time);
        let whose = if lost.is_some() { format!("Of {name}’s {all}") } else { format!("Of its {all}") };
        let pauses = if turns.len() > 1 {
            format!("{pauses} are your pauses between {} turns, ", turns.len())
        } else {
            String::new()
        };
        let tokens = |lane: &RunLane| figures::grouped(lane.course.tokens().into());
        let hidden = match lane.course.thinking_tokens() {
            0 => String::new(),
            hidden => format!(", {} of them hidden thinking", figures::grouped(hidden.into())),
        };
        let own = tokens(lane);
        let words =
            format!("{whose}, {pauses}{wait} waiting for the first token, and {writing} writing {own} tokens{hidden}.");
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
