use crate::app::preset::Status;
use crate::app::race::control::{Control, STEPS, absent, value_at};
use crate::app::race::{Event, LaneId};
use crate::engine::Field;
use crate::shell::Shell;
use crate::ui::common::NumberField;
use leptos::prelude::*;

/// One field of a lane's profile: a slider for the feel of it, a number for the exact value.
#[component]
pub(super) fn FieldControl(shell: Shell, id: LaneId, field: Field) -> impl IntoView {
    let control = Memo::new(move |_| shell.model.with(|model| model.race.control(id, field)));
    let read = move |read: fn(&Control) -> String| {
        Signal::derive(move || control.with(|control| control.as_ref().map(read).unwrap_or_default()))
    };
    let change = move |value| shell.race(Event::FieldChanged(id, field, value));
    let slid = move |event| {
        if let Ok(position) = event_target_value(&event).parse() {
            change(Some(value_at(field, position)));
        }
    };
    let unit = field.unit().symbol();
    let range = (*field.range().start(), *field.range().end());
    let status = Memo::new(move |_| control.with(|control| control.as_ref().and_then(|control| control.status)));
    view! {
        <div class="control" title=field.meaning()>
            <span class="control-name">{field.name()}</span>
            <Show when=move || status.get().is_some()>
                <span class="status" data-status=move || status.get().map(Status::name)>
                    {move || status.get().map(Status::name)}
                </span>
            </Show>
            <input
                class="slider"
                type="range"
                min="0"
                max=STEPS
                aria-label=field.name()
                aria-valuetext=read(|control| control.words.clone())
                prop:value=read(|control| control.position.to_string())
                on:input=slid
            />
            <NumberField
                label=format!("{}{}", field.name(), field.unit().label())
                value=read(|control| control.text.clone())
                range
                change
                empty=absent(field)
            />
            <span class="unit">{unit}</span>
        </div>
    }
}
