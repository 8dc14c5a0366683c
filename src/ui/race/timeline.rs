use crate::app::figures;
use crate::app::race::{self, Event, LIMITS};
use crate::engine::{Nanos, PhaseKind};
use crate::shell::Shell;
use leptos::html::Div;
use leptos::prelude::*;

/// Steps of the scrubber along the axis.
const STEPS: f64 = 1000.0;

/// Every lane's phases on one axis, the limits of attention, and the playhead, which can be dragged.
#[component]
pub(super) fn Timeline(shell: Shell) -> impl IntoView {
    let timeline = Memo::new(move |_| shell.model.with(|model| race::Timeline::of(&model.race)));
    let mark = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(mark) = mark.get() {
            shell.show_playhead((*mark).clone());
        }
    });
    let end = move || timeline.with(|timeline| timeline.as_ref().map_or(Nanos::ZERO, |timeline| timeline.end));
    let position = move || (shell.playhead.get().seconds() / end().seconds().max(1e-9) * STEPS).to_string();
    let slid = move |event| {
        if let Ok(position) = event_target_value(&event).parse::<f64>() {
            shell.race(Event::Seeked(Nanos::from_seconds(end().seconds() * position / STEPS)));
        }
    };
    let drawing = move || timeline.get().map(|timeline| view! { <Drawing timeline/> });
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
                        max=STEPS
                        aria-label="Playhead"
                        aria-valuetext=move || {
                            format!("{} of {}", figures::seconds(shell.playhead.get()), figures::seconds(end()))
                        }
                        prop:value=position
                        on:input=slid
                    />
                </div>
            </div>
            <ul class="legend">
                {PhaseKind::SHOWN
                    .map(|kind| view! { <li><span class="bar" data-phase=kind.name()></span>{kind.name()}</li> })
                    .collect_view()}
                <li class="legend-limits">
                    "Limits of attention (Nielsen 1993): "
                    {LIMITS.map(|limit| format!("{} {}", limit.label(), limit.meaning)).join(", ")}
                </li>
            </ul>
        </div>
    }
}

/// What stands still while the playhead moves: drawn once a trace.
#[component]
fn Drawing(timeline: race::Timeline) -> impl IntoView {
    let percent = |share: f64| format!("{:.4}%", share * 100.0);
    let row = |row: race::Row| {
        let bars = row.bars.into_iter().map(|bar| {
            view! {
                <div class="bar" data-phase=bar.kind.name() style:left=percent(bar.start) style:width=percent(bar.width)></div>
            }
        });
        view! {
            <div class="row" data-script=row.script.name() data-accent=row.accent>
                <span class="row-name">{row.name}</span>
                <div class="row-bars">{bars.collect_view()}</div>
            </div>
        }
    };
    let limit = |mark: race::LimitMark| {
        view! {
            <div class="limit" style:left=percent(mark.place)>
                <span class="limit-label">{mark.label}</span>
            </div>
        }
    };
    let tick = |(place, label): (f64, String)| view! { <span class="tick" style:left=percent(place)>{label}</span> };
    view! {
        <div class="rows">{timeline.rows.into_iter().map(row).collect_view()}</div>
        <div class="limits" aria-hidden="true">{timeline.limits.into_iter().map(limit).collect_view()}</div>
        <div class="axis" aria-hidden="true">
            {timeline.ticks.into_iter().map(tick).collect_view()}
            <span class="axis-unit">"s"</span>
        </div>
    }
}
