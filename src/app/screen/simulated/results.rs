//! The results of the sessions, next to the closed forms.

use super::words::{percent, time};
use super::{JobId, Model};
use crate::app::html;
use crate::engine::cycle::{Expected, ModelKind, Policy, Setting, Tally, is_first};
use crate::engine::figures;
use std::sync::Arc;

/// The results of the sessions of every policy.
#[derive(Clone, Debug)]
pub struct Results {
    pub(super) job: JobId,
    setting: Arc<Setting>,
    /// In the order of [`Policy::ALL`].
    pub(super) rows: Vec<Row>,
}

/// Compares the job and the number of sessions, which determine the results.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        (self.job, self.sessions()) == (other.job, other.sessions())
    }
}

/// The results of the sessions of one policy.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) policy: Policy,
    pub(super) tally: Tally,
    pub(super) expected: Expected,
    /// Seconds within which 50, 90 and 98 in 100 sessions are done.
    pub(super) quantiles: [f64; 3],
}

/// The headings of the table, each with its meaning.
const HEAD: [(&str, &str); 10] = [
    ("Policy", ""),
    ("Time to done", "Mean of the simulated sessions, and the standard error of that mean"),
    ("Closed form", "The mean by the formula"),
    ("Difference", "Between the two means, in standard errors"),
    ("Half within", "Median time to done"),
    ("90 % within", "90th percentile of the time to done"),
    ("Attention", "Mean time to done, minus the time away"),
    ("Turns", "Mean number of prompts"),
    ("Escaped", "Share of the sessions whose accepted answer is wrong"),
    ("Cost", "Mean time, minus the value of the time away, plus K for each escaped defect"),
];

impl Results {
    pub(super) fn new(job: JobId, setting: Arc<Setting>, tallies: [Tally; 5]) -> Self {
        let rows = Policy::ALL.into_iter().zip(tallies).map(|(policy, tally)| Row {
            expected: setting.expected(policy),
            quantiles: tally.quantiles([0.5, 0.9, 0.98]),
            policy,
            tally,
        });
        let rows = rows.collect();
        Self { job, setting, rows }
    }

    /// The setting that was simulated.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The least number of sessions of any policy.
    pub fn sessions(&self) -> usize {
        self.rows.iter().map(|row| row.tally.sessions()).min().unwrap_or_default()
    }

    /// Every policy's figures, as HTML.
    pub fn table(&self) -> String {
        let row = |row: &Row| {
            let (tally, expected) = (&row.tally, &row.expected);
            let apart = (tally.mean() - expected.wall).abs() / tally.error().max(1e-9);
            vec![
                row.policy.name().to_owned(),
                format!("{} ± {} s", time(tally.mean()), figures::fixed(tally.error(), 1)),
                time(expected.wall),
                figures::fixed(apart, 1),
                time(row.quantiles[0]),
                time(row.quantiles[1]),
                time(tally.attention()),
                figures::fixed(tally.turns(), 2),
                percent(tally.escape()),
                time(tally.cost()),
            ]
        };
        html::table(HEAD, &self.rows.iter().map(row).collect::<Vec<_>>())
    }

    /// A note on sessions that did not end; empty if all did.
    pub fn unfinished(&self) -> String {
        let unfinished = self.rows.iter().filter(|row| row.tally.unfinished() > 0);
        unfinished.fold(String::new(), |text, row| {
            let (of, policy) = (row.tally.unfinished(), row.policy.name());
            format!("{text}{policy}: {of} not done after 1,000 turns; the results count only those turns. ")
        })
    }

    /// How often the fast model is done before the slow one: in the simulated sessions, and by the closed form, which
    /// takes every turn to be as long as the mean.
    pub fn fast_first(&self) -> (f64, f64) {
        let [slow, fast] = [&self.rows[0], &self.rows[1]];
        let pairs = slow.tally.times().iter().zip(fast.tally.times());
        let first = pairs.filter(|(slow, fast)| fast < slow).count();
        let chance = ModelKind::ALL.map(|model| self.setting.acceptance(model));
        let closed = is_first(fast.expected.wall * chance[1], chance[1], slow.expected.wall * chance[0], chance[0]);
        (first as f64 / self.sessions().max(1) as f64, closed)
    }
}

impl Model {
    /// Whether the results belong to the present set-up.
    pub fn is_current(&self) -> bool {
        self.results.as_ref().is_some_and(|results| results.job == self.job)
    }
}
