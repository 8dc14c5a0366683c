use crate::app::screen::iterate::{Event, KeptView, Model, SessionId};
use crate::engine::figures;
use crate::shell::{Shell, browser};
use crate::ui::iterate::{Views, read};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Offers to resume the newest session that is not over.
#[component]
pub(super) fn Resume(shell: Shell, views: Views) -> impl IntoView {
    let resumable = read(shell, |model| model.kept_views().into_iter().find(|kept| kept.in_progress));
    move || {
        resumable.get().map(|kept| {
            let id = kept.id;
            view! {
                <section class="resume" aria-label="A session in progress">
                    <p>
                        <b>"A session is in progress."</b> " "
                        <span prop:textContent=format!("{}: {}.", kept.title, kept.state)></span>
                        " The time you were away from the page is not counted."
                    </p>
                    <button class="button" type="button" on:click=move |_| open(shell, views, id)>
                        "Resume"
                    </button>
                </section>
            }
        })
    }
}

/// Opens a kept session. If it needs something from the person first, the focus goes to the text that says so.
fn open(shell: Shell, views: Views, id: SessionId) {
    super::begin(shell, views, Event::SessionOpened(id));
    request_animation_frame(|| {
        if let Ok(Some(lacking)) = browser::document().query_selector(".lacking:not([hidden])") {
            browser::focus(&lacking);
        }
    });
}

/// When a session began: a date and time in this page's format.
fn begun(seconds: u32) -> impl IntoView {
    let date = js_sys::Date::new(&JsValue::from_f64(f64::from(seconds) * 1e3));
    let words = js_sys::Object::new();
    for (part, length) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&words, &part.into(), &length.into());
    }
    let said = String::from(date.to_locale_string("en-GB", &words));
    let exact = String::from(date.to_iso_string());
    view! { ", begun " <time datetime=exact>{said}</time> }
}

/// Changes the kept sessions or the comparison, after moving the focus to `to`, if that is given. The list keeps its
/// place on screen and the focus, although the content above it grows or shrinks: otherwise the next click would hit
/// another row.
fn change(shell: Shell, event: Event, to: Option<Element>) {
    let list = browser::document().query_selector(".kept:not([hidden]) .kept-list").ok().flatten();
    let section = list.as_ref().and_then(|list| list.parent_element()?.dyn_into::<HtmlElement>().ok());
    // A hidden or removed list has no size, so it has no place to keep.
    let place = move || Some(list.as_ref()?.get_bounding_client_rect()).filter(|at| at.width() > 0.0).map(|at| at.y());
    let before = place();
    if let Some(to) = to {
        browser::focus_in_place(&to);
    }
    browser::keep_focus();
    shell.iterate(event);
    request_animation_frame(move || {
        let moved = move || Some(place()? - before?);
        let Some(by) = moved() else { return };
        browser::window().scroll_by_with_x_and_y(0.0, by);
        // A page that is too short to scroll so far gets more room at its end.
        if let (Some(missing @ 1.0..), Some(section)) = (moved(), section) {
            let height = section.get_bounding_client_rect().height() + missing;
            let _ = section.style().set_property("min-height", &(figures::plain(height) + "px"));
            browser::window().scroll_by_with_x_and_y(0.0, missing);
        }
    });
}

/// The row that gets the focus when a control's own row is deleted: the next one, or the one before if it was the last.
/// Not a button in that row: a held key or a second click would press it, too.
fn neighbour(control: &Element) -> Option<Element> {
    let row = control.closest("li").ok()??;
    row.next_element_sibling().or_else(|| row.previous_element_sibling())
}

/// A kept session: its title and state, whether it is in the chart, and its buttons. The element stays the same while
/// its texts change, so that it keeps the focus and a click in progress.
#[component]
fn Row(shell: Shell, views: Views, id: SessionId, kept: Memo<KeptView>) -> impl IntoView {
    let title = move || kept.with(|kept| kept.title.clone());
    let open_words = move || if kept.with(|kept| kept.in_progress) { "Resume" } else { "Show" };
    let on_axis = Memo::new(move |_| kept.with(|kept| kept.on_axis));
    let begun_at = Memo::new(move |_| kept.with(|kept| kept.begun));
    let has_axis = Memo::new(move |_| on_axis.with(Option::is_some));
    let tick = move || {
        let chosen = move || on_axis.get().is_some_and(|place| place.chosen);
        let fixed = move || on_axis.get().is_some_and(|place| place.fixed);
        let words = move || on_axis.get().map(|place| place.words);
        view! {
            <label class="choice tick">
                <input
                    type="checkbox"
                    aria-label=move || format!("{}: {}", words().unwrap_or_default(), title())
                    prop:checked=chosen
                    disabled=fixed
                    on:change=move |event| change(shell, Event::Compared(id, event_target_checked(&event)), None)
                />
                <span prop:textContent=move || words().unwrap_or_default()></span>
            </label>
        }
    };
    view! {
        <li tabindex="-1">
            <p>
                <b prop:textContent=title></b> " "
                <span class="iterate-note">
                    <span prop:textContent=move || kept.with(|kept| kept.state.clone())></span>
                    {move || begun_at.get().map(begun)}
                </span>
            </p>
            {move || has_axis.get().then(tick)}
            <button
                class="button"
                type="button"
                aria-label=move || format!("{}: {}", open_words(), title())
                on:click=move |_| {
                    browser::keep_focus();
                    open(shell, views, id);
                }
                prop:textContent=open_words
            ></button>
            <button
                class="button"
                type="button"
                aria-label=move || format!("Delete: {}", title())
                on:click=move |event| {
                    // The second click of a double click would delete the next row.
                    if event.detail() < 2 {
                        change(shell, Event::SessionDeleted(id), neighbour(&event_target(&event)));
                    }
                }
            >
                "Delete"
            </button>
        </li>
    }
}

/// The sessions kept in this browser, to show, resume, compare or delete.
#[component]
pub(super) fn Kept(shell: Shell, views: Views) -> impl IntoView {
    let kept = read(shell, Model::kept_views);
    let none = Signal::derive(move || kept.with(Vec::is_empty));
    let title = read(shell, |model| model.kept_title().to_owned());
    let row = move |first: KeptView| {
        let id = first.id;
        // Until a deleted row is removed it keeps its last texts.
        let now = Memo::new(move |last: Option<&KeptView>| {
            let now = kept.with(|all| all.iter().find(|kept| kept.id == id).cloned());
            now.unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        view! { <Row shell views id kept=now/> }
    };
    view! {
        <section class="kept" hidden=none aria-label=title>
            <h3 prop:textContent=title></h3>
            <p class="iterate-note" prop:textContent=read(shell, |model| model.kept_note().to_owned())></p>
            <ul class="kept-list">
                <For each=move || kept.get() key=|kept| kept.id children=row/>
            </ul>
            <details class="kept-all">
                <summary>"Delete all"</summary>
                <button class="button" type="button" on:click=move |_| change(shell, Event::AllDeleted, None)>
                    "Delete all sessions now"
                </button>
            </details>
        </section>
    }
}
