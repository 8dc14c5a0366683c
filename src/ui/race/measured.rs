use super::terms::TERMS;
use crate::app::screen::race::tables;
use crate::shell::{Shell, memo};
use crate::ui::common::Table;
use crate::ui::while_open::while_open;
use leptos::prelude::*;

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
