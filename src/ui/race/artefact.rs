use crate::app::isolated;
use crate::app::screen::race::LaneId;
use crate::shell::{Shell, browser};
use crate::ui::common::Live;
use leptos::prelude::*;

/// What a lane makes, as it stands. With reduced motion it changes only when an answer is complete.
#[component]
pub(in crate::ui) fn Artefact(shell: Shell, id: LaneId, name: Signal<String>) -> impl IntoView {
    let still = browser::prefers_reduced_motion();
    let label = Signal::derive(move || format!("What {} has made so far", isolated(&name.get())));
    let preview = shell.read_at(move |model, playhead| model.race.document(id, playhead, still));
    view! {
        <div class="pane-artefact">
            <Live label preview/>
        </div>
    }
}
