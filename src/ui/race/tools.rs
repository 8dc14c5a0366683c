use crate::app::race::{LaneView, ToolTable};
use crate::shell::Shell;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// The same stream by each tool's own definitions.
#[component]
pub(super) fn Tools(shell: Shell, lanes: Memo<Vec<LaneView>>) -> impl IntoView {
    let (open, set_open) = signal(false);
    let table = Memo::new(move |_| {
        open.get().then(|| shell.model.with(|model| lanes.with(|lanes| ToolTable::of(&model.race, lanes))))
    });
    let toggled = move |event: leptos::ev::Event| {
        let element: Element = event_target(&event);
        set_open.set(element.has_attribute("open"));
    };
    view! {
        <details class="tools" on:toggle=toggled>
            <summary>"The same streams, as six tools would report them"</summary>
            {move || table.get().map(|table| view! { <Table table/> })}
        </details>
    }
}

#[component]
fn Table(table: ToolTable) -> impl IntoView {
    let columns = table.lanes.into_iter().map(|lane| view! { <th scope="col">{lane}</th> }).collect_view();
    let row = |(tool, metric, values): (&'static str, &'static str, Vec<String>)| {
        view! {
            <tr>
                <th scope="row">{tool} " " <code>{metric}</code></th>
                {values.into_iter().map(|value| view! { <td>{value}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-scroller" tabindex="0" role="region" aria-label="Metrics by tool">
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Tool and metric"</th>
                        {columns}
                    </tr>
                </thead>
                <tbody>{table.rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
