use crate::app::race::LaneId;
use crate::shell::Shell;
use leptos::prelude::*;

/// Where a preset's figures come from, each with its status and date.
#[component]
pub(super) fn Sources(shell: Shell, id: LaneId) -> impl IntoView {
    let sources = Memo::new(move |_| shell.model.with(|model| model.race.sources(id)));
    view! {
        <table class="sources">
            <caption>"Where the figures come from"</caption>
            <thead>
                <tr>
                    <th scope="col">"Figure"</th>
                    <th scope="col">"Status"</th>
                    <th scope="col">"Source"</th>
                </tr>
            </thead>
            <tbody>
                {move || {
                    sources
                        .get()
                        .into_iter()
                        .map(|source| {
                            view! {
                                <tr>
                                    <th scope="row">{source.figure}</th>
                                    <td>
                                        <span class="status" data-status=source.status>{source.status}</span>
                                    </td>
                                    <td>
                                        {source.source} ", " <span class="date">{source.date}</span>
                                        {source.changed.then_some(" (changed here)")}
                                    </td>
                                </tr>
                            }
                        })
                        .collect_view()
                }}
            </tbody>
        </table>
    }
}
