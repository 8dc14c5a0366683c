use crate::app::{Event, Model};
use crate::shell::{Lazy, Shell};
use crate::ui::common::{Button, Refused};
use crate::ui::parts::SHARING_SOURCE;
use leptos::prelude::*;

/// Shares a run as a link, as a report, or as its arrivals; a dialog has everything for a page of one's own.
#[component]
pub(super) fn Share(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.race.run.is_none());
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |model| if model.is_copied() { done } else { before }.to_owned())
    };
    let (views, open) = (Lazy::new(SHARING_SOURCE), RwSignal::new(false));
    let ask = Callback::new(move |()| {
        views.need();
        open.set(true);
    });
    let closed = Callback::new(move |()| open.set(false));
    let dialog = move || views.get().filter(|_| open.get()).map(|views| untrack(|| (views.dialog)(shell, closed)));
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.send(event()));
    view! {
        <div class="share" role="group" aria-label="Share and download">
            <Button label=copied("Link copied", "Copy link") press=press(|| Event::CopyLinkPressed)/>
            <Button label="Share…" disabled=none press=ask/>
            <Button label="Download report (JSON)" disabled=none press=press(|| Event::DownloadReportPressed)/>
            <Button label="Download arrivals (CSV)" disabled=none press=press(|| Event::DownloadArrivalsPressed)/>
            <span class="visually-hidden" role="status" prop:textContent=copied("Link copied", "")></span>
            <Refused link=shell.read(Model::refused_link)/>
            <p role="alert" hidden=move || !(open.get() && views.is_missing())>
                "A part of this page could not be loaded. Press “Share…” to try again, or reload the page."
            </p>
            {dialog}
        </div>
    }
}
