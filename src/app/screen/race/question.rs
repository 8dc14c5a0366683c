//! The question that a race answers: what the page says before it.

use super::{Model, Setup};
use crate::app::isolated;
use crate::engine::figures;

/// From this ratio on, a difference is worth a number.
pub(super) const NOTABLE: f64 = 1.05;

impl Model {
    /// The question, before the run.
    pub fn question(&self) -> String {
        let Some(run) = &self.run else { return String::new() };
        match rates(&self.setup) {
            Some((faster, slower, times)) if times >= NOTABLE => {
                let names = self.setup.names();
                let [faster, slower] =
                    [faster, slower].map(|n| names.get(n).map(|name| isolated(name)).unwrap_or_default());
                let times = figures::ratio(times);
                format!("{faster} writes {times} as fast as {slower}. Will it finish {times} sooner?")
            }
            _ if run.lanes.len() == 1 => "How long does one answer take?".to_owned(),
            _ => "Which one finishes first?".to_owned(),
        }
    }
}

/// Of two lanes: the one that writes faster, the other, and how many times as fast, by their rates.
pub(super) fn rates(setup: &Setup) -> Option<(usize, usize, f64)> {
    let [one, other] = &*setup.lanes else { return None };
    let times = one.profile.rate().get() / other.profile.rate().get();
    Some(if times >= 1.0 { (0, 1, times) } else { (1, 0, 1.0 / times) })
}
