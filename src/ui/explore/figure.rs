use super::control::drag;
use super::read;
use crate::app::screen::explore::{Model, Panel};
use crate::shell::{Shell, memo};
use leptos::prelude::*;

/// The figure of a panel. One can drag along a picture whose horizontal axis is one of the panel's numbers, by pointer,
/// touch and keys; the sentence, which is announced when it changes, says what is at that place.
#[component]
pub(super) fn FigureView(shell: Shell, panel: &'static Panel) -> impl IntoView {
    let names = read(shell, Model::axis_names);
    let name = move |n: usize| -> Signal<String> { memo(Box::new(move || names.with(|names| names[n].clone()))) };
    let up = name(0);
    let bars = Signal::derive(move || up.with(String::is_empty));
    let sentence = read(shell, |model| model.answer().sentence.clone());
    let crosshair = panel.along.map(|n| {
        view! {
            <input
                class="plot-input"
                type="range"
                min="0"
                max="1000"
                aria-label=panel.fields[n].name
                aria-valuetext=read(shell, move |model| panel.fields[n].quantity.words(model.values().get(n)))
                hidden=bars
                prop:value=read(shell, Model::place_across)
                on:input=drag(shell)
            />
        }
    });
    view! {
        <figure class="plot" data-bars=move || bars.get().to_string() aria-label="Figure">
            <p class="plot-axis" hidden=bars prop:textContent=up></p>
            <div class="plot-area">
                <div class="plot-drawing" role="img" aria-label=sentence inner_html=read(shell, Model::figure)></div>
                <div class="plot-place" inner_html=read(shell, Model::place)></div>
                {crosshair}
            </div>
            <p class="plot-axis plot-across" hidden=bars prop:textContent=name(1)></p>
        </figure>
    }
}
