use super::read;
use crate::app::screen;
use crate::app::screen::explore::{ControlView, Event, Field, Kind};
use crate::engine::figures;
use crate::scenario::json::number;
use crate::shell::{Shell, memo};
use crate::ui::common::{NumberField, StatusMark};
use crate::ui::frame::locked;
use leptos::prelude::*;

/// A field: a slider to try values and a number for the exact one, or a list to choose from, and its source.
#[component]
pub(super) fn Control(shell: Shell, n: usize, field: &'static Field) -> impl IntoView {
    let control = read(shell, move |model| model.control(n));
    let text = move |of: fn(&ControlView) -> String| -> Signal<String> { memo(Box::new(move || control.with(of))) };
    let locked = locked(shell, screen::Event::Explore(Event::Changed(n, None)));
    let name = view! {
        <span class="control-name">
            {field.name} " " <StatusMark status=text(|control| control.status.to_owned())/>
        </span>
    };
    if let Kind::Choice(choices) = field.kind {
        let choose = move |event| {
            let word = event_target_value(&event);
            let chosen = choices.iter().position(|(known, _)| *known == word);
            shell.explore(Event::Changed(n, chosen.map(|chosen| chosen as f64)));
        };
        return view! {
            <fieldset class="lockable" role="presentation" disabled=locked>
                <label class="control">
                    {name}
                    <select class="choice-select" inner_html=text(|control| control.options.clone()) on:change=choose></select>
                </label>
            </fieldset>
        }
        .into_any();
    }
    let unit = field.quantity.unit();
    // A whole number moves by one; any other by a thousandth of its slider.
    let whole = field.kind == Kind::Whole;
    let (least, most) = if whole { field.range } else { (0.0, 1e3) };
    let [least, most] = [least, most].map(figures::plain);
    let comma = if unit.is_empty() { "" } else { ", " };
    view! {
        <fieldset class="lockable control" role="presentation" disabled=locked>
            {name}
            <input
                class="slider"
                type="range"
                min=least
                max=most
                aria-label=field.name
                aria-valuetext=read(shell, move |model| field.quantity.words(model.values().get(n)))
                prop:value=text(|control| control.slider.clone())
                on:input=slide(shell, move |place| if whole { Event::Changed(n, Some(place)) } else { Event::Slid(n, place / 1e3) })
            />
            <NumberField
                label=format!("{}{comma}{unit}", field.name)
                value=text(|control| control.text.clone())
                range=(figures::plain(field.range.0), figures::plain(field.range.1))
                change=Callback::new(move |value| shell.explore(Event::Changed(n, value)))
                changed=read(shell, move |model| model.control(n).changed)
            />
            <span class="unit">{unit}</span>
            <p class="meaning">{field.source}</p>
        </fieldset>
    }
    .into_any()
}

/// What the slider over the figure does.
pub(super) fn drag(shell: Shell) -> impl Fn(leptos::ev::Event) {
    slide(shell, |place| Event::Dragged(place / 1e3))
}

/// What a slider does when it moves. It may move several times in a frame; one answer is enough.
fn slide(shell: Shell, slid: impl Fn(f64) -> Event + Copy + 'static) -> impl Fn(leptos::ev::Event) {
    let latest = StoredValue::new(None::<f64>);
    move |event| {
        let Some(place) = number(&event_target_value(&event)) else { return };
        if latest.try_update_value(|latest| latest.replace(place)) == Some(None) {
            request_animation_frame(move || {
                if let Some(place) = latest.try_update_value(Option::take).flatten() {
                    shell.explore(slid(place));
                }
            });
        }
    }
}
