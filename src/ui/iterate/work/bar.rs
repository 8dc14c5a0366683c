use crate::app::screen::iterate::{Act, Category, Event, Session};
use crate::engine::figures;
use crate::shell::{SessionView, memo};
use leptos::prelude::*;

/// The model, the session's clock, and the bar of where the time has gone. It stays in sight.
#[component]
pub(super) fn Bar(showing: SessionView) -> impl IntoView {
    let runs = showing.read(Session::is_running);
    let shares = showing.read_seldom(Session::ledger_shares);
    let part = move |(n, category): (usize, Category)| {
        let width = memo(Box::new(move || figures::fixed(shares.with(|shares| shares[n]) * 100.0, 3) + "%"));
        view! { <span data-category=category.name() style:width=width></span> }
    };
    view! {
        <header class="work-bar">
            <h2 class="lane-name" translate="no" data-script=showing.read(|session| session.accent().to_owned())>
                {showing.read(|session| session.work().model)}
            </h2>
            <p class="work-turn" translate="no">
                "turn " {showing.read(|session| session.work().turn.to_string())}
            </p>
            <p class="work-clock" translate="no" title="Session time">
                {showing.read_at(Session::clock_words)}
            </p>
            <button
                class="button"
                type="button"
                disabled=showing.read(|session| session.elsewhere)
                on:click=move |_| showing.shell.iterate(Event::PauseToggled)
                prop:textContent=move || if runs.get() { "Pause" } else { "Resume" }
            ></button>
            <div class="ledger-bar" aria-hidden="true">
                {Category::ALL.into_iter().enumerate().map(part).collect_view()}
            </div>
        </header>
    }
}

/// Where the time has gone, in figures, and the ways out of the session.
#[component]
pub(super) fn Account(showing: SessionView) -> impl IntoView {
    let shell = showing.shell;
    let stands = showing.read(|session| !session.is_running());
    view! {
        <div class="work-account">
            <div class="ledger" role="group" aria-label="Where the time went">
                <dl class="ledger-items" inner_html=showing.read_seldom(Session::ledger_items)></dl>
            </div>
            <button
                class="button"
                type="button"
                disabled=stands
                on:click=move |_| shell.iterate(Event::Did(Act::GivenUp))
            >
                "Give up"
            </button>
            <button class="button" type="button" on:click=move |_| shell.iterate(Event::SetupPressed)>
                "Save for later"
            </button>
        </div>
    }
}
