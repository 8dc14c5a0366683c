use super::{press, read, send};
use crate::app::html::escape;
use crate::app::screen::class::{Event, Model, Round, Taken};
use crate::shell::handed_in::read_files;
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use js_sys::Reflect;
use leptos::prelude::*;

/// One box for a chat, a sheet, a mail, and for files.
#[component]
pub(super) fn Intake(shell: Shell) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let none = Signal::derive(move || text.with(|text| text.trim().is_empty()));
    let taken = read(shell, |model| model.taken.as_ref().map(Taken::words).unwrap_or_default());
    let count = read(shell, Model::count_words);
    let add = Callback::new(move |()| {
        browser::keep_focus();
        send(shell, Event::Added(text.get_untracked()));
        text.set(String::new());
    });
    let dropped = move |event: web_sys::DragEvent| {
        let Ok(carried) = Reflect::get(&event, &"dataTransfer".into()) else { return };
        let files = Reflect::get(&carried, &"files".into()).and_then(|files| Reflect::get(&files, &"length".into()));
        if files.is_ok_and(|length| length.as_f64().is_some_and(|length| length > 0.0)) {
            event.prevent_default();
            // The page would say that it does not open files here.
            event.stop_propagation();
            read_files(shell, &carried);
        }
    };
    let chosen = move |event: web_sys::Event| {
        if let Some(field) = event.target() {
            read_files(shell, &field);
            // So that the same file can be chosen once more.
            let _ = Reflect::set(&field, &"value".into(), &"".into());
        }
    };
    view! {
        <section class="class-intake" aria-label="Add results" on:drop=dropped>
            <label class="class-box">
                <span>"Paste a chat, a sheet, a mail: the links are found in it"</span>
                <textarea
                    class="text-field"
                    rows="5"
                    spellcheck="false"
                    autocomplete="off"
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <div class="class-buttons">
                <Button label="Add the results" disabled=none press=add/>
                <label class="class-files">
                    <span>"or choose or drop files: text, CSV, JSON, HTML, or the zip of a learning management system"</span>
                    <input type="file" multiple accept=".txt,.csv,.tsv,.json,.html,.htm,.md,.eml,.zip,.xlsx,.docx,text/*" on:change=chosen/>
                </label>
            </div>
            <Rounds shell/>
            <p class="class-taken" role="status" prop:textContent=taken></p>
            <p class="class-count" prop:textContent=count></p>
        </section>
    }
}

/// Whether what is added belongs to the first or to the second vote.
#[component]
fn Rounds(shell: Shell) -> impl IntoView {
    let round = read(shell, |model| model.round);
    let choices = Round::ALL.map(|own| {
        let checked = Signal::derive(move || round.get() == own);
        view! {
            <label class="class-round">
                <input
                    type="radio"
                    name="class-round"
                    prop:checked=checked
                    on:change=move |_| send(shell, Event::RoundChosen(own))
                />
                <span>{own.title()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="class-rounds">
            <legend>"What I add belongs to the"</legend>
            {choices.into_iter().collect_view()}
            <p class="class-point">
                "A second result with the same nickname counts as the second vote by itself."
            </p>
        </fieldset>
    }
}

/// What could not be read, each with its place and the reason.
#[component]
pub(super) fn Unread(shell: Shell) -> impl IntoView {
    let unread = read(shell, Model::unread);
    let none = Signal::derive(move || unread.with(Vec::is_empty));
    let items = Signal::derive(move || {
        unread.with(|unread| {
            let item = |unread: &crate::app::result::Unread| {
                let [place, text, why] = [&unread.place, &unread.text, &unread.why].map(|words| escape(words));
                let text = if text.is_empty() { String::new() } else { format!(" <code>{text}</code>") };
                format!("<li><b>{place}</b>{text}: {why}.</li>")
            };
            unread.iter().map(item).collect::<String>()
        })
    });
    view! {
        <section class="class-unread" aria-label="Not read" hidden=none>
            <h3>"Not read"</h3>
            <ul inner_html=items></ul>
            <Button label="Try again" press=press(shell, Event::RetryPressed)/>
        </section>
    }
}
