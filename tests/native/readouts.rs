//! The words in which the screen describes a run.

use crate::page::{Page, STEADY, seconds};
use hare_and_tortoise::app::screen::race::{Event, LaneReadout, LaneView, Setup};
use hare_and_tortoise::engine::PhaseKind;

/// A lane's phase and its clock, then TTFT, first answer, rate, tokens and done.
#[track_caller]
fn check(page: &Page, lane: usize, at: f64, expected: (PhaseKind, &str, [&str; 5])) {
    let readout = LaneReadout::of(&page.model.race, page.lane(lane), seconds(at)).unwrap();
    let LaneReadout { ttft, ttfat, rate, tokens, done, .. } = &readout;
    let clock = page.model.race.run.as_ref().map(|run| run.lanes[lane].clock_words(seconds(at))).unwrap_or_default();
    let found = (readout.phase, clock.as_str(), [ttft, ttfat, rate, tokens, done].map(String::as_str));
    assert_eq!(found, expected, "lane {lane} at {at} s");
}

#[test]
fn a_lane_says_how_far_it_is() {
    use PhaseKind::{Answer, Done, Prefill, Say, Think};
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.think=50&1.ttft=0.5&1.script=fast");
    check(&page, 0, 0.0, (Prefill, "0.0 s", ["–", "–", "–", "0", "–"]));
    check(&page, 0, 0.999, (Prefill, "1.0 s", ["–", "–", "–", "0", "–"]));
    check(&page, 0, 1.0, (Think, "1.0 s", ["1.00 s", "–", "–", "1", "–"]));
    check(&page, 0, 1.255, (Think, "1.3 s", ["1.00 s", "–", "100", "26", "–"]));
    check(&page, 0, 1.5, (Say, "1.5 s", ["1.00 s", "1.50 s", "100", "51", "–"]));
    check(&page, 0, 1.53, (Answer, "1.5 s", ["1.00 s", "1.50 s", "100", "54", "–"]));
    check(&page, 0, 1.56, (Done, "1.6 s", ["1.00 s", "1.50 s", "100", "57", "1.56 s"]));
    // A lane that is done stays so while the other one runs.
    check(&page, 1, 1.0, (Done, "0.5 s", ["0.50 s", "0.50 s", "100", "4", "0.53 s"]));
}

#[test]
fn a_long_time_is_told_in_minutes() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=600&0.think=2000&0.rate=0.1");
    let end = page.run().end();
    assert_eq!(LaneReadout::of(&page.model.race, page.lane(0), end).unwrap().done, "5 h 44 min");
}

#[test]
fn a_stopwatch_counts_the_wait_and_its_words_say_for_what() {
    let page = crate::race_turns::page("#/race?scenario=task&lanes=custom&turns=2&pause=2&0.ttft=1&0.think=50");
    let lane = &page.run().lanes[0];
    let [first, second] = lane.course.turns() else { panic!() };
    let said = |at| {
        let readout = LaneReadout::of(&page.model.race, page.lane(0), at).unwrap();
        (lane.stopwatch(at), readout.awaited, readout.doing)
    };
    assert_eq!(
        said(seconds(0.84)),
        ["0.8 s", "waiting: reading the prompt", "turn 1: reading the prompt"].map(str::to_owned).into()
    );
    assert_eq!(said(seconds(1.2)).1, "waiting: thinking (hidden)");
    assert_eq!(said(first.end - seconds(0.001)).1, "");
    let looking = said(first.end + seconds(0.5));
    assert_eq!((&*looking.0, &*looking.2), ("0.5 s", "turn 1: your pause"));
    assert_eq!(said(second.start + seconds(0.3)).0, "0.3 s");
    assert_eq!(said(second.end), ["0.0 s", "", "done"].map(str::to_owned).into());
}

#[test]
fn a_runs_phase_changes_when_a_lanes_phase_changes() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.think=20&1.ttft=0.33");
    let phases = |at| page.run().lanes.iter().map(|lane| lane.course.phase_at(seconds(at)).0).collect::<Vec<_>>();
    let mut turns = 0;
    for n in 0..400 {
        let (from, to) = (f64::from(n) * 0.01, f64::from(n + 1) * 0.01);
        let changed = page.run().phase_changed(seconds(from), seconds(to));
        assert_eq!(changed, phases(from) != phases(to), "{from} to {to} s");
        turns += u32::from(changed);
    }
    assert!(turns >= 5, "{turns}");
}

#[test]
fn without_a_run_a_lane_has_not_begun() {
    let page = Page::new();
    check(&page, 0, 0.0, (PhaseKind::Prefill, "", ["–", "–", "–", "", "–"]));
    let further = Page::at("#/race?scenario=task&lanes=custom,custom,custom").lane(2);
    assert_eq!(LaneReadout::of(&page.model.race, further, seconds(0.0)), None);
    assert_eq!(page.model.race.status_word(), "idle");
    assert_eq!(page.model.race.lane_wait(page.lane(0)), "3.1 s");
    assert_eq!(page.model.race.clock_words(seconds(0.0)), "0.000 s");
}

#[test]
fn lanes_wear_the_accents_of_their_scripts_in_turn() {
    let page = Page::at("#/race?scenario=task&lanes=custom,codex-spark,custom,custom,custom,custom");
    let views = LaneView::all(&page.model.race.setup);
    let accents: Vec<_> = views.iter().map(|view| (view.index, view.script.name(), view.accent)).collect();
    let expected = [(0, "slow", 0), (1, "fast", 0), (2, "slow", 1), (3, "slow", 2), (4, "slow", 3), (5, "slow", 4)];
    assert_eq!(accents, expected);
    assert_eq!(LaneView::all(&Setup::default())[0].name, "GPT-5.3-Codex");
}

#[test]
fn a_summary_says_what_a_lane_is() {
    let page = Page::at(
        "#/race?scenario=task&lanes=gpt-5.3-codex,codex-spark,custom,codex-spark&1.name=N&2.think=1500&3.rate=2&3.think=1",
    );
    let summary = |n| page.model.race.summary(page.lane(n));
    assert_eq!(
        [0, 1, 2, 3].map(summary),
        [
            "slow script, 3 thinking tokens",
            "Codex-Spark, fast script",
            "slow script, 1\u{202f}500 thinking tokens",
            "fast script, 1 thinking token, changed",
        ]
    );
}

#[test]
fn the_big_button_says_what_it_does_next() {
    let mut page = Page::at(STEADY);
    let next = |page: &Page| page.model.race.next_action(page.run().playhead(page.now()));
    assert_eq!(next(&page), "Run");
    page.race(Event::PlayPressed);
    assert_eq!(next(&page), "Pause");
    page.race(Event::PausePressed);
    assert_eq!(next(&page), "Resume");
    page.race(Event::DonePressed);
    assert_eq!(next(&page), "Run again");
    page.play_through();
    assert_eq!(next(&page), "Run again");
    assert_eq!(Page::new().model.race.next_action(seconds(0.0)), "Run");
}

#[test]
fn phases_are_announced_and_never_tokens() {
    let mut page = Page::at(STEADY);
    assert_eq!(page.model.race.announcement(seconds(0.0)), None);
    page.race(Event::PlayPressed);
    let said = |at| page.model.race.announcement(seconds(at)).unwrap();
    assert_eq!(said(0.52), "Custom 1: reading the prompt. Custom 2: writing. ");
    assert_eq!((said(1.03), said(1.05)), ("Custom 1: writing. Custom 2: done. ".to_owned(), said(1.03)));
}

#[test]
fn the_scrubber_goes_from_end_to_end() {
    let mut page = Page::at(STEADY);
    assert_eq!([0.0, 0.53, 1.06].map(|at| page.model.race.scrubber(seconds(at))), [0, 500, 1000]);
    assert_eq!(page.model.race.clock_words(seconds(0.53)), "0.530 s");
    page.race(Event::Seeked(seconds(0.53)));
    assert_eq!(page.model.race.clock_words(seconds(0.53)), "0.530 s of 1.060 s");
    assert_eq!(Page::new().model.race.scrubber(seconds(0.0)), 0);
}
