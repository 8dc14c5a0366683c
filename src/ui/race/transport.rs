use crate::app::figures;
use crate::app::race::{Event, Run, SHORTCUTS, Speed, Status};
use crate::engine::Seed;
use crate::shell::Shell;
use crate::ui::common::{Choice, Glyph, Icon, IconButton, NumberField};
use leptos::prelude::*;

/// Play and pause, steps and jumps, speed and seed.
#[component]
pub(super) fn Transport(shell: Shell) -> impl IntoView {
    let status = Memo::new(move |_| shell.model.with(|model| model.race.status()));
    let running = move || status.get() == Some(Status::Running);
    let none = Signal::derive(move || status.get().is_none());
    let end = Memo::new(move |_| shell.model.with(|model| model.race.run.as_ref().map(Run::end)));
    let clock = move || {
        let end = end.get().map(figures::seconds).unwrap_or_default();
        format!("{} of {end}", figures::seconds(shell.playhead.get()))
    };
    let speed = Memo::new(move |_| shell.model.with(|model| model.race.setup.speed.get()));
    let speeds = Memo::new(move |_| Speed::options(speed.get()));
    let seed = Memo::new(move |_| shell.model.with(|model| model.race.setup.seed.get().to_string()));
    let result = Memo::new(move |_| {
        let playhead = shell.playhead.get();
        shell.model.with(|model| model.race.result(playhead))
    });
    let typed = move |seed: Option<f64>| shell.race(Event::SeedEntered(seed.unwrap_or_default().max(0.0) as u64));
    let press = move |event: Event| move || shell.race(event.clone());
    view! {
        <div class="transport">
            <button class="run" type="button" disabled=none on:click=move |_| shell.race(Event::PlayToggled)>
                <Icon glyph=Signal::derive(move || if running() { Glyph::Pause } else { Glyph::Play })/>
                {move || status.get().map_or("Run", Status::next_action)}
            </button>
            <div class="transport-group" role="group" aria-label="Playhead">
                <IconButton glyph=Glyph::Restart label="Restart" disabled=none press=press(Event::RestartPressed)/>
                <IconButton glyph=Glyph::StepBack label="Back by a chunk" disabled=none press=press(Event::SteppedBack)/>
                <IconButton
                    glyph=Glyph::StepForward
                    label="On by a chunk"
                    disabled=none
                    press=press(Event::SteppedForward)
                />
                <button class="button" type="button" disabled=none on:click=move |_| shell.race(Event::FirstTokenPressed)>
                    "First token"
                </button>
                <button class="button" type="button" disabled=none on:click=move |_| shell.race(Event::DonePressed)>
                    "Done"
                </button>
            </div>
            <p class="clock">{clock}</p>
            <div class="transport-group">
                <Choice
                    label="Speed"
                    options=speeds
                    value=Signal::derive(move || speed.get().to_string())
                    choose=move |speed: String| {
                        if let Ok(speed) = speed.parse() {
                            shell.race(Event::SpeedChosen(Speed::clamped(speed)));
                        }
                    }
                />
                <label class="choice">
                    <span class="choice-label">"Seed"</span>
                    <NumberField
                        label="Seed"
                        value=seed
                        range=(0.0, Seed::MAX as f64)
                        change=typed
                    />
                </label>
                <button class="button" type="button" disabled=none on:click=move |_| shell.race(Event::NewSeedPressed)>
                    "New seed"
                </button>
            </div>
            <p class="result" role="status">{move || result.get()}</p>
            <details class="keys">
                <summary>"Keys"</summary>
                <dl>
                    {SHORTCUTS
                        .map(|(key, action)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{action}</dd></div> })
                        .collect_view()}
                </dl>
            </details>
        </div>
    }
}
