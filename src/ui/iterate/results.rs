use super::kept::Kept;
use crate::app::screen::iterate::{Event, Model};
use crate::shell::Shell;
use crate::ui::common::{Button, Refused, Table};
use crate::ui::iterate::{Views, read};
use leptos::prelude::*;

/// The result of a session, compared with other sessions in one chart.
#[component]
pub(super) fn Results(shell: Shell, views: Views) -> impl IntoView {
    let press = move |event: fn() -> Event| Callback::new(move |()| shell.iterate(event()));
    let unlinked = read(shell, |model| model.replay_link().is_none());
    let locked = read(shell, |model| !model.can_take_along());
    let other = read(shell, Model::can_do_other);
    let changed = read(shell, Model::changed_words);
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
            <h2 class="iterate-title" tabindex="-1">"Where the time went"</h2>
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
            <div class="timeline" role="group" aria-label="Sessions on one time axis">
                <div class="chart" inner_html=read(shell, Model::axis)></div>
                <ul class="legend" inner_html=read(shell, Model::axis_legend)></ul>
            </div>
            <Table title="The sessions in figures" html=read(shell, Model::figures_table)/>
            <section class="outcome" aria-label="What was missed or not asked for">
                <h3>"What was missed or not asked for"</h3>
                <p class="iterate-note">
                    "Real problems left in what you accepted, including follow-ups you didn’t request. Failing checks \
                     are listed, too; they count only if there is no such problem."
                </p>
                <div inner_html=read(shell, Model::missed)></div>
            </section>
            <section
                class="outcome"
                aria-label="What the other latency would have changed"
                hidden=Signal::derive(move || changed.with(String::is_empty))
            >
                <h3>"What the other latency would have changed"</h3>
                <div inner_html=changed></div>
            </section>
            <div class="iterate-choices" role="group" aria-label="Share and download">
                <Button label="Copy link to this result" disabled=unlinked press=press(|| Event::CopyReplayPressed)/>
                <Button label="Download sessions (JSON)" disabled=locked press=press(|| Event::ExportJsonPressed)/>
                <Button label="Download sessions (CSV)" disabled=locked press=press(|| Event::ExportCsvPressed)/>
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
