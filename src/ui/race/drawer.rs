use super::settings::{Arrivals, Settings};
use crate::app::isolated;
use crate::app::screen::ScreenId;
use crate::app::screen::race::{LaneId, LaneView};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use crate::ui::drawn::follow;
use leptos::ev;
use leptos::html::Section;
use leptos::prelude::*;
use web_sys::Element;

/// The button that has opened the drawer.
const OPENER: &str = ".instrument [aria-controls=settings][aria-expanded=true]";

/// The settings of one lane, beside the lanes or below them. Nothing else moves, so one sees what a setting does.
#[component]
pub(super) fn Drawer(
    shell: Shell,
    /// The race, which makes room for it.
    race: Element,
    /// The lane whose settings are open.
    open: RwSignal<Option<LaneId>>,
) -> impl IntoView {
    // A lane that is gone has no settings.
    let there = shell.read(|model| model.race.setup.lanes.iter().map(|lane| lane.id).collect::<Vec<_>>());
    let raced = shell.read(|model| model.screen == ScreenId::Race);
    let shown = Memo::new(move |_| open.get().filter(|id| raced.get() && there.with(|there| there.contains(id))));
    follow(Box::new(move || {
        let is_open = shown.get().is_some();
        let root = browser::document().document_element();
        // The page scrolls what gets the focus to where a drawer at the bottom does not cover it.
        for element in root.iter().chain([&race]) {
            let _ = element.toggle_attribute_with_force("data-drawer", is_open);
        }
    }));
    let close = Callback::new(move |()| {
        let opener = opener();
        open.set(None);
        opener.iter().for_each(browser::focus);
    });
    let pressed = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && shown.get_untracked().is_some() {
            close.run(());
        }
    });
    on_cleanup(move || pressed.remove());
    // Another lane's settings are drawn afresh: a view in the same place would stay scrolled and unfolded.
    view! { <For each=move || shown.get() key=|id| *id children=move |id| view! { <Opened shell id close/> }/> }
}

fn opener() -> Option<Element> {
    browser::document().query_selector(OPENER).ok().flatten()
}

/// The open drawer. Its head stays while its controls scroll.
#[component]
fn Opened(shell: Shell, id: LaneId, close: Callback<()>) -> impl IntoView {
    let name = shell.read(move |model| model.race.lane_name(id));
    let lane = shell.read(move |model| model.race.lane_view(id));
    let of = move |read: fn(&LaneView) -> String| {
        Signal::derive(move || lane.with(|lane| lane.as_ref().map(read).unwrap_or_default()))
    };
    let drawer = NodeRef::<Section>::new();
    drawer.on_load(move |drawer| {
        let Some(opener) = opener() else { return };
        browser::into_sight(&opener, ".lane");
        // A person who uses the keyboard goes on in here; a person who points stays at the button.
        let focused = browser::document().active_element().as_ref() == Some(&opener);
        if focused && opener.get_attribute("data-pressed").as_deref() == Some("key") {
            browser::focus_in_place(&drawer);
        }
    });
    view! {
        <section
            class="drawer"
            id="settings"
            tabindex="-1"
            aria-label=Signal::derive(move || format!("Settings of {}", isolated(&name.get())))
            data-of=of(|lane| lane.index.to_string())
            data-script=of(|lane| lane.script.name().to_owned())
            data-accent=of(|lane| lane.accent.to_string())
            node_ref=drawer
        >
            <header class="drawer-head">
                <h2 class="drawer-title">"Settings of " <bdi translate="no" prop:textContent=name></bdi></h2>
                <Button label="Close" press=close/>
                <Arrivals shell id/>
            </header>
            <Settings shell id name/>
        </section>
    }
}
