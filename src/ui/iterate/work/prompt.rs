use super::task::Task;
use crate::app::screen::iterate::{Act, Draft, Event};
use crate::shell::{SessionView, browser};
use leptos::html::{Details, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement, KeyboardEvent};

/// The prompt: a suggestion to send or replace; afterwards the prompt that was sent. The task is always there.
#[component]
pub(super) fn Prompt(showing: SessionView) -> impl IntoView {
    let writing = showing.read(|session| session.work().stage == "writing");
    let prompt = showing.read(|session| session.work().prompt);
    let turn = showing.read(|session| session.work().turn);
    let asks_no_more = showing.read(|session| session.work().stage == "writing" || !session.work().is_further);
    let interrupted = showing.read(|session| session.work().interrupted);
    let draft = RwSignal::new(Draft::default());
    let (task, field) = (NodeRef::<Details>::new(), NodeRef::<Textarea>::new());
    let to_start = move || {
        request_animation_frame(move || {
            if let Some(field) = field.get_untracked() {
                read_from_start(&field);
            }
        });
    };
    // A new turn or another problem suggests a new prompt, which replaces the typed text.
    let offer = RenderEffect::new(move |_: Option<()>| {
        turn.track();
        draft.update(|draft| draft.offer(prompt.get()));
        to_start();
    });
    let owned = StoredValue::new_local(offer);
    on_cleanup(move || owned.dispose());
    let show = move |of: fn(&Draft) -> &str| Signal::derive(move || draft.with(|draft| of(draft).to_owned()));
    // What is asked for stays in sight while one writes it in other words.
    let opened = StoredValue::new(false);
    let open_task = move |open: bool| {
        if let Some(task) = task.get_untracked().filter(|task| task.open() != open && (open || opened.get_value())) {
            task.set_open(open);
            opened.set_value(open);
        }
    };
    let empty = Signal::derive(move || draft.with(|draft| !draft.can_send()));
    let send = move || {
        if !empty.get_untracked() {
            open_task(false);
            let own_words = draft.try_update(Draft::send).unwrap_or_default();
            showing.shell.iterate(Event::Did(Act::Sent { own_words }));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let exchange = move |_| {
        draft.update(Draft::exchange);
        let own = draft.with_untracked(Draft::is_own);
        open_task(own);
        if own {
            if let Some(field) = field.get_untracked() {
                browser::focus(&field.unchecked_into());
            }
        } else {
            to_start();
        }
    };
    let first_line = Signal::derive(move || prompt.with(|prompt| prompt.lines().take(1).collect::<String>()));
    view! {
        <section class="prompt-area" aria-label="Prompt">
            <p
                class="interrupted"
                role="status"
                hidden=Signal::derive(move || interrupted.with(String::is_empty))
                prop:textContent=interrupted
            ></p>
            <Task showing node_ref=task/>
            <div class="prompt-write" hidden=Signal::derive(move || !writing.get())>
                <label class="choice-label" for="prompt-text">"Your prompt: send it as it is, or type your own"</label>
                <textarea
                    id="prompt-text"
                    class="prompt-text"
                    rows="4"
                    node_ref=field
                    prop:value=show(|draft| &draft.text)
                    on:input=move |event| draft.update(|draft| draft.type_in(event_target_value(&event)))
                    on:keydown=pressed
                ></textarea>
                <div class="iterate-choices">
                    <span class="with-key">
                        <button
                            class="button primary"
                            type="button"
                            aria-keyshortcuts="Control+Enter"
                            disabled=empty
                            on:click=move |_| send()
                        >
                            "Send"
                        </button>
                        <span class="key-hint"><kbd>"Ctrl"</kbd> " " <kbd>"Enter"</kbd></span>
                    </span>
                    <button
                        class="button"
                        type="button"
                        on:click=exchange
                        prop:textContent=show(|draft| draft.exchange_words())
                    ></button>
                    <span class="iterate-note">"What you type changes the time you take, not the answer."</span>
                </div>
            </div>
            <details class="prompt" hidden=asks_no_more>
                <summary>"You asked: " <bdi>{first_line}</bdi></summary>
                <blockquote prop:textContent=prompt></blockquote>
            </details>
        </section>
    }
}

/// Shows a text field from its start: a browser puts the caret at the end of a text that a script sets.
pub(super) fn read_from_start(field: &Element) {
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        let _ = field.set_selection_range(0, 0);
        field.set_scroll_top(0);
    }
}
