//! The limits: for each, what was measured, what is allowed, and whether it passes.

use crate::figures::{FRAME_MS, Figures, Own};
use crate::setting::Setting;
use crate::verdict::{Rounds, Verdict};
use std::fmt::Write;

/// Runs longer than this, in seconds, may miss their rate by a share; shorter runs by one frame.
const LONG: f64 = 7.0;

/// The main thread may take this many times the floor's time.
const MAIN_THREAD: f64 = 1.5;

/// One limit, and the measurements of each round.
pub struct Check {
    what: String,
    rounds: Rounds,
}

impl Check {
    /// A limit that is the same for every round.
    pub fn at_most(what: impl Into<String>, measured: impl IntoIterator<Item = f64>, limit: f64) -> Self {
        Self::paired(what, measured.into_iter().map(|measured| (measured, limit)))
    }

    /// The measurement of each round, with the limit that the round sets.
    pub fn paired(what: impl Into<String>, rounds: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self { what: what.into(), rounds: Rounds::new(rounds) }
    }

    pub fn verdict(&self) -> Verdict {
        self.rounds.verdict()
    }
}

/// The result of a round of the app, and the limit set by the floor's round beside it; `None` if it was not measured.
type Pair<'a> = dyn Fn(&Figures, &Figures) -> Option<(f64, f64)> + 'a;

/// All limits of a setting. Each round of the app is compared with the floor's round beside it.
pub fn check(setting: &Setting, app: &[Figures], floor: &[Figures]) -> Vec<Check> {
    let name = setting.name();
    let line = |what: &str, of: &Pair<'_>| {
        let rounds = app.iter().zip(floor).filter_map(|(app, floor)| of(app, floor));
        Check::paired(format!("{name}: {what}"), rounds)
    };
    let lasts = setting.due(setting.tokens);
    let share = setting.off * lasts * 1e3;
    let off = if lasts > LONG || setting.off > 0.002 { share } else { FRAME_MS };
    let mut checks = vec![
        line("off its schedule from the first marker to the last, ms", &|app, _| Some((app.off_ms, off))),
        line("late p50, ms", &|app, floor| Some((app.late_p50, 1.15 * floor.late_p50))),
        line("late p99, ms", &|app, floor| Some((app.late_p99, (1.3 * floor.late_p99).max(floor.late_p99 + 4.0)))),
        line("dropped frames, %", &|app, floor| Some((100.0 * app.dropped, 100.0 * floor.dropped + 0.5))),
        line("tasks over 50 ms", &|app, floor| Some((app.long_tasks, floor.long_tasks + 1.0))),
        line("main thread, ms of CPU a thousand tokens", &|app, floor| Some((app.cpu_ms, MAIN_THREAD * floor.cpu_ms))),
    ];
    if setting.whole {
        checks.push(line("growth of a frame's cost", &|app, floor| Some((app.growth, 1.1 * floor.growth))));
        checks.push(line("memory over the floor's, MB", &|app, floor| Some((app.memory? - floor.memory?, 12.0))));
    }
    // The app counts every token, the bench only markers.
    let own = |what: &str, limit: f64, off: fn(&Figures, &Own) -> f64| {
        line(what, &move |app: &Figures, _: &Figures| Some((off(app, app.own.as_ref()?).abs(), limit)))
    };
    checks.extend([
        own("late p50 by the app's own count, ms off", FRAME_MS / 2.0, |app, own| app.late_p50 - own.late_p50),
        own("late p99 by the app's own count, ms off", FRAME_MS, |app, own| app.late_p99 - own.late_p99),
        own("dropped by the app's own count, % off", 0.5, |app, own| 100.0 * (app.dropped - own.dropped)),
    ]);
    // A figure that the system or the app did not give has no limit.
    checks.retain(|check| !check.rounds.is_empty());
    checks
}

/// All of them, one a line, those that fail first.
pub fn listed(checks: &[Check]) -> String {
    let mut text =
        String::from("| | measured | limit | of the limit | spread | what |\n|---|---:|---:|---:|---:|---|\n");
    for (verdict, word) in
        [(Verdict::Missed, "**FAIL**"), (Verdict::Noise, "over, within the spread"), (Verdict::Passed, "pass")]
    {
        for check in checks.iter().filter(|check| check.verdict() == verdict) {
            let Check { what, rounds } = check;
            let ((measured, limit), share, spread) = (rounds.medians(), rounds.share(), rounds.spread());
            let _ = writeln!(text, "| {word} | {measured:.2} | {limit:.2} | {share:.2} | {spread:.2} | {what} |");
        }
    }
    text
}
