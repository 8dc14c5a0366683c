use super::read;
use crate::app::screen;
use crate::app::screen::simulated::{Event, Question};
use crate::scenario::json::number;
use crate::shell::Shell;
use crate::ui::frame::locked;
use leptos::html::Input;
use leptos::prelude::*;

/// The curve of a question. One can drag along it, by pointer, touch and keys.
#[component]
pub(super) fn Plot(shell: Shell, question: Question) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let slider = read(shell, move |model| model.slider(question));
    // All three in one go: a browser cuts a value to the end that it knows.
    let following = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        let [value, end, step] = slider.get();
        if let Some(input) = input.get() {
            input.set_max(&end);
            input.set_step(&step);
            input.set_value(&value);
        }
    }));
    on_cleanup(move || following.dispose());
    let drag = move |event| {
        if let Some(value) = number(&event_target_value(&event)) {
            shell.simulated(Event::Dragged(question, value));
        }
    };
    view! {
        <div class="plot" data-question=question.name()>
            <p class="plot-axis">{question.up()}</p>
            <div class="plot-area">
                <div inner_html=read(shell, move |model| model.picture(question))></div>
                <div inner_html=read(shell, move |model| model.place(question))></div>
                <input
                    class="plot-input"
                    type="range"
                    min="0"
                    node_ref=input
                    disabled=locked(shell, screen::Event::Simulated(Event::Dragged(question, 0.0)))
                    aria-label=question.slider()
                    aria-valuetext=read(shell, move |model| model.slider_words(question))
                    on:input=drag
                />
            </div>
            <p class="plot-axis plot-across">{question.across()}</p>
        </div>
    }
}
