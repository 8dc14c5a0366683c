use super::common::Button;
use crate::app::{Event, Model, race};
use crate::shell::{Shell, browser};
use leptos::prelude::*;

/// What the person should know: what is wrong, where, and what was done about it.
#[component]
pub(super) fn Notices(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.notices.is_empty());
    let lacks = Signal::derive(move || shell.lacks_rest());
    let unfailed = shell.read(|model| model.race.loading.failure().is_none());
    let nothing_to_retry = Signal::derive(move || unfailed.get() && !lacks.get());
    view! {
        <div class="notices" data-none=Signal::derive(move || (none.get() && !lacks.get()).to_string())>
            <div class="notices-list" role="status" aria-label="Notices">
                <ul inner_html=shell.read(Model::notice_items)></ul>
                <p hidden=Signal::derive(move || !lacks.get())>
                    "A part of this page could not be loaded. What needs it waits."
                </p>
            </div>
            <div hidden=none>
                <Button label="Dismiss" press=Callback::new(move |()| {
                    browser::keep_focus();
                    shell.send(Event::NoticesDismissed);
                })/>
            </div>
            <div hidden=nothing_to_retry>
                <Button label="Try again" press=Callback::new(move |()| {
                    browser::keep_focus();
                    if lacks.get_untracked() {
                        shell.need_rest();
                    }
                    if !unfailed.get_untracked() {
                        shell.race(race::Event::RetryPressed);
                    }
                })/>
            </div>
        </div>
    }
}
