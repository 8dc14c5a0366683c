use leptos::prelude::*;

/// A table, drawn at once. It scrolls sideways if necessary.
#[component]
pub fn Table(
    /// The accessible name.
    #[prop(into)]
    title: String,
    /// The table's head and body, as HTML.
    html: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="table-scroller" tabindex="0" role="group" aria-label=title>
            <table inner_html=html></table>
        </div>
    }
}
