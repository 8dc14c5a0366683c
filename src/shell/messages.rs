//! Messages to and from an embedding page. It accepts commands only from the parent window and the own window.

use super::listener::{Listener, Resizes, on_window};
use super::{Shell, browser};
pub(super) use crate::app::embed::Message;
use crate::app::embed::{Command, Field, State, StateFeed};
use crate::app::{Event, Wall};
use js_sys::{JSON, JsString, Object, Reflect};
use leptos::prelude::WithUntracked;
use leptos::task::spawn_local;
use std::cell::{Cell, OnceCell};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessageEventInit, Window};

/// The attribute of a page whose frame is as high as the page.
pub(super) const FITS: &str = "data-fits";

/// The messages sent so far.
#[derive(Default)]
pub(super) struct Messages(StateFeed);

impl Messages {
    /// The state, if it is worth a message now.
    pub(super) fn offer(&mut self, now: Wall, state: State) -> Option<State> {
        self.0.offer(now, state)
    }
}

/// Listens for commands and watches the page's height, until dropped.
pub(super) struct Listening {
    _commands: Listener,
    _heights: Option<Resizes>,
}

/// Starts listening.
pub(super) fn listen(shell: Shell) -> Listening {
    let commands = on_window("message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>().filter(|event| is_ours(event)) else { return };
        hear(shell, Wall::from_millis(event.time_stamp()), &event.data());
    });
    let told = Cell::new(None);
    let heights = browser::document().body().and_then(|body| {
        let measured = body.clone();
        Resizes::of(&[&body], move || {
            let height = measured.offset_height();
            // A frame that is not displayed has no height.
            if height > 0 && told.replace(Some(height)) != Some(height) {
                browser::mark_root(FITS, false);
                post(Message::Resize(height));
            }
        })
    });
    Listening { _commands: commands, _heights: heights }
}

/// Handles a message. While the race is not running, its time is when it was posted, however busy the page has been, so
/// that two playgrounds started together stay level. While frames run, its time is now: the frames already shown must stay
/// valid.
fn hear(shell: Shell, posted: Wall, message: &JsValue) {
    let Some(command) = Command::read(|name| field(message, name)) else { return };
    let runs = shell.model.try_with_untracked(|model| model.race.is_running()).unwrap_or_default();
    let now = if runs { browser::now() } else { posted };
    shell.send(Event::MessageCame { now, command });
}

fn field(message: &JsValue, name: &str) -> Field {
    // What is no object has no fields.
    let value = if name.is_empty() { message.clone() } else { Reflect::get(message, &name.into()).unwrap_or_default() };
    if value.is_null_or_undefined() {
        Field::Missing
    } else if let Some(text) = value.dyn_ref::<JsString>() {
        if text.is_valid_utf16() { Field::Text(text.into()) } else { Field::Torn }
    } else if let Some(number) = value.as_f64() {
        Field::Number(number)
    } else if value.is_array() {
        Field::Other("a list")
    } else if let Some(flag) = value.as_bool() {
        Field::Flag(flag)
    } else {
        Field::Other("an object")
    }
}

fn is_ours(event: &MessageEvent) -> bool {
    // Without an embedding page, the page's own messages arrive here, too. No browser has posted those.
    if !event.is_trusted() {
        return false;
    }
    let own: JsValue = browser::window().into();
    let source: JsValue = event.source().into();
    let parent: JsValue = browser::window().parent().ok().flatten().into();
    source == own || source == parent
}

/// Sends a message to the embedding page, or to the own window if there is none. No message is secret, so any origin
/// may read it.
pub(super) fn post(message: Message<'_>) {
    let Ok(data) = JSON::parse(&message.json()) else { return };
    match embedder() {
        Some(page) => drop(page.post_message(&data, "*")),
        None => dispatch(&data),
    }
}

/// Sends a report, given as JSON. Within the page it is created only when it is read: it is long, and most often
/// nothing reads it.
pub(super) fn post_report(write: impl Fn() -> String + 'static) {
    if embedder().is_some() {
        return post(Message::Report(write()));
    }
    let Ok(data) = JSON::parse(&Message::Report("null".to_owned()).json()) else { return };
    let written = OnceCell::new();
    let read = move || written.get_or_init(|| JSON::parse(&write()).unwrap_or_default()).clone();
    let read = Closure::<dyn Fn() -> JsValue>::new(read).into_js_value();
    let property = Object::new();
    let _ = Reflect::set(&property, &"get".into(), &read);
    Object::<JsValue>::define_property(data.unchecked_ref(), &"report".into(), &property);
    dispatch(&data);
}

/// The embedding page.
fn embedder() -> Option<Window> {
    let window = browser::window();
    window.parent().ok().flatten().filter(|parent| *parent != window)
}

/// Sends a message to the own window, without the copy that posting makes. Like a posted message, it arrives after the
/// current events.
fn dispatch(data: &JsValue) {
    let window = browser::window();
    let init = MessageEventInit::new();
    init.set_data(data);
    init.set_source(Some(&window));
    if let Ok(event) = MessageEvent::new_with_event_init_dict("message", &init) {
        spawn_local(async move {
            let _ = window.dispatch_event(&event);
        });
    }
}
