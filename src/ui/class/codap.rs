use super::read;
use crate::app::screen::class::Model;
use crate::shell::Shell;
use crate::shell::codap::{Line, Said};
use crate::ui::common::Button;
use leptos::prelude::*;

/// Hands the class's rows to CODAP, if that is the page around this one. Nothing goes there before somebody presses.
#[component]
pub(super) fn Codap(shell: Shell) -> impl IntoView {
    let none = read(shell, Model::is_empty);
    let (here, words) = (RwSignal::new(false), RwSignal::new(String::new()));
    let said = move |said| match said {
        Said::Here => drop(here.try_set(true)),
        Said::Answer(answer) => drop(words.try_set(Model::codap_words(&answer))),
    };
    let line = StoredValue::new_local(Line::open(Model::CODAP_ROWS, said));
    on_cleanup(move || line.dispose());
    let send = Callback::new(move |()| {
        words.set(String::new());
        let requests =
            shell.model.with_untracked(|page| page.state::<Model>().map(Model::codap_requests).unwrap_or_default());
        line.with_value(|line| line.iter().for_each(|line| line.send(&requests)));
    });
    view! {
        <div class="class-buttons" hidden=Signal::derive(move || !here.get())>
            <Button label="Send the rows to CODAP" disabled=none press=send/>
            <span role="status" prop:textContent=words></span>
        </div>
    }
}
