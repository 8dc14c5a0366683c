use crate::app::race::tables;
use crate::shell::{Shell, memo};
use crate::ui::common::Table;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// How faithfully the lanes are shown on this screen.
#[component]
pub(super) fn Fidelity(shell: Shell) -> impl IntoView {
    let html = memo(Box::new(move || {
        let rendered = shell.rendered.get();
        shell.model.with(|model| tables::fidelity(&model.race, &rendered))
    }));
    view! {
        <section class="fidelity">
            <h2>"How faithfully this is shown"</h2>
            <Table title="How faithfully this is shown" html/>
        </section>
    }
}

/// The same streams by each tool's own definitions; computed once somebody looks.
#[component]
pub(super) fn Tools(shell: Shell) -> impl IntoView {
    let (open, set_open) = signal(false);
    let toggled = move |event| set_open.set(event_target::<Element>(&event).has_attribute("open"));
    let html =
        memo(Box::new(
            move || {
                if open.get() { shell.model.with(|model| tables::tools(&model.race)) } else { String::new() }
            },
        ));
    view! {
        <details class="tools" on:toggle=toggled>
            <summary>"The same streams, as six tools would report them"</summary>
            <Table title="Metrics by tool" html/>
        </details>
    }
}
