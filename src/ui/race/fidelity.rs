use crate::app::race::{FidelityRow, LaneView};
use crate::shell::Shell;
use leptos::prelude::*;

/// How faithfully the lanes are shown on this screen.
#[component]
pub(super) fn Fidelity(shell: Shell, lanes: Memo<Vec<LaneView>>) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let rendered = shell.rendered.get();
        shell.model.with(|model| lanes.with(|lanes| FidelityRow::all(&model.race, lanes, &rendered)))
    });
    let row = |row: FidelityRow| {
        view! {
            <tr>
                <th scope="row">{row.name}</th>
                {row.figures.map(|figure| view! { <td>{figure}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <section class="fidelity" aria-labelledby="fidelity-title">
            <h2 id="fidelity-title">"How faithfully this is shown"</h2>
            <div class="table-scroller" tabindex="0" role="region" aria-labelledby="fidelity-title">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Lane"</th>
                            {FidelityRow::TITLES
                                .map(|(title, meaning)| view! { <th scope="col" title=meaning>{title}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}
