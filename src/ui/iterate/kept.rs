use crate::app::screen::iterate::{Event, KeptView, Model, SessionId};
use crate::shell::{Shell, browser};
use crate::ui::iterate::{Views, read};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Offers to take up the newest session that is not over.
#[component]
pub(super) fn Resume(shell: Shell, views: Views) -> impl IntoView {
    let resumable = read(shell, |model| model.kept_views().into_iter().find(|kept| kept.in_progress));
    move || {
        resumable.get().map(|kept| {
            let id = kept.id;
            view! {
                <section class="resume" aria-label="A session in progress">
                    <p><b>"A session is in progress."</b> " " {kept.title} ": " {kept.state} ". "
                        "The time you were away from the page is not counted."</p>
                    <button class="button" type="button" on:click=move |_| open(shell, views, id)>
                        "Resume"
                    </button>
                </section>
            }
        })
    }
}

/// Opens a kept session. Where something is to be done before, the focus goes to what is said of it.
fn open(shell: Shell, views: Views, id: SessionId) {
    super::begin(shell, views, Event::SessionOpened(id));
    request_animation_frame(|| {
        if let Ok(Some(lacking)) = browser::document().query_selector(".lacking:not([hidden])") {
            browser::focus(&lacking);
        }
    });
}

/// When a session was begun, as this page writes times.
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

/// Changes what is kept or compared, with the focus on `to` before, if that is given. The list stays where it is on
/// screen, and the focus in it, though what is above it grows or shrinks at once: otherwise the next click would be on
/// another row.
fn change(shell: Shell, event: Event, to: Option<Element>) {
    let list = browser::document().query_selector(".kept:not([hidden]) .kept-list").ok().flatten();
    // What is hidden or gone has no size, and no place.
    let place = move || Some(list.as_ref()?.get_bounding_client_rect()).filter(|at| at.width() > 0.0).map(|at| at.y());
    let before = place();
    if let Some(to) = to {
        browser::focus_in_place(&to);
    }
    browser::keep_focus();
    shell.iterate(event);
    request_animation_frame(move || {
        if let (Some(before), Some(after)) = (before, place()) {
            browser::window().scroll_by_with_x_and_y(0.0, after - before);
        }
    });
}

/// The row that has the focus when a control's own is gone: the next one, or the one before where it is the last. Not
/// a button in it: who holds the key down, or clicks twice, would press that, too.
fn neighbour(control: &Element) -> Option<Element> {
    let row = control.closest("li").ok()??;
    row.next_element_sibling().or_else(|| row.previous_element_sibling())
}

/// A kept session: what it is, whether the chart shows it, and what can be done with it. It stays the same element
/// while what it says changes, so that the focus and a click that is under way stay with it.
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
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <li tabindex="-1">
            <p>
                <b>{title}</b> " "
                <span class="loop-note">
                    {move || kept.with(|kept| kept.state.clone())}
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
            >
                {open_words}
            </button>
            <button
                class="button"
                type="button"
                aria-label=move || format!("Delete: {}", title())
                on:click=move |event| {
                    // The second click of two is not on what it was meant for any more.
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

/// The sessions kept in this browser: to be shown, taken up, compared and deleted.
#[component]
pub(super) fn Kept(shell: Shell, views: Views) -> impl IntoView {
    let kept = read(shell, Model::kept_views);
    let none = Signal::derive(move || kept.with(Vec::is_empty));
    let title = read(shell, |model| model.kept_title().to_owned());
    let row = move |first: KeptView| {
        let id = first.id;
        // A row that goes says until then what it said last.
        let now = Memo::new(move |last: Option<&KeptView>| {
            let now = kept.with(|all| all.iter().find(|kept| kept.id == id).cloned());
            now.unwrap_or_else(|| last.unwrap_or(&first).clone())
        });
        view! { <Row shell views id kept=now/> }
    };
    view! {
        <section class="kept" hidden=none aria-label=title>
            <h3>{title}</h3>
            <p class="loop-note">{read(shell, |model| model.kept_note().to_owned())}</p>
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
