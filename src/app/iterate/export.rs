//! Sessions as files: JSON for programs, CSV for spreadsheets. Times in seconds of the session.

use super::{Category, Ending, Entry, Escaped, Figures, Lane, Model, Outcome, Segment, Sent, Session, log};
use crate::app::Effect;
use crate::app::json::to_json;
use crate::app::report::Fields;
use crate::engine::{Nanos, figures};
use crate::scenario::ScriptKind;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
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
    segments: Vec<SegmentExport>,
    turns: Vec<TurnExport<'a>>,
    figures: FiguresExport,
}

#[derive(Serialize)]
struct ModelExport<'a> {
    script: &'static str,
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
struct SegmentExport {
    category: &'static str,
    start: Nanos,
    end: Nanos,
    model: &'static str,
    turn: usize,
}

#[derive(Serialize)]
struct TurnExport<'a> {
    model: &'static str,
    turn: usize,
    id: &'a str,
    sent: Nanos,
    own_words: bool,
    tokens: u32,
    outcome: &'static str,
}

#[derive(Serialize)]
struct FiguresExport {
    ending: Option<&'static str>,
    turns: usize,
    time: Nanos,
    ledger: LedgerExport,
    waiting_share: f64,
    away_at_work: Nanos,
    escaped: Vec<EscapedExport>,
    tokens: u32,
    tokens_wasted: u32,
    wasted: Nanos,
    interruptions: usize,
    switches: usize,
    rejected_right: usize,
}

#[derive(Serialize)]
struct EscapedExport {
    text: String,
    how: &'static str,
}

/// Seconds by category.
struct LedgerExport(super::Ledger);

impl Serialize for LedgerExport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for category in Category::ALL {
            map.serialize_entry(category.name(), &self.0.get(category))?;
        }
        map.end()
    }
}

impl Model {
    /// Whether the sessions on the axis can be taken along: there is one, and no names are hidden that a file or a link
    /// would tell.
    pub fn can_take_along(&self) -> bool {
        let sessions = self.on_axis();
        !sessions.is_empty() && !sessions.iter().any(|session| session.hides_names)
    }

    pub(super) fn export_json(&self) -> Effect {
        let sessions = self.on_axis().into_iter().filter_map(SessionExport::of).collect();
        let text = to_json(&Export { version: VERSION, app: env!("CARGO_PKG_VERSION"), sessions });
        Effect::Download { name: "sessions.json", kind: "application/json", text }
    }

    /// A row a turn (RFC 4180); a category's seconds are those spent on that turn.
    pub(super) fn export_csv(&self) -> Effect {
        let mut csv = String::from("session,scenario,model,turn,id,sent,own_words");
        for category in Category::ALL {
            csv.extend([",", category.name()]);
        }
        csv.push_str(",tokens,outcome\r\n");
        for session in self.on_axis() {
            rows(&mut csv, session);
        }
        Effect::Download { name: "sessions.csv", kind: "text/csv", text: csv }
    }
}

impl<'a> SessionExport<'a> {
    fn of(session: &'a Session) -> Option<Self> {
        let state = session.state.as_ref()?;
        let setup = &session.setup;
        let model = |model: &ScriptKind| ModelExport {
            script: model.name(),
            name: session.name(*model),
            profile: Fields(&setup.delivers(*model).profile),
        };
        let segment = |Segment { category, start, end, model, turn }: &Segment| SegmentExport {
            category: category.name(),
            start: *start,
            end: *end,
            model: model.name(),
            turn: *turn,
        };
        let turn = |(lane, n, sent): (&Lane, usize, &'a Sent)| TurnExport {
            model: lane.model.name(),
            turn: n,
            id: state.script(lane.model).turns().get(sent.turn).map_or("", |turn| &turn.id),
            sent: sent.at,
            own_words: sent.own_words,
            tokens: sent.tokens_by(state.at),
            outcome: outcome(sent),
        };
        Some(Self {
            number: session.id.0,
            follows: session.follows.map(|first| first.0),
            scenario: setup.scenario.as_str(),
            mode: setup.mode.name(),
            seed: setup.seed.get(),
            models: setup.mode.models().iter().map(model).collect(),
            log: session.log.iter().map(|Entry { at, act }| EntryExport { at: *at, act: log::word(*act) }).collect(),
            segments: state.segments.iter().map(segment).collect(),
            turns: turns(session).into_iter().map(turn).collect(),
            figures: FiguresExport::of(Figures::of(state)),
        })
    }
}

impl FiguresExport {
    fn of(figures: Figures) -> Self {
        let escaped = figures.escaped.into_iter();
        Self {
            ending: figures.ending.map(Ending::name),
            turns: figures.turns,
            time: figures.time,
            ledger: LedgerExport(figures.ledger),
            waiting_share: figures.ledger.share(Category::Waiting),
            away_at_work: figures.away_at_work,
            escaped: escaped.map(|Escaped { text, how }| EscapedExport { text, how: how.name() }).collect(),
            tokens: figures.tokens,
            tokens_wasted: figures.tokens_wasted,
            wasted: figures.wasted,
            interruptions: figures.interruptions,
            switches: figures.switches,
            rejected_right: figures.rejected_right,
        }
    }
}

/// Everything sent in a session, with its model's side and its number there, from 1.
fn turns(session: &Session) -> Vec<(&Lane, usize, &Sent)> {
    let lanes = session.state.iter().flat_map(|state| &state.lanes);
    lanes.flat_map(|lane| lane.sent.iter().enumerate().map(move |(n, sent)| (lane, n + 1, sent))).collect()
}

fn rows(csv: &mut String, session: &Session) {
    let Some(state) = &session.state else { return };
    for (lane, n, sent) in turns(session) {
        let id = state.script(lane.model).turns().get(sent.turn).map_or("", |turn| &turn.id).replace('"', "\"\"");
        // Writing to a string never fails.
        let _ = write!(
            csv,
            "{},{},{},{n},\"{id}\",{},{}",
            session.id.0,
            session.setup.scenario,
            lane.model.name(),
            figures::plain(sent.at.seconds()),
            u8::from(sent.own_words)
        );
        let of_turn = state.segments.iter().filter(|segment| (segment.model, segment.turn) == (lane.model, n));
        let ledger = super::Ledger::of(of_turn);
        for category in Category::ALL {
            let _ = write!(csv, ",{}", figures::plain(ledger.get(category).seconds()));
        }
        let _ = write!(csv, ",{},{}\r\n", sent.tokens_by(state.at), outcome(sent));
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
