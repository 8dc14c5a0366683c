use super::setup::SetUp;
use crate::app::screen::iterate::{Model, Part};
use crate::shell::{Lazy, SessionView, Shell, browser};
use crate::ui::common::Button;
use crate::ui::iterate::{Views, read};
use crate::ui::parts::SESSION_SOURCE;
use leptos::prelude::*;

/// The screen as a whole: choosing, working, or what came of it.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let session = SessionView::start(shell);
    let views: Views = Lazy::new(SESSION_SOURCE);
    let touched = StoredValue::new_local(views.need_when_touched());
    on_cleanup(move || touched.dispose());
    let part = read(shell, Model::part);
    let opened = StoredValue::new(false);
    move || {
        // Who opens the page begins at its top.
        if opened.get_value() {
            request_animation_frame(go_on_at_the_top);
        }
        opened.set_value(true);
        let part = part.get();
        if part == Part::Setup {
            return view! { <SetUp shell views/> }.into_any();
        }
        match (part, views.get()) {
            (Part::Work, Some(here)) => (here.work)(session),
            (_, Some(here)) => (here.results)(shell, views),
            (_, None) => view! { <Awaited views/> }.into_any(),
        }
    }
}

/// In the place of a session whose views are still to come, or do not come.
#[component]
fn Awaited(views: Views) -> impl IntoView {
    views.need();
    let missing = Signal::derive(move || views.is_missing());
    let words = move || if missing.get() { "The session could not be loaded." } else { "The session is being loaded." };
    view! {
        <section class="skeleton-message">
            <p role="status">{words}</p>
            <div hidden=move || !missing.get()>
                <Button label="Try again" press=Callback::new(move |()| views.need())/>
            </div>
        </section>
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
