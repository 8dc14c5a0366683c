//! Which screen an address opens, and what the race does while another screen is shown.

use crate::page::{Page, STEADY, scenario};
use hare_and_tortoise::app::embed::Command;
use hare_and_tortoise::app::link::{self, Theme, View};
use hare_and_tortoise::app::race::{Event as RaceEvent, Status};
use hare_and_tortoise::app::{Effect, Event};

#[track_caller]
fn check(hash: &str, view: View, written: &str) {
    let (link, notices) = link::read(hash);
    assert_eq!((link.view, link::write(&link).as_str()), (view, written), "{hash}");
    assert!(notices.is_empty(), "{hash}: {notices:?}");
}

#[test]
fn the_path_says_which_screen_is_shown() {
    check("", View::Race, link::PLAIN);
    check("#/", View::Race, link::PLAIN);
    check("#/race", View::Race, link::PLAIN);
    let plain = "#/iterate?v=1&scenario=rate-limiter&slow=gpt-5.3-codex&fast=codex-spark&seed=7";
    check("#/iterate", View::Iterate, plain);
    check("#/iterate?theme=dark&embed=1", View::Iterate, &format!("{plain}&embed=1&theme=dark"));
}

#[test]
fn the_race_stands_while_another_screen_is_shown() {
    let mut page = Page::at(STEADY);
    page.race(RaceEvent::PlayPressed);
    page.wait(0.2);
    assert_eq!(page.open("#/iterate")[0], Effect::ShowRun);
    page.wait(5.0);
    assert_eq!((page.model.view, page.stands()), (View::Iterate, (Status::Paused, 0.2)));
    let now = page.now();
    let effects = page.send(Event::MessageCame { now, command: Ok(Command::Play) });
    assert!(matches!(&effects[..], [Effect::PostError(message)] if message.contains("another view")), "{effects:?}");
    assert_eq!(page.stands(), (Status::Paused, 0.2));
}

#[test]
fn a_file_that_comes_after_its_screen_was_left_is_ignored() {
    let mut page = Page::at(STEADY);
    page.open("#/race?scenario=late&play=1");
    page.open("#/iterate");
    assert_eq!(page.load("late", Ok(scenario("late"))), []);
    assert_eq!(page.model.race.setup.scenario.as_str(), "task");
}

#[test]
fn each_screen_keeps_its_address_while_the_other_is_shown() {
    let mut page = Page::at("#/race?scenario=task&seed=9&theme=dark");
    assert_eq!(
        page.model.address_of(View::Iterate),
        "#/iterate?v=1&scenario=rate-limiter&slow=gpt-5.3-codex&fast=codex-spark&seed=7&theme=dark"
    );
    page.open("#/iterate?theme=dark");
    assert_eq!(page.model.theme, Theme::Dark);
    assert_eq!(
        page.model.address_of(View::Race),
        "#/race?v=1&scenario=task&lanes=gpt-5.3-codex,codex-spark&seed=9&theme=dark"
    );
}

#[test]
fn a_page_that_is_opened_there_is_usable_without_a_run_and_says_so_once() {
    let mut page = Page::new();
    assert!(page.open("#/iterate").contains(&Effect::PostReady));
    assert!(page.model.race.run.is_none());
    let effects = page.go("#/race?scenario=task");
    assert!(!effects.contains(&Effect::PostReady));
}
