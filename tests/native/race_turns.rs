//! Several turns of a race: each lane gets its next prompt some seconds after its answer, until its script ends.

use crate::page::{Page, seconds};
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::report::Report;
use hare_and_tortoise::app::screen::race::{Event, Setup, Turns};
use hare_and_tortoise::engine::{Nanos, PhaseKind};
use serde_json::{Value, json};

/// The slow script has two turns, the fast one three.
pub(crate) fn page(hash: &str) -> Page {
    let turn = |id: &str, text: &str, next: Option<&str>| {
        let problems: Vec<_> = next.iter().map(|next| json!({"text": "More", "real": true, "next": next})).collect();
        json!({"id": id, "prompt": format!("{id}, please"), "steps": [{"think": 4}, {"answer": text}], "problems": problems})
    };
    let file = json!({"version": 1, "id": "task", "title": "T", "artifact": "code", "context_tokens": 100, "scripts": {
        "slow": [turn("first", "one one one", Some("second")), turn("second", "two two", None)],
        "fast": [turn("first", "1 1", Some("second")), turn("second", "2 2 2", Some("third")), turn("third", "3", None)],
    }});
    let mut page = Page::new();
    page.open(hash);
    page.load("task", Ok(file.to_string()));
    page
}

const ALL: &str = "#/race?scenario=task&lanes=custom,custom&1.script=fast&1.rate=1000&turns=all&pause=2";

#[test]
fn each_lane_goes_on_after_the_pause_until_its_script_ends() {
    let page = page(ALL);
    let [slow, fast] = &*page.run().lanes else { panic!() };
    assert_eq!((slow.turns.len(), fast.turns.len()), (2, 3));
    for lane in [slow, fast] {
        for pair in lane.course.turns().windows(2) {
            assert_eq!(pair[1].start, pair[0].end + seconds(2.0));
        }
        let asked: Vec<_> = lane.turns.iter().map(|turn| turn.prompt.as_str()).collect();
        assert!(asked.starts_with(&["first, please", "second, please"]), "{asked:?}");
    }
    assert_eq!(page.run().end(), slow.course.end().max(fast.course.end()));
}

#[test]
fn the_first_turn_arrives_as_it_does_alone() {
    let (one, all) = (page(&ALL.replace("turns=all", "turns=1")), page(ALL));
    for (one, all) in one.run().lanes.iter().zip(all.run().lanes.iter()) {
        assert_eq!(one.turns.len(), 1);
        assert_eq!(all.course.chunks()[..one.course.chunks().len()], *one.course.chunks());
        assert_eq!(all.course.request(0), one.course.request(0));
    }
}

#[test]
fn later_turns_have_random_numbers_of_their_own_and_read_what_was_written() {
    let page = page(&format!("{ALL}&0.jitter=1&0.prefill=100"));
    let slow = &page.run().lanes[0].course;
    let prefill = |turn: usize| {
        let request = slow.request(turn);
        let reading = request.phases().iter().find(|phase| phase.kind == PhaseKind::Prefill).copied();
        reading.map(|phase| (phase.end - phase.start).seconds())
    };
    let gaps = |turn: usize| slow.request(turn).gaps().take(3).collect::<Vec<_>>();
    assert_ne!(gaps(0), gaps(1));
    assert!(prefill(1) > prefill(0), "{:?} {:?}", prefill(0), prefill(1));
}

#[test]
fn between_two_turns_a_lane_is_done_and_shows_what_has_arrived() {
    let page = page(ALL);
    let fast = &page.run().lanes[1];
    let [first, second, _] = fast.course.turns() else { panic!() };
    let between = first.end + seconds(1.0);
    assert_eq!(fast.course.phase_at(between), (PhaseKind::Done, first.end));
    let shown = |at: Nanos| fast.begun_by(at).map(|(turn, tokens)| (turn.prompt.clone(), tokens)).collect::<Vec<_>>();
    assert_eq!(shown(between), [("first, please".to_owned(), fast.turns[0].sections[0].text.tokens.len())]);
    assert_eq!(shown(second.start)[1], ("second, please".to_owned(), 0));
    assert_eq!(fast.course.text_tokens_by(0, fast.course.end()), shown(between)[0].1);
    assert_eq!(fast.course.ended_by(between), 1);
    assert_eq!(page.text_at(1, fast.course.end()), "1 12 2 23");
}

#[test]
fn the_address_has_turns_and_pause_and_an_old_link_means_one_turn() {
    let page = page(ALL);
    assert!(page.model.address().unwrap().contains("&turns=all&pause=2&"), "{:?}", page.model.address());
    assert_eq!(Page::at("#/race?scenario=task&lanes=custom").model.race.setup.turns, Turns::ONE);
    for (bad, notice) in [
        ("turns=600", "turns: 600 is out of range; 500 is used"),
        ("turns=1.5", "turns: 1.5 is not a whole number; 2 is used"),
        ("turns=many", "turns: `many` cannot be read; it is left out"),
        ("pause=700", "pause: 700 is out of range; 600 is used"),
    ] {
        let page = Page::at(&format!("#/race?scenario=task&lanes=custom&{bad}"));
        assert_eq!(page.model.notices, [notice]);
    }
}

#[test]
fn a_page_without_an_address_plays_a_whole_task_and_an_address_without_keys_one_turn() {
    for bare in ["", "#", "#/", "#/?theme=dark&embed=1"] {
        let mut page = Page::new();
        page.open(bare);
        page.load("card", Ok(crate::page::scenario("card")));
        assert_eq!(page.model.race.setup, Setup::front(), "{bare}");
    }
    for old in ["#/race", "#/race?embed=1", "#/?seed=8"] {
        let mut page = Page::new();
        page.open(old);
        page.load("rate-limiter", Ok(crate::page::scenario("rate-limiter")));
        let setup = &page.model.race.setup;
        assert_eq!((setup.scenario.as_str(), setup.turns), ("rate-limiter", Turns::ONE), "{old}");
    }
}

#[test]
fn a_report_has_the_turns_of_a_lane_that_plays_several() {
    let report = |hash: &str| -> Value {
        serde_json::from_str(&Report::of(&page(hash).model.race, &[]).unwrap().json()).unwrap()
    };
    let one = report(&ALL.replace("turns=all", "turns=1"));
    assert_eq!((&one["pause"], &one["lanes"][0]["turns"]), (&Value::Null, &Value::Null));
    let all = report(ALL);
    assert_eq!(all["pause"], 2.0);
    let turns = all["lanes"][0]["turns"].as_array().unwrap();
    assert_eq!(turns.len(), 2);
    assert_eq!(turns[0]["start"], 0.0);
    let (end, start) = (turns[0]["end"].as_f64().unwrap(), turns[1]["start"].as_f64().unwrap());
    assert!((start - end - 2.0).abs() < 1e-9);
    assert_eq!(all["lanes"][0]["metrics"], one["lanes"][0]["metrics"], "of the first request");
    assert_eq!(
        all["lanes"][0]["arrivals"].as_array().unwrap()[..3],
        one["lanes"][0]["arrivals"].as_array().unwrap()[..3]
    );
}

#[test]
fn turns_and_pause_are_chosen_on_the_page() {
    let mut page = page(&ALL.replace("&turns=all&pause=2", ""));
    page.race(Event::TurnsChosen(Turns::ALL));
    page.race(Event::PauseEntered(1e9));
    assert_eq!(page.model.race.setup.pause, seconds(600.0));
    assert_eq!(page.run().lanes[1].turns.len(), 3);
    page.race(Event::TurnsChosen(Turns::ONE));
    assert_eq!(page.run().lanes[1].turns.len(), 1);
}

#[test]
fn the_future_is_shown_after_the_end_a_jump_or_a_change_at_rest() {
    let mut page = page(ALL);
    let revealed = |page: &Page| page.model.race.is_revealed();
    assert!(!revealed(&page), "not before it has run");
    page.race(Event::PlayPressed);
    page.wait(0.5);
    let lane = page.lane(0);
    page.race(Event::FieldChanged(lane, hare_and_tortoise::engine::Field::Rate, Some(90.0)));
    assert!(!revealed(&page), "a change in mid-run hides what is to come");
    page.race(Event::Seeked(seconds(1.0)));
    assert!(revealed(&page), "a jump");
    page.race(Event::RestartPressed);
    assert!(!revealed(&page), "a new run");
    page.play_through();
    assert!(revealed(&page), "the end");
    page.race(Event::RestartPressed);
    page.race(Event::PausePressed);
    page.race(Event::FieldChanged(lane, hare_and_tortoise::engine::Field::Rate, Some(80.0)));
    assert!(revealed(&page), "a change at rest");
    let always = Page::at("#/race?scenario=task&lanes=custom&reveal=all");
    assert!(revealed(&always));
    assert!(always.model.address().unwrap().contains("&reveal=all"));
}

#[test]
fn a_playhead_that_is_held_stands_still_and_goes_on_when_it_is_let_go() {
    let mut page = page(ALL);
    page.race(Event::PlayPressed);
    page.wait(0.5);
    page.race(Event::Held);
    page.race(Event::Seeked(seconds(1.0)));
    page.wait(5.0);
    assert_eq!(page.playback(), (Status::Paused, 1.0));
    page.race(Event::Released);
    page.wait(0.25);
    assert_eq!(page.playback(), (Status::Running, 1.25));
    page.race(Event::PausePressed);
    page.race(Event::Held);
    page.race(Event::Released);
    assert_eq!(page.playback(), (Status::Paused, 1.25), "a paused run stays paused");
    // Let go at the end, it ends.
    page.race(Event::PlayPressed);
    page.race(Event::Held);
    let end = page.run().end();
    page.race(Event::Seeked(end));
    page.race(Event::Released);
    page.race(Event::Ended(page.run().id));
    assert_eq!(page.playback(), (Status::Finished, end.seconds()));
}
