use super::pane::Pane;
use crate::app::race::{LaneId, LaneReadout};
use crate::shell::{Shell, memo};
use crate::ui::common::{Glyph, Icon};
use leptos::prelude::*;

/// One lane: who it is, what it is doing, its text and its times.
#[component]
pub fn Lane(
    /// The playground.
    shell: Shell,
    /// Which lane.
    id: LaneId,
) -> impl IntoView {
    let readout = shell.read_at(move |model, playhead| LaneReadout::of(&model.race, id, playhead));
    let show = move |read: fn(&LaneReadout) -> String| -> Signal<String> {
        memo(Box::new(move || readout.with(|readout| readout.as_ref().map(read).unwrap_or_default())))
    };
    let name = show(|readout| readout.name.clone());
    let phase = show(|readout| readout.phase.name().to_owned());
    let (open, set_open) = signal(false);
    let expanded = Signal::derive(move || open.get().to_string());
    let settings = move || shell.rest().filter(|_| open.get()).map(|rest| (rest.settings)(shell, id, name));
    let figure = |name: &'static str, meaning: &'static str, value: Signal<String>| {
        view! {
            <div>
                <dt title=meaning>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    view! {
        <article
            class="lane"
            data-lane=show(|readout| readout.index.to_string())
            data-script=show(|readout| readout.script.name().to_owned())
            data-accent=show(|readout| readout.accent.to_string())
            data-phase=phase
            data-verdict=show(|readout| readout.rank.to_owned())
            aria-label=name
        >
            <header class="lane-header">
                <h2 class="lane-name">{name}</h2>
                <p class="lane-phase">
                    <span>{phase}</span>
                    " "
                    <span class="lane-phase-time">{show(|readout| readout.elapsed.clone())}</span>
                </p>
                <button
                    class="icon-button"
                    type="button"
                    title="Settings"
                    aria-label=Signal::derive(move || format!("Settings of {}", name.get()))
                    aria-expanded=expanded
                    on:click=move |_| {
                        shell.need_rest();
                        set_open.update(|open| *open = !*open);
                    }
                >
                    <Icon glyph=Glyph::Settings/>
                </button>
                <p class="lane-summary">{show(|readout| readout.summary.clone())}</p>
                <p class="verdict">{show(|readout| readout.verdict.clone())}</p>
            </header>
            <Pane shell id name/>
            <dl class="readout">
                {figure("TTFT", "Time to first token, thinking included", show(|readout| readout.ttft.clone()))}
                {figure(
                    "First answer",
                    "Time to the first token that is said or answered",
                    show(|readout| readout.ttfat.clone()),
                )}
                {figure("Tokens/s", "Tokens a second since the first, thinking included", show(|readout| readout.rate.clone()))}
                {figure("Tokens", "Tokens so far, thinking included", show(|readout| readout.tokens.clone()))}
                {figure("Done", "From the request to the last token", show(|readout| readout.done.clone()))}
            </dl>
            {settings}
        </article>
    }
}
