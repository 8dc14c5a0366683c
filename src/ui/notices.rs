use super::common::Button;
use crate::app::{Event, Model, race};
use crate::shell::{Shell, browser};
use leptos::prelude::*;

/// What the person should know: what is wrong, where, and what was done about it.
#[component]
pub(super) fn Notices(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.notices.is_empty());
    let unfailed = shell.read(|model| !model.can_retry());
    view! {
        <div class="notices" data-none=Signal::derive(move || none.get().to_string())>
            <div class="notices-list" role="status" aria-label="Notices">
                <ul inner_html=shell.read(Model::notice_items)></ul>
            </div>
            <div hidden=none>
                <Button label="Dismiss" press=Callback::new(move |()| {
                    browser::keep_focus();
                    shell.send(Event::NoticesDismissed);
                })/>
            </div>
            <div hidden=unfailed>
                <Button label="Try again" press=Callback::new(move |()| {
                    browser::keep_focus();
                    shell.race(race::Event::RetryPressed);
                })/>
            </div>
        </div>
    }
}
