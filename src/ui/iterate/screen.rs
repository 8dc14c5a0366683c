use super::results::Results;
use super::setup::SetUp;
use super::work::Work;
use crate::app::iterate::Screen as Shown;
use crate::shell::{Shell, Showing};
use leptos::prelude::*;

/// The loop as a whole: choosing, working, or what came of it.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let showing = Showing::start(shell);
    let shown = shell.read(|model| model.iterate.screen());
    move || match shown.get() {
        Shown::Setup => view! { <SetUp shell/> }.into_any(),
        Shown::Work => view! { <Work showing/> }.into_any(),
        Shown::Results => view! { <Results shell/> }.into_any(),
    }
}
