//! Sessions as files: JSON for programs, CSV for spreadsheets. Times in seconds of the session.

use super::verdict::Told;
use super::{Category, Entry, Figures, Lane, Ledger, Model, Outcome, Progress, Segment, Sent, Session, log};
use crate::app::Effect;
use crate::app::csv;
use crate::app::delivery::profile::Fields;
use crate::app::json::to_json;
use crate::app::plot::{Axis, Bars, Figure, Part, Quantity, Row};
use crate::engine::{Nanos, figures};
use crate::scenario::ScriptKind;
use serde::Serialize;
use std::fmt::Write;

/// The version of the export.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Export<'a> {
    version: u32,
    app: &'static str,
    sessions: Vec<SessionExport<'a>>,
}

#[derive(Serialize)]
struct SessionExport<'a> {
    number: u32,
    /// The first session of its trial.
    follows: Option<u32>,
    scenario: &'a str,
    mode: &'static str,
    seed: u64,
    models: Vec<ModelExport<'a>>,
    log: Vec<EntryExport>,
    segments: &'a [Segment],
    turns: Vec<TurnExport<'a>>,
    waiting_share: f64,
    /// None while they would reveal the defects of a task whose trial is half done.
    figures: Option<Figures>,
}

#[derive(Serialize)]
struct ModelExport<'a> {
    script: ScriptKind,
    name: &'a str,
    profile: Fields<'a>,
}

#[derive(Serialize)]
struct EntryExport {
    at: Nanos,
    /// As in links.
    act: String,
}

#[derive(Serialize)]
struct TurnExport<'a> {
    model: ScriptKind,
    /// The number of the person's turn, from 1.
    turn: usize,
    /// Whether the prompt went to the model in the background.
    background: bool,
    id: &'a str,
    sent: Nanos,
    own_words: bool,
    tokens: u32,
    outcome: &'static str,
}

impl Model {
    /// Whether the sessions in the chart can be exported: there is one, and no hidden name that a file or a link would
    /// reveal.
    pub fn can_take_along(&self) -> bool {
        let sessions = self.on_axis();
        !sessions.is_empty() && !sessions.iter().any(|session| session.hides_names)
    }

    /// The number of a session in a file: its own; 0 if it is from a link. The second from a link has one that no kept
    /// session has.
    fn number(&self, session: &Session) -> u32 {
        if session.is_replay() && session.follows.is_some() { self.free_id().0 } else { session.id.0 }
    }

    pub(super) fn export_json(&self) -> Effect {
        let export = |session| SessionExport::of(self.number(session), session, self.withholds(session));
        let sessions = self.on_axis().into_iter().filter_map(export).collect();
        let text = to_json(&Export { version: VERSION, app: env!("CARGO_PKG_VERSION"), sessions }, 0);
        Effect::Download { name: "sessions.json", kind: "application/json", text }
    }

    /// One row per turn (RFC 4180). A category's seconds are those spent on that turn.
    pub(super) fn export_csv(&self) -> Effect {
        let mut csv = String::from("session,scenario,model,turn,id,sent,own_words");
        for category in Category::ALL {
            csv.extend([",", category.name()]);
        }
        csv.push_str(",tokens,outcome,background\r\n");
        for session in self.on_axis() {
            rows(&mut csv, self.number(session), session);
        }
        Effect::Download { name: "sessions.csv", kind: "text/csv", text: csv }
    }

    /// A bar for each session, with the time spent on each category, and the verdict as its title.
    pub(super) fn export_svg(&self) -> Effect {
        let told = self.told();
        let row = |told: &Told<'_>| Row {
            name: told.label.clone(),
            parts: Category::ALL.map(|category| part(category, &told.figures)).to_vec(),
            words: figures::seconds(told.figures.time),
        };
        let longest = told.iter().map(|told| told.figures.time.seconds()).fold(1.0, f64::max);
        let across = Axis::up_to("Time", Quantity::Seconds, longest);
        let figure = Figure::Bars(Bars { across, rows: told.iter().map(row).collect() });
        Effect::Download { name: "sessions.svg", kind: "image/svg+xml", text: figure.svg(&self.verdict()) }
    }
}

fn part(category: Category, figures: &Figures) -> Part {
    Part { kind: category.name(), name: category.title(), length: figures.ledger.get(category).seconds() }
}

impl<'a> SessionExport<'a> {
    fn of(number: u32, session: &'a Session, withheld: bool) -> Option<Self> {
        let state = session.state.as_ref()?;
        let setup = &session.setup;
        let model = |model: &ScriptKind| ModelExport {
            script: *model,
            name: session.name(*model),
            profile: Fields(&setup.model(*model).profile),
        };
        let turn = |(lane, sent): (&Lane, &'a Sent)| TurnExport {
            model: lane.model,
            turn: sent.number,
            background: in_background(state, lane),
            id: state.script(lane.model).turns().get(sent.turn).map_or("", |turn| &turn.id),
            sent: sent.at,
            own_words: sent.own_words,
            tokens: sent.tokens_by(state.at),
            outcome: outcome(sent),
        };
        Some(Self {
            number,
            follows: session.follows.map(|first| first.0),
            scenario: setup.scenario.as_str(),
            mode: setup.mode.name(),
            seed: setup.seed.get(),
            models: setup.mode.models().iter().map(model).collect(),
            log: session.log.iter().map(|Entry { at, act }| EntryExport { at: *at, act: log::word(*act) }).collect(),
            segments: &state.segments,
            turns: turns(session).into_iter().map(turn).collect(),
            waiting_share: Ledger::of(&state.segments).share(Category::Waiting),
            figures: (!withheld).then(|| Figures::of(state)),
        })
    }
}

/// Every request of a session, with its model's side.
fn turns(session: &Session) -> Vec<(&Lane, &Sent)> {
    let lanes = session.state.iter().flat_map(|state| &state.lanes);
    lanes.flat_map(|lane| lane.sent.iter().map(move |sent| (lane, sent))).collect()
}

fn in_background(state: &Progress, lane: &Lane) -> bool {
    state.in_background().is_some_and(|background| background.model == lane.model)
}

fn rows(csv: &mut String, number: u32, session: &Session) {
    let Some(state) = &session.state else { return };
    for (lane, sent) in turns(session) {
        let n = sent.number;
        let id = csv::text(state.script(lane.model).turns().get(sent.turn).map_or("", |turn| &turn.id));
        // Writing to a string never fails.
        let _ = write!(
            csv,
            "{},{},{},{n},{id},{},{}",
            number,
            csv::text(session.setup.scenario.as_str()),
            lane.model.name(),
            figures::plain(sent.at.seconds()),
            u8::from(sent.own_words)
        );
        let of_turn = state.segments.iter().filter(|segment| (segment.model, segment.turn) == (lane.model, n));
        let ledger = Ledger::of(of_turn);
        for category in Category::ALL {
            let _ = write!(csv, ",{}", figures::plain(ledger.get(category).seconds()));
        }
        let background = u8::from(in_background(state, lane));
        let _ = write!(csv, ",{},{},{background}\r\n", sent.tokens_by(state.at), outcome(sent));
    }
}

const fn outcome(sent: &Sent) -> &'static str {
    match sent.outcome {
        Outcome::Open => "open",
        Outcome::Interrupted(_) => "interrupted",
        Outcome::Raised(_) => "problem raised",
        Outcome::Accepted => "accepted",
    }
}
