//! The words in which the screen describes a run.

use crate::page::{Page, STEADY, seconds};
use hare_and_tortoise::app::screen::race::{Event, LaneReadout, LaneView, Setup, Verdict};
use hare_and_tortoise::engine::PhaseKind;

/// The verdicts on lanes that are done after so many seconds.
#[track_caller]
fn check_verdicts(done: &[&str], expected: &[&str]) {
    let lanes = vec!["custom"; done.len()].join(",");
    // One token of text after so much thinking at 100 tokens/s would be inexact: here all of it arrives with the first.
    let ttfts: String = done.iter().enumerate().map(|(n, at)| format!("&{n}.ttft={at}")).collect();
    let rates: String = (0..done.len()).map(|n| format!("&{n}.rate=100000&{n}.script=fast&{n}.think=0")).collect();
    let page = Page::at(&format!("#/race?scenario=task&lanes={lanes}{ttfts}{rates}"));
    let run = page.run();
    let words = |n| Verdict::of(run, n, run.end()).map(Verdict::words).unwrap_or_default();
    assert_eq!((0..done.len()).map(words).collect::<Vec<_>>(), expected);
    // Before all are done, only who is first for certain is told.
    let early = run.end() - seconds(1e-9);
    for (n, words) in expected.iter().enumerate() {
        let ahead = words.starts_with("first") && run.lanes[n].trace.end() <= early;
        assert_eq!(Verdict::of(run, n, early), ahead.then_some(Verdict::Ahead), "{words}");
    }
}

#[test]
fn a_verdict_has_the_difference() {
    check_verdicts(&["2", "9.3"], &["first by 7.3 s (4.6x)", "7.3 s behind"]);
    check_verdicts(&["9.3", "2"], &["7.3 s behind", "first by 7.3 s (4.6x)"]);
    check_verdicts(&["5", "2", "3.5"], &["3.0 s behind", "first by 1.5 s (1.7x)", "1.5 s behind"]);
    check_verdicts(&["2", "2.005"], &["first by 0.005 s (1.0x)", "0.005 s behind"]);
    check_verdicts(&["2", "2"], &["tied", "tied"]);
    check_verdicts(&["2", "2", "3"], &["tied", "tied", "1.0 s behind"]);
    check_verdicts(&["2", "2.000000001"], &["first by 0.000000 s (1.0x)", "0.000000 s behind"]);
    check_verdicts(&["2"], &[""]);
}

#[test]
fn a_lane_that_took_no_time_is_no_times_as_fast() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=0&0.script=fast&0.rate=100000&1.script=fast");
    let run = page.run();
    let verdict = Verdict::of(run, 0, run.end()).unwrap();
    assert!(verdict.leads() && verdict.words().ends_with(")"), "{verdict:?}");
    assert_eq!(Verdict::First { by: seconds(1.0), ratio: None }.words(), "first by 1.0 s");
    assert!(!Verdict::Behind { by: seconds(1.0) }.leads());
}

/// A lane's phase and for how long, then TTFT, first answer, rate, tokens and done.
#[track_caller]
fn check(page: &Page, lane: usize, at: f64, expected: (PhaseKind, &str, [&str; 5])) {
    let readout = LaneReadout::of(&page.model.race, page.lane(lane), seconds(at)).unwrap();
    let LaneReadout { ttft, ttfat, rate, tokens, done, .. } = &readout;
    let found = (readout.phase, readout.elapsed.as_str(), [ttft, ttfat, rate, tokens, done].map(String::as_str));
    assert_eq!(found, expected, "lane {lane} at {at} s");
}

#[test]
fn a_lane_says_how_far_it_is() {
    use PhaseKind::{Answer, Done, Prefill, Say, Think};
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.think=50&1.ttft=0.5&1.script=fast");
    check(&page, 0, 0.0, (Prefill, "0.00 s", ["–", "–", "–", "0", "–"]));
    check(&page, 0, 0.999, (Prefill, "1.00 s", ["–", "–", "–", "0", "–"]));
    check(&page, 0, 1.0, (Think, "0.00 s", ["1.00 s", "–", "–", "1", "–"]));
    check(&page, 0, 1.255, (Think, "0.26 s", ["1.00 s", "–", "100", "26", "–"]));
    check(&page, 0, 1.5, (Say, "0.00 s", ["1.00 s", "1.50 s", "100", "51", "–"]));
    check(&page, 0, 1.53, (Answer, "0.01 s", ["1.00 s", "1.50 s", "100", "54", "–"]));
    check(&page, 0, 1.56, (Done, "1.56 s", ["1.00 s", "1.50 s", "100", "57", "1.56 s"]));
    // A lane that is done stays so while the other one runs.
    check(&page, 1, 1.0, (Done, "0.53 s", ["0.50 s", "0.50 s", "100", "4", "0.53 s"]));
}

#[test]
fn a_long_phase_is_told_with_fewer_places() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=600&0.think=2000&0.rate=0.1");
    let elapsed = |at| LaneReadout::of(&page.model.race, page.lane(0), seconds(at)).unwrap().elapsed;
    let end = page.run().end();
    assert_eq!([99.94, 99.95, 599.99].map(elapsed), ["99.94 s", "100.0 s", "600.0 s"]);
    assert_eq!(elapsed(end.seconds()), "20660 s");
    let clock = page.model.race.clock_words(end);
    assert_eq!(page.model.race.longest_clock_words(), clock);
}

#[test]
fn a_runs_phase_changes_when_a_lanes_phase_changes() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.think=20&1.ttft=0.33");
    let phases = |at| page.run().lanes.iter().map(|lane| lane.trace.phase_at(seconds(at)).0).collect::<Vec<_>>();
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
    check(&page, 0, 0.0, (PhaseKind::Prefill, "0.00 s", ["–", "–", "–", "", "–"]));
    let further = Page::at("#/race?scenario=task&lanes=custom,custom,custom").lane(2);
    assert_eq!(LaneReadout::of(&page.model.race, further, seconds(0.0)), None);
    assert_eq!(page.model.race.status_word(), "idle");
    assert_eq!(page.model.race.lane_wait(page.lane(0)), "3.1 s");
    assert_eq!(page.model.race.clock_words(seconds(0.0)), "0.000 s of 0.000 s");
}

#[test]
fn lanes_wear_the_accents_of_their_scripts_in_turn() {
    let page = Page::at("#/race?scenario=task&lanes=custom,codex-spark,custom,custom,custom,custom");
    let views = LaneView::all(&page.model.race.setup);
    let accents: Vec<_> = views.iter().map(|view| (view.index, view.script.name(), view.accent)).collect();
    let expected = [(0, "slow", 0), (1, "fast", 0), (2, "slow", 1), (3, "slow", 2), (4, "slow", 3), (5, "slow", 0)];
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
            "slow script, 1\u{2009}500 thinking tokens",
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
fn the_result_has_the_first_lane_and_the_ratio_of_the_rates() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&1.ttft=0.5&1.rate=1000&1.name=Hare");
    let end = page.run().end();
    assert_eq!(page.model.race.result(end).as_deref(), Some("Hare first by 0.55 s (2.1x). It wrote 10.0x as fast."));
    assert_eq!(page.model.race.result(end - seconds(0.001)), None);
    let three = Page::at("#/race?scenario=task&lanes=custom,custom,custom&2.rate=1000");
    assert_eq!(three.model.race.result(three.run().end()).as_deref(), Some("Custom first by 0.054 s (1.1x)."));
}

#[test]
fn phases_are_announced_and_never_tokens() {
    let mut page = Page::at(STEADY);
    assert_eq!(page.model.race.announcement(seconds(0.0)), None);
    page.race(Event::PlayPressed);
    let said = |at| page.model.race.announcement(seconds(at)).unwrap();
    assert_eq!(said(0.52), "Custom: prefill. Custom: answer. ");
    assert_eq!((said(1.03), said(1.05)), ("Custom: answer. Custom: done. ".to_owned(), said(1.03)));
}

#[test]
fn the_scrubber_goes_from_end_to_end() {
    let page = Page::at(STEADY);
    assert_eq!([0.0, 0.53, 1.06].map(|at| page.model.race.scrubber(seconds(at))), [0, 500, 1000]);
    assert_eq!(page.model.race.clock_words(seconds(0.53)), "0.530 s of 1.060 s");
    assert_eq!(Page::new().model.race.scrubber(seconds(0.0)), 0);
}

#[test]
fn the_prompt_is_the_first_lanes() {
    let mut page = Page::at(STEADY);
    assert_eq!(page.model.race.prompt(), Some("Set x.\nTo one."));
    let second = page.lane(1);
    page.race(Event::LaneMoved(second, hare_and_tortoise::app::screen::race::Direction::Back));
    assert_eq!(page.model.race.prompt(), Some("Set x."));
    assert_eq!(Page::new().model.race.prompt(), None);
}
