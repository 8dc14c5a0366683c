use crate::app::race::{self, Event, Mark};
use crate::engine::Nanos;
use crate::shell::Shell;
use leptos::html::Div;
use leptos::prelude::*;

/// Every lane's phases on one axis, the limits of attention, and the playhead, which can be dragged.
#[component]
pub(super) fn Timeline(shell: Shell) -> impl IntoView {
    let timeline = shell.read(|model| race::Timeline::of(&model.race));
    let mark = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(mark) = mark.get() {
            shell.show_playhead((*mark).clone());
        }
    });
    let position = shell.read_at(|model, playhead| model.race.scrubber(playhead).to_string());
    let words = shell.read_at(|model, playhead| model.race.clock_words(playhead));
    let slid = move |event| {
        let end = shell.model.with_untracked(|model| model.race.run.as_ref().map(race::Run::end)).unwrap_or_default();
        if let Ok(position) = event_target_value(&event).parse::<u32>() {
            let share = f64::from(position) / f64::from(race::SCRUBBER_STEPS);
            shell.race(Event::Seeked(Nanos::from_seconds(end.seconds() * share)));
        }
    };
    // Drawn once a trace: it stands still while the playhead moves.
    let drawing = move || timeline.with(|timeline| draw(&timeline.rows, &timeline.limits, &timeline.ticks));
    let legend = move || timeline.with(|timeline| timeline.legend.iter().map(|word| key(word)).collect_view());
    view! {
        <div class="timeline" role="group" aria-label="Timeline">
            <div class="chart">
                {drawing}
                <div class="scrubber">
                    <div class="playhead" node_ref=mark></div>
                    <input
                        class="scrubber-input"
                        type="range"
                        min="0"
                        max=race::SCRUBBER_STEPS.to_string()
                        aria-label="Playhead"
                        aria-valuetext=words
                        prop:value=position
                        on:input=slid
                    />
                </div>
            </div>
            <ul class="legend">{legend} <li>{race::LIMITS_WORDS}</li></ul>
        </div>
    }
}

fn draw(rows: &[race::Row], limits: &[Mark], ticks: &[Mark]) -> impl IntoView + use<> {
    let row = |row: &race::Row| {
        view! {
            <div class="row" data-script=row.script.name() data-accent=row.accent.to_string()>
                <span class="row-name">{row.name.clone()}</span>
                <div class="row-bars">{marks(&row.bars)}</div>
            </div>
        }
    };
    view! {
        <div class="rows">{rows.iter().map(row).collect_view()}</div>
        <div class="limits" aria-hidden="true">{marks(limits)}</div>
        <div class="axis" aria-hidden="true">{marks(ticks)}</div>
    }
}

fn marks(marks: &[Mark]) -> impl IntoView + use<> {
    let mark = |mark: &Mark| {
        view! {
            <span class="mark" data-phase=mark.phase style:left=percent(mark.start) style:width=percent(mark.width)>
                {mark.label.clone()}
            </span>
        }
    };
    marks.iter().map(mark).collect_view()
}

fn percent(share: f64) -> String {
    format!("{}%", share * 100.0)
}

fn key(phase: &'static str) -> impl IntoView {
    view! {
        <li>
            <span class="mark" data-phase=phase></span>
            {phase}
        </li>
    }
}
