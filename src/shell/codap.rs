//! The line to CODAP, if it is the page around this one. Its plug-ins speak by messages: both sides say hello, then either
//! calls and the other answers. A call has a name, and its answer the same.
//!
//! Nothing else calls this, so it lies in the file of the screen that does.

use super::browser::{field, window};
use super::listener::{Listener, on_window};
use gloo_timers::callback::Interval;
use js_sys::{JSON, Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Window};

/// What CODAP has said.
#[derive(Debug)]
pub enum Said {
    /// It is there, and takes this page for a plug-in.
    Here,
    /// It has taken what was sent, or has not, with its reason.
    Answer(Result<(), String>),
}

/// A line to CODAP, until it is dropped.
pub struct Line {
    parent: Window,
    _heard: Listener,
    _hello: Rc<RefCell<Option<Interval>>>,
}

/// Time between two greetings, in milliseconds.
const PAUSE_MS: u32 = 500;

/// The most greetings: then the page around this one is another one.
const MOST: u32 = 20;

/// The name of messages for CODAP's plug-ins.
const PLUG_IN: &str = "data-interactive";

/// What the plug-in is called in CODAP, and its size in CSS pixels.
const FRAME: &str = r#"{"action":"update","resource":"interactiveFrame","values":{"title":"Hare & Tortoise: a class","dimensions":{"width":640,"height":720}}}"#;

/// The name of the call that says so.
const FRAMED: &str = "frame";

/// The name of the call that sends the rows.
const SENT: &str = "rows";

impl Line {
    /// Says hello to the page around this one; `None` if there is none. `answer` is which of several answers counts.
    pub fn open(answer: u32, said: impl Fn(Said) + 'static) -> Option<Self> {
        let parent = window().parent().ok().flatten().filter(|parent| *parent != window())?;
        let hello = Rc::new(RefCell::new(None));
        let (calls, greeting) = (parent.clone(), hello.clone());
        let heard = on_window("message", move |event| {
            let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
            let (source, around): (JsValue, JsValue) = (event.source().into(), calls.clone().into());
            if source != around {
                return;
            }
            let data = event.data();
            let content = field(&data, "content");
            match text(&data, "type").as_deref() {
                // Only the first time: it greets each greeting.
                Some("hello") if greeting.take().is_some() => call(&calls, FRAMED, FRAME),
                Some(PLUG_IN) => match (text(&content, "messageType").as_deref(), text(&content, "uuid").as_deref()) {
                    // CODAP asks for what to keep, and tells what has changed. There is nothing to keep.
                    (Some("call"), Some(uuid)) => post(&calls, "returnValue", uuid, r#"{"success":true}"#),
                    (Some("returnValue"), Some(FRAMED)) => said(Said::Here),
                    (Some("returnValue"), Some(SENT)) => {
                        let answers = field(&content, "value");
                        let own = Reflect::get_u32(&answers, answer).unwrap_or_default();
                        let taken = field(&own, "success").is_truthy();
                        let reason = || text(&field(&own, "values"), "error").unwrap_or_default();
                        said(Said::Answer(if taken { Ok(()) } else { Err(reason()) }));
                    }
                    _ => {}
                },
                _ => {}
            }
        });
        let (greeted, n_greetings, own) = (parent.clone(), Cell::new(0), Rc::downgrade(&hello));
        let greet = move || {
            if n_greetings.replace(n_greetings.get() + 1) < MOST {
                let _ = greeted.post_message(&parsed(r#"{"type":"hello"}"#), "*");
            } else if let Some(hello) = own.upgrade() {
                hello.take();
            }
        };
        greet();
        hello.replace(Some(Interval::new(PAUSE_MS, greet)));
        Some(Self { parent, _heard: heard, _hello: hello })
    }

    /// Sends requests, given as JSON.
    pub fn send(&self, requests: &str) {
        call(&self.parent, SENT, requests);
    }
}

fn call(to: &Window, name: &str, value: &str) {
    post(to, "call", name, value);
}

fn post(to: &Window, kind: &str, name: &str, value: &str) {
    let (message, content) = (Object::new(), Object::new());
    for (of, key, value) in [
        (&content, "messageType", kind.into()),
        (&content, "uuid", name.into()),
        (&content, "value", parsed(value)),
        (&message, "type", PLUG_IN.into()),
        (&message, "content", content.clone().into()),
    ] {
        let _ = Reflect::set(of, &key.into(), &value);
    }
    let _ = to.post_message(&message, "*");
}

fn parsed(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or_default()
}

fn text(of: &JsValue, name: &str) -> Option<String> {
    field(of, name).as_string()
}
