//! What is on screen once a session is over.

use super::{Category, Changed, Ending, Figures, Model, Session};
use crate::app::html::{escape, table};
use crate::engine::figures;
use std::fmt::Write;

/// A row of the figures: its name, what it means, and how it is written.
type Row = (&'static str, fn(&Figures) -> String);

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
    ("times the tab was left", |f| f.switches.to_string()),
    ("right answers said to be wrong", |f| f.rejected_right.to_string()),
];

impl Model {
    /// The figures of the sessions on the axis, a column each, as a table in HTML.
    pub fn figures_table(&self) -> String {
        let sessions = self.figures();
        let titles: Vec<String> = sessions.iter().map(|(session, _)| self.title(session)).collect();
        let head = std::iter::once(("figure", "what it is of each session"))
            .chain(titles.iter().map(|title| (title.as_str(), "")));
        let row = |name: &str, of: &dyn Fn(&Figures) -> String| {
            let cells = sessions.iter().map(|(_, figures)| of(figures));
            std::iter::once(name.to_owned()).chain(cells).collect::<Vec<String>>()
        };
        let mut rows: Vec<Vec<String>> = ROWS.iter().map(|(name, of)| row(name, of)).collect();
        for (n, category) in Category::ALL.into_iter().enumerate() {
            let time = |f: &Figures| figures::seconds(f.ledger.get(category));
            // Behind the time that they add up to.
            rows.insert(2 + n, row(category.title(), &time));
        }
        let away = |f: &Figures| figures::seconds(f.away_at_work);
        rows.insert(2 + Category::ALL.len(), row("away while the model was at work", &away));
        table(head, &rows)
    }

    /// What was missed in what was accepted, by session, as HTML.
    pub fn missed(&self) -> String {
        self.figures().into_iter().fold(String::new(), |mut html, (session, figures)| {
            let title = escape(&self.title(session));
            let _ = write!(html, "<h4>{title}</h4>");
            match figures.ending {
                None => html.push_str("<p>It is not over.</p>"),
                Some(Ending::GivenUp) => html.push_str("<p>It was given up: nothing was accepted.</p>"),
                Some(Ending::Accepted) if figures.escaped.is_empty() => {
                    html.push_str("<p>Nothing: no defect is left that the task knows of.</p>");
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

    /// What the other latency would have changed in each session, as paragraphs in HTML.
    pub fn changed_words(&self) -> String {
        self.figures().into_iter().fold(String::new(), |mut html, (session, figures)| {
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
    let (other, speed_up) = (session.name(changed.latency_of), figures::ratio(changed.speed_up));
    let mut words = format!(
        "With the latency of {other} and all of your own times, the same session takes {time} instead of {was}: \
         {speed_up}. Tokens come {} as fast; you waited for {} of the time. If all of that changed as the tokens do, \
         Amdahl’s law gives {}",
        figures::ratio(changed.rate),
        figures.ledger.share_words(Category::Waiting),
        figures::ratio(changed.bound),
    );
    if let Some(ceiling) = changed.ceiling {
        words += &format!("; with no wait at all it would be {}", figures::ratio(ceiling));
    }
    words.push('.');
    words
        + &match changed.spared {
            0 => String::new(),
            1 => " One interruption or absence while waiting would not have come about: the answer is there before."
                .into(),
            n => format!(
                " {n} interruptions or absences while waiting would not have come about: the answers are there before."
            ),
        }
}

fn none() -> String {
    "–".to_owned()
}
