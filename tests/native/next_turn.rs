//! Further turns of the race: all lanes are asked at once, each about the problems of its own answer.

use crate::page::Page;
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::{Event, NextTurn, RunLane};
use serde_json::json;

/// The slow script has two turns, the fast one three; the second is asked for with the same words in both.
fn page(hash: &str) -> Page {
    let turn = |id: &str, text: &str, next: Option<(&str, &str)>| {
        let problems = next.map(|(text, next)| json!({"text": text, "real": true, "next": next}));
        let decoy = json!({"text": "Too short", "real": false, "reply": [{"say": "It is as long as it has to be."}]});
        let problems: Vec<_> = [Some(decoy), problems].into_iter().flatten().collect();
        json!({"id": id, "prompt": format!("{id}, please"), "steps": [{"answer": text}], "problems": problems})
    };
    let file = json!({"version": 1, "id": "task", "title": "T", "artifact": "code", "scripts": {
        "slow": [turn("first", "one", Some(("Make it <b>", "second"))), turn("second", "two two", None)],
        "fast": [turn("first", "1", Some(("Make it <b>", "second"))), turn("second", "2 2", Some(("Too plain", "third"))),
            turn("third", "3 3 3", None)],
    }});
    let mut page = Page::new();
    page.open(hash);
    page.load("task", Ok(file.to_string()));
    page
}

const BOTH: &str = "#/race?scenario=task&lanes=custom,custom&1.script=fast";

fn texts(page: &Page) -> Vec<String> {
    let text = |lane: &RunLane| lane.sections().map(|section| section.text.content.as_str()).collect::<String>();
    page.run().lanes.iter().map(text).collect()
}

fn next(page: &Page) -> NextTurn {
    page.model.race.next_turn().unwrap()
}

#[test]
fn it_is_offered_when_the_run_is_over_and_played_at_once_in_every_lane() {
    let mut page = page(BOTH);
    assert!(!page.model.race.offers_turn(), "not before anything was seen");
    page.play_through();
    assert!(page.model.race.offers_turn());
    assert_eq!((next(&page).words.as_str(), next(&page).turn), ("Turn 1 of 2", Some(2)));
    page.race(Event::TurnChosen(2));
    assert_eq!(texts(&page), ["two two", "2 2"]);
    assert_eq!(page.playback(), (Status::Running, 0.0));
    let asked: Vec<_> = page.run().lanes.iter().map(|lane| lane.turns[0].prompt.as_str()).collect();
    assert_eq!(asked, ["second, please"; 2]);
    assert_eq!((next(&page).words.as_str(), next(&page).turn), ("Turn 2 of 2", None));
}

#[test]
fn the_same_wish_is_said_once_and_escaped() {
    assert_eq!(next(&page(BOTH)).wishes, "<li>Make it &lt;b&gt;</li>");
}

#[test]
fn wishes_that_differ_are_said_by_lane() {
    let fast = page("#/race?scenario=task&lanes=custom,custom&0.script=fast&1.script=fast&turn=2&0.name=A");
    assert_eq!(next(&fast).wishes, "<li>Too plain</li>", "two lanes, one script");
    assert_eq!(next(&fast).words, "Turn 2 of 3");
    let mut two = page("#/race?scenario=task&lanes=custom,custom&1.script=fast&0.name=A&1.name=B&text=same");
    assert_eq!(next(&two).words, "Turn 1 of 2");
    two.race(Event::TurnChosen(2));
    assert_eq!(texts(&two), ["two two", "two two"], "with the same text in every lane, there is one script");
}

#[test]
fn a_link_says_the_turn_and_a_lane_with_fewer_stays_at_its_last() {
    let page = page("#/race?scenario=task&lanes=custom,custom&1.script=fast&turn=9");
    assert_eq!(texts(&page), ["two two", "3 3 3"]);
    assert_eq!(page.model.race.setup.turn, 9);
    assert!(page.model.address().unwrap().contains("&turn=9"));
}

#[test]
fn another_task_begins_with_its_first_turn() {
    let mut page = page(&format!("{BOTH}&turn=2"));
    page.race(Event::ScenarioChosen(crate::page::id("other")));
    page.load("other", Ok(crate::page::scenario("other")));
    assert_eq!((page.model.race.setup.turn, page.model.race.setup.scenario.as_str()), (1, "other"));
}
