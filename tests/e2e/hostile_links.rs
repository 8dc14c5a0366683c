//! Links nobody would write, and those that somebody will: the page works, and says what it did not take.

use crate::harness::everywhere;

/// A fragment, and what a notice has to name; nothing where the link is fine.
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
];

/// As [`LINKS`], too long to be written down.
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

#[test]
fn no_link_breaks_the_page() {
    everywhere(async |page| {
        let short = LINKS
            .iter()
            .map(|(link, names)| ((*link).to_owned(), names.iter().map(|name| (*name).to_owned()).collect()));
        for (link, names) in short.chain(long_links()) {
            let shown: String = link.chars().take(100).collect();
            page.open(&link).await;
            let notices = page.notices().await;
            assert_eq!(notices.is_empty(), names.is_empty(), "{shown}: {notices:?}");
            for name in names {
                assert!(notices.iter().any(|notice| notice.contains(&name)), "{shown}: `{name}` is not in {notices:?}");
            }
            page.button("Run").await.click().await;
            page.until(&format!("it runs: {shown}"), async || {
                matches!(page.state().await["status"].as_str(), Some("running" | "finished"))
            })
            .await;
        }
    });
}
