use super::results::Results;
use super::setup::SetUp;
use super::work::Work;
use crate::app::screen::iterate::{Model, Part};
use crate::shell::{SessionView, Shell, browser};
use crate::ui::iterate::read;
use leptos::prelude::*;

/// The screen as a whole: choosing, working, or what came of it.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let session = SessionView::start(shell);
    let part = read(shell, Model::part);
    let opened = StoredValue::new(false);
    move || {
        // Who opens the page begins at its top.
        if opened.get_value() {
            request_animation_frame(go_on_at_the_top);
        }
        opened.set_value(true);
        match part.get() {
            Part::Setup => view! { <SetUp shell/> }.into_any(),
            Part::Work => view! { <Work showing=session/> }.into_any(),
            Part::Results => view! { <Results shell/> }.into_any(),
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
