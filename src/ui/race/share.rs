use crate::app::{Event, Model};
use crate::shell::Shell;
use leptos::prelude::*;

/// Taking a run along: as a link, as a report, as arrivals.
#[component]
pub(super) fn Share(shell: Shell) -> impl IntoView {
    let none = Memo::new(move |_| shell.model.with(|model| model.race.run.is_none()));
    let copied = Memo::new(move |_| shell.model.with(Model::is_copied));
    view! {
        <div class="share" role="group" aria-label="Take it along">
            <button class="button" type="button" on:click=move |_| shell.send(Event::CopyLinkPressed)>
                <span aria-live="polite">{move || if copied.get() { "Link copied" } else { "Copy link" }}</span>
            </button>
            <button class="button" type="button" disabled=none on:click=move |_| shell.send(Event::DownloadReportPressed)>
                "Download report (JSON)"
            </button>
            <button class="button" type="button" disabled=none on:click=move |_| shell.send(Event::DownloadArrivalsPressed)>
                "Download arrivals (CSV)"
            </button>
        </div>
    }
}
