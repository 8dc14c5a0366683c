use crate::app::Model;
use crate::app::screen;
use crate::app::screen::race::{Event, NextTurn};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use crate::ui::drawn::follow;
use crate::ui::frame::Lockable;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Offers the next turn below the race's transport, as soon as the race has one to offer.
pub fn offer_next_turn(shell: Shell, race: &Element) {
    let place = browser::element("div");
    place.set_class_name("next-turn-place");
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

/// The next request, for all lanes at once.
#[component]
fn NextTurn(
    /// The playground.
    shell: Shell,
) -> impl IntoView {
    let offer = shell.read(|model| model.race.next_turn());
    let read = move |read: fn(&NextTurn) -> String| {
        Signal::derive(move || offer.with(|offer| offer.as_ref().map(read).unwrap_or_default()))
    };
    let next = move |offer: &Option<NextTurn>| offer.as_ref().and_then(|offer| offer.turn);
    let first = shell.read(|model| model.race.setup.turn <= 1);
    let last = Signal::derive(move || offer.with(next).is_none());
    let chosen = move |turn| shell.race(Event::TurnChosen(turn));
    view! {
        <section class="next-turn" aria-label="Next turn">
            <h2 prop:textContent=read(|next| next.words.clone())></h2>
            <p hidden=last>"What a person would ask for next:"</p>
            <ul hidden=last inner_html=read(|next| next.wishes.clone())></ul>
            <p hidden=move || !last.get()>"No further turn: one of the models has reached the end of its script."</p>
            <div class="next-turn-moves">
                <Lockable shell event=screen::Event::Race(Event::TurnChosen(1))>
                    <Button
                        label="Ask for it"
                        disabled=last
                        press=Callback::new(move |()| chosen(offer.with_untracked(next).unwrap_or(1)))
                    />
                    <Button label="Back to the first turn" disabled=first press=Callback::new(move |()| chosen(1))/>
                </Lockable>
                <a href=shell.read(Model::iterate_address)>"Now try it yourself"</a>
            </div>
        </section>
    }
}
