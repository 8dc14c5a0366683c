//! What the sessions came to, beside the closed forms.

use super::words::{percent, time};
use super::{JobId, Model};
use crate::app::html;
use crate::engine::cycle::{Expected, ModelKind, Policy, Setting, Tally, is_first};
use crate::engine::figures;
use std::sync::Arc;

/// What the sessions of every policy came to.
#[derive(Clone, Debug)]
pub struct Results {
    pub(super) job: JobId,
    setting: Arc<Setting>,
    /// In the order of [`Policy::ALL`].
    pub(super) rows: Vec<Row>,
}

/// Compared by their job and by how far it came, never by the sessions.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        (self.job, self.sessions()) == (other.job, other.sessions())
    }
}

/// What the sessions of one policy came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) policy: Policy,
    pub(super) tally: Tally,
    pub(super) expected: Expected,
    /// Seconds within which half, nine in ten and 98 in a hundred sessions are done.
    pub(super) quantiles: [f64; 3],
}

/// What stands above the columns of the table, and what it means.
const HEAD: [(&str, &str); 10] = [
    ("Policy", ""),
    ("Time to done", "Mean of the simulated sessions, and the standard error of that mean"),
    ("Closed form", "The mean by the formula"),
    ("Apart by", "How far the two are apart, in standard errors"),
    ("Half within", "Median time to done"),
    ("90 % within", "90th percentile of the time to done"),
    ("Attention", "Mean time to done, less the time away"),
    ("Turns", "Mean number of prompts"),
    ("Escaped", "Share of the sessions in which what was accepted is wrong"),
    ("Cost", "Mean time, less the use of the time away, and with K for each escaped defect"),
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

    /// What they are of.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// How many sessions of each policy there are, at least.
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

    /// That some sessions did not end, as far as it is so.
    pub fn unfinished(&self) -> String {
        let unfinished = self.rows.iter().filter(|row| row.tally.unfinished() > 0);
        unfinished.fold(String::new(), |text, row| {
            let (of, policy) = (row.tally.unfinished(), row.policy.name());
            format!("{text}{policy}: not done after 1,000 turns, and counted with these: {of}. ")
        })
    }

    /// How often the fast model is done before the slow one: in the simulated sessions, and by the closed form for turns
    /// that are all as long as their mean.
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
    /// Whether the results are of the setup as it stands.
    pub fn is_current(&self) -> bool {
        self.results.as_ref().is_some_and(|results| results.job == self.job)
    }
}
