//! The screens, one at a time, and the ways from one to the other.

use super::drawn::follow;
use super::opening::Opening;
use super::race;
use super::rest::ITERATE;
use crate::app::link::View;
use crate::shell::{Shell, Source};
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
        other.replace(None);
        let race = race.clone();
        let hide = move |hidden| {
            if let Some(race) = &race {
                let _ = race.toggle_attribute_with_force("hidden", hidden);
            }
        };
        if !elsewhere {
            return hide(false);
        }
        other.replace(Some(untrack(|| -> Box<dyn Any> {
            match ITERATE {
                Source::Here(screen) => {
                    hide(true);
                    screen(shell, &main)
                }
                Source::Apart(fetch) => {
                    // Who sees the race keeps it until there is something else to see.
                    if !main.is_connected() {
                        hide(true);
                    }
                    Box::new(Opening::start(shell, &main, fetch, Box::new(move || hide(true))))
                }
            }
        })));
    }));
}
