use crate::app::race::LaneId;
use crate::shell::Shell;
use leptos::html::Div;
use leptos::prelude::*;

/// Where a lane's text streams. The scroller follows the tail by itself, until the person scrolls up.
#[component]
pub(super) fn Pane(shell: Shell, id: LaneId, name: Signal<String>) -> impl IntoView {
    let output = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(output) = output.get() {
            shell.show_lane(id, (*output).clone().into());
        }
    });
    let label = Signal::derive(move || format!("Output of {}", name.get()));
    let rate = shell.read(move |model| model.race.lane_rate(id));
    let wait = shell.read(move |model| model.race.lane_wait(id));
    let picture = shell.read_at(move |model, playhead| model.race.picture(id, playhead));
    let alt = Signal::derive(move || format!("Drawing of {}", name.get()));
    view! {
        <div class="pane">
            <img class="picture" alt=alt src=picture hidden=Signal::derive(move || picture.with(String::is_empty))/>
            <div class="pane-scroller" tabindex="0" role="group" aria-label=label>
                <div class="output" data-output="" node_ref=output></div>
            </div>
            <dl class="pane-idle" aria-hidden="true">
                <div>
                    <dt>"tokens a second"</dt>
                    <dd>{rate}</dd>
                </div>
                <div>
                    <dt>"to the first token"</dt>
                    <dd>{wait}</dd>
                </div>
            </dl>
        </div>
    }
}
