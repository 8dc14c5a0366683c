use super::read;
use crate::app;
use crate::app::result::NICKNAME;
use crate::app::screen::learn::{Event, Model};
use crate::shell::Shell;
use crate::ui::common::{Button, Refused};
use leptos::prelude::*;

/// The result as a link for the class. Only the person's own paste sends it anywhere.
#[component]
pub(super) fn HandIn(shell: Shell) -> impl IntoView {
    let of_link = move |of: fn(&app::Model, &str) -> bool| {
        shell.read(move |page| {
            let link = page.state::<Model>().map(Model::result_link).unwrap_or_default();
            !link.is_empty() && of(page, &link)
        })
    };
    let copied = of_link(app::Model::is_on_clipboard);
    let refused = of_link(app::Model::is_refused);
    let link = read(shell, Model::result_link);
    let words = move |done: &'static str, before: &'static str| {
        Signal::derive(move || if copied.get() { done } else { before }.to_owned())
    };
    view! {
        <section class="lesson-hand-in" aria-label="For your class">
            <div class="learn-buttons">
                <label class="lesson-nickname">
                    <span>"Nickname for the class, if you like (no real names)"</span>
                    <input
                        class="text-field"
                        type="text"
                        autocomplete="off"
                        maxlength=NICKNAME.to_string()
                        on:input=move |event| shell.learn(Event::Nicknamed(event_target_value(&event)))
                    />
                </label>
                <Button
                    label=words("Result copied", "Copy my result for the class")
                    press=Callback::new(move |()| shell.learn(Event::CopyPressed))
                />
                <span class="visually-hidden" role="status" prop:textContent=words("Result copied", "")></span>
            </div>
            <Refused link=Signal::derive(move || if refused.get() { link.get() } else { String::new() })/>
            <p class="learn-point">"Only what you copy leaves this page."</p>
        </section>
    }
}
