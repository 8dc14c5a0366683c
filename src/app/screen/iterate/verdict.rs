//! The result in words: one sentence on the sessions in the chart, and what the other latency would have changed in
//! each.

use super::{Category, Ending, Figures, Mode, Model, Session};
use crate::app::html::escape;
use crate::app::isolated;
use crate::engine::figures::spoken;
use std::fmt::Write;

/// A session in the chart, as the sentences tell of it.
pub(super) struct Told<'a> {
    pub(super) session: &'a Session,
    /// What tells it from the others: its models, with its task or its origin where they are needed.
    pub(super) label: String,
    pub(super) figures: Figures,
    /// Whether its defects are hidden: see `spoilers.rs`.
    pub(super) withheld: bool,
}

impl Model {
    /// The result in one sentence, or two; empty without a session.
    pub fn verdict(&self) -> String {
        match &self.told()[..] {
            [] => String::new(),
            [one] => one.sentence(),
            [first, second] => pair(first, second),
            all => many(all),
        }
    }

    /// The task of the sessions in the chart, if they share one, and whether they come from a link.
    pub fn task_words(&self) -> String {
        let told = self.told();
        let mut titles = told.iter().filter_map(|told| Some(&told.session.state.as_ref()?.scenario.title));
        let Some(first) = titles.next().filter(|first| titles.all(|title| title == *first)) else {
            return String::new();
        };
        let from_link = if told.iter().all(|told| told.session.is_replay()) { ", from a link" } else { "" };
        isolated(first) + from_link
    }

    /// What the other latency would have changed in each session, as paragraphs in HTML. Leaves out a session whose
    /// names are hidden, because it would reveal how fast the other model is.
    pub fn changed_words(&self) -> String {
        let told = self.told();
        let single = told.len() == 1;
        let named = told.iter().filter(|told| !told.session.hides_names);
        named.fold(String::new(), |mut html, told| {
            if let Some(words) = if single { told.changed() } else { told.changed_briefly() } {
                let _ = write!(html, "<p>{}</p>", escape(&words));
            }
            html
        })
    }

    /// The sessions in the chart, with what is told of them.
    pub(super) fn told(&self) -> Vec<Told<'_>> {
        let sessions = self.on_axis();
        let task = |session: &Session| (session.setup.scenario.clone(), session.setup.own);
        let one_task = sessions.windows(2).all(|pair| task(pair[0]) == task(pair[1]));
        let named = |session: &Session| {
            let title = session.state.as_ref().filter(|_| !one_task).map(|state| isolated(&state.scenario.title));
            names(session) + &title.map_or_else(String::new, |title| format!(" on “{title}”"))
        };
        let labels: Vec<String> = sessions.iter().map(|session| named(session)).collect();
        let told = sessions.iter().zip(&labels).filter_map(|(session, label)| {
            let alone = labels.iter().filter(|other| *other == label).count() == 1;
            let origin = if alone { String::new() } else { format!(" ({})", self.origin(session)) };
            let figures = Figures::of(session.state.as_ref()?);
            Some(Told { session, label: format!("{label}{origin}"), figures, withheld: self.withholds(session) })
        });
        told.collect()
    }
}

impl Told<'_> {
    /// The session in a sentence of its own.
    fn sentence(&self) -> String {
        let (time, label) = (spoken(self.figures.time), &self.label);
        match self.figures.ending {
            None => format!("{time} with {label} so far."),
            Some(Ending::GivenUp) => format!("Given up after {time} with {label}."),
            Some(Ending::Accepted) => format!("{time} with {label}{}{}.", self.shipped(), self.taken()),
        }
    }

    fn shipped(&self) -> String {
        self.shipped_words().map_or_else(String::new, |words| format!(", {words}"))
    }

    /// The number of defects in words, if it may be told.
    pub(super) fn shipped_words(&self) -> Option<String> {
        self.defects().map(shipped)
    }

    /// Whose answer was accepted, if there were two.
    fn taken(&self) -> String {
        let taken = self.session.state.as_ref().filter(|_| self.session.setup.mode == Mode::Both);
        taken.map_or_else(String::new, |state| {
            format!("; you took {}’s answer", isolated(self.session.name(state.front)))
        })
    }

    /// How many defects were shipped, if the answer was accepted and they are no secret.
    pub(super) fn defects(&self) -> Option<usize> {
        (self.figures.ending == Some(Ending::Accepted) && !self.withheld).then(|| self.figures.n_escaped())
    }

    /// What the other latency would have changed, and how much of the time was the person's own.
    fn changed(&self) -> Option<String> {
        let own = format!("With no waiting at all, {}: that part is you.", self.own()?);
        let Some((other, time, spared)) = self.other_latency() else { return Some(own) };
        Some(format!("With {other}’s latency, and you working exactly as you did, {time}. {own}{spared}"))
    }

    /// The same, beside others.
    fn changed_briefly(&self) -> Option<String> {
        let (label, own) = (&self.label, self.own()?);
        Some(match self.other_latency() {
            Some((other, time, spared)) => {
                format!("{label} with {other}’s latency: {time}; with no waiting at all, {own}.{spared}")
            }
            None => format!("{label}: with no waiting at all, {own}."),
        })
    }

    /// The time without any waiting, once the session is over.
    fn own(&self) -> Option<String> {
        let figures = &self.figures;
        figures.ending.map(|_| spoken(figures.time - figures.ledger.get(Category::Waiting)))
    }

    /// The other model, the time with its latency, and what would not have happened.
    fn other_latency(&self) -> Option<(String, String, String)> {
        let changed = self.session.changed()?;
        let [was, time] = [self.figures.time, changed.figures.time].map(spoken);
        let time = if was == time { format!("the same {time}") } else { format!("{time} instead of {was}") };
        let spared = match changed.spared {
            0 => String::new(),
            1 => " One interruption or absence would not have happened: the answer would have come first.".to_owned(),
            n => format!(" {n} interruptions or absences would not have happened: the answers would have come first."),
        };
        Some((isolated(self.session.name(changed.latency_of)), time, spared))
    }
}

/// The models of a session.
fn names(session: &Session) -> String {
    let models: Vec<String> = session.setup.mode.models().iter().map(|model| isolated(session.name(*model))).collect();
    models.join(" and ")
}

/// A number of defects; a line never breaks after it.
fn shipped(defects: usize) -> String {
    match defects {
        0 => "no defect shipped".to_owned(),
        1 => "1\u{a0}defect shipped".to_owned(),
        n => format!("{n}\u{a0}defects shipped"),
    }
}

/// Two sessions. Where both ended with an answer, the second is told by what differs.
fn pair(first: &Told, second: &Told) -> String {
    let (Some(one), Some(two)) = (first.defects(), second.defects()) else {
        return format!("{} {}", first.sentence(), second.sentence());
    };
    let [time, other] = [first, second].map(|told| spoken(told.figures.time));
    let (a, b) = (&first.label, &second.label);
    let shipped_then = match (one, two) {
        (1.., 0) => "none".to_owned(),
        (0, 0) => "also none".to_owned(),
        (n, same) if n == same => format!("also {n}"),
        (_, n) => shipped(n),
    };
    match (time == other, one == two) {
        (false, _) => format!("{time} with {a}, {}. {other} with {b}, {shipped_then}.", shipped(one)),
        (true, false) => format!("{time} with {a}, {}. The same time with {b}, {shipped_then}.", shipped(one)),
        (true, true) => {
            let each = if one > 0 { "each" } else { "by either" };
            format!("{time} with {a} and with {b}, {} {each}.", shipped(one))
        }
    }
}

/// More than two sessions: the quickest and the slowest that ended with an answer.
fn many(all: &[Told]) -> String {
    let n = all.len();
    let mut done: Vec<&Told> = all.iter().filter(|told| told.figures.ending == Some(Ending::Accepted)).collect();
    done.sort_by_key(|told| told.figures.time);
    let told = |told: &Told| format!("{} with {}{}", spoken(told.figures.time), told.label, told.shipped());
    match &done[..] {
        [] => format!("{n} sessions, and none of them ended with an answer that you accepted."),
        [one] => format!("1 of {n} sessions ended with an answer that you accepted: {}.", told(one)),
        [quickest, .., slowest] => {
            let of = match done.len() {
                all if all == n => format!("{n} sessions"),
                some => format!("{some} of {n} sessions ended with an answer that you accepted"),
            };
            format!("{of}. The quickest: {}. The slowest: {}.", told(quickest), told(slowest))
        }
    }
}
