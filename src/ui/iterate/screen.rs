use super::results::Results;
use super::setup::SetUp;
use super::work::Work;
use crate::app::iterate::Screen as Shown;
use crate::shell::{Shell, Showing, browser};
use leptos::prelude::*;

/// The loop as a whole: choosing, working, or what came of it.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let showing = Showing::start(shell);
    let shown = shell.read(|model| model.iterate.screen());
    let opened = StoredValue::new(false);
    move || {
        // Who opens the page begins at its top.
        if opened.get_value() {
            request_animation_frame(go_on_at_the_top);
        }
        opened.set_value(true);
        match shown.get() {
            Shown::Setup => view! { <SetUp shell/> }.into_any(),
            Shown::Work => view! { <Work showing/> }.into_any(),
            Shown::Results => view! { <Results shell/> }.into_any(),
        }
    }
}

/// What was pressed has gone with what it was part of: the focus goes on at the title of what stands there now.
fn go_on_at_the_top() {
    let document = browser::document();
    let lost = document.active_element().is_none_or(|at| at.tag_name() == "BODY");
    if let (true, Ok(Some(title))) = (lost, document.query_selector(".loop-title")) {
        browser::focus(&title);
    }
}
