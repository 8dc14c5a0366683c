use crate::app::screen::learn::{blank, drawn};
use crate::engine::{figures, order};
use crate::scenario::json::number as parsed;
use crate::scenario::lesson::{Answer, Drawing};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A line to draw: by pointer or finger in the picture, or by one slider for each place.
#[component]
pub(super) fn Draw(line: Drawing, answer: Signal<Option<Answer>>, draft: Callback<Answer>) -> impl IntoView {
    let (from, to) = line.ends;
    let heights = move || match answer.get() {
        Some(Answer::Line(heights)) => heights,
        _ => Vec::new(),
    };
    let set = move |n: usize, height: f64| {
        let mut heights = heights();
        if let Some(place) = heights.get_mut(n) {
            *place = order::between(figures::significant(height, 3), from, to);
            draft.run(Answer::Line(heights));
        }
    };
    let (axes, places) = (blank(&line), line.points.clone());
    // Where the pointer is, the nearest place takes that height.
    let drag = move |event: PointerEvent| {
        if event.buttons() & 1 == 0 {
            return;
        }
        let Some(area) = event.current_target().and_then(|area| area.dyn_into::<Element>().ok()) else { return };
        let room = area.get_bounding_client_rect();
        let across = (f64::from(event.client_x()) - room.left()) / room.width();
        let up = 1.0 - (f64::from(event.client_y()) - room.top()) / room.height();
        let distance = |x: f64| (axes.across.share(x) - across).abs();
        let nearest = places.iter().enumerate().min_by(|(_, a), (_, b)| distance(a.0).total_cmp(&distance(b.0)));
        if let Some((n, _)) = nearest {
            set(n, axes.up.value(up.clamp(0.0, 1.0)));
        }
    };
    let pressed = drag.clone();
    let sliders = line.points.iter().enumerate().map(|(n, (x, _))| {
        let place = figures::plain(*x);
        let height = Signal::derive(move || heights().get(n).copied().map(figures::plain).unwrap_or_default());
        view! {
            <label class="lesson-height">
                <span>{place.clone()}</span>
                <input
                    class="slider"
                    type="range"
                    min=figures::plain(from)
                    max=figures::plain(to)
                    step=figures::plain((to - from) / 200.0)
                    aria-label=format!("{}: {}, at {place}", line.up, line.across)
                    aria-valuetext=height
                    prop:value=height
                    on:input=move |event| {
                        if let Some(height) = parsed(&event_target_value(&event)) {
                            set(n, height);
                        }
                    }
                />
                <output prop:textContent=height></output>
            </label>
        }
    });
    let sliders = sliders.collect_view();
    let (up, across) = (line.up.clone(), line.across.clone());
    view! {
        <figure class="plot lesson-plot" data-bars="false">
            <p class="plot-axis">{up}</p>
            <div class="plot-area">
                <div class="plot-drawing" inner_html=Signal::derive(move || drawn(&line, &heights()))></div>
                <div class="lesson-canvas" on:pointerdown=pressed on:pointermove=drag></div>
            </div>
            <p class="plot-axis plot-across">{across}</p>
        </figure>
        <details class="more">
            <summary>"Set each place by a slider"</summary>
            <div class="lesson-heights">{sliders}</div>
        </details>
    }
}
