use crate::app::screen::iterate::{Act, Event};
use crate::shell::{SessionView, browser};
use leptos::html::Textarea;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// The prompt: a suggestion to send or replace; afterwards the prompt that was sent.
#[component]
pub(super) fn Prompt(showing: SessionView) -> impl IntoView {
    let writing = showing.read(|session| session.work().stage == "writing");
    let prompt = showing.read(|session| session.work().prompt);
    let turn = showing.read(|session| session.work().turn);
    let (typed, set_typed) = signal(String::new());
    // A new turn or another problem suggests a new prompt, which replaces the typed text.
    let offer = RenderEffect::new(move |_: Option<()>| {
        turn.track();
        set_typed.set(prompt.get());
    });
    let owned = StoredValue::new_local(offer);
    on_cleanup(move || owned.dispose());
    let empty = Signal::derive(move || typed.with(|typed| typed.trim().is_empty()));
    let send = move || {
        if !empty.get_untracked() {
            let own_words = typed.with_untracked(|typed| prompt.with_untracked(|prompt| typed.trim() != prompt.trim()));
            showing.shell.iterate(Event::Did(Act::Sent { own_words }));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            send();
        }
    };
    let field = NodeRef::<Textarea>::new();
    let clear = move |_| {
        set_typed.set(String::new());
        if let Some(field) = field.get_untracked() {
            browser::focus(&field.unchecked_into());
        }
    };
    let first_line = Signal::derive(move || prompt.with(|prompt| prompt.lines().next().unwrap_or_default().to_owned()));
    view! {
        <section class="prompt-area" aria-label="Prompt">
            <div class="prompt-write" hidden=Signal::derive(move || !writing.get())>
                <label class="choice-label" for="prompt-text">"Your prompt: send it as it is, or type your own"</label>
                <textarea
                    id="prompt-text"
                    class="prompt-text"
                    rows="4"
                    node_ref=field
                    prop:value=typed
                    on:input=move |event| set_typed.set(event_target_value(&event))
                    on:keydown=pressed
                ></textarea>
                <div class="iterate-choices">
                    <button class="button primary" type="button" disabled=empty on:click=move |_| send()>
                        "Send"
                    </button>
                    <button class="button" type="button" disabled=empty on:click=clear>"Write my own"</button>
                    <span class="iterate-note">
                        <kbd>"Ctrl"</kbd> " " <kbd>"Enter"</kbd>
                        " sends. What you type changes the time you take, not the answer."
                    </span>
                </div>
            </div>
            <details class="prompt" hidden=writing>
                <summary prop:textContent=first_line></summary>
                <blockquote prop:textContent=prompt></blockquote>
            </details>
        </section>
    }
}
