use crate::app::race::{self, Event};
use crate::engine::Nanos;
use crate::shell::Shell;
use leptos::html::Div;
use leptos::prelude::*;

/// Every lane's phases on one axis, the limits of attention, and the playhead, which can be dragged.
#[component]
pub(super) fn Timeline(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.race.run.is_none());
    let mark = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(mark) = mark.get() {
            shell.show_playhead((*mark).clone());
        }
    });
    let position = shell.read_at(|model, playhead| model.race.scrubber(playhead).to_string());
    let words = shell.read_at(|model, playhead| model.race.clock_words(playhead));
    let slid = move |event| {
        let end = shell.model.with_untracked(|model| model.race.run.as_ref().map(race::Run::end)).unwrap_or_default();
        if let Ok(position) = event_target_value(&event).parse::<u32>() {
            let share = f64::from(position) / f64::from(race::SCRUBBER_STEPS);
            shell.race(Event::Seeked(Nanos::from_seconds(end.seconds() * share)));
        }
    };
    view! {
        <div class="timeline" role="group" aria-label="Timeline" hidden=none>
            <div class="chart">
                <div inner_html=shell.read(|model| race::timeline(&model.race))></div>
                <div class="scrubber">
                    <div class="playhead" node_ref=mark></div>
                    <input
                        class="scrubber-input"
                        type="range"
                        min="0"
                        max=race::SCRUBBER_STEPS.to_string()
                        aria-label="Playhead"
                        aria-valuetext=words
                        prop:value=position
                        on:input=slid
                    />
                </div>
            </div>
            <ul class="legend" inner_html=shell.read(|model| race::legend(&model.race))></ul>
            <p class="limits-words">{race::LIMITS_WORDS}</p>
        </div>
    }
}
