//! The bytes of a load, as a host with good compression sends them: for the bare page, and for a link to each screen.

use crate::harness::{Page, in_chromium, longest_race_link, site};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// The limit on bytes of brotli until the screen is usable, from the line of `docs/budgets.md` that starts like this.
fn limit(entry: &str) -> usize {
    let start = format!("{entry}: ");
    let line = include_str!("../../docs/budgets.md").lines().find_map(|line| line.trim().strip_prefix(&start));
    line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("no limit of the {entry}"))
}

/// The size of a file, before and after brotli. Compressing takes seconds, so each file is compressed once.
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

/// Opens an address and waits until it is usable. Returns the bytes of all requests until then, which must be within
/// the limit, and their paths.
async fn load(page: &Page, entry: &str, fragment: &str) -> (usize, Vec<String>) {
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
    (sum, asked)
}

#[test]
fn the_bare_page_is_within_its_budget_and_brings_along_what_it_needs_first() {
    in_chromium(async |page| {
        let (_, asked) = load(page, "bare page", "").await;
        assert_eq!(asked.iter().filter(|path| path.ends_with(".wasm")).count(), 1, "once: {asked:#?}");
        let others = [".json", ".js", ".mjs", ".css"];
        let others: BTreeSet<_> = asked.iter().filter(|path| others.iter().any(|end| path.ends_with(end))).collect();
        let wanted = ["scenarios/card.json", "scenarios/index.json"];
        assert!(others.iter().eq(wanted.iter()), "all but the program, the task and the list: {others:?}");
    });
}

#[test]
fn the_longest_link_of_a_race_costs_no_more_than_the_bare_page() {
    let (mut bare, mut link) = (0, 0);
    in_chromium(async |page| bare = load(page, "bare page", "").await.0);
    in_chromium(async |page| {
        link = load(page, "longest race link", &longest_race_link()).await.0;
        assert_eq!(page.notices().await, [""; 0], "all of it is understood");
        assert_eq!(page.lanes().await.len(), 8);
    });
    assert!(bare.max(link) * 100 <= bare.min(link) * 105, "{bare} bytes, and {link} by the link");
}

#[test]
fn a_link_to_another_screen_is_within_its_budget() {
    for fragment in ["#/iterate", "#/simulated", "#/explore", "#/claims"] {
        in_chromium(async |page| {
            load(page, "any other screen", fragment).await;
        });
    }
}

#[test]
#[ignore = "they need 15 to 23 KB too many: docs/budgets.md"]
fn a_link_to_a_screen_for_learning_is_within_its_budget() {
    for fragment in ["#/learn", "#/learn?lesson=fifteen", "#/author", "#/class"] {
        in_chromium(async |page| {
            load(page, "any other screen", fragment).await;
        });
    }
}
