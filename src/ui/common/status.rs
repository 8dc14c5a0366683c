use leptos::prelude::*;

/// Where a number comes from, such as "vendor" or "assumed". Hidden while it is empty.
#[component]
pub fn StatusMark(
    /// The status.
    #[prop(into)]
    status: Signal<String>,
) -> impl IntoView {
    view! {
        <span
            class="status"
            data-status=status
            hidden=Signal::derive(move || status.with(String::is_empty))
            prop:textContent=status
        ></span>
    }
}
