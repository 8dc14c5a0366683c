use crate::shell::address;
use leptos::prelude::*;

/// A link that the browser refused to copy, for the person to copy by hand.
///
/// The shell selects the link when it appears ([`crate::shell::browser::select_shown`]).
#[component]
pub fn Refused(
    /// The link's fragment; while it is empty, the field is hidden.
    link: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="refused" hidden=Signal::derive(move || link.with(String::is_empty))>
            <span>"Your browser did not allow copying. Copy the link from here:"</span>
            <input
                class="text-field refused-link"
                type="text"
                readonly
                translate="no"
                prop:value=Signal::derive(move || address::to_pass_on(&link.get()))
            />
        </label>
    }
}
