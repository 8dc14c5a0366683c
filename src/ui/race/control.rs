use crate::app::delivery::control::{Control, STEPS, connections, value_at};
use crate::app::screen;
use crate::app::screen::race::{Event, LaneId};
use crate::engine::figures;
use crate::engine::{Field, Unit};
use crate::scenario::json::number;
use crate::shell::{Shell, memo};
use crate::ui::common::{NumberField, StatusMark};
use crate::ui::frame::locked;
use leptos::prelude::*;

/// One field of a lane's profile: a slider to try values, a number for the exact value.
#[component]
pub(super) fn FieldControl(shell: Shell, id: LaneId, field: Field) -> impl IntoView {
    let control = shell.read(move |model| model.race.control(id, field));
    let show = move |read: fn(&Control) -> String| -> Signal<String> {
        memo(Box::new(move || control.with(|control| control.as_ref().map(read).unwrap_or_default())))
    };
    let change = Callback::new(move |value| shell.race(Event::FieldChanged(id, field, value)));
    // A slider may move several times in a frame; one new run is enough.
    let latest = StoredValue::new(None);
    let slid = move |event| {
        let Ok(position) = event_target_value(&event).parse() else { return };
        if latest.try_update_value(|latest| latest.replace(position)) == Some(None) {
            request_animation_frame(move || {
                if let Some(position) = latest.try_update_value(Option::take).flatten() {
                    change.run(Some(value_at(field, position)));
                }
            });
        }
    };
    let status = show(|control| control.status.to_owned());
    let meaning = id.name_of(field.key());
    let locked = locked(shell, screen::Event::Race(Event::FieldChanged(id, field, None)));
    let name = view! {
        <span class="control-name">
            {field.name()} " "
            <StatusMark status />
        </span>
    };
    if let Unit::Choice(_) = field.unit() {
        return view! {
            <fieldset class="lockable control" role="presentation" disabled=locked>
                {name}
                <select
                    class="choice-select"
                    aria-label=field.name()
                    aria-describedby=meaning.clone()
                    inner_html=show(connections)
                    on:change=move |event| change.run(number(&event_target_value(&event)))
                ></select>
                <p class="meaning" id=meaning>{field.meaning()}</p>
            </fieldset>
        }
        .into_any();
    }
    view! {
        <fieldset class="lockable control" role="presentation" disabled=locked>
            {name}
            <input
                class="slider"
                type="range"
                min="0"
                max=STEPS.to_string()
                aria-label=field.name()
                aria-describedby=meaning.clone()
                aria-valuetext=show(|control| control.words.clone())
                prop:value=show(|control| control.position.to_string())
                on:input=slid
            />
            <NumberField
                label=format!("{}{}", field.name(), field.unit().label())
                value=show(|control| control.text.clone())
                range=(figures::plain(*field.range().start()), figures::plain(*field.range().end()))
                change
                changed=Signal::derive(move || control.with(|control| control.as_ref().is_some_and(|control| control.changed)))
                empty=show(|control| if control.text.is_empty() { control.words.clone() } else { String::new() })
            />
            <span class="unit">{field.unit().symbol()}</span>
            <p class="meaning" id=meaning>{field.meaning()}</p>
        </fieldset>
    }
    .into_any()
}
