use leptos::prelude::*;

/// A table of texts: the first column names the rows. Scrolls sideways where it has to.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// What stands in its columns, and what each of that means.
    head: Signal<Vec<(String, String)>>,
    /// Its rows, each as long as its head.
    rows: Signal<Vec<Vec<String>>>,
) -> impl IntoView {
    let column = |(name, meaning): (String, String)| view! { <th scope="col" title=meaning>{name}</th> };
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-scroller" tabindex="0" role="region" aria-label=title>
            <table>
                <thead>
                    <tr>{move || head.get().into_iter().map(column).collect_view()}</tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
