use super::control::FieldControl;
use crate::app::delivery::Base;
use crate::app::delivery::control::{MAIN, MORE};
use crate::app::isolated;
use crate::app::screen;
use crate::app::screen::race::{Direction, Event, LaneId, tables};
use crate::engine::Field;
use crate::scenario::ScriptKind;
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Choice, Glyph, IconButton, Table};
use crate::ui::frame::Lockable;
use leptos::prelude::*;

/// The lane's next arrivals, as a picture that follows its settings.
#[component]
pub(super) fn Arrivals(shell: Shell, id: LaneId) -> impl IntoView {
    view! { <figure class="arrivals" inner_html=shell.read(move |model| model.race.arrivals(id))></figure> }
}

/// A lane's settings: its preset, name and script, and every field of its profile.
#[component]
pub(super) fn Settings(shell: Shell, id: LaneId, name: Signal<String>) -> impl IntoView {
    let press = move |event: fn(LaneId) -> Event| {
        Callback::new(move |()| {
            browser::keep_focus();
            shell.race(event(id));
        })
    };
    let choose_base = Callback::new(move |base: String| {
        shell.race(Event::BaseChosen(id, Base::by_id(&base).unwrap_or(Base::Custom)));
    });
    let choose_script = Callback::new(move |name: String| {
        if let Some(kind) = ScriptKind::ALL.into_iter().find(|kind| kind.name() == name) {
            shell.race(Event::ScriptChosen(id, kind));
        }
    });
    let controls = move |fields: &[Field]| {
        fields.iter().map(|field| view! { <FieldControl shell id field=*field/> }).collect_view()
    };
    let of = screen::Event::Race;
    let sources = shell.read(move |model| tables::sources(&model.race, id));
    view! {
        <div class="settings">
            <div class="settings-row">
                <Lockable shell event=of(Event::BaseChosen(id, Base::Custom))>
                    <Choice
                        label="Model"
                        options=shell.read(move |model| model.race.base_options(id))
                        choose=choose_base
                    />
                </Lockable>
                <Lockable shell event=of(Event::ScriptChosen(id, ScriptKind::Slow))>
                    <Choice
                        label="Script"
                        options=shell.read(move |model| model.race.script_options(id))
                        choose=choose_script
                    />
                </Lockable>
                <Lockable shell event=of(Event::LaneRenamed(id, String::new()))>
                    <label class="choice">
                        <span class="choice-label">"Name"</span>
                        <input
                            class="text-field"
                            type="text"
                            maxlength="80"
                            prop:value=name
                            on:change=move |event| shell.race(Event::LaneRenamed(id, event_target_value(&event)))
                        />
                    </label>
                </Lockable>
            </div>
            <div class="controls">{controls(&MAIN)}</div>
            {MORE.map(|(about, fields)| view! {
                <details class="more">
                    <summary>{about}</summary>
                    <div class="controls">{controls(fields)}</div>
                </details>
            }).collect_view()}
            <div class="sources" hidden=Signal::derive(move || sources.with(String::is_empty))>
                <Table title="Where the figures come from" html=sources/>
            </div>
            <div class="settings-row settings-place">
                <Lockable shell event=of(Event::LaneRemoved(id))>
                    <IconButton
                        glyph=Glyph::Left
                        label=Signal::derive(move || format!("Move {} back", isolated(&name.get())))
                        disabled=shell.read(move |model| model.race.is_first(id))
                        press=press(|id| Event::LaneMoved(id, Direction::Back))
                    />
                    <IconButton
                        glyph=Glyph::Right
                        label=Signal::derive(move || format!("Move {} forward", isolated(&name.get())))
                        disabled=shell.read(move |model| model.race.is_last(id))
                        press=press(|id| Event::LaneMoved(id, Direction::Forward))
                    />
                    <Button
                        label="Remove lane"
                        disabled=shell.read(move |model| model.race.is_first(id) && model.race.is_last(id))
                        press=press(Event::LaneRemoved)
                    />
                </Lockable>
            </div>
        </div>
    }
}
