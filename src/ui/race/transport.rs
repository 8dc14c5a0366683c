use crate::app::race::{Event, Speed};
use crate::engine::Seed;
use crate::shell::Shell;
use crate::ui::common::{Button, Choice, Glyph, Icon, IconButton, NumberField};
use leptos::prelude::*;

/// Play and pause, steps and jumps, speed and seed.
#[component]
pub(super) fn Transport(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.race.run.is_none());
    let running = shell.read(|model| model.race.is_running());
    let glyph = Signal::derive(move || if running.get() { Glyph::Pause } else { Glyph::Play });
    let action = shell.read_at(|model, playhead| model.race.next_action(playhead).to_owned());
    let clock = shell.read_at(|model, playhead| model.race.clock_words(playhead));
    let result = shell.read_at(|model, playhead| model.race.result(playhead).unwrap_or_default());
    let speeds = shell.read(|model| Speed::options(model.race.setup.speed));
    let choose_speed = Callback::new(move |name: String| {
        if let Some(speed) = Speed::read(&name) {
            shell.race(Event::SpeedChosen(speed));
        }
    });
    let seed = shell.read(|model| model.race.setup.seed.get().to_string());
    let enter_seed = Callback::new(move |seed: Option<f64>| {
        if let Some(seed) = seed {
            shell.race(Event::SeedEntered(seed.max(0.0) as u64));
        }
    });
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.race(event()));
    view! {
        <div class="transport">
            <button class="run" type="button" disabled=none on:click=move |_| shell.race(Event::PlayToggled)>
                <Icon glyph/>
                <span>{action}</span>
            </button>
            <div class="transport-group" role="group" aria-label="Playhead">
                <IconButton glyph=Glyph::Restart label="Restart" disabled=none press=press(|| Event::RestartPressed)/>
                <IconButton
                    glyph=Glyph::StepBack
                    label="Back by a chunk"
                    disabled=none
                    press=press(|| Event::SteppedBack)
                />
                <IconButton
                    glyph=Glyph::StepForward
                    label="On by a chunk"
                    disabled=none
                    press=press(|| Event::SteppedForward)
                />
                <Button label="To first token" disabled=none press=press(|| Event::FirstTokenPressed)/>
                <Button label="To done" disabled=none press=press(|| Event::DonePressed)/>
            </div>
            <p class="clock">{clock}</p>
            <div class="transport-group">
                <Choice label="Speed" options=speeds choose=choose_speed/>
                <label class="choice">
                    <span class="choice-label">"Seed"</span>
                    <NumberField label="Seed" value=seed range=("0".to_owned(), Seed::MAX.to_string()) change=enter_seed/>
                </label>
                <Button label="New seed" disabled=none press=press(|| Event::NewSeedPressed)/>
            </div>
            <details class="keys">
                <summary>"Keys"</summary>
                <dl>
                    <dt><kbd>"Space"</kbd></dt>
                    <dd>"Run or pause"</dd>
                    <dt><kbd>"R"</kbd></dt>
                    <dd>"Restart"</dd>
                    <dt><kbd>"←"</kbd> " " <kbd>"→"</kbd></dt>
                    <dd>"Back and on by a chunk"</dd>
                    <dt><kbd>"F"</kbd></dt>
                    <dd>"To the first token"</dd>
                    <dt><kbd>"D"</kbd></dt>
                    <dd>"To done"</dd>
                    <dt><kbd>"N"</kbd></dt>
                    <dd>"New seed"</dd>
                    <dd class="keys-about">"They act while the focus is in the race."</dd>
                </dl>
            </details>
            <p class="result" role="status">{result}</p>
        </div>
    }
}
