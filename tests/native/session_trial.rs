//! Trials: the task with one model and then with the other. Blind trials hide the names until both are done.

use crate::address;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode, Order, Session, Setup};
use hare_and_tortoise::engine::Seed;
use hare_and_tortoise::scenario::ScriptKind::{Fast, Slow};

const DONE: [(f64, Act); 2] = [(1.0, SENT), (12.0, Act::Accepted)];
const PRESETS: &str = "#/iterate?scenario=task";

fn names(desk: &Desk) -> Vec<String> {
    desk.iterate().on_axis().iter().map(|session| own_name(session)).collect()
}

fn own_name(session: &Session) -> String {
    session.setup.mode.models().iter().map(|model| session.name(*model)).collect()
}

fn start(hash: &str) -> Desk {
    let mut desk = Desk::opened(hash, None);
    desk.does(Event::StartPressed);
    desk
}

#[test]
fn the_other_model_comes_second() {
    for (order, modes) in [("slow", [Slow, Fast]), ("fast", [Fast, Slow])] {
        let mut desk = start(&format!("{STEADY}&order={order}"));
        assert_eq!(desk.session().setup.mode, Mode::One(modes[0]));
        desk.does(Event::OtherPressed);
        assert_eq!(desk.session().log.len(), 0, "not before the first one is over");
        assert_eq!(desk.session().setup.mode, Mode::One(modes[0]));
        desk.acts(&DONE);
        assert!(desk.iterate().can_do_other());
        desk.does(Event::OtherPressed);
        assert_eq!(desk.session().setup.mode, Mode::One(modes[1]));
        desk.acts(&DONE);
        assert!(!desk.iterate().can_do_other());
        assert_eq!(desk.iterate().on_axis().len(), 2, "both are in one chart");
    }
}

#[test]
fn a_random_order_takes_either_model_and_always_the_same_by_seed() {
    let first = |seed| Order::Chance.first(Seed::new(seed));
    let slow = (0..1_000).filter(|seed| first(*seed) == Slow).count();
    assert!((440..560).contains(&slow), "{slow} of 1,000");
    assert!((0..100).all(|seed| first(seed) == first(seed)));
    let desk = start(&format!("{STEADY}&order=chance&seed=3"));
    assert_eq!(desk.session().setup.mode, Mode::One(first(3)));
}

#[test]
fn names_are_hidden_until_both_are_done() {
    let mut desk = start(&format!("{PRESETS}&order=fast&blind=1"));
    assert_eq!(desk.session().work().model, "Model A");
    desk.acts(&DONE);
    assert_eq!(names(&desk), ["Model A"]);
    let words = desk.iterate().changed_words() + &desk.iterate().axis() + &desk.iterate().figures_table();
    assert!(words.contains("Model A") && !words.contains("Codex") && !words.contains("Model B"), "{words}");
    // Nothing that would reveal them can be exported.
    desk.effects.clear();
    for event in [Event::CopyReplayPressed, Event::ExportJsonPressed, Event::ExportCsvPressed, Event::ExportSvgPressed]
    {
        desk.does(event);
    }
    assert_eq!(desk.effects, []);
    desk.does(Event::OtherPressed);
    desk.acts(&DONE[..1]);
    assert_eq!(names(&desk), ["Model A", "Model B"]);

    // After a reload, too.
    let mut again = Desk::opened(PRESETS, desk.store.as_deref());
    assert!(again.iterate().kept_views().iter().all(|view| view.title.contains("Model")));
    let second = again.iterate().kept[0].id;
    again.does(Event::SessionOpened(second));
    again.acts(&DONE[1..]);
    let revealed = ["Codex-Spark", "GPT-5.3-Codex"];
    assert_eq!(names(&again), revealed);
    again.does(Event::CopyReplayPressed);
    assert!(matches!(again.effects.last(), Some(Effect::CopyLink(_))));
    let again = Desk::opened(PRESETS, again.store.as_deref());
    let titles: Vec<String> = again.iterate().kept_views().into_iter().map(|view| view.title).collect();
    assert_eq!(
        titles,
        [format!("2. task, {}", revealed[1]), format!("1. task, {}", revealed[0])]
            .map(|t| t.replace("task", "The task"))
    );
}

#[test]
fn one_session_can_be_followed_by_the_other_model() {
    let mut desk = start(&format!("{STEADY}&mode=fast"));
    desk.acts(&DONE);
    desk.does(Event::OtherPressed);
    assert_eq!(desk.session().setup.mode, Mode::One(Slow));
    let mut both = start(&format!("{STEADY}&mode=both"));
    both.acts(&DONE);
    assert!(!both.iterate().can_do_other());
}

#[test]
fn choices_are_in_the_address() {
    let mut desk = Desk::opened(STEADY, None);
    let mut check = |event: Event, expected: &str| {
        desk.does(event);
        let address = desk.model.address().unwrap();
        assert_eq!(address, format!("#/iterate?v=1&scenario=task{expected}&seed=7"));
        let (read, notices) = address::read(&address);
        assert_eq!((&read.iterate.setup, notices), (&desk.iterate().setup, vec![]));
    };
    check(Event::BlindChosen(true), "&blind=1&slow=custom&fast=custom");
    check(Event::OrderChosen(Some(Order::Chance)), "&order=chance&blind=1&slow=custom&fast=custom");
    check(Event::OrderChosen(Some(Order::First(Fast))), "&order=fast&blind=1&slow=custom&fast=custom");
    check(Event::ModeChosen(Mode::Both), "&mode=both&slow=custom&fast=custom");
    check(Event::BaseChosen(Slow, Setup::default().slow.base), "&mode=both&slow=gpt-5.3-codex&fast=custom");
}

#[test]
fn errors_in_a_link_are_named_and_the_rest_is_used() {
    for (query, notice) in [
        ("mode=quick", "mode: `quick` cannot be read; it is left out"),
        ("order=last", "order: `last` cannot be read; it is left out"),
        ("mode=fast&order=slow", "order: belongs to mode=trial; it is left out"),
        ("mode=fast&blind=0", "blind: belongs to mode=trial; it is left out"),
        ("slow=nobody", "slow: there is no preset `nobody`; it is left out"),
        ("fast.rate=0", "fast.rate: 0 is out of range; 0.1 is used"),
        ("lanes=custom", "lanes: this page has no such key; it is left out"),
        ("seed=1.5", "seed: 1.5 is not a whole number; 1 is used"),
    ] {
        let (_, notices) = address::read(&format!("#/iterate?{query}"));
        assert_eq!(notices, [notice], "{query}");
    }
    let (link, _) = address::read("#/iterate?mode=both&slow=nobody&slow.rate=50");
    assert_eq!(link.iterate.setup.slow.profile.rate().get(), 50.0);
}

#[test]
fn start_pressed_twice_begins_one_session() {
    let mut desk = Desk::opened(STEADY, None);
    desk.does(Event::StartPressed);
    let first = desk.session().id;
    desk.does(Event::StartPressed);
    assert_eq!((desk.session().id, desk.iterate().kept.len()), (first, 1));
}
