//! The screen of the simulated person: slices, playing, links, and its sentences.

use crate::address::{Link, read, write};
use crate::page::Page;
use hare_and_tortoise::app::delivery::Base;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::simulated::{
    ASSUMPTIONS, ControlView, Event, JobId, Model, Number, Results, Setup,
};
use hare_and_tortoise::app::{Effect, Event as AppEvent};
use hare_and_tortoise::engine::cycle::{Group, ModelKind, Parameter, TASK_KINDS};
use hare_and_tortoise::engine::{Field, Nanos, Seed};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const SMALL: &str = "#/simulated?sessions=300&seed=4";

fn send(page: &mut Page, event: Event) -> Vec<Effect> {
    let now = page.now();
    page.send(AppEvent::Simulated { now, event })
}

fn screen(page: &Page) -> &Model {
    page.model.state().unwrap()
}

fn results(page: &Page) -> &Results {
    screen(page).results.as_ref().unwrap()
}

fn job(effects: &[Effect]) -> Option<JobId> {
    effects.iter().find_map(|effect| if let Effect::SimulateOn(job, _) = effect { Some(*job) } else { None })
}

/// Lets the page simulate until it is done. Returns the number of slices.
fn work(page: &mut Page, mut effects: Vec<Effect>) -> usize {
    let mut slices = 0;
    while let Some(job) = job(&effects) {
        slices += 1;
        assert!(slices < 10_000, "it does not end");
        let before = screen(page).progress();
        effects = send(page, Event::Slice(job));
        assert!((before..=1.0).contains(&screen(page).progress()));
    }
    slices
}

fn opened(hash: &str) -> Page {
    let mut page = Page::new();
    let effects = page.open(hash);
    work(&mut page, effects);
    page
}

#[test]
fn an_address_is_simulated_in_slices_until_all_sessions_are_there() {
    let mut page = Page::new();
    let effects = page.open("#/simulated");
    assert_eq!((page.model.screen, page.model.notices.len()), (ScreenId::Simulated, 0));
    assert!(screen(&page).is_working() && screen(&page).results.is_none());
    assert!(work(&mut page, effects) > 10);
    assert_eq!(results(&page).sessions(), 10_000);
    assert!(!screen(&page).is_working() && screen(&page).is_current());
    assert_eq!(screen(&page).work_words(), "10\u{202f}000 sessions of each policy, seed 7");
}

#[test]
fn the_same_address_gives_the_same_results_however_it_came_about() {
    let (first, mut second) = (opened(SMALL), opened("#/simulated?sessions=300&seed=5&slow.p=0.5"));
    let effects = send(&mut second, Event::SeedEntered(4));
    assert!(job(&effects).is_some());
    let effects = send(&mut second, Event::NumberChanged(Number::Parameter(Parameter::SlowRight), None));
    work(&mut second, effects);
    let table = |page: &Page| results(page).table() + &results(page).spread() + &screen(page).turn_words();
    assert_eq!(table(&first), table(&second));
}

#[test]
fn a_slice_of_a_job_that_was_replaced_does_nothing() {
    let mut page = Page::new();
    let stale = job(&page.open(SMALL)).unwrap();
    let current = job(&send(&mut page, Event::NewSeedPressed)).unwrap();
    assert_ne!(stale, current);
    assert_eq!(send(&mut page, Event::Slice(stale)), []);
    assert_eq!(screen(&page).progress(), 0.0);
    assert_eq!(job(&send(&mut page, Event::Slice(current))), Some(current));
}

#[test]
fn a_cancelled_simulation_shows_its_sessions_of_every_policy() {
    let mut page = Page::new();
    let mut effects = page.open("#/simulated?sessions=20000");
    while screen(&page).progress() < 0.3 {
        effects = send(&mut page, Event::Slice(job(&effects).unwrap()));
    }
    let stale = job(&effects).unwrap();
    assert_eq!(send(&mut page, Event::CancelPressed), []);
    let sessions = results(&page).sessions();
    assert!((2_000..10_000).contains(&sessions), "{sessions}");
    assert!(!screen(&page).is_working());
    assert_eq!(send(&mut page, Event::Slice(stale)), []);
    let effects = send(&mut page, Event::SimulatePressed);
    work(&mut page, effects);
    assert_eq!(results(&page).sessions(), 20_000);
}

#[test]
fn outdated_results_are_marked() {
    let mut page = opened(SMALL);
    send(&mut page, Event::NumberChanged(Number::Parameter(Parameter::Spread), Some(0.0)));
    assert!(screen(&page).results.is_some() && !screen(&page).is_current());
    send(&mut page, Event::CancelPressed);
    assert_eq!(screen(&page).work_words(), "Cancelled. These results are for the numbers before your change.");
}

#[test]
fn nothing_runs_while_another_screen_is_shown() {
    let mut page = opened(SMALL);
    send(&mut page, Event::PlayToggled);
    page.wait(1.0);
    let effects = send(&mut page, Event::SessionsEntered(5_000.0));
    page.open("#/race?scenario=task");
    assert!(!screen(&page).is_working());
    assert_eq!(send(&mut page, Event::Slice(job(&effects).unwrap())), []);
    let now = page.now();
    assert!(!screen(&page).play.as_ref().unwrap().is_running());
    let stood = screen(&page).play.as_ref().unwrap().playhead(now);
    page.wait(100.0);
    assert_eq!(screen(&page).play.as_ref().unwrap().playhead(page.now()), stood);
    let address = page.model.address_of(ScreenId::Simulated);
    let effects = page.open(&address);
    work(&mut page, effects);
    assert_eq!(results(&page).sessions(), 5_000);
}

#[test]
fn both_rows_are_played_on_one_clock_up_to_a_thousand_times_as_fast() {
    let mut page = opened(SMALL);
    let end = screen(&page).play.as_ref().unwrap().end();
    assert!(end > Nanos::from_seconds(60.0));
    for speed in [1.0, 10.0, 100.0, 1_000.0] {
        send(&mut page, Event::SpeedChosen(speed));
        send(&mut page, Event::RestartPressed);
        page.wait(0.05);
        let play = screen(&page).play.as_ref().unwrap();
        assert_eq!(play.playhead(page.now()), Nanos::from_seconds(0.05 * speed));
        assert_eq!(screen(&page).next_action(), "Pause");
    }
    let job = screen(&page).play.as_ref().unwrap().job;
    page.wait(end.seconds() / 1_000.0);
    send(&mut page, Event::Ended(job));
    let play = screen(&page).play.as_ref().unwrap();
    assert_eq!((play.is_running(), play.playhead(page.now())), (false, end));
    for model in ModelKind::ALL {
        let doing = screen(&page).doing(model, end);
        assert!(doing.starts_with("all done. 3 of 3 tasks done, "), "{doing}");
        assert!(screen(&page).doing(model, Nanos::ZERO).starts_with("task 1, turn 1: write. 0 of 3 tasks done, 0 "));
    }
    // From the end it begins again.
    send(&mut page, Event::PlayToggled);
    assert_eq!(screen(&page).play.as_ref().unwrap().playhead(page.now()), Nanos::ZERO);
}

#[test]
fn more_tasks_make_longer_rows_and_each_is_drawn_with_its_end() {
    let count = |hash: &str, what: &str| screen(&opened(hash)).axis().matches(what).count();
    assert_eq!(count(SMALL, "<line class=\"end\""), 6);
    assert_eq!(count(&format!("{SMALL}&tasks=20"), "<line class=\"end\""), 40);
    let hopeless = "#/simulated?sessions=100&slow.p=0.01&d=1&f=0.99&tasks=50";
    assert!(count(hopeless, "<rect") <= 4_500);
}

#[test]
fn the_sentences_agree_with_the_numbers() {
    let page = opened("#/simulated?sessions=300&slow=custom&fast=custom&slow.p=0.5&fast.p=0.5&k=0&w0=3600");
    // 428 tokens in two calls at 100 tokens/s after 1 s each, 0.3 s of tool.
    let said = screen(&page).turn_words().replace('\u{a0}', " ");
    assert!(said.contains("6.6 s of waiting with the slow model or 6.6 s with the fast one"), "{said}");
    assert!(said.contains("a whole turn with the fast model takes 1.0× as long"), "{said}");
    let said = screen(&page).acceptance_words();
    assert!(said.ends_with("accepted 100.0\u{a0}% as often as the slow model’s; here, 100.0\u{a0}%."), "{said}");
    let said = screen(&page).policy_words();
    assert!(said.contains("at most 3 turns with the slow model and 3 with the fast one."), "{said}");
    let said = results(&page).spread();
    assert!(said.starts_with("In ") && said.contains("of the pairs of tasks the fast model was done first."), "{said}");
    let drawing = results(&page).distributions();
    assert_eq!(drawing.matches("class=\"histogram\"").count(), 5);
    assert_eq!(results(&page).unfinished(), "");
    assert!(ASSUMPTIONS.iter().all(|text| text.ends_with('.')));
}

#[test]
fn a_column_of_the_table_has_one_unit() {
    #[track_caller]
    fn check(keys: &str, unit: &str) {
        let table = results(&opened(&format!("#/simulated?sessions=200&{keys}"))).table();
        assert_eq!(table.matches("<th scope=\"row\">").count(), 5);
        assert!(table.contains(&format!(">Time to done, {unit}</th>")), "{table}");
        let cells: Vec<&str> = table.split("<td>").skip(1).filter_map(|cell| cell.split('<').next()).collect();
        assert_eq!(cells.len(), 5 * 9);
        let units = [" s", " min", " h"];
        assert!(cells.iter().all(|cell| units.iter().all(|unit| !cell.contains(unit))), "{cells:?}");
    }
    check("own=5&f=0&d=0", "s");
    check("", "min");
    check("own=20000", "h");
}

#[test]
fn using_the_time_away_makes_waits_cheaper_and_no_shorter() {
    let said = |useful: &str| {
        let hash = "#/iterate?person=simulated&sessions=100&prepare=0&homing=0&prompt=60&typing=60&prose=0&code=0\
             &slow=custom&slow.calls=1&slow.ttft=180&fast=custom&fast.calls=1&fast.ttft=3&useful=";
        screen(&opened(&format!("{hash}{useful}"))).turn_words().replace('\u{a0}', " ")
    };
    let of_use = said("1");
    assert!(of_use.contains("3 min 15 s and 3.0 s if you count switching away"), "{of_use}");
    assert!(of_use.contains("Because you use the time away, these waits cost only 40 s and 3.0 s."), "{of_use}");
    assert!(!said("0").contains("use the time away"));
}

#[test]
fn sessions_that_do_not_end_are_mentioned() {
    let page = opened("#/simulated?sessions=100&slow.p=0.01&d=1&f=0.95");
    let unfinished = results(&page).unfinished();
    assert!(unfinished.contains("Slow: ") && !unfinished.contains("Fast: "), "{unfinished}");
}

#[test]
fn every_number_has_a_control_that_says_where_it_comes_from() {
    let mut setup = Setup::default();
    let numbers: Vec<Number> = Group::ALL.into_iter().flat_map(Number::of).chain(Number::BESIDE).collect();
    // Ten fields of the models' profiles, and the person's own time as a whole.
    assert_eq!(numbers.len(), Parameter::COUNT + 10 + 1);
    let of_parameters = Parameter::all().map(Number::Parameter);
    assert!(of_parameters.into_iter().all(|number| numbers.iter().filter(|other| **other == number).count() == 1));
    for number in &numbers {
        let control = ControlView::of(&setup, *number);
        assert!(!number.group().is_empty());
        assert!(!control.name.is_empty() && !control.source.is_empty() && !control.status.is_empty(), "{control:?}");
        assert_ne!(control.status, "changed", "{control:?}");
    }
    setup.parameters = setup.parameters.with(Parameter::Notice, 0.5);
    let control = ControlView::of(&setup, Number::Parameter(Parameter::Notice));
    assert_eq!((control.text.as_str(), control.status), ("0.5", "changed"));
    assert!(control.source.starts_with("0.8: "), "{}", control.source);
    let thinking = ControlView::of(&setup, Number::Field(ModelKind::Slow, Field::Think));
    assert_eq!((thinking.text.as_str(), thinking.status), ("310", "assumed"));
}

#[test]
fn defaults_are_restored_except_the_seed() {
    let mut page = opened(
        "#/simulated?sessions=300&seed=4&d=0.1&slow=local-70b&fast.rate=20&tasks=9&speed=1&own=20&work=refactor",
    );
    send(&mut page, Event::DefaultsPressed);
    assert_eq!(screen(&page).setup, Setup { seed: Seed::new(4), ..Setup::default() });
}

#[track_caller]
fn check(fragment: &str, expected: &str) {
    let (link, notices) = read(fragment);
    assert_eq!((notices, write(&link).as_str()), (vec![], expected));
}

#[test]
fn the_address_has_what_differs_from_the_defaults() {
    let plain = "#/simulated?v=1&slow=gpt-5.3-codex&fast=codex-spark&seed=7";
    check("#/simulated", plain);
    check("#/simulated?typing=51.6&sessions=10000&speed=10", plain);
    check(
        "#/iterate?fast=custom&fast.rate=500&fast.calls=5&d=0.9&w0=2.5&tasks=20&person=simulated&theme=dark&slow.p=0.9",
        "#/simulated?v=1&slow=gpt-5.3-codex&fast=custom&seed=7&tasks=20&w0=2.5&d=0.9&slow.p=0.9&fast.calls=5\
         &fast.rate=500&theme=dark",
    );
}

#[track_caller]
fn check_notice(fragment: &str, expected: &str) {
    assert_eq!(read(fragment).1, [expected]);
}

#[test]
fn errors_in_an_address_are_named() {
    check_notice("#/simulated?d=1.5", "d: 1.5 is out of range; 1 is used");
    check_notice("#/simulated?tries=2.5", "tries: 2.5 is not a whole number; 3 is used");
    check_notice("#/simulated?sessions=1e9", "sessions: 1e9 is out of range; 20000 is used");
    check_notice("#/simulated?slow=nobody", "slow: there is no preset `nobody`; it is left out");
    check_notice("#/simulated?own=-1", "own: -1 is out of range; 0 is used");
    check_notice("#/simulated?work=nothing", "work: `nothing` cannot be read; it is left out");
    check_notice("#/simulated?mode=both", "mode: this page has no such key; it is left out");
    check_notice("#/iterate?person=robot", "person: `robot` cannot be read; it is left out");
    check_notice("#/race?person=simulated", "person: this page has no such key; it is left out");
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        changes in vec((select(Parameter::all().collect::<Vec<_>>()), 0.0..=1.0), 0..6),
        kind in select(TASK_KINDS.iter().collect::<Vec<_>>()), own in prop::option::of(0.0..36_000.0_f64),
        base in select(vec!["custom", "local-70b", "mercury-2"]),
        rate in 1_u32..1_000, seed in crate::any::seed(), tasks in 1_u32..=50,
    ) {
        let mut setup = Setup { seed, tasks, kind, parameters: kind.parameters(), ..Setup::default() };
        for (parameter, share) in changes {
            let measure = parameter.spec().measure;
            let value: f64 = measure.least + (measure.most - measure.least) * share;
            // An address carries fifteen significant figures.
            let value = hare_and_tortoise::engine::figures::plain(value).parse().unwrap();
            setup.parameters = setup.parameters.with(parameter, value);
        }
        let own = own.map(|own: f64| hare_and_tortoise::engine::figures::plain(own).parse().unwrap());
        setup.parameters = setup.parameters.taking(own);
        let base = Base::by_id(base).unwrap();
        setup.models[1].base = base;
        setup.models[1].profile = base.profile().with(Field::Rate, f64::from(rate)).unwrap();
        let link = Link { screen: ScreenId::Simulated, simulated: setup, ..Link::default() };
        let (again, notices) = read(&write(&link));
        prop_assert_eq!(notices, Vec::<String>::new());
        prop_assert_eq!(again, link);
    }
}
