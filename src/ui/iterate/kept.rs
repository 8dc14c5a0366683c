use crate::app::iterate::{Event, KeptView, OnAxis, SessionId};
use crate::shell::{Shell, browser};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// Offers to take up the newest session that is not over.
#[component]
pub(super) fn Resume(shell: Shell) -> impl IntoView {
    let resumable = shell.read(|model| model.iterate.kept_views().into_iter().find(|kept| kept.in_progress));
    move || {
        resumable.get().map(|kept| {
            let id = kept.id;
            view! {
                <section class="resume" aria-label="A session in progress">
                    <p><b>"A session is in progress."</b> " " {kept.title} ": " {kept.state} ". "
                        "The time you were away from the page is not counted."</p>
                    <button class="button" type="button" on:click=move |_| open(shell, id)>
                        "Go on with it"
                    </button>
                </section>
            }
        })
    }
}

/// Opens a kept session. Where something is to be done before, the focus goes to what is said of it.
fn open(shell: Shell, id: SessionId) {
    shell.iterate(Event::SessionOpened(id));
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

/// The sessions kept in this browser: to be shown, taken up, compared and deleted.
#[component]
pub(super) fn Kept(shell: Shell) -> impl IntoView {
    let kept = shell.read(|model| model.iterate.kept_views());
    let none = Signal::derive(move || kept.with(Vec::is_empty));
    let act = move |event: Event| {
        browser::keep_focus();
        shell.iterate(event);
    };
    let row = move |kept: KeptView| {
        let (id, title) = (kept.id, kept.title.clone());
        let open_words = if kept.in_progress { "Go on" } else { "Show" };
        let open_label = format!("{open_words}: {title}");
        let delete_label = format!("Delete: {title}");
        let tick = move |OnAxis { stands, fixed, words }: OnAxis| {
            view! {
                <label class="choice tick">
                    <input
                        type="checkbox"
                        aria-label=format!("{words}: {title}")
                        prop:checked=stands
                        disabled=fixed
                        on:change=move |event| act(Event::Compared(id, event_target_checked(&event)))
                    />
                    <span>{words}</span>
                </label>
            }
        };
        view! {
            <li>
                <p>
                    <b>{kept.title}</b> " " <span class="loop-note">{kept.state} {kept.begun.map(begun)}</span>
                </p>
                {kept.on_axis.map(tick)}
                <button
                    class="button"
                    type="button"
                    aria-label=open_label
                    on:click=move |_| {
                        browser::keep_focus();
                        open(shell, id);
                    }
                >
                    {open_words}
                </button>
                <button
                    class="button"
                    type="button"
                    aria-label=delete_label
                    on:click=move |_| act(Event::SessionDeleted(id))
                >
                    "Delete"
                </button>
            </li>
        }
    };
    view! {
        <section class="kept" hidden=none aria-label="Sessions kept in this browser">
            <h3>"Sessions kept in this browser"</h3>
            <p class="loop-note">
                "They stay on this device until you delete them. What you typed is not kept, only that you typed."
            </p>
            <ul class="kept-list">{move || kept.get().into_iter().map(row).collect_view()}</ul>
            <details class="kept-all">
                <summary>"Delete all"</summary>
                <button class="button" type="button" on:click=move |_| act(Event::AllDeleted)>
                    "Delete all sessions now"
                </button>
            </details>
        </section>
    }
}
