use super::read;
use crate::app::screen;
use crate::app::screen::simulated::{ControlView, Event, Number};
use crate::shell::{Shell, memo};
use crate::ui::common::{NumberField, StatusMark};
use crate::ui::frame::locked;
use leptos::prelude::*;

/// A number to type, with its unit, how far it can be trusted, and why.
#[component]
pub(super) fn Control(shell: Shell, number: Number) -> impl IntoView {
    let control = read(shell, move |model| ControlView::of(&model.setup, number));
    let text = move |of: fn(&ControlView) -> String| -> Signal<String> { memo(Box::new(move || control.with(of))) };
    let change = Callback::new(move |value| shell.simulated(Event::NumberChanged(number, value)));
    // These never change.
    let (name, unit, range) = control.with_untracked(|control| (control.name, control.unit, control.range.clone()));
    let comma = if unit.is_empty() { "" } else { ", " };
    let status = text(|control| control.status.to_owned());
    view! {
        <fieldset class="lockable control" role="presentation" disabled=locked(shell, screen::Event::Simulated(Event::NumberChanged(number, None)))>
            <span class="control-name">
                {name} " " <StatusMark status />
            </span>
            <NumberField
                label=format!("{}: {name}{comma}{unit}", number.group())
                value=text(|control| control.text.clone())
                range
                change
                changed=read(shell, move |model| ControlView::of(&model.setup, number).changed)
            />
            <span class="unit">{unit}</span>
            <p class="meaning" prop:textContent=text(|control| control.source.clone())></p>
        </fieldset>
    }
}
