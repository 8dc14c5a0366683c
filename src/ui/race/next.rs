use crate::app::Model;
use crate::app::race::{Event, NextTurn};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use crate::ui::drawn::follow;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Offers the next turn below the transport of the race, once there is a word to say on it.
pub fn offer(shell: Shell, race: &Element) {
    let place = browser::element("div");
    if let Ok(Some(transport)) = race.query_selector(".transport") {
        let _ = transport.after_with_node_1(&place);
    }
    let offered = shell.read(|model| model.race.offers_turn());
    let shown = RefCell::new(None::<Box<dyn Any>>);
    let mount = move || -> Box<dyn Any> {
        let place = place.clone().unchecked_into();
        Box::new(untrack(|| mount_to(place, move || view! { <NextTurn shell/> })))
    };
    follow(Box::new(move || {
        shown.replace(offered.get().then(&mount));
    }));
}

/// What is to be asked next, of all lanes at once.
#[component]
fn NextTurn(
    /// The playground.
    shell: Shell,
) -> impl IntoView {
    let read = move |read: fn(NextTurn) -> String| {
        shell.read(move |model: &Model| model.race.next_turn().map(read).unwrap_or_default())
    };
    let next = shell.read(|model| model.race.next_turn().and_then(|next| next.turn));
    let first = shell.read(|model| model.race.setup.turn <= 1);
    let last = Signal::derive(move || next.get().is_none());
    let chosen = move |turn| shell.race(Event::TurnChosen(turn));
    let words = read(|next| next.words);
    view! {
        <section class="next-turn" aria-label="Next turn">
            <h2>{words}</h2>
            <p hidden=last>"What a person would ask for next:"</p>
            <ul hidden=last inner_html=read(|next| next.wishes)></ul>
            <p hidden=move || !last.get()>"Nothing is left to ask for in every lane."</p>
            <div class="next-turn-moves">
                <Button
                    label="Ask for it"
                    disabled=last
                    press=Callback::new(move |()| chosen(next.get_untracked().unwrap_or(1)))
                />
                <Button label="Back to the first turn" disabled=first press=Callback::new(move |()| chosen(1))/>
                <a href=shell.read(Model::iterate_address)>"Iterate yourself, with one model"</a>
            </div>
        </section>
    }
}
