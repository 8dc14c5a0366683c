//! Links nobody should write: a notice names each value that was changed or ignored, and the rest is used.

use crate::address::{read, write};

/// A query, what the notices say, and what is left, as an address without its usual beginning.
#[track_caller]
fn check(query: &str, notices: &[&str], left: &str) {
    let (link, found) = read(&format!("#/race?{query}"));
    assert_eq!(found, notices, "{query}");
    assert_eq!(write(&link), format!("#/race?v=1&scenario=rate-limiter&lanes={left}"), "{query}");
}

const FRONT: &str = "gpt-5.3-codex,codex-spark&seed=7";

#[test]
fn values_out_of_range_are_clamped() {
    check(
        "seed=-1&speed=0",
        &["seed: -1 is out of range; 0 is used", "speed: 0 is out of range; 0.1 is used"],
        "gpt-5.3-codex,codex-spark&seed=0&speed=0.1",
    );
    check(
        "seed=9007199254740993",
        &["seed: 9007199254740993 is out of range; 9007199254740991 is used"],
        "gpt-5.3-codex,codex-spark&seed=9007199254740991",
    );
    check(
        "speed=11&at=86401",
        &["speed: 11 is out of range; 10 is used", "at: 86401 is out of range; 86400 is used"],
        "gpt-5.3-codex,codex-spark&seed=7&speed=10&at=86400",
    );
    check(
        "lanes=custom&0.rate=0&0.ttft=601&0.jitter=-0.5&0.chunk=0&0.think=1e300",
        &[
            "0.rate: 0 is out of range; 0.1 is used",
            "0.ttft: 601 is out of range; 600 is used",
            "0.jitter: -0.5 is out of range; 0 is used",
            "0.chunk: 0 is out of range; 1 is used",
            "0.think: 1e300 is out of range; 100000 is used",
        ],
        "custom&seed=7&0.rate=0.1&0.ttft=600&0.think=100000",
    );
    check(
        "lanes=custom&0.ttft=3&0.ttft_p95=2",
        &["0.ttft_p95: 2 is out of range; 3 is used"],
        "custom&seed=7&0.ttft=3&0.ttft_p95=3",
    );
}

#[test]
fn whole_numbers_are_rounded() {
    check(
        "lanes=custom&0.chunk=2.5&0.think=10.4",
        &["0.chunk: 2.5 is not a whole number; 3 is used", "0.think: 10.4 is not a whole number; 10 is used"],
        "custom&seed=7&0.chunk=3&0.think=10",
    );
    check("seed=1.9", &["seed: 1.9 is not a whole number; 1 is used"], "gpt-5.3-codex,codex-spark&seed=1");
}

#[test]
fn values_that_do_not_parse_are_left_out() {
    let left_out = |key: &str, value: &str| format!("{key}: `{value}` cannot be read; it is left out");
    for (key, value) in [
        ("v", "x"),
        ("scenario", "UPPER"),
        ("scenario", "../secret"),
        ("scenario", ""),
        ("text", "mine"),
        ("seed", "NaN"),
        ("seed", "7️⃣"),
        ("seed", ""),
        ("speed", "fast"),
        ("speed", "1e999"),
        ("at", "inf"),
        ("play", "yes"),
        ("embed", "2"),
        ("theme", "pink"),
        ("0.rate", "1,5"),
        ("0.rate", "0x10"),
        ("0.ttft", "true"),
        ("1.script", "medium"),
        ("seed", "\"7\""),
    ] {
        check(&format!("{key}={value}"), &[&left_out(key, value)], FRONT);
    }
    let long = "9x".repeat(100);
    check(&format!("seed={long}"), &[&left_out("seed", &format!("{}…", &long[..40]))], FRONT);
}

#[test]
fn unknown_keys_are_named() {
    check(
        "__proto__=1&wings=2&0.wings=2&8.rate=3&2.rate=1",
        &[
            "__proto__: this page has no such key; it is left out",
            "wings: this page has no such key; it is left out",
            "0.wings: this page has no such key; it is left out",
            "8.rate: this page has no such key; it is left out",
            "2.rate: this page has no such key; it is left out",
        ],
        FRONT,
    );
    check("v=2&seed=1", &["v: this link has version 2; this page reads version 1"], "gpt-5.3-codex,codex-spark&seed=1");
    let (_, notices) = read("#/nowhere?seed=1");
    assert_eq!(notices, ["There is no screen `/nowhere`; the race is shown instead"]);
}

#[test]
fn of_a_key_that_is_given_twice_the_last_holds() {
    check("seed=1&seed=2", &["seed: is given 2 times; the last one counts"], "gpt-5.3-codex,codex-spark&seed=2");
}

#[test]
fn parts_of_a_wait_give_way_to_the_whole() {
    let left_out =
        |part: &str, whole: &str| format!("0.{part}: 0.{whole} gives the wait as a whole; this part of it is left out");
    let parts = ["rtt", "queue", "prefill"].map(|part| left_out(part, "ttft"));
    check(
        "lanes=custom&0.prefill=9&0.rtt=1&0.ttft=2&0.queue=3",
        &parts.each_ref().map(|text| &**text),
        "custom&seed=7&0.ttft=2",
    );
    // A 95th percentile is one of the whole, too.
    check("lanes=custom&0.rtt=1&0.ttft_p95=2", &[&left_out("rtt", "ttft_p95")], "custom&seed=7&0.ttft_p95=2");
}

#[test]
fn a_lane_nobody_knows_leaves_the_others_their_numbers() {
    let no_lane = |id: &str| format!("lanes: there is no preset `{id}`; the lane is left out");
    check(
        "lanes=custom,nobody,codex-spark&0.rate=1&1.rate=2&1.name=N&2.rate=3",
        &[&no_lane("nobody")],
        "custom,codex-spark&seed=7&0.rate=1&1.rate=3",
    );
    check("lanes=nobody&0.rate=2&1.rate=3", &[&no_lane("nobody")], &format!("{FRONT}&1.rate=3"));
    check("lanes=", &[&no_lane("")], FRONT);
    check("lanes=Custom", &[&no_lane("Custom")], FRONT);
}

#[test]
fn there_are_eight_lanes_at_most() {
    let nine = ["custom"; 9].join(",");
    let eight = ["custom"; 8].join(",");
    check(
        &format!("lanes={nine}&7.rate=5&8.rate=5"),
        &["lanes: 9 are more than 8; the first 8 are kept", "8.rate: this page has no such key; it is left out"],
        &format!("{eight}&seed=7&7.rate=5"),
    );
}

#[test]
fn a_name_is_cut_and_cleaned() {
    let long = "🐢".repeat(81);
    check(
        &format!("lanes=custom&0.name={long}"),
        &["0.name: is cut to 80 characters"],
        &format!("custom&seed=7&0.name={}", "%F0%9F%90%A2".repeat(80)),
    );
    check("lanes=custom&0.name=%00%20a%0Ab%20", &[], "custom&seed=7&0.name=ab");
    check("lanes=custom&0.name=Custom", &[], "custom&seed=7");
    check("lanes=custom&0.name=%20", &[], "custom&seed=7");
}
