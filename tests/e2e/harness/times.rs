//! How long each journey takes. The task runner reports the slowest at the end.

use super::Browser;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

/// Names the file that gets a line for each journey in each browser: seconds, browser, journey.
const VARIABLE: &str = "HT_TIMES";

/// Writes a journey's time to the file, if there is one.
pub(super) fn record(browser: Browser, time: Duration) {
    let Some(file) = std::env::var_os(VARIABLE) else { return };
    let thread = std::thread::current();
    // Each test has a thread with its name, unless tests run one at a time.
    let line = format!("{:.2}\t{browser:?}\t{}\n", time.as_secs_f64(), thread.name().unwrap_or("a journey"));
    let written =
        OpenOptions::new().create(true).append(true).open(file).and_then(|mut file| file.write_all(line.as_bytes()));
    written.expect("a line can be written");
}
