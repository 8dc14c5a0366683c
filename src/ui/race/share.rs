use crate::app::{Event, Model};
use crate::shell::Shell;
use crate::ui::common::{Button, Refused};
use leptos::prelude::*;

/// Shares a run as a link, as a report, or as its arrivals.
#[component]
pub(super) fn Share(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.race.run.is_none());
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |model| if model.is_copied() { done } else { before }.to_owned())
    };
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.send(event()));
    view! {
        <div class="share" role="group" aria-label="Share and download">
            <Button label=copied("Link copied", "Copy link") press=press(|| Event::CopyLinkPressed)/>
            <Button label="Download report (JSON)" disabled=none press=press(|| Event::DownloadReportPressed)/>
            <Button label="Download arrivals (CSV)" disabled=none press=press(|| Event::DownloadArrivalsPressed)/>
            <span class="visually-hidden" role="status" prop:textContent=copied("Link copied", "")></span>
            <Refused link=shell.read(Model::refused_link)/>
        </div>
    }
}
