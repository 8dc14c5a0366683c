//! The results of the sessions, next to the closed forms.

use super::words::{Unit, percent};
use super::{JobId, Model};
use crate::app::html;
use crate::engine::cycle::{Expected, Policy, Setting, Tally};
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

/// The columns of the table: each with its heading, its meaning, and what it shows of a row.
const COLUMNS: [(&str, &str, Column); 9] = [
    ("Time to done", "Mean of the simulated sessions, and the standard error of that mean", Column::Mean),
    ("Closed form", "The mean by the formula", Column::Time(|row| row.expected.wall)),
    (
        "Difference",
        "Between the two means, in standard errors",
        Column::Words(|row| figures::fixed(row.difference(), 1)),
    ),
    ("Half within", "Median time to done", Column::Time(|row| row.quantiles[0])),
    ("90 % within", "90th percentile of the time to done", Column::Time(|row| row.quantiles[1])),
    ("Attention", "Mean time to done, minus the time away", Column::Time(|row| row.tally.attention())),
    ("Turns", "Mean number of prompts", Column::Words(|row| figures::fixed(row.tally.turns(), 2))),
    (
        "Escaped",
        "Share of the sessions whose accepted answer is wrong",
        Column::Words(|row| percent(row.tally.escape())),
    ),
    (
        "Cost",
        "Mean time, minus the value of the time away, plus K for each escaped defect",
        Column::Time(|row| row.tally.cost()),
    ),
];

/// What a column shows of a row.
#[derive(Clone, Copy)]
enum Column {
    /// The mean time with its standard error, in the unit of the column.
    Mean,
    /// A time, in the unit of the column.
    Time(fn(&Row) -> f64),
    /// Something else.
    Words(fn(&Row) -> String),
}

impl Row {
    fn difference(&self) -> f64 {
        (self.tally.mean() - self.expected.wall).abs() / self.tally.error().max(1e-9)
    }
}

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

    /// Every policy's figures, as HTML. A column has one unit, which its heading names.
    pub fn table(&self) -> String {
        let mut head = vec![("Policy".to_owned(), "")];
        let mut rows: Vec<Vec<String>> = self.rows.iter().map(|row| vec![row.policy.name().to_owned()]).collect();
        for (name, meaning, column) in COLUMNS {
            let of = match column {
                Column::Mean => |row: &Row| row.tally.mean(),
                Column::Time(of) => of,
                Column::Words(_) => |_: &Row| 0.0,
            };
            let unit = Unit::of(self.rows.iter().map(of).fold(0.0, f64::max));
            let is_time = !matches!(column, Column::Words(_));
            head.push((if is_time { format!("{name}, {}", unit.name) } else { name.to_owned() }, meaning));
            for (cells, row) in rows.iter_mut().zip(&self.rows) {
                cells.push(match column {
                    Column::Mean => format!("{} ± {}", unit.write(row.tally.mean()), unit.write(row.tally.error())),
                    Column::Time(of) => unit.write(of(row)),
                    Column::Words(of) => of(row),
                });
            }
        }
        html::table(head.iter().map(|(name, meaning)| (&**name, *meaning)), &rows)
    }

    /// A note on sessions that did not end; empty if all did.
    pub fn unfinished(&self) -> String {
        let unfinished = self.rows.iter().filter(|row| row.tally.unfinished() > 0);
        unfinished.fold(String::new(), |text, row| {
            let (of, policy) = (row.tally.unfinished(), row.policy.name());
            format!("{text}{policy}: {of} not done after 1,000 turns; the results count only those turns. ")
        })
    }

    /// The share of the pairs of simulated sessions in which the fast model was done before the slow one.
    pub fn fast_first(&self) -> f64 {
        let [slow, fast] = [&self.rows[0], &self.rows[1]];
        let pairs = slow.tally.times().iter().zip(fast.tally.times());
        pairs.filter(|(slow, fast)| fast < slow).count() as f64 / self.sessions().max(1) as f64
    }
}

impl Model {
    /// Whether the results belong to the present set-up.
    pub fn is_current(&self) -> bool {
        self.results.as_ref().is_some_and(|results| results.job == self.job)
    }
}
