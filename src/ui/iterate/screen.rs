use super::setup::SetUp;
use crate::app::screen::iterate::{Event, Model, Part};
use crate::shell::{Lazy, Shell, browser, follow_store};
use crate::ui::common::Button;
use crate::ui::iterate::{Views, read};
use crate::ui::parts::SESSION_SOURCE;
use leptos::prelude::*;

/// The whole screen: the set-up, a session, or its result.
#[component]
pub(super) fn Screen(shell: Shell) -> impl IntoView {
    let views: Views = Lazy::new(SESSION_SOURCE);
    let touched = StoredValue::new_local((views.need_when_touched(), follow_store(shell)));
    on_cleanup(move || touched.dispose());
    let part = read(shell, Model::part);
    let here = Memo::new(move |_| views.get().is_some());
    let keeps = read(shell, |model| !model.kept.is_empty());
    let telling = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        if keeps.get() {
            // Their list is one of the views.
            views.need_once();
        }
        if let (true, Some(here)) = (here.get(), views.now()) {
            shell.iterate(Event::ViewsLoaded(here.rules));
        }
    }));
    on_cleanup(move || telling.dispose());
    let before = StoredValue::new(None::<Part>);
    move || {
        let part = part.get();
        let first = before.try_update_value(|before| before.replace(part)).flatten();
        // A person who has just opened the page starts at its top.
        if first.is_some_and(|first| (first, part) != (Part::Awaited, Part::Setup)) {
            request_animation_frame(go_on_at_the_top);
        }
        if part == Part::Setup {
            return view! { <SetUp shell views/> }.into_any();
        }
        // Tracked as a whole: a file that fails and is asked for again must not build this again.
        here.track();
        match (part, views.now()) {
            (Part::Work, Some(here)) => (here.work)(shell),
            (Part::Results, Some(here)) => (here.results)(shell, views),
            _ => view! { <Awaited views/> }.into_any(),
        }
    }
}

/// Replaces a session whose views are still loading, or could not be loaded.
#[component]
fn Awaited(views: Views) -> impl IntoView {
    views.need();
    let missing = Signal::derive(move || views.is_missing());
    let words = move || if missing.get() { "The session could not be loaded." } else { "The session is being loaded." };
    view! {
        <section class="skeleton-message">
            <p role="status" prop:textContent=words></p>
            <div hidden=move || !missing.get()>
                <Button label="Try again" press=Callback::new(move |()| views.need())/>
            </div>
        </section>
    }
}

/// The pressed button has gone with its part of the screen: the focus moves to the title of the new part.
fn go_on_at_the_top() {
    let document = browser::document();
    let lost = document.active_element().is_none_or(|at| at.tag_name() == "BODY");
    if let (true, Ok(Some(title))) = (lost, document.query_selector(".iterate-title")) {
        browser::focus(&title);
    }
}
