use crate::app::race::tables;
use crate::shell::{Shell, memo};
use crate::ui::common::Table;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// How faithfully the lanes are shown on this screen.
#[component]
pub(super) fn Fidelity(shell: Shell) -> impl IntoView {
    let rows = memo(Box::new(move || {
        let rendered = shell.rendered.get();
        shell.model.with(|model| tables::fidelity(&model.race, &rendered))
    }));
    let head = tables::FIDELITY.map(|(title, meaning)| (title.to_owned(), meaning.to_owned()));
    view! {
        <section class="fidelity">
            <h2>"How faithfully this is shown"</h2>
            <Table title="How faithfully this is shown" head=Signal::stored(head.to_vec()) rows/>
        </section>
    }
}

/// The same streams by each tool's own definitions; computed once somebody looks.
#[component]
pub(super) fn Tools(shell: Shell) -> impl IntoView {
    let (open, set_open) = signal(false);
    let toggled = move |event| set_open.set(event_target::<Element>(&event).has_attribute("open"));
    let head = shell.read(|model| tables::tools_head(&model.race));
    let rows =
        memo(Box::new(
            move || {
                if open.get() { shell.model.with(|model| tables::tools(&model.race)) } else { Vec::new() }
            },
        ));
    view! {
        <details class="tools" on:toggle=toggled>
            <summary>"The same streams, as six tools would report them"</summary>
            <Table title="Metrics by tool" head rows/>
        </details>
    }
}
