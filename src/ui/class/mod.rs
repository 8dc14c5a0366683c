//! The class's page: the box for what was handed in, and what it shows; or one result, from its link.

mod figures;
mod intake;
mod one;
mod slides;

use super::frame::section;
use crate::app;
use crate::app::screen::ScreenId;
use crate::app::screen::class::{Event, Model};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use figures::Figures;
use intake::{Intake, Unread};
use leptos::prelude::*;
use one::OneResult;
use slides::Slides;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Class, place, move || view! { <Class shell/> })
}

/// The whole screen.
#[component]
fn Class(shell: Shell) -> impl IntoView {
    let is_one = read(shell, |model| model.shown.is_some());
    let failure = read(shell, Model::failure);
    view! {
        <div class="class">
            <div class="class-failed" hidden=Signal::derive(move || failure.with(String::is_empty))>
                <p role="alert" prop:textContent=failure></p>
                <Button label="Try again" press=press(shell, Event::RetryPressed)/>
            </div>
            {move || {
                if is_one.get() {
                    view! { <OneResult shell/> }.into_any()
                } else {
                    view! { <Pool shell/> }.into_any()
                }
            }}
        </div>
    }
}

/// The teacher's page.
#[component]
fn Pool(shell: Shell) -> impl IntoView {
    view! {
        <header class="class-opening">
            <h2 class="class-heading">"Collect a class"</h2>
            <p class="class-point">
                "At the end of a lesson each person copies a link: their result. Paste those links here, together with whatever \
                 is around them, and see the class. For sessions, use “Copy link to this result” on the Iterate screen."
            </p>
        </header>
        <Intake shell/>
        <Unread shell/>
        <Slides shell/>
        <Figures shell/>
        <Keep shell/>
    }
}

/// Saving and removing what was collected.
#[component]
fn Keep(shell: Shell) -> impl IntoView {
    let none = read(shell, Model::is_empty);
    let asks = read(shell, |model| model.clearing);
    view! {
        <section class="class-keep" aria-label="Save or remove the results">
            <p class="class-point">
                "The results live in this page only. They are sent nowhere, and they are gone when you close or reload it."
            </p>
            <div class="class-buttons">
                <Button label="Download results (CSV)" disabled=none press=press(shell, Event::CsvPressed)/>
                <Button label="Remove all results" disabled=none press=press(shell, Event::ClearPressed)/>
            </div>
            <div class="class-buttons" role="alert" hidden=Signal::derive(move || !asks.get())>
                <span>"Remove all results? This cannot be undone."</span>
                <Button label="Remove" press=press(shell, Event::ClearAnswered(true))/>
                <Button label="Keep" press=press(shell, Event::ClearAnswered(false))/>
            </div>
        </section>
    }
}

/// Sends an event; the pressed button may go away with it.
fn press(shell: Shell, event: Event) -> Callback<()> {
    Callback::new(move |()| {
        browser::keep_focus();
        send(shell, event.clone());
    })
}

fn send(shell: Shell, event: Event) {
    shell.send(app::Event::Class(event));
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
