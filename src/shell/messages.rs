//! Messages to and from an embedding page. Commands are taken from the parent and the own window alone.

use super::listener::{Listener, Resizes, on_window};
use super::{Shell, browser};
use crate::app::embed::{Command, Field, Message, State, StateFeed};
use crate::app::{Event, Wall};
use js_sys::{JSON, JsString, Object, Reflect};
use leptos::prelude::WithUntracked;
use leptos::task::spawn_local;
use std::cell::{Cell, OnceCell};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessageEventInit, Window};

/// What has been told.
#[derive(Default)]
pub(super) struct Messages(StateFeed);

impl Messages {
    /// The state, when it is worth a message.
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
            if told.replace(Some(height)) != Some(height) {
                post(Message::Resize(height));
            }
        })
    });
    Listening { _commands: commands, _heights: heights }
}

/// A message came. While nothing runs it counts from when it was posted, however busy the page has been: two playgrounds
/// that are told at once run level. While frames come it counts from now: what they have shown stays.
fn hear(shell: Shell, posted: Wall, message: &JsValue) {
    let Some(command) = Command::read(|name| field(message, name)) else { return };
    let runs = shell.model.try_with_untracked(|model| model.race.is_running()).unwrap_or_default();
    let now = if runs { browser::now() } else { posted };
    shell.send(Event::MessageCame { now, command });
}

fn field(message: &JsValue, name: &str) -> Field {
    // What is no object has no fields.
    let value = Reflect::get(message, &name.into()).unwrap_or_default();
    if value.is_null_or_undefined() {
        Field::Missing
    } else if let Some(text) = value.dyn_ref::<JsString>() {
        if text.is_valid_utf16() { Field::Text(text.into()) } else { Field::Torn }
    } else if let Some(number) = value.as_f64() {
        Field::Number(number)
    } else if value.is_array() {
        Field::Other("a list")
    } else if value.as_bool().is_some() {
        Field::Other("true or false")
    } else {
        Field::Other("an object")
    }
}

fn is_ours(event: &MessageEvent) -> bool {
    // The page's own messages come here, too, where nothing embeds it: no browser has posted those.
    if !event.is_trusted() {
        return false;
    }
    let own: JsValue = browser::window().into();
    let source: JsValue = event.source().into();
    let parent: JsValue = browser::window().parent().ok().flatten().into();
    source == own || source == parent
}

/// Tells the embedding page, or the own window when there is none. Nothing told is secret, so any origin may read it.
pub(super) fn post(message: Message<'_>) {
    let Ok(data) = JSON::parse(&message.json()) else { return };
    match embedder() {
        Some(page) => drop(page.post_message(&data, "*")),
        None => dispatch(&data),
    }
}

/// Tells a report, as JSON. Within the page it is written when somebody reads it: it is long, and most often nobody does.
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

/// The page around this one.
fn embedder() -> Option<Window> {
    let window = browser::window();
    window.parent().ok().flatten().filter(|parent| *parent != window)
}

/// Tells the own window. Nothing is copied, as posting would. As if posted, it comes after what happens now.
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
