use super::common::{Glyph, IconButton};
use crate::app::race;
use crate::app::{Event, Notice};
use crate::shell::Shell;
use leptos::prelude::*;

/// What the person should know: what is wrong, where, and what was done about it.
#[component]
pub(super) fn Notices(shell: Shell) -> impl IntoView {
    let notices = Memo::new(move |_| shell.model.with(|model| model.notices.clone()));
    let failed = Memo::new(move |_| shell.model.with(|model| model.race.loading.failure().is_some()));
    view! {
        <div class="notices" role="status" aria-label="Notices">
            <For each=move || notices.get() key=|notice| notice.id let(Notice { id, text })>
                <div class="notice">
                    <p class="notice-text">{text}</p>
                    <IconButton
                        glyph=Glyph::Close
                        label="Dismiss"
                        press=move || shell.send(Event::NoticeDismissed(id))
                    />
                </div>
            </For>
            <Show when=move || failed.get()>
                <button class="button" on:click=move |_| shell.race(race::Event::RetryPressed)>
                    "Try again"
                </button>
            </Show>
        </div>
    }
}
