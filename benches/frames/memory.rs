//! The private memory of a page's process, from Linux's `/proc`. Other systems give no figure.

use std::fs;

/// Private memory of the largest renderer that this program has started, in MB; browsers keep smaller spare ones.
pub fn renderer() -> Option<f64> {
    let own = std::process::id().to_string();
    let processes = fs::read_dir("/proc").ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let renderers = processes.filter(|process| {
        let command = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&command).contains("--type=renderer") && descends(process, &own)
    });
    renderers.filter_map(|process| private(&process)).max_by(f64::total_cmp)
}

fn descends(process: &str, from: &str) -> bool {
    let mut at = process.to_owned();
    while let Some(parent) = field(&format!("/proc/{at}/status"), "PPid:") {
        if parent == from {
            return true;
        }
        at = parent;
    }
    false
}

fn private(process: &str) -> Option<f64> {
    let file = format!("/proc/{process}/smaps_rollup");
    let kilobytes = |name| field(&file, name)?.parse::<f64>().ok();
    Some((kilobytes("Private_Clean:")? + kilobytes("Private_Dirty:")?) / 1024.0)
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next().map(str::to_owned)
}
