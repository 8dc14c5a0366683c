//! The bytes of a load, as a host that compresses well sends them.

use crate::harness::{in_chromium, site};
use std::collections::BTreeSet;
use std::io::Write;

/// Bytes of brotli until the race can be started, as `docs/budgets.md` says in the line that starts like this.
const LIMIT: &str = "first load: ";

fn limit() -> usize {
    let line = include_str!("../../docs/budgets.md").lines().find_map(|line| line.trim().strip_prefix(LIMIT));
    line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap()
}

fn compressed(file: &[u8]) -> usize {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(file).unwrap();
    writer.into_inner().len()
}

#[test]
fn the_first_load_is_within_its_budget() {
    in_chromium(async |page| {
        page.open("").await;
        let asked = page.asked();
        let files: BTreeSet<&str> =
            asked.iter().map(|path| if path.is_empty() { "index.html" } else { path }).collect();
        assert_eq!(asked.iter().filter(|path| path.ends_with(".wasm")).count(), 1, "once: {asked:#?}");
        let apart = [".json", ".js", ".mjs", ".css"];
        let apart: Vec<_> = files.iter().filter(|path| apart.iter().any(|end| path.ends_with(end))).collect();
        assert_eq!(apart, [&"scenarios/index.json"], "the page brings along what it needs first, but for the program");
        let mut sum = 0;
        println!("{:>8} {:>8}  file", "bytes", "brotli");
        for file in files {
            let whole = std::fs::read(site().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            let small = compressed(&whole);
            sum += small;
            println!("{:>8} {small:>8}  {file}", whole.len());
        }
        let limit = limit();
        println!("{:>8} {sum:>8}  in all, of {limit}", "");
        assert!(sum <= limit, "the first load is {sum} bytes of brotli, {} too many", sum - limit);
    });
}
