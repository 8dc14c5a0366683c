//! Before the rules of sessions have loaded one can choose a task. When they come, everything is as if they had been
//! there from the start.

use crate::session_kept::{DONE, list};
use crate::session_page::{Desk, STEADY};
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode, Part, RULES};
use hare_and_tortoise::engine::Seed;

/// What a person sees of the page, and the address.
fn seen(desk: &Desk) -> (Part, String, Option<String>, Vec<String>, bool, Option<String>) {
    let iterate = desk.iterate();
    let log = iterate.session.as_ref().map(|session| format!("{:?}", session.log));
    (iterate.part(), iterate.lacking(), log, list(desk), iterate.can_start(), desk.model.address())
}

/// A store with a session that is over and one that is not.
fn store() -> String {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&DONE);
    desk.does(Event::SetupPressed);
    desk.does(Event::StartPressed);
    desk.store.unwrap()
}

#[test]
fn whatever_was_asked_for_is_there_when_the_rules_come() {
    let (full, trial) = (store(), {
        let mut desk = Desk::begun("blind=1");
        desk.acts(&DONE);
        desk.store.unwrap()
    });
    let sealed = "#/iterate?scenario=task&blind=1";
    let own = "#/iterate?scenario=missing&own=1&mode=fast&log=1s,9a";
    for link in
        [STEADY, "#/iterate?scenario=task&mode=fast&log=1s,9a", "#/iterate?scenario=missing&log=1s", sealed, own]
    {
        for store in [None, Some(&*full), Some(&*trial), Some("no store")] {
            let whole = Desk::opened(link, store);
            let mut late = Desk::without_rules(link, store);
            if store.is_none() {
                assert_eq!(late.model.address(), whole.model.address(), "{link}");
            }
            late.does(Event::ViewsLoaded(&RULES));
            assert_eq!(seen(&late), seen(&whole), "{link} {store:?}");
            assert_eq!(late.model.notices, whole.model.notices, "{link} {store:?}");
        }
    }
}

#[test]
fn until_the_rules_come_only_a_page_without_sessions_shows_the_set_up() {
    let part = |link: &str, store: Option<&str>| Desk::without_rules(link, store).iterate().part();
    assert_eq!(part(STEADY, None), Part::Setup);
    assert_eq!(part(STEADY, Some(&store())), Part::Awaited);
    assert_eq!(part("#/iterate?scenario=task&log=1s", None), Part::Awaited);
}

#[test]
fn what_was_chosen_before_the_rules_came_begins_the_session() {
    let mut desk = Desk::without_rules(STEADY, None);
    desk.does(Event::ModeChosen(Mode::Both));
    desk.does(Event::SeedEntered(5));
    assert!(desk.iterate().can_start());
    desk.does(Event::StartPressed);
    assert!(desk.iterate().session.is_none(), "there are no rules to begin it by");
    desk.does(Event::ViewsLoaded(&RULES));
    desk.does(Event::StartPressed);
    let session = desk.iterate().session.as_ref().unwrap();
    assert_eq!((session.setup.mode, session.setup.seed), (Mode::Both, Seed::new(5)));
    desk.after(1.0, Act::Sent { own_words: false });
    assert_eq!(list(&desk).len(), 1);
}

#[test]
fn a_store_that_cannot_be_read_is_reported_before_the_rules_come() {
    let mut desk = Desk::without_rules(STEADY, None);
    desk.does(Event::StoreRead(Err("blocked".to_owned())));
    assert_eq!((desk.iterate().part(), desk.iterate().can_start()), (Part::Setup, true));
    assert!(desk.model.notices.iter().any(|notice| notice.starts_with("Your browser won’t save sessions")));
}
