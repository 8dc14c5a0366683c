//! Measures how well the built site keeps up in Chromium, compared with the *floor* (`floor.html`), a bare page that
//! shows the same text on the same schedule and does nothing else. `cargo xtask bench frames` builds the site and
//! passes its place and the browser's; `docs/budgets.md` explains the figures.
//!
//! The bench controls the app as an embedding page would, by its address and by messages. It reads the numbered marker
//! words of the `bench` scenario from the page and compares them with the schedule; the app's own counters are only
//! checked against that. App and floor alternate, each in its own browser, so that other work on the machine affects
//! both.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a bench stops where something is not as it has to be"
)]

mod figures;
#[allow(dead_code, unused_imports, reason = "the journeys use more of it")]
#[path = "../../tests/e2e/harness/mod.rs"]
mod harness;
mod limits;
mod load;
mod memory;
mod play;
mod restarts;
mod setting;
mod table;
mod task;
mod verdict;

use figures::{Figures, mean, median};
use limits::Check;
use play::Side;
use setting::{SETTINGS, Setting};
use std::fmt::Write;
use std::process::ExitCode;
use table::Table;
use task::Task;
use verdict::Verdict;

/// The options of the command line.
struct Asked {
    rounds: usize,
    /// Run only parts whose names contain one of these; all if there is none.
    only: Vec<String>,
}

impl Asked {
    fn read() -> Self {
        let mut asked = Self { rounds: 3, only: Vec::new() };
        // Cargo adds `--bench`.
        let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
        while let Some(word) = words.next() {
            match &*word {
                "--rounds" => asked.rounds = words.next().and_then(|n| n.parse().ok()).expect("--rounds has a number"),
                _ => asked.only.push(word),
            }
        }
        asked
    }

    fn has(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| part.contains(&**word))
    }
}

fn main() -> ExitCode {
    let asked = Asked::read();
    let task = Task::load();
    let (mut table, mut checks) = (Table::default(), Vec::new());
    for setting in SETTINGS.iter().filter(|setting| asked.has(&setting.name())) {
        let (mut app, mut floor) = (Vec::new(), Vec::new());
        let mut starts = setting.starts(asked.rounds);
        for round in 1..=asked.rounds {
            let (of_app, of_floor) = play_round(setting, &task, starts.by_ref().take(setting.runs()));
            let ratio = of_app.cpu_ms / of_floor.cpu_ms;
            println!("{}, round {round}: app at {ratio:.2} of the floor's main-thread time", setting.name());
            app.push(of_app);
            floor.push(of_floor);
        }
        checks.extend(limits::check(setting, &app, &floor));
        table.add(setting, &Figures::over(&app, median), &Figures::over(&floor, median));
    }
    let mut said = String::new();
    if asked.has("load") {
        let (limits, loads) = load::measure(asked.rounds);
        checks.extend(limits);
        said += &loads;
    }
    if asked.has("restarts") {
        let grown: Vec<f64> = (0..asked.rounds).map(|_| restarts::growth(&task)).collect();
        let _ = write!(said, "\nTwenty restarts: {grown:.2?} MB of JavaScript's heap and WebAssembly memory more.\n");
        checks.push(Check::at_most("twenty restarts, MB of heap more", grown, 1.0));
    }
    let report = format!("{table}{said}\n{}", limits::listed(&checks));
    println!("\n{report}");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench.md");
    std::fs::write(file, &report).unwrap();
    println!("The same is in {file}.");
    if checks.iter().any(|check| check.verdict() == Verdict::Missed) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Runs app and floor in turn, once for each start, and returns their results.
fn play_round(setting: &Setting, task: &Task, starts: impl Iterator<Item = f64>) -> (Figures, Figures) {
    let (mut app, mut floor) = (Vec::new(), Vec::new());
    for after in starts {
        let run = play::play(setting, task, &Side::App, after);
        app.push(Figures::of(setting, task, &run));
        let run = play::play(setting, task, &Side::Floor { panes: run.panes }, after);
        floor.push(Figures::of(setting, task, &run));
    }
    (Figures::over(&app, mean), Figures::over(&floor, mean))
}
