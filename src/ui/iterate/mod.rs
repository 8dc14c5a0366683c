//! The iterate screen: a task done in turns, with one model and then with the other.

mod kept;
mod results;
mod screen;
mod setup;
mod work;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::iterate::{Event, Model};
use crate::shell::{Shell, browser};
use leptos::prelude::*;
use screen::Screen;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(ScreenId::Iterate, place, move || view! { <Screen shell/> })
}

/// Has a session begin, with the date as it is now.
fn begin(shell: Shell, event: Event) {
    shell.iterate(Event::EpochRead(js_sys::Date::now() - browser::now().millis()));
    shell.iterate(event);
}

/// Something read off the screen's state: it changes when what is read does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
