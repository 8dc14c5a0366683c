use leptos::prelude::*;

/// A table, drawn at once. Scrolls sideways where it has to.
#[component]
pub fn Table(
    /// What it shows.
    #[prop(into)]
    title: String,
    /// Its head and body, as HTML.
    html: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="table-scroller" tabindex="0" role="group" aria-label=title>
            <table inner_html=html></table>
        </div>
    }
}
