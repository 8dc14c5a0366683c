//! The screens, one at a time, and the ways from one to the other.

use super::drawn::follow;
use super::{iterate, race};
use crate::app::link::View;
use crate::shell::Shell;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use web_sys::Element;

/// From now on the screen that is to be shown is, within `main`, and the links of the header lead to each.
pub(super) fn views(shell: Shell, header: &Element, main: &Element) {
    let view = shell.read(|model| model.view);
    for (shown, link) in View::ALL.into_iter().zip(["nav a", "nav a + a"]) {
        let Ok(Some(link)) = header.query_selector(link) else { continue };
        let address = shell.read(move |model| model.address_of(shown));
        follow(Box::new(move || {
            let _ =
                link.set_attribute("aria-current", if view.get().path() == shown.path() { "page" } else { "false" });
            let _ = link.set_attribute("href", &address.get());
        }));
    }
    let race = main.query_selector(".instrument").ok().flatten();
    if let Some(race) = &race {
        race::offer(shell, race);
    }
    let main = main.clone();
    // What is not shown is dropped, but for the race, which is there from the start. The loop's two screens are one view:
    // who goes from one to the other keeps the focus.
    let elsewhere = shell.read(|model| model.view != View::Race);
    let other = RefCell::new(None::<Box<dyn Any>>);
    follow(Box::new(move || {
        let elsewhere = elsewhere.get();
        if let Some(race) = &race {
            let _ = race.toggle_attribute_with_force("hidden", elsewhere);
        }
        other.replace(None);
        other.replace(elsewhere.then(|| untrack(|| iterate::show(shell, &main))));
    }));
}
