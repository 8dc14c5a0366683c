//! The limits: for each, what was measured, what is allowed, and whether it passes.

use crate::figures::{FRAME_MS, Figures};
use crate::setting::Setting;
use std::fmt::Write;

/// Runs longer than this, in seconds, hold their rate to a share; shorter ones to a frame.
const LONG: f64 = 7.0;

/// One limit, and what was measured.
pub struct Check {
    what: String,
    measured: f64,
    limit: f64,
}

impl Check {
    pub fn at_most(what: impl Into<String>, measured: f64, limit: f64) -> Self {
        Self { what: what.into(), measured, limit }
    }

    pub fn passed(&self) -> bool {
        self.measured <= self.limit
    }
}

/// Everything a setting is held to.
pub fn check(setting: &Setting, app: &Figures, floor: &Figures) -> Vec<Check> {
    let name = setting.name();
    let line = |what: &str, measured, limit| Check::at_most(format!("{name}: {what}"), measured, limit);
    let lasts = setting.due(setting.tokens);
    let share = setting.off * lasts * 1e3;
    let off = if lasts > LONG || setting.off > 0.002 { share } else { FRAME_MS };
    let mut checks = vec![
        line("off its schedule from the first marker to the last, ms", app.off_ms, off),
        line("late p50, ms", app.late_p50, 1.15 * floor.late_p50),
        line("late p99, ms", app.late_p99, (1.3 * floor.late_p99).max(floor.late_p99 + 4.0)),
        line("dropped frames, %", 100.0 * app.dropped, 100.0 * floor.dropped + 0.5),
        line("tasks over 50 ms", app.long_tasks, floor.long_tasks + 1.0),
        line("main thread, ms of CPU a thousand tokens", app.cpu_ms, 1.3 * floor.cpu_ms),
    ];
    if setting.whole {
        checks.push(line("growth of a frame's cost", app.growth, 1.1 * floor.growth));
        if let (Some(app), Some(floor)) = (app.memory, floor.memory) {
            checks.push(line("memory over the floor's, MB", app - floor, 12.0));
        }
    }
    if let Some(own) = app.own {
        // The app counts every token, the bench markers.
        checks.push(line(
            "late p50 by the app's own count, ms off",
            (app.late_p50 - own.late_p50).abs(),
            FRAME_MS / 2.0,
        ));
        checks.push(line("late p99 by the app's own count, ms off", (app.late_p99 - own.late_p99).abs(), FRAME_MS));
        checks.push(line("dropped by the app's own count, % off", 100.0 * (app.dropped - own.dropped).abs(), 0.5));
    }
    checks
}

/// All of them, one a line, those that fail first.
pub fn listed(checks: &[Check]) -> String {
    let mut text = String::from("| | measured | limit | what |\n|---|---:|---:|---|\n");
    for passed in [false, true] {
        for check in checks.iter().filter(|check| check.passed() == passed) {
            let Check { what, measured, limit } = check;
            let word = if passed { "pass" } else { "**FAIL**" };
            let _ = writeln!(text, "| {word} | {measured:.2} | {limit:.2} | {what} |");
        }
    }
    text
}
