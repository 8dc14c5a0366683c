use super::pane::Pane;
use super::settings::Settings;
use crate::app::race::{LaneId, LaneReadout, LaneView, Verdict};
use crate::engine::PhaseKind;
use crate::shell::Shell;
use crate::ui::common::{Glyph, Icon};
use leptos::prelude::*;

/// One lane: who it is, what it is doing, its text and its times.
#[component]
pub fn Lane(
    /// The playground.
    shell: Shell,
    /// Which lane.
    id: LaneId,
    /// All of them.
    lanes: Memo<Vec<LaneView>>,
) -> impl IntoView {
    let view = Memo::new(move |_| lanes.with(|lanes| lanes.iter().find(|lane| lane.id == id).cloned()));
    let index = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.index)));
    let readout = Memo::new(move |_| {
        let (playhead, index) = (shell.playhead.get(), index.get()?);
        shell.model.with(|model| LaneReadout::of(model.race.run.as_ref()?, index, playhead))
    });
    let summary = Memo::new(move |_| shell.model.with(|model| model.race.lane_summary(id)));
    let name = move || view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let figure = move |read: fn(&LaneReadout) -> Option<String>| {
        move || readout.with(|readout| readout.as_ref().and_then(read)).unwrap_or_else(|| "–".to_owned())
    };
    let phase = Memo::new(move |_| readout.with(|readout| readout.as_ref().map(|readout| readout.phase)));
    let elapsed = move || readout.with(|readout| readout.as_ref().map(|readout| readout.elapsed.clone()));
    let verdict = Memo::new(move |_| readout.with(|readout| readout.as_ref().and_then(|readout| readout.verdict)));
    let (open, set_open) = signal(false);
    let settings_id = move || format!("lane-{}-settings", index.get().unwrap_or_default());
    view! {
        <article
            class="lane"
            data-lane=move || index.get()
            data-script=move || view.with(|view| view.as_ref().map(|view| view.script.name()))
            data-accent=move || view.with(|view| view.as_ref().map(|view| view.accent))
            data-phase=move || phase.get().map(PhaseKind::name)
            aria-label=name
        >
            <header class="lane-header">
                <h2 class="lane-name">{name}</h2>
                <p class="lane-phase">
                    <span class="lane-phase-word">{move || phase.get().map(PhaseKind::name)}</span>
                    " "
                    <span class="lane-phase-time">{elapsed}</span>
                </p>
                <button
                    class="icon-button"
                    type="button"
                    title="Settings"
                    aria-label=move || format!("Settings of {}", name())
                    aria-expanded=move || open.get().to_string()
                    aria-controls=settings_id
                    on:click=move |_| set_open.update(|open| *open = !*open)
                >
                    <Icon glyph=Glyph::Settings/>
                </button>
                <p class="lane-summary">{move || summary.get()}</p>
            </header>
            <Pane shell id name=Signal::derive(name) phase/>
            <dl class="readout">
                <div>
                    <dt title="Time to first token, thinking included">"TTFT"</dt>
                    <dd>{figure(|readout| readout.ttft.clone())}</dd>
                </div>
                <div>
                    <dt title="Time to the first token that is said or answered">"First answer token"</dt>
                    <dd>{figure(|readout| readout.ttfat.clone())}</dd>
                </div>
                <div>
                    <dt title="Tokens a second since the first, thinking included">"Tokens/s"</dt>
                    <dd>{figure(|readout| readout.rate.clone())}</dd>
                </div>
                <div>
                    <dt title="Tokens so far, thinking included">"Tokens"</dt>
                    <dd>{figure(|readout| Some(readout.tokens.clone()))}</dd>
                </div>
                <div>
                    <dt title="From the request to the last token">"Done"</dt>
                    <dd>{figure(|readout| readout.done.clone())}</dd>
                </div>
            </dl>
            <p class="verdict" class:verdict-first=move || matches!(verdict.get(), Some(Verdict::First { .. }))>
                {move || verdict.get().map(Verdict::words)}
            </p>
            <div id=settings_id hidden=move || !open.get()>
                <Show when=move || open.get()>
                    <Settings shell id view/>
                </Show>
            </div>
        </article>
    }
}
