//! From a result to the screen that explains it: links to its panels with the person's own numbers.

use super::verdict::Told;
use super::{Category, Model};
use crate::engine::{Nanos, PhaseKind, figures};

impl Model {
    /// Links with their words: who wins at the person's own pace, and what a faster model would change in their turns.
    /// None where there is no turn, or no second of their own.
    pub fn explained(&self) -> Vec<(String, String)> {
        let told = self.told();
        let turns: usize = told.iter().map(|told| told.figures.turns).sum();
        let pace = told.iter().map(own).sum::<f64>() / turns.max(1) as f64;
        if pace < 1.0 {
            return Vec::new();
        }
        let words = figures::spoken(Nanos::from_seconds(figures::significant(pace, 3)));
        let mut links = vec![(
            format!("You spent {words} a turn yourself: who wins at that pace?"),
            format!("#/explore?own={}", number(pace)),
        )];
        // The slower of two sessions is the one to speed up.
        let slowest = told.iter().max_by_key(|told| told.figures.ledger.get(Category::Waiting));
        if let Some(link) = slowest.and_then(parts) {
            links.push(("What would faster generation change in your turns?".to_owned(), link));
        }
        links
    }
}

/// The person's own seconds in a session.
fn own(told: &Told<'_>) -> f64 {
    [Category::Writing, Category::Judging].map(|category| told.figures.ledger.get(category).seconds()).into_iter().sum()
}

/// The panel of parts with the mean seconds of each part of this session's turns.
fn parts(told: &Told<'_>) -> Option<String> {
    let state = told.session.state.as_ref()?;
    let sent = state.lanes.iter().filter(|lane| lane.model == state.front).flat_map(|lane| &lane.sent);
    let mut seconds = [0.0; 4];
    for sent in sent {
        let cut = state.at.max(sent.at) - sent.at;
        for phase in sent.delivery.phases() {
            let part = match phase.kind {
                PhaseKind::Think | PhaseKind::Say | PhaseKind::Answer => 0,
                PhaseKind::Queue | PhaseKind::Prefill => 1,
                PhaseKind::Tool => 2,
                PhaseKind::Connect => 3,
                PhaseKind::Done => continue,
            };
            let (start, end) = (phase.start.min(cut), phase.end.min(cut));
            seconds[part] += (end - start).seconds();
        }
    }
    let turns = told.figures.turns.max(1) as f64;
    let [g, p, t, n] = seconds.map(|part| number(part / turns));
    Some(format!("#/explore?panel=fifteen&of=own&g={g}&p={p}&t={t}&n={n}&h={}", number(own(told) / turns)))
}

/// Seconds within the range of the panels, to three figures.
fn number(seconds: f64) -> String {
    figures::plain(figures::significant(seconds.min(3_600.0), 3))
}
