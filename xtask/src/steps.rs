//! The steps of `cargo xtask test`, and how long each took.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Fmt,
    Clippy,
    Native,
    Scenarios,
    Browser,
    E2e,
}

impl Step {
    /// From the step that fails soonest to the one that takes longest.
    pub(crate) const ALL: [Self; 6] =
        [Self::Fmt, Self::Clippy, Self::Native, Self::Scenarios, Self::Browser, Self::E2e];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Native => "native",
            Self::Scenarios => "scenarios",
            Self::Browser => "browser",
            Self::E2e => "e2e",
        }
    }
}

impl FromStr for Step {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|step| step.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            anyhow!("there is no step `{name}`, only {names}")
        })
    }
}

/// The parts that have run so far, each with its wall time.
#[derive(Default)]
pub(crate) struct Record(Vec<(&'static str, Duration)>);

impl Record {
    /// Runs a part of the tests under a heading, and notes how long it took.
    pub(crate) fn time<T>(&mut self, name: &'static str, part: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n── {name}");
        let start = Instant::now();
        let outcome = part().with_context(|| format!("`{name}` failed"));
        self.0.push((name, start.elapsed()));
        outcome
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, time) in &self.0 {
            writeln!(f, "{name:>16}  {:>7.1} s", time.as_secs_f64())?;
        }
        let total: Duration = self.0.iter().map(|(_, time)| time).sum();
        write!(f, "{:>16}  {:>7.1} s", "in all", total.as_secs_f64())
    }
}
