//! The transport: what each button does in each status.

use crate::page::{Page, SLOW_TEXT, STEADY, seconds};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::playback::{Speed, Status};
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::engine::Nanos;

/// A page in each status: idle, running at 0.6 s, paused there, finished.
fn pages() -> [Page; 4] {
    let idle = || Page::at(STEADY);
    let running = || {
        let mut page = idle();
        page.race(Event::PlayPressed);
        page.wait(0.6);
        page
    };
    let (mut paused, mut finished) = (running(), idle());
    paused.race(Event::PausePressed);
    paused.wait(5.0);
    finished.play_through();
    finished.wait(5.0);
    [idle(), running(), paused, finished]
}

/// An event, and the result for a page that was idle, running, paused and finished.
#[track_caller]
fn check(event: &Event, expected: [(Status, f64); 4]) {
    let at = pages().map(|mut page| {
        page.race(event.clone());
        page.playback()
    });
    assert_eq!(at, expected, "{event:?}");
}

use Status::{Finished, Idle, Paused, Running};

#[test]
fn play_continues_and_restarts_a_run_that_is_over() {
    check(&Event::PlayPressed, [(Running, 0.0), (Running, 0.6), (Running, 0.6), (Running, 0.0)]);
    check(&Event::PausePressed, [(Idle, 0.0), (Paused, 0.6), (Paused, 0.6), (Finished, 1.06)]);
    check(&Event::PlayToggled, [(Running, 0.0), (Paused, 0.6), (Running, 0.6), (Running, 0.0)]);
    check(&Event::RestartPressed, [(Running, 0.0); 4]);
}

#[test]
fn seeking_works_in_every_status_and_keeps_a_running_run_running() {
    for (to, at) in [(0.0, 0.0), (0.51, 0.51), (1.059_999_999, 1.059_999_999), (1.06, 1.06), (99.0, 1.06)] {
        check(&Event::Seeked(seconds(to)), [(Paused, at), (Running, at), (Paused, at), (Paused, at)]);
    }
    check(&Event::FirstTokenPressed, [(Paused, 0.5), (Running, 0.5), (Paused, 0.5), (Paused, 0.5)]);
    check(&Event::DonePressed, [(Paused, 1.06), (Running, 1.06), (Paused, 1.06), (Paused, 1.06)]);
}

#[test]
fn steps_go_from_chunk_to_chunk_of_any_lane_and_stay_there() {
    check(&Event::SteppedForward, [(Paused, 0.5), (Paused, 1.0), (Paused, 1.0), (Paused, 1.06)]);
    check(&Event::SteppedBack, [(Paused, 0.0), (Paused, 0.53), (Paused, 0.53), (Paused, 1.05)]);
    let mut page = Page::at(STEADY);
    let times: Vec<f64> = (0..12)
        .map(|_| {
            page.race(Event::SteppedForward);
            page.playback().1
        })
        .collect();
    assert_eq!(times, [0.5, 0.51, 0.52, 0.53, 1.0, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.06]);
}

#[test]
fn a_running_run_continues_from_where_it_was_put() {
    let mut page = Page::at(STEADY);
    page.race(Event::PlayPressed);
    page.wait(0.2);
    page.race(Event::Seeked(seconds(1.0)));
    page.wait(0.03);
    assert_eq!(page.playback(), (Running, 1.03));
    assert_eq!(page.text(0), "Look. let x");
    page.race(Event::SpeedChosen(Speed::clamped(0.1)));
    page.wait(0.1);
    assert_eq!(page.playback(), (Running, 1.04));
    page.wait(99.0);
    assert_eq!(page.playback(), (Running, 1.06));
}

#[test]
fn seeking_back_and_forth_shows_the_same_text() {
    let mut page = Page::at(STEADY);
    let probes = [0.99, 1.0, 1.02, 1.06, 1.01, 0.0, 1.02];
    let shown: Vec<_> = probes.map(|to| (page.race(Event::Seeked(seconds(to))), page.text(0))).to_vec();
    assert!(shown.iter().all(|(effects, _)| *effects == [Effect::ShowRun]));
    let shown: Vec<_> = shown.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(shown, ["", "Look", "Look. let", SLOW_TEXT, "Look. ", "", "Look. let"]);
}

#[test]
fn a_run_ends_once_and_only_when_it_is_over() {
    let mut page = Page::at(STEADY);
    let stale = page.run().id;
    page.race(Event::NewSeedPressed);
    let id = page.run().id;
    assert_eq!(page.race(Event::Ended(id)), [], "it has not begun");
    assert_eq!(page.race(Event::PlayPressed), [Effect::MeasureFidelity, Effect::ShowRun]);
    page.wait(1.0);
    assert_eq!(page.race(Event::Ended(id)), [], "it is not over");
    page.wait(1.0);
    assert_eq!(page.race(Event::Ended(stale)), [], "it was another run");
    assert_eq!(page.race(Event::Ended(id)), [Effect::ShowRun, Effect::PostReport]);
    assert_eq!(page.race(Event::Ended(id)), [], "it is over already");
    assert_eq!(page.playback(), (Finished, 1.06));
    page.race(Event::Seeked(Nanos::ZERO));
    assert_eq!(page.race(Event::Ended(id)), []);
}

#[test]
fn an_event_without_a_change_has_no_effects() {
    let [mut idle, mut running, ..] = pages();
    assert_eq!(idle.race(Event::PausePressed), []);
    assert_eq!(running.race(Event::PlayPressed), []);
    assert_eq!(running.race(Event::OutOfSight), []);
    let mut page = Page::new();
    for event in [Event::PlayPressed, Event::RestartPressed, Event::DonePressed, Event::SteppedForward] {
        assert_eq!(page.race(event), [], "there is no run yet");
    }
}

#[test]
fn only_what_was_seen_from_start_to_end_at_one_speed_counts_as_played_through() {
    let speed = |speed| Event::SpeedChosen(Speed::clamped(speed));
    for (event, faithful) in [
        (vec![], true),
        (vec![Event::PausePressed, Event::PlayPressed], true),
        (vec![speed(1.0)], true),
        (vec![speed(2.0)], false),
        (vec![Event::PausePressed, speed(2.0), Event::PlayPressed], false),
        (vec![Event::OutOfSight], false),
        (vec![Event::Seeked(Nanos::ZERO)], false),
        (vec![Event::SteppedForward, Event::PlayPressed], false),
        (vec![Event::NewSeedPressed], false),
        (vec![Event::OutOfSight, Event::RestartPressed], true),
    ] {
        let mut page = Page::at(STEADY);
        page.race(Event::PlayPressed);
        page.wait(0.6);
        for event in &event {
            page.race(event.clone());
        }
        page.wait(20.0);
        page.race(Event::Ended(page.run().id));
        assert_eq!((page.run().status(), page.run().played_through), (Finished, faithful), "{event:?}");
    }
    // Nor is a measurement at one speed valid at another.
    let mut page = Page::at(STEADY);
    page.play_through();
    page.race(speed(2.0));
    assert!(!page.run().played_through);
    let mut page = Page::at(&format!("{STEADY}&at=0.5&play=1"));
    page.wait(1.0);
    page.race(Event::Ended(page.run().id));
    assert!(!page.run().played_through);
}
