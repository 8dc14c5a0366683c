//! Files that a person chooses or drops.

use super::Shell;
use super::browser::reason;
use crate::app::screen::iterate::Event;
use crate::scenario::json::FILE_BYTES;
use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Opens the first file that something holds: what a file is chosen with, or what is dropped.
pub fn open_from(shell: Shell, holder: &JsValue) {
    let file = Reflect::get(holder, &"files".into()).and_then(|files| Reflect::get(&files, &JsValue::from(0)));
    let Some(file) = file.ok().filter(JsValue::is_object) else { return };
    spawn_local(async move {
        let name = Reflect::get(&file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
        let text = text(&file).await;
        shell.iterate(Event::FileOpened(name, text));
    });
}

async fn text(file: &JsValue) -> Result<String, String> {
    let size = Reflect::get(file, &"size".into()).ok().and_then(|size| size.as_f64());
    // What is too long to be read at all need not be fetched into memory to be refused.
    if size.is_some_and(|size| size > FILE_BYTES as f64) {
        return Err(format!("is longer than {} MiB", FILE_BYTES >> 20));
    }
    let failed = |error: JsValue| format!("could not be read ({})", reason(&error));
    let read: Function = Reflect::get(file, &"text".into()).map_err(failed)?.unchecked_into();
    let text: Promise = read.call0(file).map_err(failed)?.unchecked_into();
    JsFuture::from(text).await.map_err(failed)?.as_string().ok_or_else(|| "is no text".to_owned())
}
