use super::screen::Screen;
use super::simulated::Simulated;
use crate::app::link::View;
use crate::shell::Shell;
use leptos::prelude::*;

/// Whose loop it is, and a way to the other's.
const PERSONS: [(View, &str); 2] = [(View::Iterate, "You"), (View::Simulated, "A simulated person")];

/// The loop, done by the person who looks at it or by a simulated one.
#[component]
pub(super) fn Person(shell: Shell) -> impl IntoView {
    let view = shell.read(|model| model.view);
    let link = move |(of, name): (View, &'static str)| {
        let current = move || if view.get() == of { "page" } else { "false" };
        let address = shell.read(move |model| model.address_of(of));
        view! { <a href=address aria-current=current>{name}</a> }
    };
    view! {
        <nav class="views persons" aria-label="Who iterates">{PERSONS.map(link).collect_view()}</nav>
        {move || match view.get() {
            View::Simulated => view! { <Simulated shell/> }.into_any(),
            View::Iterate => view! { <Screen shell/> }.into_any(),
            View::Race => ().into_any(),
        }}
    }
}
