use super::read;
use crate::app::screen::author::{Event, Model};
use crate::app::{self};
use crate::shell::{Shell, browser, files};
use crate::ui::common::{Button, Choice, Refused};
use gloo_timers::callback::Timeout;
use leptos::html::Textarea;
use leptos::prelude::*;

/// The text is checked when the person rests for this many milliseconds.
const REST_MS: u32 = 300;

/// The text, and what one can do with it.
#[component]
pub(super) fn Editor(shell: Shell) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let replaced = read(shell, |model| model.replaced);
    Effect::new(move |_| {
        replaced.get();
        let text = shell.model.with_untracked(|page| page.state::<Model>().map(|model| model.text.clone()));
        if let (Some(field), Some(text)) = (field.get(), text) {
            field.set_value(&text);
        }
    });
    let rest = StoredValue::new_local(None::<Timeout>);
    let typed = move |_| {
        let check = move || {
            if let Some(field) = field.get_untracked() {
                shell.author(Event::Typed(field.value()));
            }
        };
        let _ = rest.try_set_value(Some(Timeout::new(REST_MS, check)));
    };
    let line = read(shell, |model| model.checked.flaw().and_then(|flaw| flaw.line).unwrap_or_default());
    let no_line = Signal::derive(move || line.get() == 0);
    let to_line = Callback::new(move |()| {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        let units = |lines: usize| {
            text.split_inclusive('\n').take(lines).map(|line| line.encode_utf16().count()).sum::<usize>()
        };
        let (from, to) = (units(line.get_untracked().saturating_sub(1)), units(line.get_untracked()));
        browser::focus(&field);
        let _ = field.set_selection_range(from as u32, to as u32);
    });
    let opened = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        files::read_from(&input, move |text| shell.author(Event::FileOpened(text)));
        // Lets the person choose the same file again after correcting it.
        input.set_value("");
    };
    view! {
        <div class="author-editor">
            <div class="author-starts">
                <Choice
                    label="Start from"
                    options=read(shell, Model::starts)
                    choose=Callback::new(move |id: String| if !id.is_empty() { shell.author(Event::StartChosen(id)) })
                />
                <label class="choice">
                    <span class="choice-label">"Open a file"</span>
                    <input class="file" type="file" accept=".md,.json,.txt,text/markdown,application/json" on:change=opened/>
                </label>
            </div>
            <textarea
                class="author-text"
                aria-label="Text of the lesson or task"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                node_ref=field
                on:input=typed
            ></textarea>
            <div class="author-actions">
                <span hidden=no_line>
                    <Button label=Signal::derive(move || format!("Go to line {}", line.get())) press=to_line/>
                </span>
                <Actions shell/>
            </div>
        </div>
    }
}

/// Save, share, and go back.
#[component]
fn Actions(shell: Shell) -> impl IntoView {
    let empty = read(shell, |model| model.text.trim().is_empty());
    let unusable = read(shell, |model| model.text.trim().is_empty() || model.checked.flaw().is_some());
    let only = read(shell, |model| model.before.is_none());
    let press = move |event: Event| Callback::new(move |()| shell.author(event.clone()));
    let link = |page: &app::Model| page.state::<Model>().and_then(|model| model.link.clone());
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |page| {
            if link(page).is_some_and(|link| page.is_on_clipboard(&link)) { done } else { before }.to_owned()
        })
    };
    let by_hand = shell.read(move |page| link(page).filter(|link| page.is_refused(link)).unwrap_or_default());
    let too_long = read(shell, |model| model.too_long.clone());
    let back = Callback::new(move |()| {
        browser::keep_focus();
        shell.author(Event::BackPressed);
    });
    view! {
        <Button label="Save as a file" disabled=empty press=press(Event::SavePressed)/>
        <Button label=copied("Link copied", "Copy link") disabled=unusable press=press(Event::SharePressed)/>
        <span hidden=only><Button label="Back to the text before" press=back/></span>
        <span class="visually-hidden" role="status" prop:textContent=copied("Link copied", "")></span>
        <p class="author-note" role="alert" hidden=Signal::derive(move || too_long.with(String::is_empty)) prop:textContent=too_long></p>
        <Refused link=by_hand/>
        <p class="author-note">
            "The text stays in this browser. A link contains the whole text; nothing else is stored anywhere. The format of "
            "lessons is in docs/lessons.md, that of tasks in docs/scenarios.md."
        </p>
    }
}
