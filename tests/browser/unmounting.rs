//! Unmounting is silent: it stops everything that was started, and later events reach nothing that was removed.

use crate::place::{document, fill, frame, until, window};
use crate::playground::{lane, play, set_address};
use crate::watch::Watch;
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::ui::race::race;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

/// The messages that reach the window, until this is dropped.
struct Heard {
    kinds: &'static [&'static str],
    listener: Closure<dyn FnMut(web_sys::Event)>,
    heard: Rc<RefCell<Vec<String>>>,
}

impl Heard {
    fn on_window(kinds: &'static [&'static str]) -> Self {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let note = heard.clone();
        let listener = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            let said = event.dyn_ref::<web_sys::MessageEvent>().map(web_sys::MessageEvent::data);
            let said = said.and_then(|said| js_sys::JSON::stringify(&said).ok()).map(String::from);
            note.borrow_mut().push(format!("{} {}", event.type_(), said.unwrap_or_default()));
        });
        for kind in kinds {
            window().add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref()).unwrap();
        }
        Self { kinds, listener, heard }
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        for kind in self.kinds {
            let _ = window().remove_event_listener_with_callback(kind, self.listener.as_ref().unchecked_ref());
        }
    }
}

/// A command to the playground, as an embedding page posts it.
fn post(command: &str) {
    let command = format!("{{\"to\":\"hare-and-tortoise\",\"type\":\"{command}\"}}");
    window().post_message(&js_sys::JSON::parse(&command).unwrap(), "*").unwrap();
}

#[wasm_bindgen_test]
async fn what_is_gone_is_silent() {
    let watch = Watch::start();
    let (shell, mut place) = play("#/race?scenario=task&lanes=custom&0.name=N&0.rate=1", race);
    until("the lane", || place.all("article", "N").len() == 1).await;
    place.press("Run");
    // A change that has not been written to the address yet.
    fill(&place.one::<HtmlInputElement>("spinbutton", "Seed"), "41");
    post("pause");
    until("it obeys", || shell.model.with_untracked(|model| model.race.status()) == Some(Status::Paused)).await;
    shell.race(Event::PlayPressed);
    shell.race(Event::LaneRenamed(lane(shell, 0), "M".to_owned()));
    until("the other name", || place.all("article", "M").len() == 1).await;
    let started = watch.going_on();
    for kind in [
        "frame",
        "interval",
        "timeout",
        "observer",
        "listener hashchange",
        "listener message",
        "listener visibilitychange",
    ] {
        assert!(started.iter().any(|started| started == kind), "no {kind} in {started:?}");
    }

    place.unmount();
    assert_eq!(place.root.inner_html(), "");
    // The tasks of the removed view end when they run next.
    until("all has stopped", || watch.going_on().is_empty()).await;
    // Messages posted before still arrive.
    frame().await;
    frame().await;

    // From here on, nothing may listen.
    set_address("#/elsewhere");
    let heard = Heard::on_window(&["message", "error", "unhandledrejection"]);
    window().dispatch_event(&web_sys::Event::new("hashchange").unwrap()).unwrap();
    document().dispatch_event(&web_sys::Event::new("visibilitychange").unwrap()).unwrap();
    place.root.style().set_property("height", "123px").unwrap();
    post("report");
    shell.race(Event::PlayPressed);
    assert_eq!(shell.report(), None);
    until("the message", || !heard.heard.borrow().is_empty()).await;
    frame().await;
    frame().await;
    assert_eq!(*heard.heard.borrow(), ["message {\"to\":\"hare-and-tortoise\",\"type\":\"report\"}"]);
    assert_eq!(window().location().hash().unwrap(), "#/elsewhere");
    assert!(shell.model.try_with_untracked(|_| ()).is_none(), "there is no state left to change");
    assert_eq!(
        watch.going_on(),
        ["listener error", "listener message", "listener unhandledrejection"],
        "but this test's"
    );
}

#[wasm_bindgen_test]
async fn a_lane_that_is_removed_is_not_painted_any_more() {
    let (shell, place) = play("#/race?scenario=task&lanes=custom,custom&0.name=A&1.name=B&at=99", race);
    until("both", || place.all("article", "A").len() + place.all("article", "B").len() == 2).await;
    let first: web_sys::Element = place.one("article", "A");
    let output = first.query_selector("[data-output]").unwrap().unwrap();
    until("its text", || output.child_element_count() > 0).await;
    let text = output.text_content().unwrap();
    shell.race(Event::LaneRemoved(lane(shell, 0)));
    until("one", || place.all("article", "A").is_empty()).await;
    let second: web_sys::Element = place.one("article", "B");
    until("it is the first now", || second.get_attribute("data-lane").as_deref() == Some("0")).await;
    shell.race(Event::RestartPressed);
    frame().await;
    assert_eq!(output.text_content().unwrap(), text);
}
