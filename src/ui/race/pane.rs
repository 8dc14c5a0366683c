use crate::app::race::{LaneId, Status};
use crate::engine::PhaseKind;
use crate::shell::Shell;
use leptos::html::Div;
use leptos::prelude::*;

/// Where a lane's text streams. The scroller follows the tail by itself, until the person scrolls up.
#[component]
pub(super) fn Pane(shell: Shell, id: LaneId, name: Signal<String>, phase: Memo<Option<PhaseKind>>) -> impl IntoView {
    let output = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(output) = output.get() {
            shell.show_lane(id, (*output).clone().into());
        }
    });
    let status = Memo::new(move |_| shell.model.with(|model| model.race.status()));
    let headline = Memo::new(move |_| shell.model.with(|model| model.race.lane_headline(id)));
    let idle = move || matches!(status.get(), None | Some(Status::Idle));
    let waits = move || matches!(phase.get(), Some(kind) if kind.precedes_text()) && !idle();
    view! {
        <div class="pane">
            <div class="pane-scroller" tabindex="0" role="region" aria-label=move || format!("Output of {}", name.get())>
                <div class="output" data-output="" node_ref=output></div>
            </div>
            <Show when=idle>
                <dl class="pane-idle" aria-hidden="true">
                    {move || {
                        headline
                            .get()
                            .into_iter()
                            .map(|(value, unit)| view! { <div><dt>{unit}</dt><dd>{value}</dd></div> })
                            .collect_view()
                    }}
                </dl>
            </Show>
            <Show when=waits>
                <p class="pane-wait" aria-hidden="true">{move || phase.get().map(PhaseKind::name)}</p>
            </Show>
        </div>
    }
}
