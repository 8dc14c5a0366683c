use super::terms::TERMS;
use crate::app::Model;
use crate::app::screen::race::tables;
use crate::shell::{Shell, memo};
use crate::ui::common::Table;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// How accurately this screen has shown the lanes.
#[component]
pub(super) fn Fidelity(shell: Shell) -> impl IntoView {
    let title = "How accurately your screen kept up";
    let html = memo(Box::new(move || {
        let rendered = shell.rendered.get();
        shell.model.with(|model| tables::fidelity(&model.race, &rendered))
    }));
    view! {
        <section class="fidelity">
            <h2>{title}</h2>
            <Table title html/>
        </section>
    }
}

/// The same streams by each tool's own definitions; computed when the person opens it.
#[component]
pub(super) fn Tools(shell: Shell) -> impl IntoView {
    let (html, toggled) = while_open(shell, |model| tables::tools(&model.race));
    let explained = shell.read(|model| {
        model.with_own_keys(&tables::explained(&model.race).unwrap_or_else(|| "#/explore?panel=six-speeds".to_owned()))
    });
    view! {
        <details class="tools" on:toggle=toggled>
            <summary>"The same streams, as six tools would report them"</summary>
            <Table title="Metrics by tool" html/>
            <p>
                <a href=explained>"Why do they differ? Change the chunks of such a stream and see"</a>
            </p>
        </details>
    }
}

/// The meaning of every figure on the page.
#[component]
pub(super) fn Terms() -> impl IntoView {
    view! {
        <details class="terms">
            <summary>"What the figures mean"</summary>
            <dl inner_html=TERMS></dl>
        </details>
    }
}

/// What is drawn while its `<details>` is open: its HTML, and the handler for `toggle`.
fn while_open(shell: Shell, draw: fn(&Model) -> String) -> (Signal<String>, impl FnMut(leptos::ev::Event) + 'static) {
    let (open, set_open) = signal(false);
    let html = memo(Box::new(move || if open.get() { shell.model.with(draw) } else { String::new() }));
    (html, move |event| set_open.set(event_target::<Element>(&event).has_attribute("open")))
}
