//! Writes the figures as Markdown tables, to read and to copy into the docs.

use crate::figures::Figures;
use crate::setting::Setting;
use std::fmt;

/// Two rows for each setting, the app's and the floor's.
#[derive(Default)]
pub struct Table(Vec<String>);

impl Table {
    pub fn add(&mut self, setting: &Setting, app: &Figures, floor: &Figures) {
        let name = setting.name();
        for (name, side, of) in [(&*name, "app", app), ("", "floor", floor)] {
            let whole = |figure: String| if setting.whole { figure } else { String::new() };
            let memory = of.memory.map_or_else(|| "not told".to_owned(), |memory| format!("{memory:.1}"));
            self.0.push(format!(
                "| {name} | {side} | {:.1} | {:.1} | {:.2} | {:.0} | {:.1} | {:.1} | {:.2} | {} | {} |",
                of.late_p50,
                of.late_p99,
                100.0 * of.dropped,
                of.long_tasks,
                of.main_ms,
                of.cpu_ms,
                of.frame_ms,
                whole(format!("{:.2}", of.growth)),
                whole(memory),
            ));
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = [
            "tokens/s x lanes",
            "",
            "late p50, ms",
            "late p99, ms",
            "dropped, %",
            "long tasks",
            "main thread, ms/1,000 tokens",
            "of it CPU",
            "a frame, ms",
            "growth",
            "memory, MB",
        ];
        writeln!(f, "| {} |", columns.join(" | "))?;
        writeln!(f, "|---|---{}|", "|---:".repeat(columns.len() - 2))?;
        self.0.iter().try_for_each(|row| writeln!(f, "{row}"))
    }
}
