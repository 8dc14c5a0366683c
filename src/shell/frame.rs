//! This very page in a frame of its own: the instrument in a lesson. It speaks with it as any embedding page does.

use super::browser::{element, field};
use super::listener::{Listener, on_window};
use super::{address, single};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, MessageEvent};

/// What the page in the frame has told.
#[derive(Debug)]
pub enum Told {
    /// Its screen can be used.
    Ready,
    /// A race has played to its end: its report, as JSON. Or a session has ended: the message on its result, as JSON.
    Ended(String),
}

/// The page in a frame, until it is dropped.
pub struct Frame {
    element: Element,
    _heard: Listener,
}

impl Frame {
    /// Opens an address of this page, given by its fragment, in a frame at the end of an element. The frame takes the
    /// height that its page asks for.
    pub fn open(place: &Element, fragment: &str, name: &str, height: u32, told: impl Fn(Told) + 'static) -> Self {
        let frame = element("iframe");
        let fragment = format!("#{}", fragment.trim_start_matches('#'));
        let source = match single::page(&fragment) {
            Some(page) => ("srcdoc", page),
            None => ("src", address::absolute(&fragment)),
        };
        for (key, value) in [
            (source.0, &*source.1),
            ("title", name),
            ("height", &height.to_string()),
            ("allow", "clipboard-write"),
            ("loading", "lazy"),
        ] {
            let _ = frame.set_attribute(key, value);
        }
        let _ = place.append_child(&frame);
        let shown = frame.clone();
        let heard = on_window("message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let source: JsValue = event.source().into();
            let own = field(&shown, "contentWindow");
            if source != own || field(&event.data(), "from").as_string().as_deref() != Some("hare-and-tortoise") {
                return;
            }
            match field(&event.data(), "type").as_string().as_deref() {
                Some("resize") => {
                    if let Some(height) = field(&event.data(), "height").as_f64() {
                        let _ = shown.set_attribute("height", &height.to_string());
                        post(&own, "resized", None);
                    }
                }
                Some("ready") => told(Told::Ready),
                Some(kind @ ("report" | "result")) => {
                    let whole = event.data();
                    let what = if kind == "report" { field(&whole, kind) } else { whole };
                    if let Ok(json) = JSON::stringify(&what) {
                        told(Told::Ended(json.into()));
                    }
                }
                _ => {}
            }
        });
        Self { element: frame, _heard: heard }
    }

    fn send(&self, kind: &str, name: &str, value: &str) {
        post(&field(&self.element, "contentWindow"), kind, Some((name, value)));
    }

    /// Shows the page in the frame in a theme, by its name.
    pub fn show_in(&self, theme: &str) {
        self.send("theme", "theme", theme);
    }

    /// Races with a task in the frame, given as its file.
    pub fn race_with(&self, task: &str) {
        self.send("task", "task", task);
    }

    /// Opens another address in the frame, without an entry in the history.
    pub fn go_to(&self, fragment: &str) {
        self.send("open", "hash", fragment);
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn post(to: &JsValue, kind: &str, argument: Option<(&str, &str)>) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"to".into(), &"hare-and-tortoise".into());
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    if let Some((name, value)) = argument {
        let _ = Reflect::set(&message, &name.into(), &value.into());
    }
    if let Some(page) = to.dyn_ref::<web_sys::Window>() {
        let _ = page.post_message(&message, "*");
    } else if let Ok(send) = Reflect::get(to, &"postMessage".into()) {
        // A page of another origin is a window that this page may not look at.
        let _ = send.unchecked_into::<js_sys::Function>().call2(to, &message, &"*".into());
    }
}
