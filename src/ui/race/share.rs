use crate::app::Event;
use crate::shell::Shell;
use crate::ui::common::Button;
use leptos::prelude::*;

/// Taking a run along: as a link, as a report, as arrivals.
#[component]
pub(super) fn Share(shell: Shell) -> impl IntoView {
    let none = shell.read(|model| model.race.run.is_none());
    let copy = shell.read(|model| if model.is_copied() { "Link copied" } else { "Copy link" }.to_owned());
    let copied = shell.read(|model| if model.is_copied() { "Link copied" } else { "" }.to_owned());
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.send(event()));
    view! {
        <div class="share" role="group" aria-label="Take it along">
            <Button label=copy press=press(|| Event::CopyLinkPressed)/>
            <Button label="Download report (JSON)" disabled=none press=press(|| Event::DownloadReportPressed)/>
            <Button label="Download arrivals (CSV)" disabled=none press=press(|| Event::DownloadArrivalsPressed)/>
            <span class="visually-hidden" role="status">{copied}</span>
        </div>
    }
}
