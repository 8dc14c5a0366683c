//! A page that embeds the playground: what it may set, what it locks, and what it is told.

use crate::page::{Page, STEADY, seconds};
use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::address::{Controls, Locked, Theme};
use hare_and_tortoise::app::embed::{Command, Message};
use hare_and_tortoise::app::playback::{Speed, Status};
use hare_and_tortoise::app::screen::iterate::Act;
use hare_and_tortoise::app::screen::{self, ScreenId, explore, iterate, race, simulated};
use hare_and_tortoise::app::{self, Effect};
use hare_and_tortoise::engine::Field;
use hare_and_tortoise::engine::cycle::TYPICAL;
use hare_and_tortoise::scenario::ScriptKind;
use serde_json::{Value, json};

fn obey(page: &mut Page, command: Command) -> Vec<Effect> {
    let now = page.now();
    page.send(app::Event::MessageCame { now, command: Ok(command) })
}

fn see(page: &mut Page, seen: bool) -> Vec<Effect> {
    let now = page.now();
    page.send(app::Event::Seen { now, seen })
}

#[test]
fn the_theme_changes_on_every_screen_without_opening_an_address() {
    for path in ["#/race?scenario=task", "#/iterate", "#/simulated", "#/explore", "#/claims"] {
        let mut page = Page::new();
        page.open(path);
        let effects = obey(&mut page, Command::Theme(Theme::Dark));
        assert_eq!(page.model.keys.theme, Theme::Dark, "{path}");
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::PostError(_) | Effect::OpenAddress { .. })));
    }
}

#[test]
fn a_run_that_nobody_sees_pauses_and_plays_on_from_there() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::PlayPressed);
    page.wait(0.3);
    obey(&mut page, Command::Visible(false));
    assert_eq!(page.playback(), (Status::Paused, 0.3));
    page.wait(5.0);
    obey(&mut page, Command::Visible(true));
    page.wait(0.1);
    assert_eq!(page.playback(), (Status::Running, 0.4));
    assert_eq!(see(&mut page, false), [Effect::ShowRun]);
    page.wait(1.0);
    assert_eq!(page.playback(), (Status::Paused, 0.4));
    see(&mut page, true);
    assert_eq!(page.playback(), (Status::Running, 0.4));
}

#[test]
fn what_a_person_has_paused_stays_paused_when_it_is_seen_again() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::PlayPressed);
    page.wait(0.3);
    page.race(race::Event::PausePressed);
    obey(&mut page, Command::Visible(false));
    obey(&mut page, Command::Visible(true));
    assert_eq!(page.playback(), (Status::Paused, 0.3));
    // Nor does what the embedding page pauses in the meantime, because another playground plays now.
    page.race(race::Event::PlayPressed);
    obey(&mut page, Command::Visible(false));
    obey(&mut page, Command::Pause);
    obey(&mut page, Command::Visible(true));
    assert_eq!(page.playback(), (Status::Paused, 0.3));
}

#[test]
fn it_is_seen_only_if_neither_the_page_nor_the_browser_says_no() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::PlayPressed);
    obey(&mut page, Command::Visible(false));
    see(&mut page, true);
    assert_eq!(page.playback().0, Status::Paused);
    see(&mut page, false);
    obey(&mut page, Command::Visible(true));
    assert_eq!(page.playback().0, Status::Paused);
    see(&mut page, true);
    assert_eq!(page.playback().0, Status::Running);
}

#[test]
fn a_run_that_is_started_out_of_view_plays_once_it_is_in_view() {
    let mut page = Page::at(STEADY);
    see(&mut page, false);
    obey(&mut page, Command::Play);
    page.wait(1.0);
    assert_eq!(page.playback(), (Status::Paused, 0.0));
    see(&mut page, true);
    page.wait(0.2);
    assert_eq!(page.playback(), (Status::Running, 0.2));
}

#[test]
fn autoplay_in_view_waits_for_the_view_and_begins_once() {
    let link = "#/race?scenario=task&lanes=custom&autoplay=inview";
    let mut page = Page::at(link);
    page.wait(3.0);
    assert_eq!(page.playback(), (Status::Idle, 0.0));
    see(&mut page, true);
    page.wait(0.2);
    assert_eq!(page.playback(), (Status::Running, 0.2));
    see(&mut page, false);
    see(&mut page, true);
    assert_eq!(page.playback(), (Status::Running, 0.2));
    page.race(race::Event::PausePressed);
    see(&mut page, false);
    see(&mut page, true);
    assert_eq!(page.playback(), (Status::Paused, 0.2));
    assert!(page.model.address().unwrap().contains("&autoplay=inview"));
    // In view before its task has loaded.
    let mut page = Page::new();
    see(&mut page, true);
    page.go(link);
    assert_eq!(page.playback().0, Status::Running);
    // And not by a value that means nothing.
    let mut page = Page::at("#/race?scenario=task&autoplay=1");
    see(&mut page, true);
    assert_eq!(page.playback().0, Status::Idle);
    assert_eq!(page.model.notices, ["autoplay: `1` cannot be read; it is left out"]);
}

#[test]
fn a_slide_plays_and_pauses_and_the_playhead_stays() {
    let mut page = Page::at(STEADY);
    obey(&mut page, Command::Slide(true));
    page.wait(0.4);
    obey(&mut page, Command::Slide(false));
    page.wait(9.0);
    assert_eq!(page.playback(), (Status::Paused, 0.4));
    obey(&mut page, Command::Slide(true));
    page.wait(9.0);
    page.race(race::Event::Ended(page.run().id));
    // Coming back to a slide does not begin again.
    obey(&mut page, Command::Slide(false));
    obey(&mut page, Command::Slide(true));
    assert_eq!(page.playback().0, Status::Finished);
}

#[test]
fn a_slide_that_is_shown_before_its_task_has_loaded_plays_then() {
    let mut page = Page::new();
    obey(&mut page, Command::Slide(true));
    page.go(STEADY);
    assert_eq!(page.playback().0, Status::Running);
    let mut page = Page::new();
    obey(&mut page, Command::Slide(true));
    obey(&mut page, Command::Slide(false));
    page.go(STEADY);
    assert_eq!(page.playback().0, Status::Idle);
}

#[test]
fn on_other_screens_a_slide_is_no_error() {
    for path in ["#/iterate", "#/simulated", "#/explore", "#/claims"] {
        let mut page = Page::new();
        page.open(path);
        for shown in [true, false, true] {
            assert_eq!(obey(&mut page, Command::Slide(shown)), [], "{path}");
        }
        for command in [Command::Play, Command::Seek(seconds(1.0)), Command::Report] {
            assert!(matches!(obey(&mut page, command)[..], [Effect::PostError(_)]), "{path}");
        }
    }
}

fn obey_at(desk: &mut Desk, command: Command) {
    let now = desk.now();
    desk.send(app::Event::MessageCame { now, command: Ok(command) });
}

#[test]
fn a_session_that_nobody_sees_stops_its_clock_and_goes_on_when_it_is_seen() {
    let mut desk = Desk::begun("mode=slow");
    desk.after(1.0, SENT);
    desk.wait(0.25);
    obey_at(&mut desk, Command::Visible(false));
    desk.wait(60.0);
    assert_eq!((desk.session().is_running(), desk.session().time(desk.now()).seconds()), (false, 1.25));
    obey_at(&mut desk, Command::Visible(true));
    assert!(desk.session().is_running());
    // What the person has paused stays paused.
    desk.does(iterate::Event::PauseToggled);
    obey_at(&mut desk, Command::Visible(false));
    obey_at(&mut desk, Command::Visible(true));
    assert!(!desk.session().is_running());
}

/// The message on the result, if one was sent.
fn result(desk: &Desk) -> Option<Value> {
    let mut fields = desk.effects.iter().filter_map(|effect| match effect {
        Effect::PostResult(fields) => Some(fields),
        _ => None,
    });
    let message = fields.next().map(|fields| Message::Result(fields).json());
    assert_eq!(fields.next(), None, "once");
    message.map(|message| serde_json::from_str(&message).unwrap())
}

#[test]
fn the_end_of_a_session_is_told_with_its_figures() {
    let mut desk = Desk::begun("mode=slow");
    desk.acts(&[(1.0, SENT), (9.0, Act::ChecksRun)]);
    desk.wait(9.0);
    assert_eq!(result(&desk), None);
    desk.after(1.0, Act::Accepted);
    desk.after(1.0, Act::Accepted);
    let message = result(&desk).unwrap();
    assert_eq!((&message["type"], &message["screen"]), (&"result".into(), &"iterate".into()));
    let expected = json!({
        "sentence": "20.0\u{a0}s with Custom, no defect shipped.", "scenario": "task", "mode": "slow", "models": ["Custom"],
        "ending": "accepted", "time": 20, "waiting": 4.56, "turns": 1, "tokens": 7, "defects": 0,
    });
    assert_eq!(message["summary"], expected);
}

#[test]
fn the_first_session_of_a_blind_trial_gives_away_neither_its_model_nor_its_defects() {
    let mut desk = Desk::begun("mode=trial&order=fast&blind=1");
    desk.acts(&[(1.0, SENT), (9.0, Act::Accepted)]);
    let summary = &result(&desk).unwrap()["summary"];
    assert_eq!((&summary["models"], &summary["defects"]), (&json!(["Model A"]), &Value::Null));
    assert!(!summary.to_string().contains("Custom") && !summary.to_string().contains("defect shipped"), "{summary}");
}

#[test]
fn keys_are_locked_by_name_in_one_lane_or_in_all() {
    for (keys, held, free) in [
        ("", vec![], vec!["seed", ""]),
        ("seed, speed", vec!["seed", "speed"], vec!["lanes", "s", "seed,speed"]),
        ("all", vec!["seed", "panel"], vec![]),
    ] {
        let locked = Locked::new(keys);
        assert!(held.iter().all(|key| locked.holds(key)), "{keys}");
        assert!(keys.is_empty() || !free.iter().any(|key| locked.holds(key)), "{keys}");
    }
    for (keys, of, key, held) in [
        ("rate", "0", "rate", true),
        ("rate", "slow", "rate", true),
        ("rate", "0", "ttft", false),
        ("0.rate", "0", "rate", true),
        ("0.rate", "1", "rate", false),
        ("all", "7", "name", true),
    ] {
        assert_eq!(Locked::new(keys).holds_field(of, key), held, "{keys}: {of}.{key}");
    }
    assert_eq!(Locked::new(" , ").words(), "");
    assert_eq!(Locked::new("seed,lanes").words(), "The page that shows this has locked: seed, lanes.");
    assert_eq!(Locked::new("all").words(), "The page that shows this has locked the settings.");
}

#[test]
fn a_locked_key_of_the_race_does_not_change_and_everything_else_does() {
    let mut page = Page::at("#/race?scenario=task&lanes=custom,custom&locked=seed,1.rate,speed");
    let (first, second) = (page.lane(0), page.lane(1));
    let before = page.model.address();
    for event in [
        race::Event::NewSeedPressed,
        race::Event::SeedEntered(99),
        race::Event::SpeedChosen(Speed::clamped(2.0)),
        race::Event::FieldChanged(second, Field::Rate, Some(7.0)),
    ] {
        assert!(page.model.locks(&screen::Event::Race(event.clone())));
        assert_eq!(page.race(event), []);
    }
    assert_eq!(page.model.address(), before);
    page.race(race::Event::FieldChanged(first, Field::Rate, Some(7.0)));
    page.race(race::Event::LaneAdded);
    let address = page.model.address().unwrap();
    assert!(address.contains("&0.rate=7") && address.contains("custom,custom,custom"), "{address}");
    assert!(address.ends_with("&locked=seed,1.rate,speed"), "{address}");
    // Playing is never locked.
    obey(&mut page, Command::Lock(Locked::new("all")));
    assert_eq!(page.race(race::Event::LaneAdded), []);
    page.race(race::Event::PlayPressed);
    assert_eq!(page.playback().0, Status::Running);
    // The embedding page itself may set anything.
    obey(&mut page, Command::Lock(Locked::default()));
    let before = page.model.address();
    page.race(race::Event::NewSeedPressed);
    assert_ne!(page.model.address(), before);
}

#[test]
fn other_screens_lock_their_own_keys() {
    let change = |page: &mut Page, event: screen::Event| {
        let locked = page.model.locks(&event);
        let now = page.now();
        page.send(match event {
            screen::Event::Explore(event) => app::Event::Explore(event),
            screen::Event::Simulated(event) => app::Event::Simulated { now, event },
            screen::Event::Iterate(event) => app::Event::Iterate { now, event },
            other => panic!("{other:?}"),
        });
        locked
    };
    for (link, held, free) in [
        (
            "#/explore?panel=queue&locked=load",
            vec![
                screen::Event::Explore(explore::Event::Changed(0, Some(1.0))),
                screen::Event::Explore(explore::Event::Slid(0, 0.9)),
                screen::Event::Explore(explore::Event::RestorePressed),
            ],
            screen::Event::Explore(explore::Event::Changed(1, Some(3.0))),
        ),
        (
            "#/simulated?locked=own,seed",
            vec![
                screen::Event::Simulated(simulated::Event::NumberChanged(simulated::Number::Own, Some(9.0))),
                screen::Event::Simulated(simulated::Event::Dragged(simulated::Question::Pace, 9.0)),
                screen::Event::Simulated(simulated::Event::NewSeedPressed),
                screen::Event::Simulated(simulated::Event::KindChosen(TYPICAL)),
                screen::Event::Simulated(simulated::Event::DefaultsPressed),
            ],
            screen::Event::Simulated(simulated::Event::TasksEntered(5.0)),
        ),
        (
            "#/iterate?locked=scenario,mode,fast.ttft",
            vec![
                screen::Event::Iterate(iterate::Event::ModeChosen(iterate::Mode::Both)),
                screen::Event::Iterate(iterate::Event::FieldChanged(ScriptKind::Fast, Field::Ttft, Some(9.0))),
                screen::Event::Iterate(iterate::Event::FileOpened("own.json".to_owned(), Err("broken".to_owned()))),
            ],
            screen::Event::Iterate(iterate::Event::FieldChanged(ScriptKind::Slow, Field::Ttft, Some(9.0))),
        ),
    ] {
        let mut page = Page::new();
        page.open(link);
        let before = page.model.address();
        for event in held {
            assert!(change(&mut page, event.clone()), "{link}: {event:?}");
            assert_eq!(page.model.address(), before, "{link}: {event:?}");
        }
        assert!(!change(&mut page, free), "{link}");
        assert_ne!(page.model.address(), before, "{link}");
        assert!(page.model.notices.is_empty(), "{:?}", page.model.notices);
    }
}

#[test]
fn the_keys_for_a_host_are_read_and_written() {
    for controls in Controls::ALL {
        let page = Page::at(&format!("#/race?scenario=task&embed=1&controls={}", controls.name()));
        assert_eq!(page.model.keys.controls, controls);
        let written = page.model.address().unwrap().contains("&controls=");
        assert_eq!(written, controls != Controls::Full);
    }
    let page = Page::at("#/race?scenario=task&controls=few");
    assert_eq!(page.model.notices, ["controls: `few` cannot be read; it is left out"]);
    // They go along to another screen.
    let page = Page::at("#/race?scenario=task&embed=1&locked=seed&controls=none");
    assert!(page.model.link_to(ScreenId::Explore).ends_with("&embed=1&controls=none&locked=seed"));
}

#[test]
fn a_host_that_acknowledges_the_height_hides_what_there_is_to_scroll() {
    let mut page = Page::at(STEADY);
    assert_eq!(obey(&mut page, Command::Resized), [Effect::HideOverflow]);
}
