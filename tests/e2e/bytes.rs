//! The bytes of a load, as a host that compresses well sends them: the bare page, and a link to any screen.

use crate::harness::{Page, in_chromium, longest_race_link, site};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Bytes of brotli until what was asked for can be used, as `docs/budgets.md` says in a line that starts like this.
fn limit(entry: &str) -> usize {
    let start = format!("{entry}: ");
    let line = include_str!("../../docs/budgets.md").lines().find_map(|line| line.trim().strip_prefix(&start));
    line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("no limit of the {entry}"))
}

/// A file's bytes, and as many as are left of them by brotli. It takes seconds, so each file is compressed once.
fn sizes(file: &str) -> (usize, usize) {
    static KNOWN: Mutex<BTreeMap<String, (usize, usize)>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(file.to_owned()).or_insert_with(|| {
        let whole = std::fs::read(site().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
        writer.write_all(&whole).unwrap();
        (whole.len(), writer.into_inner().len())
    })
}

/// Opens an address and waits until it can be used. Gives the bytes of all that was asked for, within the limit.
async fn load(page: &Page, entry: &str, fragment: &str) -> usize {
    page.visit(fragment).await;
    let ready = "return performance.getEntriesByName('ready').length > 0";
    page.until("what was asked for can be used", async || page.js(ready, json!([])).await).await;
    let asked = page.asked();
    let files: BTreeSet<&str> = asked.iter().map(|path| if path.is_empty() { "index.html" } else { path }).collect();
    let mut sum = 0;
    println!("{entry}:\n{:>8} {:>8}  file", "bytes", "brotli");
    for file in files {
        let (whole, small) = sizes(file);
        sum += small;
        println!("{whole:>8} {small:>8}  {file}");
    }
    let limit = limit(entry);
    println!("{:>8} {sum:>8}  in all, of {limit}", "");
    assert!(sum <= limit, "the {entry} is {sum} bytes of brotli, {} too many", sum - limit);
    sum
}

#[test]
fn the_bare_page_is_within_its_budget_and_brings_along_what_it_needs_first() {
    in_chromium(async |page| {
        load(page, "bare page", "").await;
        let asked = page.asked();
        assert_eq!(asked.iter().filter(|path| path.ends_with(".wasm")).count(), 1, "once: {asked:#?}");
        let apart = [".json", ".js", ".mjs", ".css"];
        let apart: BTreeSet<_> = asked.iter().filter(|path| apart.iter().any(|end| path.ends_with(end))).collect();
        assert!(apart.iter().eq(["scenarios/index.json"].iter()), "all but the program and the list: {apart:?}");
    });
}

#[test]
fn the_longest_link_of_a_race_costs_no_more_than_the_bare_page() {
    let (mut bare, mut link) = (0, 0);
    in_chromium(async |page| bare = load(page, "bare page", "").await);
    in_chromium(async |page| {
        link = load(page, "longest race link", &longest_race_link()).await;
        assert_eq!(page.notices().await, [""; 0], "all of it is understood");
        assert_eq!(page.lanes().await.len(), 8);
    });
    assert!(bare.max(link) * 100 <= bare.min(link) * 105, "{bare} bytes, and {link} by the link");
}

#[test]
fn a_link_to_another_screen_is_within_its_budget() {
    for fragment in ["#/iterate", "#/simulated"] {
        in_chromium(async |page| {
            load(page, "any other screen", fragment).await;
        });
    }
}
