//! The answers of all panels but the first one come later than the screen.

use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::explore::{self, ANSWERS, Event, Model};
use hare_and_tortoise::app::{self, Effect, Wall, update};

/// A page at an address, before those answers have loaded, and the effects.
fn opened(hash: &str) -> (app::Model, Vec<Effect>) {
    let (mut page, now) = (app::Model::default(), Wall::default());
    update(&mut page, app::Event::AddressOpened { now, hash: hash.to_owned() });
    let start = Some(explore::start as app::Start);
    let effects = update(&mut page, app::Event::ScreenLoaded { now, id: ScreenId::Explore, start });
    (page, effects)
}

fn screen(page: &app::Model) -> &Model {
    page.state().unwrap()
}

#[test]
fn the_first_panel_is_answered_at_once_and_the_answers_that_come_later_change_nothing() {
    let (mut page, effects) = opened("#/explore?own=30");
    assert!(screen(&page).is_answered() && effects.contains(&Effect::PostReady), "{effects:?}");
    let before = screen(&page).answer().clone();
    update(&mut page, app::Event::Explore(Event::AnswersLoaded(&ANSWERS)));
    assert_eq!(screen(&page).answer(), &before);
}

#[test]
fn another_panel_is_ready_with_its_numbers_when_its_answer_has_come() {
    let (mut page, effects) = opened("#/explore?panel=reading&tokens=2000");
    assert!(!screen(&page).is_answered() && !effects.contains(&Effect::PostReady), "{effects:?}");
    assert_eq!(screen(&page).panel().id, "reading");
    assert_eq!(screen(&page).answer().sentence, "The answer is being loaded.");
    assert_eq!(update(&mut page, app::Event::Explore(Event::DataPressed)), []);
    let address = page.address();
    let effects = update(&mut page, app::Event::Explore(Event::AnswersLoaded(&ANSWERS)));
    assert!(effects.contains(&Effect::PostReady), "{effects:?}");
    let (answer, panel) = (screen(&page).answer(), screen(&page).panel());
    assert_eq!(answer, &panel.answer(screen(&page).values()));
    assert_eq!(page.address(), address);
}
