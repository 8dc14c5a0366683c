use crate::scenario::lesson::{Answer, Prose};
use crate::ui::common::{Glyph, IconButton};
use leptos::prelude::*;

/// Items to put in order: each can be moved up and down.
#[component]
pub(super) fn Order(items: Vec<Prose>, answer: Signal<Option<Answer>>, draft: Callback<Answer>) -> impl IntoView {
    let n_items = items.len();
    let order = move || match answer.get() {
        Some(Answer::Order(order)) => order,
        _ => (0..n_items).collect(),
    };
    let items = StoredValue::new(items);
    let item = move |place: usize| order().get(place).copied().unwrap_or_default();
    let read = move |place: usize, of: fn(&Prose) -> String| {
        items.with_value(|items| items.get(item(place)).map(of).unwrap_or_default())
    };
    let words = move |place| read(place, |item| item.html().to_owned());
    // A button's name has no marks.
    let plain = move |place| read(place, Prose::plain);
    let exchange = move |a: usize, b: usize| {
        let mut order = order();
        if a < order.len() && b < order.len() {
            order.swap(a, b);
            draft.run(Answer::Order(order));
        }
    };
    let row = move |place: usize| {
        let (first, last) = (place == 0, place + 1 == n_items);
        view! {
            <li class="lesson-item">
                <span class="lesson-item-words" inner_html=Signal::derive(move || words(place))></span>
                <IconButton
                    glyph=Glyph::Up
                    label=Signal::derive(move || format!("Move up: {}", plain(place)))
                    disabled=first
                    press=Callback::new(move |()| exchange(place, place.saturating_sub(1)))
                />
                <IconButton
                    glyph=Glyph::Down
                    label=Signal::derive(move || format!("Move down: {}", plain(place)))
                    disabled=last
                    press=Callback::new(move |()| exchange(place, place + 1))
                />
            </li>
        }
    };
    view! { <ol class="lesson-order">{(0..n_items).map(row).collect_view()}</ol> }
}
