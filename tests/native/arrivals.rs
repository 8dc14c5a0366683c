//! The picture of a lane's next arrivals, and its description in words.

use crate::page::Page;

/// The places of the arrivals on an axis of 1,000, and their description.
fn drawn(keys: &str) -> (Vec<(u32, u32)>, String) {
    let page = Page::at(&format!("#/race?scenario=task&lanes=custom&{keys}"));
    let html = page.model.race.arrivals(page.lane(0));
    let path = html.split("<path d=\"M").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let marks = path.split('M').map(|mark| {
        let (x, height) = mark.split_once(" 100v-").unwrap();
        (x.parse().unwrap(), height.parse().unwrap())
    });
    let words = html.split("<figcaption>").nth(1).unwrap().replace("</span><span>", " | ");
    (marks.collect(), words.replace("<span>", "").replace("</span></figcaption>", ""))
}

#[track_caller]
fn check(keys: &str, words: &str) -> Vec<(u32, u32)> {
    let (marks, found) = drawn(keys);
    assert_eq!(found, words, "{keys}");
    marks
}

#[test]
fn a_steady_stream_is_a_ruler() {
    let marks = check("0.rate=100", "After the first token: the next 100 arrivals in 1.00 s, 1 token each | 1 s");
    assert_eq!(marks, (1..=100).map(|n| (n * 10, 100)).collect::<Vec<_>>());
}

#[test]
fn the_axis_stays_while_a_rate_changes_a_little() {
    let marks = check("0.rate=125", "After the first token: the next 100 arrivals in 0.80 s, 1 token each | 1 s");
    assert_eq!(marks.last(), Some(&(800, 100)));
}

#[test]
fn whatever_comes_together_is_one_mark_as_high_as_it_is_many() {
    check("0.rate=1000&0.chunk=10", "After the first token: the next 100 arrivals in 1.00 s, 10 tokens each | 1 s");
    check("0.rate=1000&0.block=64", "After the first token: the next 100 arrivals in 6.40 s, 64 tokens each | 10 s");
    let marks = check(
        "0.rate=1000&0.draft=4",
        "After the first token: the next 100 arrivals in 0.34 s, 1 to 5 tokens each | 0.5 s",
    );
    let heights: Vec<u32> = marks.iter().map(|(_, height)| *height).collect();
    assert_eq!((heights.iter().min(), heights.iter().max()), (Some(&36), Some(&100)));
}

#[test]
fn a_picture_that_needs_too_many_tokens_shows_fewer_arrivals() {
    let (marks, words) = drawn("0.rate=100000&0.flush=10");
    assert_eq!(
        (marks.len(), words.as_str()),
        (1, "After the first token: the next arrival in 10.00 s, 19\u{202f}999 tokens each | 10 s")
    );
}
