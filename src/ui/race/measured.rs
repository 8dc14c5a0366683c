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
    let toggled = move |event| {
        shell.need_rest();
        set_open.set(event_target::<Element>(&event).has_attribute("open"));
    };
    let html = memo(Box::new(move || {
        let rest = shell.rest().filter(|_| open.get());
        rest.map(|rest| shell.model.with(|model| (rest.tools)(&model.race))).unwrap_or_default()
    }));
    view! {
        <details class="tools" on:toggle=toggled>
            <summary>"The same streams, as six tools would report them"</summary>
            <Table title="Metrics by tool" html/>
        </details>
    }
}

/// What every figure on the page means, in a sentence each.
#[component]
pub(super) fn Terms() -> impl IntoView {
    view! {
        <details class="terms">
            <summary>"What the figures mean"</summary>
            <dl>
                <dt>"TTFT"</dt>
                <dd>"Time to first token: from the request to the first token of any kind, thinking included. Seconds."</dd>
                <dt>"First answer"</dt>
                <dd>"From the request to the first token that is said or answered. Seconds."</dd>
                <dt>"Tokens/s"</dt>
                <dd>"Tokens after the first chunk, over the time since it came. Thinking counts."</dd>
                <dt>"Tokens"</dt>
                <dd>"Tokens so far, thinking included, as o200k_base counts them."</dd>
                <dt>"Done"</dt>
                <dd>"From the request to the last token. Seconds."</dd>
                <dt>"Scheduled and shown tokens/s"</dt>
                <dd>"What the simulation asks for, and what this screen showed, by the wall clock."</dd>
                <dt>"Late, p50 and p99"</dt>
                <dd>"Wall time from a token’s due time to the frame that showed it: the median, and what one in a hundred exceeds."</dd>
                <dt>"Frames dropped"</dt>
                <dd>"Frames the screen missed while the lane was under way."</dd>
                <dt>"Limits of attention"</dt>
                <dd>"After Nielsen 1993, who follows Miller 1968 and Card 1991."</dd>
            </dl>
        </details>
    }
}
