//! A link that the browser refuses to copy is shown where it was asked for, and no notice says so.

use crate::page::Page;
use hare_and_tortoise::app::{Effect, Event};

/// Presses "Copy link"; gives the link that is to be copied.
fn press(page: &mut Page) -> String {
    let effects = page.send(Event::CopyLinkPressed);
    let [Effect::CopyLink(link)] = &*effects else { panic!("{effects:?}") };
    link.clone()
}

#[test]
fn a_refused_link_is_shown_as_long_as_it_is_a_link_to_just_this() {
    let mut page = Page::at("#/race?scenario=task&lanes=custom&seed=4");
    let link = press(&mut page);
    assert_eq!(page.model.refused_link(), "", "nothing is refused yet");
    page.send(Event::CopyRefused(link.clone()));
    assert_eq!((page.model.refused_link(), page.model.is_copied()), (link.clone(), false));
    assert!(page.model.notices.is_empty(), "{:?}", page.model.notices);
    page.race(hare_and_tortoise::app::screen::race::Event::SeedEntered(5));
    assert_eq!(page.model.refused_link(), "", "it is a link to something else now");
    let link = press(&mut page);
    page.send(Event::LinkCopied(link));
    assert_eq!((page.model.refused_link(), page.model.is_copied()), (String::new(), true));
}
