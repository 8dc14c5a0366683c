//! The screen that an address shows, and the race while another screen is shown.

use crate::address::{self};
use crate::page::{Page, STEADY, id, scenario, start};
use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::address::Theme;
use hare_and_tortoise::app::embed::Command;
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::iterate;
use hare_and_tortoise::app::screen::race::Event as RaceEvent;
use hare_and_tortoise::app::{Effect, Event, Presence, Start};
use hare_and_tortoise::scenario::CatalogueEntry;

#[track_caller]
fn check(hash: &str, view: ScreenId, written: &str) {
    let (link, notices) = address::read(hash);
    assert_eq!((link.screen, address::write(&link).as_str()), (view, written), "{hash}");
    assert!(notices.is_empty(), "{hash}: {notices:?}");
}

#[test]
fn the_path_says_which_screen_is_shown() {
    check("", ScreenId::Race, address::PLAIN);
    check("#/", ScreenId::Race, address::PLAIN);
    check("#/race", ScreenId::Race, address::PLAIN);
    let plain = "#/iterate?v=1&scenario=rate-limiter&slow=gpt-5.3-codex&fast=codex-spark&seed=7";
    check("#/iterate", ScreenId::Iterate, plain);
    check("#/iterate?theme=dark&embed=1", ScreenId::Iterate, &format!("{plain}&embed=1&theme=dark"));
}

#[test]
fn the_race_is_paused_while_another_screen_is_shown() {
    let mut page = Page::at(STEADY);
    page.race(RaceEvent::PlayPressed);
    page.wait(0.2);
    assert_eq!(page.open("#/iterate")[0], Effect::ShowRun);
    page.wait(5.0);
    assert_eq!((page.model.screen, page.playback()), (ScreenId::Iterate, (Status::Paused, 0.2)));
    let now = page.now();
    let effects = page.send(Event::MessageCame { now, command: Ok(Command::Play) });
    assert!(matches!(&effects[..], [Effect::PostError(message)] if message.contains("another screen")), "{effects:?}");
    assert_eq!(page.playback(), (Status::Paused, 0.2));
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
    assert_eq!(page.model.address_of(ScreenId::Iterate), "#/iterate?v=1&theme=dark");
    page.open("#/iterate?theme=dark&seed=3");
    assert_eq!(page.model.keys.theme, Theme::Dark);
    assert_eq!(
        page.model.address_of(ScreenId::Race),
        "#/race?v=1&scenario=task&lanes=gpt-5.3-codex,codex-spark&seed=9&theme=dark"
    );
    page.open("#/race?scenario=task");
    assert_eq!(
        page.model.address_of(ScreenId::Iterate),
        "#/iterate?v=1&scenario=rate-limiter&slow=gpt-5.3-codex&fast=codex-spark&seed=3"
    );
    // The race's task is taken over by the iterate screen, which otherwise is as it was left.
    let takes_it = "#/iterate?v=1&slow=gpt-5.3-codex&fast=codex-spark&seed=3&scenario=task";
    assert_eq!(page.model.iterate_address(), takes_it);
    assert_eq!(page.model.link_to(ScreenId::Iterate), takes_it);
    assert_eq!(page.model.link_to(ScreenId::Race), page.model.address_of(ScreenId::Race));
    // From elsewhere, and if it is about that task already, it is as it was left.
    page.open("#/simulated");
    let left = page.model.address_of(ScreenId::Iterate);
    assert_eq!(page.model.link_to(ScreenId::Iterate), left);
    page.open("#/race?scenario=rate-limiter");
    assert_eq!(page.model.link_to(ScreenId::Iterate), left);
}

#[test]
fn the_race_s_task_comes_along_and_a_session_about_another_one_is_kept_and_offered() {
    let mut desk = Desk::begun("mode=slow");
    desk.after(1.0, SENT);
    desk.open("#/race?scenario=other");
    let link = desk.model.link_to(ScreenId::Iterate);
    desk.open(&link);
    let shown = desk.iterate();
    assert_eq!((shown.part(), shown.setup.scenario.as_str()), (iterate::Part::Setup, "other"));
    let kept: Vec<_> = shown.kept_views().into_iter().map(|kept| (kept.title, kept.in_progress)).collect();
    assert_eq!(kept, [("1. The task, Custom".to_owned(), true)]);
    // A race about its task leads back into it.
    let id = desk.iterate().kept[0].id;
    desk.does(iterate::Event::SessionOpened(id));
    let before = desk.stage();
    desk.open("#/race?scenario=task");
    let link = desk.model.link_to(ScreenId::Iterate);
    desk.open(&link);
    assert_eq!((desk.iterate().part(), desk.stage()), (iterate::Part::Work, before));
}

#[test]
fn a_page_that_is_opened_elsewhere_is_ready_when_that_screen_can_be_used_and_says_so_once() {
    let mut page = Page::new();
    assert!(!page.open("#/iterate").contains(&Effect::PostReady), "its task is on its way");
    assert!(page.load("rate-limiter", Ok(scenario("rate-limiter"))).contains(&Effect::PostReady));
    assert!(page.model.race.run.is_none());
    assert!(!page.go("#/race?scenario=task").contains(&Effect::PostReady));

    assert!(Page::new().open("#/simulated").contains(&Effect::PostReady));
}

#[test]
fn the_simulated_person_is_still_found_where_it_was_before_it_was_a_screen() {
    let (link, notices) = address::read("#/iterate?person=simulated&seed=4");
    assert_eq!((link.screen, link.simulated.seed.get(), notices), (ScreenId::Simulated, 4, vec![]));
    assert_eq!(address::read("#/iterate?person=you").0.screen, ScreenId::Iterate);
}

/// The page at the race, after a request for the iterate screen, whose file is still loading.
fn waiting(hash: &str) -> Page {
    let mut page = Page::at(STEADY);
    let now = page.now();
    let effects = page.send(Event::AddressOpened { now, hash: hash.to_owned() });
    assert_eq!(effects, [Effect::LoadScreen(ScreenId::Iterate)]);
    assert_eq!((page.model.screen, page.model.presence()), (ScreenId::Iterate, Presence::Coming));
    page
}

fn loaded(page: &mut Page, start: Option<Start>) -> Vec<Effect> {
    let now = page.now();
    page.send(Event::ScreenLoaded { now, id: ScreenId::Iterate, start })
}

#[test]
fn an_address_waits_for_the_file_of_its_screen_and_nothing_else_does() {
    let mut page = waiting("#/iterate?scenario=task&seed=x&mode=fast");
    // The race has been here all along and already has the task.
    assert_eq!(page.race(RaceEvent::NewSeedPressed), [Effect::MeasureFidelity, Effect::ShowRun]);
    let effects = loaded(&mut page, start(ScreenId::Iterate));
    let notice = "seed: `x` cannot be read; it is left out".to_owned();
    assert_eq!(effects, [Effect::PostError(notice.clone()), Effect::ReadSessions]);
    assert_eq!((page.model.presence(), &page.model.notices), (Presence::Here, &vec![notice]));
    let address = "#/iterate?v=1&scenario=task&mode=fast&slow=gpt-5.3-codex&fast=codex-spark&seed=7";
    assert_eq!(page.model.address().as_deref(), Some(address));
    // The next time it has loaded.
    page.open("#/race?scenario=task");
    let now = page.now();
    let effects = page.send(Event::AddressOpened { now, hash: "#/iterate?scenario=task".to_owned() });
    assert_eq!(effects, [Effect::ReadSessions]);
}

#[test]
fn a_person_who_goes_back_before_a_screen_loads_stays_there() {
    let mut page = waiting("#/iterate?scenario=task");
    page.open("#/race?scenario=task&seed=5");
    assert_eq!(loaded(&mut page, start(ScreenId::Iterate)), []);
    assert_eq!((page.model.screen, page.model.race.setup.seed.get()), (ScreenId::Race, 5));
}

#[test]
fn a_screen_that_fails_to_load_can_be_tried_again_and_keeps_its_address() {
    let mut page = waiting("#/iterate?scenario=task&mode=fast");
    let effects = loaded(&mut page, None);
    assert!(matches!(&effects[..], [Effect::PostError(_)]), "{effects:?}");
    let address = "#/iterate?v=1&scenario=task&mode=fast".to_owned();
    assert_eq!((page.model.presence(), page.model.address()), (Presence::Lost, Some(address.clone())));
    // It stays, wherever one goes in between.
    page.open("#/race?scenario=task");
    assert_eq!(page.model.address_of(ScreenId::Iterate), address);
    let now = page.now();
    let asked = page.send(Event::AddressOpened { now, hash: address });
    assert!(asked.contains(&Effect::LoadScreen(ScreenId::Iterate)), "{asked:?}");
    loaded(&mut page, None);
    assert_eq!(page.send(Event::ScreenRetryPressed), [Effect::LoadScreen(ScreenId::Iterate)]);
    assert_eq!(page.model.presence(), Presence::Coming);
    loaded(&mut page, start(ScreenId::Iterate));
    assert!(page.model.address().is_some_and(|address| address.contains("mode=fast")));
}

#[test]
fn the_file_of_a_screen_that_nobody_wants_any_more_may_fail_in_silence() {
    let mut page = waiting("#/iterate?scenario=task");
    page.open("#/race?scenario=task&seed=5");
    assert_eq!(loaded(&mut page, None), []);
    assert!(page.model.notices.is_empty());
}

#[test]
fn a_run_that_is_started_while_a_screen_is_on_its_way_does_not_go_on_out_of_sight() {
    let mut page = waiting("#/iterate?scenario=task");
    page.race(RaceEvent::PlayPressed);
    assert_eq!(page.playback().0, Status::Running);
    assert!(loaded(&mut page, start(ScreenId::Iterate)).contains(&Effect::ShowRun));
    assert_eq!(page.playback().0, Status::Paused);
}

#[test]
fn a_theme_that_is_chosen_while_a_screen_is_on_its_way_is_in_the_address() {
    let mut page = waiting("#/iterate?scenario=task");
    let written = page.send(Event::ThemeChosen(Theme::Dark));
    assert_eq!(written, [Effect::WriteAddress("#/iterate?v=1&scenario=task&theme=dark".to_owned())]);
    loaded(&mut page, start(ScreenId::Iterate));
    assert!(page.model.address().is_some_and(|address| address.ends_with("&theme=dark")));
}

#[test]
fn a_list_of_scenarios_that_comes_last_is_offered_on_the_iterate_screen_too() {
    let mut page = Page::new();
    page.open("#/iterate");
    page.load("rate-limiter", Ok(scenario("rate-limiter")));
    let entry = CatalogueEntry { id: id("pelican"), title: "A pelican".to_owned() };
    page.send(Event::CatalogueLoaded(Ok(vec![entry])));
    let options = page.model.state::<iterate::Model>().map(iterate::Model::task_options).unwrap_or_default();
    assert!(options.contains("A pelican"), "{options}");
}

#[test]
fn a_replay_is_ready_when_the_views_of_a_session_have_loaded() {
    let mut page = Page::new();
    page.open("#/iterate?scenario=task&mode=fast&log=1s,9a");
    assert!(!page.load("task", Ok(scenario("task"))).contains(&Effect::PostReady));
    let now = page.now();
    let effects = page.send(Event::Iterate { now, event: iterate::Event::ViewsLoaded(&iterate::RULES) });
    assert!(effects.contains(&Effect::PostReady), "{effects:?}");
}
