use crate::app::Model;
use crate::app::race::{Event, NextTurn};
use crate::shell::{Rest, Shell};
use crate::ui::common::Button;
use crate::ui::drawn::{Drawn, follow};
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;

/// Where the next turn is offered, once there is a word to say on it. What it says is the rest's.
pub(super) fn place(shell: Shell) -> Drawn {
    let place = Drawn::new("<div></div>");
    let offered = shell.read(|model| model.race.offers_turn());
    let (shown, at) = (RefCell::new(None::<Box<dyn Any>>), place.0.clone());
    follow(Box::new(move || {
        let rest: Option<&Rest> = shell.rest().filter(|_| offered.get());
        shown.replace(rest.map(|rest| untrack(|| (rest.next_turn)(shell, at.clone()))));
    }));
    place
}

/// What is to be asked next, of all lanes at once.
#[component]
pub fn NextTurn(
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
                <a href=read(|next| next.iterate)>"Iterate yourself, with one model"</a>
            </div>
        </section>
    }
}
