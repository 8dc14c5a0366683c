use super::kept::Kept;
use crate::app::Model;
use crate::app::iterate::Event;
use crate::shell::Shell;
use crate::ui::common::{Button, Table, refused};
use leptos::html::Div;
use leptos::prelude::*;

/// The patterns of what is told apart on the axis; their colours are the style sheet's.
const FILLS: &str = "\
    <pattern id=\"fill-writing\" data-fill=\"writing\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
    <path stroke-width=\"3\" d=\"M1.5 0v5\"/></pattern>\
    <pattern id=\"fill-checks\" data-fill=\"checks\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><path stroke-width=\"3\" d=\"M1.5 0v5\"/></pattern>\
    <pattern id=\"fill-away\" data-fill=\"away\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
    <path stroke-width=\"2\" d=\"M0 1h5\"/></pattern>";

/// What a session came to, beside others on one axis.
#[component]
pub(super) fn Results(shell: Shell) -> impl IntoView {
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.iterate(event()));
    let locked = shell.read(|model| !model.iterate.can_take_along());
    let other = shell.read(|model| model.iterate.can_do_other());
    let changed = shell.read(|model| model.iterate.changed_words());
    let by_hand = NodeRef::<Div>::new();
    by_hand.on_load(move |place| {
        let _ = place.append_child(&refused(shell.read(Model::refused_replay)).0);
    });
    view! {
        <div class="results">
            <h2 class="loop-title" tabindex="-1">"Where the time went"</h2>
            <div class="loop-choices">
                <button
                    class="run"
                    type="button"
                    hidden=Signal::derive(move || !other.get())
                    on:click=move |_| super::begin(shell, Event::OtherPressed)
                >
                    "Now with the other model"
                </button>
                <Button label="Another session" press=press(|| Event::SetupPressed)/>
            </div>
            <div class="timeline" role="group" aria-label="Sessions on one time axis">
                <svg class="fills" aria-hidden="true">
                    <defs inner_html=FILLS></defs>
                </svg>
                <div class="chart" inner_html=shell.read(|model| model.iterate.axis())></div>
                <ul class="legend" inner_html=shell.read(|model| model.iterate.axis_legend())></ul>
            </div>
            <Table title="What the sessions came to" html=shell.read(|model| model.iterate.figures_table())/>
            <section class="outcome" aria-label="What was missed or not asked for">
                <h3>"What was missed or not asked for"</h3>
                <p class="loop-note">
                    "Escaped defects are the real problems of the turn that was accepted, what the task asks for next \
                     among them. Its checks that fail are listed, too; they count where there is no such problem."
                </p>
                <div inner_html=shell.read(|model| model.iterate.missed())></div>
            </section>
            <section
                class="outcome"
                aria-label="What the other latency would have changed"
                hidden=Signal::derive(move || changed.with(String::is_empty))
            >
                <h3>"What the other latency would have changed"</h3>
                <div inner_html=changed></div>
            </section>
            <div class="loop-choices" role="group" aria-label="Take it along">
                <Button label="Copy a link that replays it" disabled=locked press=press(|| Event::CopyReplayPressed)/>
                <Button label="Download sessions (JSON)" disabled=locked press=press(|| Event::ExportJsonPressed)/>
                <Button label="Download sessions (CSV)" disabled=locked press=press(|| Event::ExportCsvPressed)/>
                <span class="loop-note" role="status">{shell.read(|model| model.replay_copied().to_owned())}</span>
                <span class="loop-note">{shell.read(|model| model.iterate.replay_needs().to_owned())}</span>
            </div>
            <div node_ref=by_hand></div>
            <Kept shell/>
        </div>
    }
}
