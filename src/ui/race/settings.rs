use super::control::FieldControl;
use super::sources::Sources;
use crate::app::preset::PRESETS;
use crate::app::race::control::{MAIN, MORE};
use crate::app::race::{Base, CUSTOM, Direction, Event, LaneId, LaneView};
use crate::scenario::ScriptKind;
use crate::shell::Shell;
use crate::ui::common::{Choice, Glyph, IconButton};
use leptos::prelude::*;

/// A lane's settings: what it starts from, its name and script, and every field of its profile.
#[component]
pub(super) fn Settings(shell: Shell, id: LaneId, view: Memo<Option<LaneView>>) -> impl IntoView {
    let read = move |read: fn(&LaneView) -> String| {
        Signal::derive(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
    };
    let place =
        Memo::new(move |_| view.with(|view| view.as_ref().map(|view| (view.index, view.n_lanes))).unwrap_or_default());
    let bases: Vec<_> = PRESETS.iter().map(Base::Preset).chain([Base::Custom]).collect();
    let bases: Vec<_> = bases.into_iter().map(|base| (base.id().to_owned(), base.name().to_owned())).collect();
    let scripts = [ScriptKind::Slow, ScriptKind::Fast].map(|kind| (kind.name().to_owned(), kind.name().to_owned()));
    let name = read(|view| view.name.clone());
    view! {
        <div class="settings">
            <div class="settings-row">
                <Choice
                    label="Model"
                    options=Signal::stored(bases)
                    value=read(|view| view.base.id().to_owned())
                    choose=move |base: String| {
                        shell.race(Event::BaseChosen(id, Base::by_id(&base).unwrap_or(Base::Custom)));
                    }
                />
                <Choice
                    label="Script"
                    options=Signal::stored(scripts.to_vec())
                    value=read(|view| view.script.name().to_owned())
                    choose=move |script: String| {
                        let fast = script == ScriptKind::Fast.name();
                        shell.race(Event::ScriptChosen(id, if fast { ScriptKind::Fast } else { ScriptKind::Slow }));
                    }
                />
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
            </div>
            <div class="controls">
                {MAIN.map(|field| view! { <FieldControl shell id field/> }).collect_view()}
            </div>
            <details class="more">
                <summary>"More: spread of TTFT, its parts, buffers"</summary>
                <div class="controls">
                    {MORE.map(|field| view! { <FieldControl shell id field/> }).collect_view()}
                </div>
            </details>
            <Show when=move || view.with(|view| view.as_ref().is_some_and(|view| view.base.id() != CUSTOM))>
                <Sources shell id/>
            </Show>
            <div class="settings-row settings-place">
                <IconButton
                    glyph=Glyph::Left
                    label=Signal::derive(move || format!("Move {} back", name.get()))
                    disabled=Signal::derive(move || place.get().0 == 0)
                    press=move || shell.race(Event::LaneMoved(id, Direction::Back))
                />
                <IconButton
                    glyph=Glyph::Right
                    label=Signal::derive(move || format!("Move {} forward", name.get()))
                    disabled=Signal::derive(move || place.get().0 + 1 >= place.get().1)
                    press=move || shell.race(Event::LaneMoved(id, Direction::Forward))
                />
                <button
                    class="button"
                    type="button"
                    disabled=move || place.get().1 < 2
                    on:click=move |_| shell.race(Event::LaneRemoved(id))
                >
                    "Remove lane"
                </button>
            </div>
        </div>
    }
}
