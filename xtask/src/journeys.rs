//! How long each end-to-end test takes, from the times that `tests/e2e/harness/times.rs` writes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::PathBuf;

use crate::workspace::Workspace;

/// How many of the slowest journeys to show.
const SHOWN: usize = 10;

/// The file that the harness writes to.
pub(crate) struct Journeys(PathBuf);

impl Journeys {
    /// The name of the variable that tells the harness where to write.
    pub(crate) const VARIABLE: &str = "HT_TIMES";

    /// Starts with no times.
    pub(crate) fn new(ws: &Workspace) -> Self {
        let file = ws.root.join("target").join("journeys.tsv");
        // An earlier run may have left none.
        let _ = fs::remove_file(&file);
        Self(file)
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.clone()
    }
}

impl fmt::Display for Journeys {
    /// The slowest journeys, each with its seconds in each browser; nothing if there were no journeys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = fs::read_to_string(&self.0).unwrap_or_default();
        let slowest = slowest(&lines);
        if slowest.is_empty() {
            return Ok(());
        }
        writeln!(f, "The slowest journeys, in seconds:")?;
        for (seconds, journey, browsers) in slowest {
            writeln!(f, "{seconds:>8.1}  {journey} ({browsers})")?;
        }
        writeln!(f)
    }
}

/// The journeys that took longest, from lines `seconds, browser, journey`: their seconds in total, and by browser.
fn slowest(lines: &str) -> Vec<(f64, &str, String)> {
    let mut journeys: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for line in lines.lines() {
        if let [seconds, browser, journey] = line.split('\t').collect::<Vec<_>>()[..]
            && let Ok(seconds) = seconds.parse()
        {
            journeys.entry(journey).or_default().push((browser, seconds));
        }
    }
    let mut all: Vec<_> = journeys
        .into_iter()
        .map(|(journey, times)| {
            let browsers: Vec<_> = times.iter().map(|(browser, seconds)| format!("{browser} {seconds:.1}")).collect();
            (times.iter().map(|(_, seconds)| seconds).sum::<f64>(), journey, browsers.join(", "))
        })
        .collect();
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    all.truncate(SHOWN);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_come_first_with_all_their_browsers() {
        let lines = "1.50\tChromium\ta::b\n4.00\tChromium\tc\n2.75\tFirefox\ta::b\nhalf a li";
        let shown = slowest(lines);
        assert_eq!(
            shown,
            [(4.25, "a::b", "Chromium 1.5, Firefox 2.8".to_owned()), (4.0, "c", "Chromium 4.0".to_owned()),]
        );
    }

    #[test]
    fn no_more_than_ten_are_shown() {
        let lines: String = (0..30).map(|n| format!("{n}\tChromium\tjourney {n}\n")).collect();
        let shown = slowest(&lines);
        assert_eq!((shown.len(), shown[0].1, shown[9].1), (10, "journey 29", "journey 20"));
    }
}
