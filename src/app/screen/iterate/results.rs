//! The results on screen once a session is over.

use super::spoilers::LATER;
use super::{Category, Changed, Ending, Figures, Model, Session};
use crate::app::html::{escape, table};
use crate::engine::figures;
use std::fmt::Write;

/// A row of the figures: its name, and how it is written.
type Row = (&'static str, fn(&Figures) -> String);

/// The rows that would reveal the task's defects, withheld while a trial of it is half done.
const SPOILERS: [&str; 2] = ["escaped defects", FALSE_ALARMS];
const FALSE_ALARMS: &str = "false alarms (you rejected something that was right)";

/// The figures, in the order in which they are shown.
const ROWS: [Row; 11] = [
    ("end", |f| f.ending.map_or("in progress", Ending::name).to_owned()),
    ("time to done", |f| figures::seconds(f.time)),
    ("turns", |f| f.turns.to_string()),
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
        let sessions = self.figures();
        let titles: Vec<String> = sessions.iter().map(|(session, _)| self.title(session)).collect();
        let withheld: Vec<bool> = sessions.iter().map(|(session, _)| self.withholds(session)).collect();
        let head = std::iter::once(("figure", "its value in each session"))
            .chain(titles.iter().map(|title| (title.as_str(), "")));
        let row = |name: &str, of: &dyn Fn(&Figures) -> String| {
            let cells = sessions.iter().zip(&withheld).map(|((_, figures), withheld)| {
                if *withheld && SPOILERS.contains(&name) { LATER.to_owned() } else { of(figures) }
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
        table(head, &rows)
    }

    /// The defects in each session's accepted answer, as HTML.
    pub fn missed(&self) -> String {
        self.figures().into_iter().fold(String::new(), |mut html, (session, figures)| {
            let title = escape(&self.title(session));
            let _ = write!(html, "<h4>{title}</h4>");
            match figures.ending {
                _ if self.withholds(session) => html.push_str(
                    "<p>Hidden until both sessions of this task’s trial are done, or the trial is deleted.</p>",
                ),
                None => html.push_str("<p>This session is not over.</p>"),
                Some(Ending::GivenUp) => html.push_str("<p>You gave up, so nothing was accepted.</p>"),
                Some(Ending::Accepted) if figures.escaped.is_empty() => {
                    html.push_str("<p>Nothing: the task knows of no defect that is left.</p>");
                }
                Some(Ending::Accepted) => {
                    html.push_str("<ul>");
                    for escaped in &figures.escaped {
                        let _ =
                            write!(html, "<li>{} <small>({})</small></li>", escape(&escaped.text), escaped.how.name());
                    }
                    html.push_str("</ul>");
                }
            }
            html
        })
    }

    /// What the other latency would have changed in each session, as paragraphs in HTML. Leaves out a session whose
    /// names are hidden, because it would reveal how fast the other model is.
    pub fn changed_words(&self) -> String {
        let named = self.figures().into_iter().filter(|(session, _)| !session.hides_names);
        named.fold(String::new(), |mut html, (session, figures)| {
            if let Some(changed) = session.changed() {
                let title = escape(&self.title(session));
                let words = escape(&words(&changed, &figures, session));
                let _ = write!(html, "<h4>{title}</h4><p>{words}</p>");
            }
            html
        })
    }

    fn figures(&self) -> Vec<(&Session, Figures)> {
        let figures = |session: &'_ Session| session.state.as_ref().map(Figures::of);
        self.on_axis().into_iter().filter_map(|session| Some((session, figures(session)?))).collect()
    }
}

fn words(changed: &Changed, figures: &Figures, session: &Session) -> String {
    let (was, time) = (figures::seconds(figures.time), figures::seconds(changed.figures.time));
    let other = session.name(changed.latency_of);
    let own = figures::seconds(figures.time - figures.ledger.get(Category::Waiting));
    let mut words = format!(
        "With {other}’s latency, and you working exactly as you did, this would have taken {time} instead of {was}. \
         With no waiting at all, {own}: that part is you."
    );
    words += &match changed.spared {
        0 => String::new(),
        1 => " One interruption or absence would not have happened: the answer would have come first.".to_owned(),
        n => format!(" {n} interruptions or absences would not have happened: the answers would have come first."),
    };
    words
}

fn none() -> String {
    "–".to_owned()
}
