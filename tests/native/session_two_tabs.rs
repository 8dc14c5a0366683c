//! One session in two tabs: it is read-only in the second one.

use crate::session_kept::{list, newest, reloaded};
use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Part, Stage};
use hare_and_tortoise::app::{Event as AppEvent, update};

const ELSEWHERE: &str = "This session is open in another tab. You can read it here, but work on it only there.";

/// A tab with a session, and a second tab with the same session.
fn two() -> (Desk, Desk) {
    let mut first = Desk::begun("mode=fast");
    first.acts(&[(1.0, SENT), (2.0, Act::Raised(1))]);
    let mut second = reloaded(&first);
    second.elsewhere = true;
    let id = newest(&second);
    second.does(Event::SessionOpened(id));
    (first, second)
}

/// The second tab reads the sessions that the first one has saved.
fn tell(first: &Desk, second: &mut Desk) {
    second.store.clone_from(&first.store);
    second.does(Event::StoreRead(Ok(first.store.clone())));
}

#[test]
fn the_second_tab_says_that_it_is_read_only() {
    let (first, mut second) = two();
    assert_eq!((second.iterate().part(), second.session().stopped_words()), (Part::Work, ELSEWHERE));
    assert_eq!(first.session().stopped_words(), "");
    let before = second.store.clone();
    second.does(Event::PauseToggled);
    second.acts(&[(10.0, SENT), (10.0, Act::Accepted), (1.0, Act::GivenUp)]);
    assert_eq!((second.stage(), second.seconds()[5]), (first.stage(), 3.0));
    second.does(Event::SetupPressed);
    assert_eq!(second.store, before, "nothing was written over what the first one keeps");
}

#[test]
fn the_second_tab_follows_the_first() {
    let (mut first, mut second) = two();
    first.after(1.0, SENT);
    tell(&first, &mut second);
    assert_eq!((second.stage(), second.session().stopped_words()), (Stage::Streaming, ELSEWHERE));
    first.after(2.0, Act::Accepted);
    tell(&first, &mut second);
    assert_eq!(second.iterate().part(), Part::Results);
    assert_eq!((second.figures(), list(&second)), (first.figures(), list(&first)));
}

#[test]
fn the_second_tab_continues_once_the_first_releases_the_session() {
    let (mut first, mut second) = two();
    first.after(1.0, SENT);
    first.does(Event::SetupPressed);
    tell(&first, &mut second);
    let id = newest(&second);
    second.does(Event::SessionHeld { id, here: true });
    assert_eq!(second.session().stopped_words(), "Paused. The clock has stopped.");
    second.wait(60.0);
    second.does(Event::PauseToggled);
    second.after(2.0, Act::Accepted);
    assert_eq!(second.seconds()[5], 6.0);
    assert_eq!(list(&reloaded(&second)), ["1. The task, Custom: 2 turns, 6.00 s, accepted"]);
}

#[test]
fn a_session_deleted_in_the_first_tab_leaves_the_second() {
    let (mut first, mut second) = two();
    first.does(Event::AllDeleted);
    tell(&first, &mut second);
    assert_eq!((second.iterate().part(), list(&second)), (Part::Setup, vec![]));
}

#[test]
fn a_tab_locks_its_session_and_releases_it() {
    let mut desk = Desk::opened(crate::session_page::STEADY, None);
    let mut asked = |event: Event| {
        let now = desk.now();
        let effects = update(&mut desk.model, AppEvent::Iterate { now, event });
        effects.into_iter().filter(|effect| matches!(effect, Effect::HoldSession(_))).collect::<Vec<_>>()
    };
    let [Effect::HoldSession(Some(first))] = asked(Event::StartPressed)[..] else { panic!("it is not asked for") };
    assert_eq!(asked(Event::PauseToggled), []);
    assert_eq!(asked(Event::SetupPressed), [Effect::HoldSession(None)]);
    assert_eq!(asked(Event::SessionOpened(first)), [Effect::HoldSession(Some(first))]);
    assert_eq!(asked(Event::Did(Act::GivenUp)), [Effect::HoldSession(None)]);
}
