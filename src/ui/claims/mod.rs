//! The claims' screen: how many hold, in a sentence and a picture; then every claim, to search and to filter.

mod controls;
mod entry;
mod opening;
mod place;

use super::frame::section;
use crate::app::screen::ScreenId;
use crate::app::screen::claims::{Content, Event, Model};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use controls::Controls;
use entry::Claim;
use leptos::prelude::*;
use opening::Opening;
use std::any::Any;
use std::sync::Arc;
use web_sys::Element;

/// Puts the screen at the end of an element.
pub(super) fn show(shell: Shell, place: &Element) -> Box<dyn Any> {
    section(shell, ScreenId::Claims, place, move || view! { <Claims shell/> })
}

/// The whole screen, as soon as its content has loaded.
#[component]
fn Claims(shell: Shell) -> impl IntoView {
    let content = read(shell, |model| model.content().cloned());
    let failure = read(shell, Model::failure);
    let unfailed = Signal::derive(move || failure.with(String::is_empty));
    let waiting = Signal::derive(move || content.with(Option::is_none) && unfailed.get());
    let press = Callback::new(move |()| {
        browser::keep_focus();
        shell.send(crate::app::Event::Claims(Event::RetryPressed));
    });
    view! {
        <div class="claims">
            <p hidden=Signal::derive(move || !waiting.get())>"Loading the claims…"</p>
            <div class="claims-failed" hidden=unfailed>
                <p role="alert" prop:textContent=failure></p>
                <Button label="Try again" press/>
            </div>
            {move || content.get().map(|content| view! { <Whole shell content/> })}
        </div>
    }
}

/// The opening, the controls, the claims, and how they were checked.
#[component]
fn Whole(shell: Shell, content: Arc<Content>) -> impl IntoView {
    place::follow_open(shell);
    let Content { checked, how, articles, entries } = Arc::unwrap_or_clone(content);
    let entry = |entry| view! { <Claim shell entry/> };
    let (heard, claims): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.heard);
    let marks = claims.iter().map(|entry| (entry.id.clone(), entry.verdict, entry.mark_words())).collect();
    let no_heard = read(shell, |model| !model.lists_heard());
    view! {
        <Opening shell marks checked=format!("About a fast coding model, {checked}.")/>
        <Controls shell/>
        <ol class="claims-list" aria-label="Claims">{claims.into_iter().map(entry).collect_view()}</ol>
        <section class="claims-heard" aria-label="Heard elsewhere" hidden=no_heard>
            <h2>"Heard elsewhere"</h2>
            <p class="claims-note">"No article says these, but they are often quoted beside such claims."</p>
            <ol class="claims-list">{heard.into_iter().map(entry).collect_view()}</ol>
        </section>
        <section class="claims-how" aria-label="How they were checked">
            <h2>"How they were checked"</h2>
            {how.into_iter().map(|paragraph| view! { <p>{paragraph}</p> }).collect_view()}
            <h3>"The articles"</h3>
            <dl>
                {articles
                    .into_iter()
                    .map(|article| view! { <dt>{article.id}</dt><dd>{article.title}</dd> })
                    .collect_view()}
            </dl>
        </section>
    }
}

/// Reads a value from the screen's state. The signal changes when the value does.
fn read<T: Default + PartialEq + Send + Sync + 'static>(
    shell: Shell,
    read: impl Fn(&Model) -> T + Send + Sync + 'static,
) -> Signal<T> {
    shell.read_state(read)
}
