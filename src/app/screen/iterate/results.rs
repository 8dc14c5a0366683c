//! The results on screen once a session is over: all figures, and what was missed.

use super::spoilers::LATER;
use super::verdict::Told;
use super::{Category, Ending, Escape, Escaped, Figures, Model};
use crate::app::html::{escape, table};
use crate::engine::figures;
use std::fmt::Write;

/// A row of the figures: its name, and how it is written.
type Row = (&'static str, fn(&Figures) -> String);

/// The rows that would reveal the task's defects, withheld while a trial of it is half done.
const SPOILERS: [&str; 2] = ["escaped defects", FALSE_ALARMS];
const FALSE_ALARMS: &str = "false alarms (you rejected something that was right)";

/// What counts as missed.
const NOTE: &str = "<p class=\"iterate-note\">Real problems left in what you accepted, including follow-ups you didn’t \
                    request.</p>";

/// How a row is written that has nothing to tell. It is left out if that is so in every session.
const NOTHING: [&str; 4] = ["0", "0.00 s", "0 %", "–"];

/// The figures, in the order in which they are shown.
const ROWS: [Row; 12] = [
    ("end", |f| f.ending.map_or("in progress", Ending::name).to_owned()),
    ("time to done", |f| figures::seconds(f.time)),
    ("turns", |f| f.turns.to_string()),
    ("prompts to the model in the background", |f| f.background_turns.to_string()),
    ("waiting share", |f| f.ledger.share_words(Category::Waiting)),
    ("escaped defects", |f| if f.ending == Some(Ending::Accepted) { f.n_escaped().to_string() } else { none() }),
    ("tokens generated", |f| figures::grouped(u64::from(f.tokens))),
    ("tokens wasted", |f| figures::grouped(u64::from(f.tokens_wasted))),
    ("time wasted by interrupting", |f| figures::seconds(f.wasted)),
    ("interruptions", |f| f.interruptions.to_string()),
    ("times you were away", |f| f.switches.to_string()),
    (FALSE_ALARMS, |f| f.rejected_right.to_string()),
];

impl Model {
    /// The figures of the sessions in the chart, a column each, as a table in HTML.
    pub fn figures_table(&self) -> String {
        let sessions = self.told();
        let head = std::iter::once(("figure", "its value in each session"))
            .chain(sessions.iter().map(|told| (told.label.as_str(), "")));
        let row = |name: &str, of: &dyn Fn(&Figures) -> String| {
            let cells = sessions.iter().map(|told| {
                if told.withheld && SPOILERS.contains(&name) { LATER.to_owned() } else { of(&told.figures) }
            });
            std::iter::once(name.to_owned()).chain(cells).collect::<Vec<String>>()
        };
        let mut rows: Vec<Vec<String>> = ROWS.iter().map(|(name, of)| row(name, of)).collect();
        for (n, category) in Category::ALL.into_iter().enumerate() {
            let time = |f: &Figures| figures::seconds(f.ledger.get(category));
            // After the total that they add up to.
            rows.insert(2 + n, row(category.title(), &time));
        }
        let away = |f: &Figures| figures::seconds(f.away_at_work);
        rows.insert(2 + Category::ALL.len(), row("away while the model was working", &away));
        rows.retain(|row| row.iter().skip(1).any(|cell| !NOTHING.contains(&cell.as_str())));
        table(head, &rows)
    }

    /// What was missed, as HTML: each defect in an accepted answer is an item of a list, with its session if there are
    /// more. Empty if nothing was accepted.
    pub fn missed(&self) -> String {
        let told = self.told();
        let several = told.len() > 1;
        let (mut items, mut checks) = (String::new(), String::new());
        for told in &told {
            let whose = if several { format!("<b>{}:</b> ", escape(&told.label)) } else { String::new() };
            for escaped in told.listed() {
                let (text, how) = (escape(&escaped.text), escaped.how.name());
                let _ = write!(items, "<li>{whose}{text} <small>({how})</small></li>");
            }
            let failing: Vec<String> = told.failing_too().map(|check| escape(&check.text)).collect();
            if !failing.is_empty() {
                let ran = told.figures.escaped.iter().any(|it| it.how == Escape::Failing);
                let ran = if ran { "ran" } else { "did not run" };
                let names = failing.join(", ");
                let _ = write!(
                    checks,
                    "<p class=\"iterate-note\">{whose}Checks that fail, too, and that you {ran}: {names}</p>"
                );
            }
        }
        if !items.is_empty() {
            items = format!("<ul>{items}</ul>{checks}{NOTE}");
        } else if told.iter().any(|told| told.defects() == Some(0)) {
            items = "<p>Nothing: the task knows of no defect that is left.</p>".to_owned();
        }
        if told.iter().any(|told| told.withheld) {
            items += "<p>Hidden until both sessions of this task’s trial are done, or the trial is deleted.</p>";
        }
        items
    }
}

impl Told<'_> {
    /// The defects that count.
    fn listed(&self) -> impl Iterator<Item = &Escaped> {
        let n = self.defects().unwrap_or_default();
        self.figures.escaped.iter().take(n)
    }

    /// The failing checks that find what counts as a problem already.
    fn failing_too(&self) -> impl Iterator<Item = &Escaped> {
        let n = self.defects().unwrap_or(usize::MAX);
        self.figures.escaped.iter().skip(n)
    }
}

fn none() -> String {
    "–".to_owned()
}
