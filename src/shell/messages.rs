//! Messages to and from an embedding page. Commands are taken from the parent and the own window alone.

use super::listener::{Listener, Resizes, on_window};
use super::{Shell, browser};
use crate::app::Wall;
use crate::app::embed::{Message, State, StateFeed};
use js_sys::{JSON, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::MessageEvent;

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
        // The page's own messages come here, too, where nothing embeds it; a report is long.
        let addressed = Reflect::has(&event.data(), &"to".into()).unwrap_or_default();
        let json = addressed.then(|| JSON::stringify(&event.data()).ok()?.as_string()).flatten();
        if let Some(json) = json {
            shell.hear(json);
        }
    });
    let told = Cell::new(None);
    let heights = browser::document().body().and_then(|body| {
        let measured = body.clone();
        Resizes::of(&[&body], move || {
            let height = measured.offset_height();
            if told.replace(Some(height)) != Some(height) {
                post(&Message::Resize(height));
            }
        })
    });
    Listening { _commands: commands, _heights: heights }
}

fn is_ours(event: &MessageEvent) -> bool {
    let own: JsValue = browser::window().into();
    let source: JsValue = event.source().into();
    let parent: JsValue = browser::window().parent().ok().flatten().into();
    source == own || source == parent
}

/// Tells the embedding page, or the own window when there is none. Nothing told is secret, so any origin may read it.
pub(super) fn post(message: &Message<'_>) {
    let Ok(data) = JSON::parse(&message.json()) else { return };
    let window = browser::window();
    let to = window.parent().ok().flatten().unwrap_or(window);
    let _ = to.post_message(&data, "*");
}
