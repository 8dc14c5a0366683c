use super::common::{Button, Glyph, IconButton};
use crate::app::race;
use crate::app::{Event, Notice};
use crate::shell::Shell;
use leptos::prelude::*;

/// What the person should know: what is wrong, where, and what was done about it.
#[component]
pub(super) fn Notices(shell: Shell) -> impl IntoView {
    let notices = shell.read(|model| model.notices.clone());
    let unfailed = shell.read(|model| model.race.loading.failure().is_none());
    view! {
        <div class="notices" role="status" aria-label="Notices">
            <For each=move || notices.get() key=|notice| notice.id let(Notice { id, text })>
                <div class="notice">
                    <p class="notice-text">{text}</p>
                    <IconButton
                        glyph=Glyph::Close
                        label="Dismiss"
                        press=Callback::new(move |()| shell.send(Event::NoticeDismissed(id)))
                    />
                </div>
            </For>
            <div class="retry" hidden=unfailed>
                <Button label="Try again" press=Callback::new(move |()| shell.race(race::Event::RetryPressed))/>
            </div>
        </div>
    }
}
