use crate::shell::SessionView;
use leptos::html::Details;
use leptos::prelude::*;

/// The task, to be read again at any time.
#[component]
pub(super) fn Task(
    showing: SessionView,
    /// The element, to be opened by others.
    node_ref: NodeRef<Details>,
) -> impl IntoView {
    view! {
        <details class="prompt" node_ref=node_ref>
            <summary>"Task: " <bdi translate="no">{showing.read(|session| session.work().task)}</bdi></summary>
            <blockquote inner_html=showing.read(|session| session.work().wanted)></blockquote>
        </details>
    }
}
