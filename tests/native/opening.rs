//! From an address to a run: the files to load, the page meanwhile, and the page if a file fails to load.

use crate::page::{Page, STEADY, id, scenario};
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race;
use hare_and_tortoise::app::{Effect, Event};
use hare_and_tortoise::scenario::CatalogueEntry;

fn load(name: &str) -> Effect {
    Effect::LoadScenario(id(name))
}

#[test]
fn a_page_starts_loads_and_is_ready_once() {
    let mut page = Page::new();
    assert_eq!(page.open(""), [load("card")]);
    assert_eq!(page.model.race.status(), None);
    assert_eq!(page.load("card", Ok(scenario("card"))), [Effect::MeasureFidelity, Effect::ShowRun, Effect::PostReady]);
    assert_eq!(page.playback(), (Status::Idle, 0.0));
    assert_eq!(page.open(STEADY), [load("task")]);
    assert_eq!(page.load("task", Ok(scenario("task"))), [Effect::MeasureFidelity, Effect::ShowRun]);
    assert!(page.model.notices.is_empty());
}

#[test]
fn a_link_to_the_scenario_on_screen_loads_nothing() {
    let mut page = Page::at(STEADY);
    assert_eq!(page.open("#/race?scenario=task&seed=9"), [Effect::MeasureFidelity, Effect::ShowRun]);
    assert_eq!((page.model.race.setup.seed.get(), page.playback()), (9, (Status::Idle, 0.0)));
}

#[track_caller]
fn check_start(keys: &str, effects: &[Effect], at: (Status, f64)) {
    let mut page = Page::at(STEADY);
    assert_eq!(page.open(&format!("{STEADY}&{keys}")), effects, "{keys}");
    assert_eq!(page.playback(), at, "{keys}");
}

#[test]
fn a_link_says_where_the_run_starts_and_whether_it_moves() {
    use Effect::{MeasureFidelity, ShowRun};
    check_start("at=0&play=0", &[MeasureFidelity, ShowRun], (Status::Idle, 0.0));
    check_start("at=0.51", &[MeasureFidelity, ShowRun, ShowRun], (Status::Paused, 0.51));
    check_start("at=3600", &[MeasureFidelity, ShowRun, ShowRun], (Status::Paused, 1.06));
    check_start("play=1", &[MeasureFidelity, ShowRun, MeasureFidelity, ShowRun], (Status::Running, 0.0));
    check_start(
        "play=1&at=0.51",
        &[MeasureFidelity, ShowRun, ShowRun, MeasureFidelity, ShowRun],
        (Status::Running, 0.51),
    );
}

#[test]
fn the_list_of_scenarios_is_offered_and_its_absence_breaks_nothing() {
    let mut page = Page::at(STEADY);
    let failed = page.send(Event::CatalogueLoaded(Err("could not be loaded".to_owned())));
    let message = "The list of tasks could not be opened. scenarios/index.json: could not be loaded".to_owned();
    assert_eq!((failed, &page.model.notices), (vec![Effect::PostError(message.clone())], &vec![message]));
    assert_eq!(page.model.scenario_options(), "<option value=\"task\" selected>The task</option>");
    assert_eq!(page.send(Event::NoticesDismissed), []);
    assert!(page.model.notices.is_empty());

    let entry = |id_: &str| CatalogueEntry { id: id(id_), title: format!("A {id_}") };
    assert_eq!(page.send(Event::CatalogueLoaded(Ok(vec![entry("pelican"), entry("task")]))), []);
    let options = "<option value=\"pelican\">A pelican</option><option value=\"task\" selected>A task</option>";
    assert_eq!(page.model.scenario_options(), options);
    // A scenario that is loading is the chosen one.
    page.race(race::Event::ScenarioChosen(id("pelican")));
    assert_eq!(page.model.race.chosen_scenario(), &id("pelican"));
    // A person knows a task by its title.
    page.load("pelican", Err("could not be loaded"));
    let notice = "The task “A pelican” could not be opened. scenarios/pelican.json: could not be loaded";
    assert_eq!(page.model.notices, [notice]);
    page.retry();
    assert!(page.model.notices.is_empty(), "{:?}", page.model.notices);
}

#[test]
fn a_first_scenario_that_fails_gives_way_to_the_default_and_keeps_the_rest_of_the_link() {
    let mut page = Page::new();
    page.open("#/race?scenario=gone&lanes=custom&seed=3");
    let message =
        "The task “gone” could not be opened. scenarios/gone.json: could not be loaded (the server answered 404)"
            .to_owned();
    let effects = page.load("gone", Err("could not be loaded (the server answered 404)"));
    assert_eq!(effects, [load("rate-limiter"), Effect::PostError(message.clone())]);
    assert_eq!(page.model.notices, [message]);
    let effects = page.load("rate-limiter", Ok(scenario("rate-limiter")));
    // The address still says which scenario to ask for again, until something changes.
    assert_eq!(effects, [Effect::MeasureFidelity, Effect::ShowRun, Effect::PostReady]);
    assert_eq!(page.model.race.setup.seed.get(), 3);
    let effects = page.race(race::Event::SeedEntered(4));
    let address = "#/race?v=1&scenario=rate-limiter&lanes=custom&seed=4".to_owned();
    assert!(effects.contains(&Effect::WriteAddress(address)), "{effects:?}");
    assert!(page.model.race.loading.failure().is_none());
}

#[test]
fn if_nothing_loads_trying_again_stays_offered() {
    let mut page = Page::new();
    page.open("#/race");
    page.load("rate-limiter", Err("could not be loaded"));
    let failure =
        |page: &Page| page.model.race.loading.failure().map(|(id, reason)| (id.to_string(), reason.to_owned()));
    let offline = Some(("rate-limiter".to_owned(), "could not be loaded".to_owned()));
    assert_eq!(failure(&page), offline);
    // There is nothing on screen to continue with.
    let lane = page.lane(0);
    page.race(race::Event::LaneRenamed(lane, "N".to_owned()));
    page.race(race::Event::NewSeedPressed);
    page.race(race::Event::PlayPressed);
    assert_eq!((failure(&page), page.model.race.status()), (offline, None));
    assert_eq!(page.retry(), [load("rate-limiter")]);
    let effects = page.load("rate-limiter", Ok(scenario("rate-limiter")));
    assert!(effects.contains(&Effect::PostReady), "{effects:?}");
}

#[test]
fn a_later_failure_leaves_the_run_on_screen_and_offers_to_try_again() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::PlayPressed);
    page.wait(0.6);
    let before = page.run().clone();
    page.race(race::Event::ScenarioChosen(id("pelican")));
    let effects = page.load("pelican", Ok("{".to_owned()));
    let [Effect::PostError(message)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(message.starts_with("The task “pelican” could not be opened. scenarios/pelican.json: EOF"), "{message}");
    assert_eq!((page.run(), page.playback()), (&before, (Status::Running, 0.6)));
    assert_eq!(page.model.race.chosen_scenario(), &id("task"));

    assert_eq!(page.retry(), [load("pelican")]);
    let effects = page.load("pelican", Ok(scenario("pelican")));
    let [Effect::MeasureFidelity, Effect::ShowRun, Effect::WriteAddress(address)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(address.contains("scenario=pelican&lanes=custom,custom"), "{address}");
    assert_eq!(page.playback(), (Status::Idle, 0.0));
}

#[test]
fn a_failed_link_can_be_tried_again_until_the_person_works_on() {
    let link = "#/race?scenario=gone&lanes=codex-spark&seed=3";
    let failed = || {
        let mut page = Page::at(STEADY);
        page.open(link);
        page.load("gone", Err("could not be loaded"));
        assert_eq!(page.model.race.setup.seed.get(), 7);
        page
    };
    let mut page = failed();
    assert_eq!(page.retry(), [load("gone")]);
    assert_eq!(page.load("gone", Ok(scenario("gone"))), [Effect::MeasureFidelity, Effect::ShowRun]);
    assert_eq!((page.model.race.setup.seed.get(), page.model.race.setup.lanes.len()), (3, 1));

    for work in [
        race::Event::SeedEntered(8),
        race::Event::SpeedChosen(hare_and_tortoise::app::playback::Speed::clamped(2.0)),
        race::Event::LaneRenamed(failed().lane(0), "N".to_owned()),
    ] {
        let mut page = failed();
        let written = page.race(work.clone()).into_iter().any(|effect| matches!(effect, Effect::WriteAddress(_)));
        assert!(written && page.model.race.loading.failure().is_none(), "{work:?}");
        assert_eq!(page.retry(), []);
    }
}

#[test]
fn a_scenario_nobody_waits_for_any_more_is_ignored() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::ScenarioChosen(id("first")));
    page.race(race::Event::ScenarioChosen(id("second")));
    assert_eq!(page.load("first", Ok(scenario("first"))), []);
    assert_eq!(page.load("first", Err("could not be loaded")), []);
    assert!(page.model.notices.is_empty());
    page.load("second", Ok(scenario("second")));
    assert_eq!(page.model.race.setup.scenario, id("second"));
    assert_eq!(page.load("second", Err("comes twice")), []);

    // Nor does an earlier choice outlive a link.
    page.race(race::Event::ScenarioChosen(id("first")));
    page.open("#/race?scenario=second");
    assert_eq!(page.load("first", Ok(scenario("first"))), []);
    assert_eq!(page.model.race.setup.scenario, id("second"));
}

#[test]
fn a_person_who_cancels_keeps_the_run_on_screen() {
    let mut page = Page::new();
    page.open("#/race");
    // With nothing on screen there is nothing to keep.
    assert_eq!((page.model.race.waiting(), page.model.race.can_cancel()), ("Loading the task…", false));
    assert_eq!(page.race(race::Event::LoadCancelled), []);
    page.load("rate-limiter", Ok(scenario("rate-limiter")));
    assert_eq!((page.model.race.waiting(), page.model.race.can_cancel()), ("", false));

    page.open("#/race?scenario=slow&seed=3");
    assert!(page.model.race.can_cancel());
    // The address is what is on screen again.
    let address = "#/race?v=1&scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7".to_owned();
    assert_eq!(page.race(race::Event::LoadCancelled), [Effect::WriteAddress(address)]);
    assert_eq!(page.load("slow", Ok(scenario("slow"))), []);
    assert_eq!(page.load("slow", Err("could not be loaded")), []);
    assert_eq!((page.model.race.chosen_scenario(), page.model.notices.len()), (&id("rate-limiter"), 0));
}

#[test]
fn trying_again_asks_for_everything_that_failed() {
    let mut page = Page::at(STEADY);
    page.send(Event::CatalogueLoaded(Err("could not be loaded".to_owned())));
    page.open("#/race?scenario=gone&wings=1");
    page.load("gone", Err("could not be loaded"));
    assert!(page.model.can_retry());
    assert_eq!(page.retry(), [load("gone"), Effect::LoadCatalogue]);
    // A file that failed may exist by now; the rest of the set-up stays.
    assert_eq!(page.model.notices, ["wings: this page has no such key; it is left out"]);
    assert!(!page.model.can_retry());
}

#[test]
fn a_file_of_another_id_is_refused() {
    let mut page = Page::at(STEADY);
    page.race(race::Event::ScenarioChosen(id("pelican")));
    page.load("pelican", Ok(scenario("penguin")));
    assert_eq!(
        page.model.notices,
        ["The task “pelican” could not be opened. scenarios/pelican.json: id: is `penguin`, unlike the file's name"]
    );
}

#[test]
fn notices_of_one_link_do_not_outlive_it_and_are_few() {
    let mut page = Page::new();
    let effects =
        page.open(&format!("#/race?{}seed=x&seed=y", (0..30).map(|n| format!("k{n}=1&")).collect::<String>()));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::PostError(_))).count(), 32);
    assert_eq!(page.model.notices.len(), 12);
    assert!(page.model.notices[11].starts_with("k29: "), "{:?}", page.model.notices);
    page.open("#/race?wings=1");
    assert_eq!(page.model.notices, ["wings: this page has no such key; it is left out"]);
}
