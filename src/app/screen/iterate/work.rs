//! The view of a session in progress.

use super::{Ask, Category, Lane, Outcome, Progress, Sent, Session, Stage};
use crate::app::html::{escape, prose};
use crate::engine::{Nanos, PhaseKind, figures};
use crate::scenario::{Check, ScriptKind, Step};
use std::fmt::Write;

/// A session in progress. It changes when something happens, not every frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkView {
    /// The name of the model that the person looks at.
    pub model: String,
    /// The task's title.
    pub task: String,
    /// The number of the turn, from 1: [`Progress::turn`].
    pub turn: usize,
    /// `writing`, `streaming`, `checking` or `judging`.
    pub stage: &'static str,
    /// The task itself, its first prompt, as HTML.
    pub wanted: String,
    /// The offered prompt, or the one that was sent.
    pub prompt: String,
    /// Whether that prompt asks for something other than the task.
    pub is_further: bool,
    /// What was interrupted, if the prompt being written follows an interruption.
    pub interrupted: String,
    /// Whether the answer on screen is empty and stays so.
    pub is_empty: bool,
    /// The problems that can be raised, while judging and while writing a prompt about the answer.
    pub problems: Vec<ProblemView>,
    /// The checks of the turn to be judged, if any.
    pub checks: Vec<CheckView>,
    /// The results of the checks, in a sentence.
    pub checked: String,
    /// Whether the checks can be asked for.
    pub can_check: bool,
    /// Whether there is an answer to judge.
    pub is_judged: bool,
    /// Whether the answer can be accepted.
    pub can_accept: bool,
    /// The model in the background, if there are two and it has begun.
    pub background: Option<BackgroundView>,
}

/// A problem that can be raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// Its number, for [`Act::Raised`](super::Act::Raised).
    pub number: usize,
    /// The objection.
    pub text: String,
    /// Whether the prompt being written is about it.
    pub raised: bool,
}

impl WorkView {
    /// The number of problems that can be raised, in words.
    pub fn objections(&self) -> String {
        match self.problems.len() {
            1 => "1 objection".to_owned(),
            n => format!("{n} objections"),
        }
    }
}

/// A check of the turn to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its name.
    pub name: String,
    /// How long it takes.
    pub seconds: String,
    /// Whether it passes; `None` until it has run.
    pub passes: Option<bool>,
}

/// The model in the background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackgroundView {
    /// Its name.
    pub model: String,
    /// Its state, in words.
    pub state: &'static str,
    /// Whether its answer is complete.
    pub ready: bool,
}

impl Session {
    /// The view of the session on screen.
    pub fn work(&self) -> WorkView {
        let Some((state, lane)) = self.state.as_ref().and_then(|state| Some((state, state.looked_at()?))) else {
            return WorkView::default();
        };
        let script = state.script(lane.model);
        let (stage, prompt) = match lane.stage {
            Stage::Writing(ask) => ("writing", lane.prompt(script, ask)),
            Stage::Streaming => ("streaming", last_prompt(lane)),
            Stage::Checking(_) => ("checking", last_prompt(lane)),
            Stage::Judging => ("judging", last_prompt(lane)),
        };
        let is_judged = lane.current.is_some() && stage != "streaming";
        let interrupted = lane.sent.last().filter(|_| stage == "writing").and_then(|sent| self.interrupted(lane, sent));
        let checks = checks(state, lane);
        let background = state.background().map(|lane| BackgroundView {
            model: self.name(lane.model).to_owned(),
            state: match lane.stage {
                Stage::Writing(_) => "is waiting for your prompt",
                Stage::Streaming => "is working",
                Stage::Checking(_) => "is running its checks",
                Stage::Judging => "is done and waiting for you",
            },
            ready: lane.stage == Stage::Judging,
        });
        WorkView {
            model: self.name(lane.model).to_owned(),
            task: state.scenario.title.clone(),
            turn: state.turn(),
            stage,
            wanted: prose(lane.prompt(script, Ask::Task)),
            prompt: prompt.to_owned(),
            is_further: prompt != lane.prompt(script, Ask::Task),
            is_empty: interrupted.as_ref().is_some_and(|(_, arrived)| *arrived == 0),
            interrupted: interrupted.map(|(words, _)| words).unwrap_or_default(),
            problems: if is_judged { problems(state, lane) } else { Vec::new() },
            checked: if stage == "checking" { "The checks are running.".to_owned() } else { checked(&checks) },
            checks,
            can_check: !lane.checks(script).is_empty(),
            is_judged,
            can_accept: is_judged && stage != "checking",
            background,
        }
    }

    /// What the person interrupted, in words, and how many tokens of its text had arrived.
    fn interrupted(&self, lane: &Lane, sent: &Sent) -> Option<(String, usize)> {
        let Outcome::Interrupted(at) = sent.outcome else { return None };
        let doing = sent.delivery.phases().last().map_or(PhaseKind::Connect, |phase| phase.kind).words();
        let (shown, all) = (sent.text_tokens_by(at), sent.tokens_by(at));
        let tokens = |n: u64| format!("{} {}", figures::grouped(n), if n == 1 { "token" } else { "tokens" });
        let lost = match (shown, all) {
            (0, 0) => "Nothing had arrived.".to_owned(),
            (0, _) => format!("Nothing of its answer had arrived, only {} of hidden thinking.", tokens(all.into())),
            _ => format!("{} had arrived; the files stay as they were.", tokens(shown as u64)),
        };
        Some((format!("You stopped {} while it was {doing}. {lost}", self.name(lane.model)), shown))
    }

    /// The model's phase and how long it has lasted. Changes with every read-out while something streams.
    pub fn phase_words(&self, at: Nanos) -> String {
        let Some(lane) = self.state.as_ref().and_then(Progress::looked_at) else { return String::new() };
        match (lane.stage, lane.sent.last()) {
            (Stage::Streaming, Some(sent)) => {
                let into = at - sent.at;
                let (phase, since) = sent.delivery.phase_at(into);
                let time = figures::fixed((into - since).seconds(), 1);
                match sent.tokens_by(at) {
                    0 => format!("{}, {time} s", phase.words()),
                    tokens => format!("{}, {time} s; {} tokens", phase.words(), figures::grouped(tokens.into())),
                }
            }
            (Stage::Checking(until), _) => {
                format!("running checks, {} s left", figures::fixed((until - at).seconds(), 1))
            }
            _ => String::new(),
        }
    }

    /// The name of the model's phase; empty while nothing streams.
    pub fn phase(&self, at: Nanos) -> &'static str {
        self.phase_kind(at).map_or("", PhaseKind::name)
    }

    fn phase_kind(&self, at: Nanos) -> Option<PhaseKind> {
        let lane = self.state.as_ref().and_then(Progress::looked_at);
        let sent = lane.filter(|lane| lane.stage == Stage::Streaming).and_then(|lane| lane.sent.last())?;
        Some(sent.delivery.phase_at(at - sent.at).0)
    }

    /// The tools that the last answer has called by `at`, each with its input and its time, as list items in HTML.
    pub fn tool_items(&self, at: Nanos) -> String {
        let Some((state, lane)) = self.state.as_ref().and_then(|state| Some((state, state.looked_at()?))) else {
            return String::new();
        };
        let Some(sent) = lane.sent.last().filter(|sent| !sent.is_interrupted()) else { return String::new() };
        let (script, into) = (state.script(lane.model), at - sent.at);
        let tools = sent.steps(script).iter().filter_map(|step| match step {
            Step::Tool { name, input, duration, .. } => Some((escape(name), escape(input), *duration)),
            _ => None,
        });
        let phases = sent.delivery.phases().iter().filter(|phase| phase.kind == PhaseKind::Tool);
        // A tool's phase begins with the model writing its call.
        let begun = tools.zip(phases).filter(|((.., duration), phase)| phase.end - *duration <= into);
        begun.fold(String::new(), |mut html, ((name, input, duration), phase)| {
            let time = if into < phase.end { "runs".to_owned() } else { figures::seconds(duration) };
            let _ = write!(html, "<li><b>{name}</b> <code>{input}</code> <span>{time}</span></li>");
            html
        })
    }

    /// Why the session accepts no input; empty while its clock runs.
    pub fn stopped_words(&self) -> &'static str {
        match (self.elsewhere, self.is_running()) {
            (true, _) => "This session is open in another tab. You can read it here, but work on it only there.",
            (false, false) => "Paused. The clock has stopped.",
            (false, true) => "",
        }
    }

    /// The time of the session, as a clock shows it: minutes and seconds.
    pub fn clock_words(&self, at: Nanos) -> String {
        let seconds = at.get() / 1_000_000_000;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    }

    /// The ledger as the items of a description list in HTML: category, time, share.
    pub fn ledger_items(&self, at: Nanos) -> String {
        let Some(state) = &self.state else { return String::new() };
        let ledger = state.ledger(at);
        Category::ALL.into_iter().fold(String::new(), |mut html, category| {
            let (name, title) = (category.name(), category.title());
            let (time, share) = (figures::fixed(ledger.get(category).seconds(), 1), ledger.share_words(category));
            let _ =
                write!(html, "<div data-category=\"{name}\"><dt>{title}</dt><dd>{time} s</dd><dd>{share}</dd></div>");
            html
        })
    }

    /// The script of the model that the person looks at, for its accent. Empty while names are hidden, because an
    /// accent would reveal them.
    pub fn accent(&self) -> &'static str {
        let model = self.state.as_ref().filter(|_| !self.hides_names).map(|state| state.front);
        model.map_or("", ScriptKind::name)
    }

    /// The stage and the phase, for screen readers. Changes with those alone.
    pub fn announcement(&self, at: Nanos) -> &'static str {
        match self.work().stage {
            "streaming" => self.phase_kind(at).map_or("", PhaseKind::words),
            "checking" => "The checks are running.",
            "judging" => "The answer is ready to be judged.",
            _ => "",
        }
    }

    /// The ledger as shares of a bar, 0 to 1, in the order of the categories.
    pub fn ledger_shares(&self, at: Nanos) -> [f64; 5] {
        let ledger = self.state.as_ref().map(|state| state.ledger(at)).unwrap_or_default();
        Category::ALL.map(|category| ledger.share(category))
    }
}

fn last_prompt(lane: &Lane) -> &str {
    lane.sent.last().map_or("", |sent| &sent.prompt)
}

fn problems(state: &Progress, lane: &Lane) -> Vec<ProblemView> {
    let script = state.script(lane.model);
    let all = lane.turn(script).map_or(0, |turn| turn.problems.len());
    let view = |number| {
        let text = lane.problem(script, number)?.text.clone();
        Some(ProblemView { number, text, raised: lane.stage == Stage::Writing(Ask::Problem(number)) })
    };
    (0..all).filter_map(view).collect()
}

/// The names of failed checks that a sentence has room for.
const NAMED: usize = 2;

/// The results of the checks in a sentence; empty until they have run.
fn checked(checks: &[CheckView]) -> String {
    let failed: Vec<&str> =
        checks.iter().filter(|check| check.passes == Some(false)).map(|check| check.name.as_str()).collect();
    let all = checks.len();
    let more = match failed.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    match (checks.iter().all(|check| check.passes.is_some()), failed.len()) {
        _ if checks.is_empty() => String::new(),
        (false, _) => String::new(),
        (true, 0) if all == 1 => "The check passes.".to_owned(),
        (true, 0) => format!("All {all} checks pass."),
        (true, n) => {
            let verb = if n == 1 { "fails" } else { "fail" };
            format!("{n} of {all} checks {verb}: {}{more}.", failed[..n.min(NAMED)].join(", "))
        }
    }
}

fn checks(state: &Progress, lane: &Lane) -> Vec<CheckView> {
    let (Some(turn), Some(current)) = (lane.turn(state.script(lane.model)), &lane.current) else { return Vec::new() };
    // While another answer streams, the results for the previous one do not apply.
    if lane.stage == Stage::Streaming {
        return Vec::new();
    }
    let view = |check: &Check| CheckView {
        name: check.name.clone(),
        seconds: figures::seconds(check.duration),
        passes: current.checked.then_some(check.pass),
    };
    turn.checks.iter().map(view).collect()
}
