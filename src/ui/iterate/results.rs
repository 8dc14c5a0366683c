use super::kept::Kept;
use crate::app::html::escape;
use crate::app::screen::iterate::{Event, Model};
use crate::shell::Shell;
use crate::ui::common::{Button, Refused, Table};
use crate::ui::iterate::{Views, read};
use leptos::prelude::*;

/// The result of a session: what came of it in words, one chart of it and the sessions that it is compared with, what was
/// missed, and all figures.
#[component]
pub(super) fn Results(shell: Shell, views: Views) -> impl IntoView {
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.iterate(event()));
    let unlinked = read(shell, |model| model.replay_link().is_none());
    let locked = read(shell, |model| !model.can_take_along());
    let other = read(shell, Model::can_do_other);
    let missed = read(shell, Model::missed);
    let explained = shell.read(|model| {
        let links = model.state().map(Model::explained).unwrap_or_default();
        links.iter().fold(String::new(), |html, (words, link)| {
            html + &format!("<a class=\"button\" href=\"{}\">{words}</a>", escape(&model.with_own_keys(link)))
        })
    });
    let copied = shell.read(|model| {
        let link = model.state().and_then(Model::replay_link);
        if link.is_some_and(|link| model.is_on_clipboard(&link)) { "Link copied." } else { "" }.to_owned()
    });
    let by_hand = shell.read(|model| {
        let link = model.state().and_then(Model::replay_link);
        link.filter(|link| model.is_refused(link)).unwrap_or_default()
    });
    view! {
        <div class="results">
            <p class="finding-task" prop:textContent=read(shell, Model::task_words)></p>
            <h2 class="iterate-title finding" tabindex="-1" prop:textContent=read(shell, Model::verdict)></h2>
            <div class="changed" inner_html=read(shell, Model::changed_words)></div>
            <div class="timeline" role="group" aria-label="Sessions on one time axis">
                <div class="chart" inner_html=read(shell, Model::axis)></div>
                <ul class="legend" inner_html=read(shell, Model::axis_legend)></ul>
            </div>
            <section
                class="missed"
                aria-label="What was missed"
                hidden=Signal::derive(move || missed.with(String::is_empty))
            >
                <h3>"What was missed"</h3>
                <div inner_html=missed></div>
            </section>
            <div class="iterate-choices">
                <button
                    class="run"
                    type="button"
                    hidden=Signal::derive(move || !other.get())
                    on:click=move |_| super::begin(shell, views, Event::OtherPressed)
                >
                    "Now with the other model"
                </button>
                <Button label="Another session" press=press(|| Event::SetupPressed)/>
            </div>
            <div class="iterate-choices" inner_html=explained></div>
            <details class="all-figures">
                <summary>"All figures"</summary>
                <Table title="The sessions in figures" html=read(shell, Model::figures_table)/>
            </details>
            <div class="iterate-choices" role="group" aria-label="Share and download">
                <Button label="Copy link to this result" disabled=unlinked press=press(|| Event::CopyReplayPressed)/>
                <Button label="Download sessions (JSON)" disabled=locked press=press(|| Event::ExportJsonPressed)/>
                <Button label="Download sessions (CSV)" disabled=locked press=press(|| Event::ExportCsvPressed)/>
                <Button label="Download the chart (SVG)" disabled=locked press=press(|| Event::ExportSvgPressed)/>
                <div class="by-hand"><Refused link=by_hand/></div>
                <span class="iterate-note" role="status" prop:textContent=copied></span>
                <span
                    class="iterate-note"
                    prop:textContent=read(shell, |model| model.replay_needs().to_owned())
                ></span>
                <span
                    class="iterate-note"
                    prop:textContent=read(shell, |model| model.locked_words().to_owned())
                ></span>
            </div>
            <Kept shell views/>
        </div>
    }
}
