//! The workshop: the text on one side, what it makes on the other.

mod editor;
mod result;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::author::Model;
use crate::shell::Shell;
use editor::Editor;
use leptos::prelude::*;
use result::Outcome;
use std::any::Any;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Author, place, move || view! { <Author shell/> })
}

/// The whole screen.
#[component]
fn Author(shell: Shell) -> impl IntoView {
    let flawed = read(shell, |model| model.checked.flaw().is_some().to_string());
    view! {
        <div class="author">
            <header class="author-opening">
                <h2 class="author-heading">"Write a lesson or a task"</h2>
                <p
                    class="author-sentence"
                    role="status"
                    data-flawed=flawed
                    prop:textContent=read(shell, Model::sentence)
                ></p>
            </header>
            <Editor shell/>
            <Outcome shell/>
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
