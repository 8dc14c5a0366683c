//! Strange links: the page works, and names what it ignored.

use crate::harness::{Page, Turn, everywhere, in_chromium};
use serde_json::json;

/// A fragment, and the words that the notice must contain; none if the link is valid.
const LINKS: &[(&str, &[&str])] = &[
    ("#", &[]),
    ("#/", &[]),
    ("#?", &[]),
    ("#/race?", &[]),
    ("#/race?&&&", &[]),
    ("#/nowhere", &["/nowhere"]),
    ("#/../../etc/passwd?seed=3", &["/../../etc/passwd"]),
    ("#/race?v=2", &["v"]),
    ("#/race?v=x", &["v"]),
    ("#/race?scenario=", &["scenario"]),
    ("#/race?scenario=../../../etc/passwd", &["scenario"]),
    ("#/race?scenario=UPPER", &["scenario"]),
    ("#/race?scenario=https://elsewhere.invalid/x", &["scenario"]),
    ("#/race?seed=NaN&speed=NaN&at=NaN", &["seed", "speed", "at"]),
    ("#/race?seed=-1", &["seed"]),
    ("#/race?seed=99999999999999999999999999", &["seed"]),
    ("#/race?speed=0&at=-5", &["speed", "at"]),
    ("#/race?speed=1e999&at=inf", &["speed", "at"]),
    ("#/race?speed=%31%30", &[]),
    ("#/race?lanes=", &["lanes"]),
    ("#/race?lanes=nobody,codex-spark,nobody", &["lanes"]),
    ("#/race?lanes=,,,,", &["lanes"]),
    (
        "#/race?lanes=custom&0.rate=-3&0.ttft=1e9&0.jitter=NaN&0.chunk=0&0.think=1e300",
        &["0.rate", "0.ttft", "0.jitter", "0.chunk", "0.think"],
    ),
    ("#/race?lanes=custom&0.rate=0.0000001&0.chunk=2.5", &["0.rate"]),
    ("#/race?lanes=custom&0.rtt=1&0.ttft=1", &["0.rtt"]),
    ("#/race?lanes=custom&7.rate=5&0.wings=2&wings=2", &["7.rate", "0.wings", "wings"]),
    ("#/race?lanes=custom&0.rate=1&0.rate=2", &["0.rate"]),
    ("#/race?play=yes&embed=2&theme=pink&text=mine&0.script=medium", &["play", "embed", "theme", "text", "0.script"]),
    ("#/race?%zz=%zz&%=%&%E0%A4%A=1", &["%"]),
    ("#/race?0.name=%00%01%FF%FE", &[]),
    ("#/race?0.name=%E2%80%AE%F0%9F%90%87%F0%9F%90%A2%CC%80", &[]),
    ("#/race?0.name=<img src=x onerror=alert(1)>&1.name=\"'><script>alert(1)</script>", &[]),
    ("#/race?__proto__=1&constructor=2", &["__proto__", "constructor"]),
    ("#/race?🐇=🐢&seed=７", &["🐇", "seed"]),
    ("#javascript:alert(1)", &["javascript:alert(1)"]),
    ("##/race?seed=3#seed=4", &["seed"]),
    ("#/race?seed=3;speed=2", &["seed"]),
    ("#/race?SEED=3&Lanes=custom", &["SEED", "Lanes"]),
    ("#/race?0.name=%ED%A0%80%C0%AF%F4%90%80%80&1.name=%E2%80%A8%E2%80%A9", &[]),
    ("#/race?%30.rate=%32&%2500=%2500", &["%00"]),
    (
        "#/race?lanes=custom&-0.rate=1&00.rate=1&0..rate=1&0.rate.rate=1",
        &["-0.rate", "00.rate", "0..rate", "0.rate.rate"],
    ),
    ("#/race?seed=0x7&speed=1_0&at=1,5&0.rate=１０", &["seed", "speed", "at", "0.rate"]),
    ("#/race?at=86400&speed=10&theme=dark&embed=1&wings=2", &["wings"]),
    ("#/race?lanes=custom&0.rate=0.1&0.ttft=600&0.jitter=3&0.chunk=1000&0.think=100000&at=86400", &[]),
    ("#/race?lanes=custom&0.rate=100000&0.ttft=0&0.jitter=3&0.chunk=1&0.think=100000&play=1&speed=0.1", &[]),
];

/// More [`LINKS`], too long to write out.
fn long_links() -> Vec<(String, Vec<String>)> {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    vec![
        (format!("#/race?lanes={}", ["custom"; 50].join(",")), names(&["lanes"])),
        (format!("#/race?lanes={}", "x".repeat(100_000)), names(&["lanes"])),
        (format!("#/race?lanes=custom&0.name={}", "🐇".repeat(25_000)), names(&["0.name"])),
        (format!("#/{}", "a/".repeat(50_000)), names(&["a/a/"])),
        (format!("#/race?{}", "k=1&".repeat(25_000)), names(&["k"])),
        (format!("#/race?{}", (0..2_000).map(|n| format!("k{n}=1&")).collect::<String>()), names(&["k1999"])),
        (format!("#/race?seed={}&0.rate=0.{}1", "9".repeat(50_000), "0".repeat(50_000)), names(&["seed", "0.rate"])),
        (
            format!(
                "#/race?lanes={}&{}",
                ["custom"; 8].join(","),
                (0..8).map(|n| format!("{n}.think=100000&")).collect::<String>()
            ),
            vec![],
        ),
    ]
}

fn all_links() -> impl Iterator<Item = (String, Vec<String>)> {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    LINKS.iter().map(move |(link, names)| ((*link).to_owned(), owned(names))).chain(long_links())
}

fn beginning(link: &str) -> String {
    link.chars().take(100).collect()
}

/// Whether these are the right notices for a link.
fn fits(notices: &[String], names: &[String]) -> bool {
    notices.is_empty() == names.is_empty() && names.iter().all(|name| notices.iter().any(|n| n.contains(name)))
}

async fn runs(page: &Page) -> bool {
    matches!(page.state().await["status"].as_str(), Some("running" | "finished"))
}

#[test]
fn no_link_breaks_the_page() {
    in_chromium(async |page| {
        for (link, names) in all_links() {
            let shown = beginning(&link);
            page.open(&link).await;
            let notices = page.notices().await;
            assert!(fits(&notices, &names), "{shown}: {names:?} are not in {notices:?}");
            if link.contains("at=86400") {
                page.command("play", json!({})).await;
            } else if !link.contains("play=1") {
                page.button("Run").await.click().await;
            }
            page.until(&format!("it runs: {shown}"), async || runs(page).await).await;
            // So that the next page does not interrupt a frame of this one.
            page.command("pause", json!({})).await;
            page.until("it has stopped", async || page.state().await["status"] != "running").await;
        }
    });
}

#[test]
fn a_page_that_is_open_takes_any_link_and_then_a_good_one() {
    everywhere(async |page| {
        page.open("").await;
        for (link, names) in all_links() {
            page.go(&link).await;
            let says = format!("the notices fit: {}", beginning(&link));
            page.until(&says, async || fits(&page.notices().await, &names)).await;
        }
        page.go("#/race?seed=11&at=5").await;
        page.until("it is there", async || page.state().await["seconds"] == 5).await;
        let report = page.report().await;
        assert_eq!((&report["seed"], &report["lanes"][1]["name"]), (&11.into(), &"Codex-Spark".into()));
        assert_eq!(page.output(1).await, Turn::first("rate-limiter", "fast").delivered(&report["lanes"][1], 5.0));
        assert!(page.notices().await.is_empty());
    });
}
