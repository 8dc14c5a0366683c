use crate::app::screen::ScreenId;
use crate::app::screen::race::{CARDS, Card};
use crate::shell::{Shell, browser};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Questions that other links answer.
#[component]
pub(super) fn Cards(shell: Shell) -> impl IntoView {
    view! {
        <section class="cards" aria-labelledby="cards">
            <h2 id="cards">"Questions to try"</h2>
            <ul>{CARDS.map(|card| view! { <Item shell card/> }).collect_view()}</ul>
        </section>
    }
}

/// A question, what to look for, and the screen that its link opens.
#[component]
fn Item(shell: Shell, card: Card) -> impl IntoView {
    // What it opens begins at the top of the page.
    let opened = |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            browser::to_top();
        }
    };
    view! {
        <li class="card">
            <a href=shell.read(move |model| model.with_own_keys(card.link)) on:click=opened>{card.question}</a>
            <p>{card.look}</p>
            <p class="badge">{card.screen().map(ScreenId::title)}</p>
        </li>
    }
}
