//! The lessons: the list of them with the person's calibration, or one lesson.

mod compare;
mod draw;
mod hand_in;
mod instrument;
mod lesson;
mod list;
mod order;
mod question;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::learn::{Event, Model};
use crate::shell::{Shell, browser, follow_kept};
use crate::ui::common::Button;
use leptos::prelude::*;
use lesson::LessonView;
use list::List;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Learn, place, move || view! { <Learn shell/> })
}

/// The whole screen.
#[component]
fn Learn(shell: Shell) -> impl IntoView {
    let following = StoredValue::new_local(follow_kept(shell, ScreenId::Learn));
    on_cleanup(move || following.dispose());
    let failure = read(shell, Model::failure);
    let unfailed = Signal::derive(move || failure.with(String::is_empty));
    let is_list = read(shell, |model| model.setup.lesson.is_none());
    let lesson = read(shell, |model| model.open().cloned());
    let course = read(shell, |model| model.course.here().cloned());
    let waits = Signal::derive(move || {
        let waiting = if is_list.get() { course.with(Option::is_none) } else { lesson.with(Option::is_none) };
        waiting && unfailed.get()
    });
    let press = Callback::new(move |()| {
        browser::keep_focus();
        shell.learn(Event::RetryPressed);
    });
    view! {
        <div class="learn">
            <p hidden=Signal::derive(move || !waits.get())>"Loading…"</p>
            <div class="learn-failed" hidden=unfailed>
                <p role="alert" prop:textContent=failure></p>
                <Button label="Try again" press/>
                <a href="#/learn">"All lessons"</a>
            </div>
            {move || {
                if is_list.get() {
                    course.get().map(|course| view! { <List shell course/> }.into_any())
                } else {
                    lesson.get().map(|lesson| view! { <LessonView shell lesson/> }.into_any())
                }
            }}
        </div>
    }
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
