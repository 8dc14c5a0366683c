//! The figures of a session.

use super::{Ledger, Outcome, Progress};
use crate::engine::Nanos;
use serde::Serialize;

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Ending {
    /// The person accepted the answer.
    Accepted,
    /// The person gave up.
    #[serde(rename = "given up")]
    GivenUp,
}

impl Ending {
    /// The words for it on screen and in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::GivenUp => "given up",
        }
    }
}

/// A defect in the accepted answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Escaped {
    /// The problem, or the check that fails.
    pub text: String,
    /// How it escaped.
    pub how: Escape,
}

/// How a defect escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Escape {
    /// A real problem that nobody raised.
    Missed,
    /// A real problem that was raised, but the model changed nothing.
    Unchanged,
    /// A check that fails, and had not been run.
    Unchecked,
    /// A check that fails, and had been run.
    Failing,
}

impl Escape {
    /// The words for it on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Missed => "not raised",
            Self::Unchanged => "raised, but the model changed nothing",
            Self::Unchecked => "a failing check that you did not run",
            Self::Failing => "a failing check that you ran",
        }
    }
}

/// The figures of a session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// How it ended; `None` while it is in progress.
    pub ending: Option<Ending>,
    /// Turns: prompts that the person sent. The first one of a session with two models goes to both, and counts once.
    pub turns: usize,
    /// Prompts that went to the model in the background, which are among the turns.
    pub background_turns: usize,
    /// Time of the session: from its start to its end.
    pub time: Nanos,
    /// The same, by category.
    pub ledger: Ledger,
    /// How much of the time away the model in the foreground was working.
    pub away_at_work: Nanos,
    /// Defects in the accepted answer.
    pub escaped: Vec<Escaped>,
    /// Tokens generated, thinking included.
    pub tokens: u32,
    /// Of these, tokens of interrupted answers, and of a model whose work was not accepted in the end.
    pub tokens_wasted: u32,
    /// Time from sending to interrupting, of all interrupted streams.
    pub wasted: Nanos,
    /// Streams interrupted.
    pub interruptions: usize,
    /// Times the tab was left, or the machine slept.
    pub switches: usize,
    /// False alarms: times the person raised a problem that was not real.
    pub rejected_right: usize,
}

impl Figures {
    /// The figures of a session so far.
    pub fn of(progress: &Progress) -> Self {
        let mut figures = Self {
            ending: progress.ending,
            turns: progress.turns,
            background_turns: progress.in_background().map_or(0, |lane| lane.sent.len()),
            time: progress.at,
            ledger: Ledger::of(&progress.segments),
            away_at_work: progress.away_at_work,
            escaped: escaped(progress),
            tokens: 0,
            tokens_wasted: 0,
            wasted: Nanos::ZERO,
            interruptions: 0,
            switches: progress.switches,
            rejected_right: 0,
        };
        for lane in &progress.lanes {
            let not_taken = progress.ending == Some(Ending::Accepted) && lane.model != progress.front;
            for (n, sent) in lane.sent.iter().enumerate() {
                let tokens = sent.tokens_by(progress.at);
                let cut_off = sent.is_interrupted() || (progress.ending.is_some() && sent.due() > progress.at);
                figures.tokens = figures.tokens.saturating_add(tokens);
                if cut_off || not_taken {
                    figures.tokens_wasted = figures.tokens_wasted.saturating_add(tokens);
                }
                match sent.outcome {
                    Outcome::Interrupted(then) => {
                        figures.interruptions += 1;
                        figures.wasted += then - sent.at;
                    }
                    // A problem that was raised, then thought better of and never sent, rejects nothing.
                    Outcome::Raised(number) if lane.sent.len() > n + 1 => {
                        let turn = progress.script(lane.model).turns().get(sent.turn);
                        let problem = turn.and_then(|turn| turn.problems.get(number));
                        figures.rejected_right += usize::from(problem.is_some_and(|problem| !problem.real));
                    }
                    Outcome::Raised(_) | Outcome::Open | Outcome::Accepted => {}
                }
            }
        }
        figures
    }

    /// How many defects escaped. A problem and the check that finds it are one: checks count where there is no problem.
    pub fn n_escaped(&self) -> usize {
        let problems = self.escaped.iter().filter(|it| matches!(it.how, Escape::Missed | Escape::Unchanged)).count();
        if problems > 0 { problems } else { self.escaped.len() }
    }
}

/// The defects in what was accepted: real problems of the turn that stands, and its checks that fail.
fn escaped(progress: &Progress) -> Vec<Escaped> {
    let accepted = progress.ending == Some(Ending::Accepted);
    let Some(lane) = progress.looked_at().filter(|_| accepted) else { return Vec::new() };
    let (Some(turn), Some(current)) = (lane.turn(progress.script(lane.model)), &lane.current) else {
        return Vec::new();
    };
    let problems = turn.problems.iter().enumerate().filter(|(_, problem)| problem.real).map(|(n, problem)| {
        let how = if current.raised.contains(&n) { Escape::Unchanged } else { Escape::Missed };
        Escaped { text: problem.text.clone(), how }
    });
    let how = if current.checked { Escape::Failing } else { Escape::Unchecked };
    let checks = turn.checks.iter().filter(|check| !check.pass).map(|check| Escaped { text: check.name.clone(), how });
    problems.chain(checks).collect()
}
