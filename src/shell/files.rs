//! Files that a person chooses or drops.

use super::Shell;
use super::browser::reason;
use super::listener::{Listener, on_document};
use crate::app::Event;
use crate::app::screen::iterate;
use crate::scenario::json::FILE_BYTES;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Handles files dropped anywhere on the page, until this is dropped: opens them, or sends a notice with the reason why
/// not. If a page ignores a drop, the browser replaces it by the file.
pub(super) fn listen(shell: Shell) -> [Listener; 2] {
    let dropped = move |event: web_sys::Event| {
        let Some(files) = carried(&event) else { return };
        event.prevent_default();
        let Some(name) = first(&files).map(|file| name(&file)) else { return };
        match shell.model.try_with_untracked(|model| model.refuses_file(&name)) {
            Some(Some(words)) => shell.send(Event::Failed(words)),
            Some(None) => open_from(shell, &files),
            None => {}
        }
    };
    let over = |event: web_sys::Event| {
        if carried(&event).is_some() {
            event.prevent_default();
        }
    };
    [on_document("dragover", over), on_document("drop", dropped)]
}

/// The dragged data, if it is files: text may still be dragged into a field.
fn carried(event: &JsValue) -> Option<JsValue> {
    let what = Reflect::get(event, &"dataTransfer".into()).ok().filter(JsValue::is_object)?;
    let kinds = Reflect::get(&what, &"types".into()).ok().filter(JsValue::is_object)?;
    Array::from(&kinds).includes(&"Files".into(), 0).then_some(what)
}

/// Opens the first file of a file field or a drop.
pub fn open_from(shell: Shell, holder: &JsValue) {
    let Some(file) = first(holder) else { return };
    spawn_local(async move {
        let task = match text(&file).await {
            Ok(json) => shell.judged(&json).await.map(Arc::new),
            Err(reason) => Err(reason),
        };
        shell.iterate(iterate::Event::FileOpened(name(&file), task));
    });
}

/// Reads the first file of a file field as text, for `then`.
pub fn read_from(holder: &JsValue, then: impl Fn(Result<String, String>) + 'static) {
    let Some(file) = first(holder) else { return };
    spawn_local(async move { then(text(&file).await) });
}

fn first(holder: &JsValue) -> Option<JsValue> {
    let file = Reflect::get(holder, &"files".into()).and_then(|files| Reflect::get(&files, &JsValue::from(0)));
    file.ok().filter(JsValue::is_object)
}

fn name(file: &JsValue) -> String {
    Reflect::get(file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

async fn text(file: &JsValue) -> Result<String, String> {
    let size = Reflect::get(file, &"size".into()).ok().and_then(|size| size.as_f64());
    // A file that is too long need not be read into memory before it is refused.
    if size.is_some_and(|size| size > FILE_BYTES as f64) {
        return Err(format!("is longer than {} MiB", FILE_BYTES >> 20));
    }
    let failed = |error: JsValue| format!("could not be read ({})", reason(&error));
    let read: Function = Reflect::get(file, &"text".into()).map_err(failed)?.unchecked_into();
    let text: Promise = read.call0(file).map_err(failed)?.unchecked_into();
    JsFuture::from(text).await.map_err(failed)?.as_string().ok_or_else(|| "is not text".to_owned())
}
