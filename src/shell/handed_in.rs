//! The files that a class has handed in: texts, and zips of texts. Nothing else calls this, so it lies in the file of the
//! screen that does.

use super::Shell;
use super::browser::reason;
use crate::app::Event;
use crate::app::result::{MOST_BYTES, Method, Packed, is_zip, packed, text_of};
use crate::app::screen::class;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// A file with its name.
type Named<T> = (String, Result<T, String>);

/// A zip in a zip is opened, one in that is not: an exported folder of documents is one, a trap has more.
const DEEPEST: usize = 2;

/// The most bytes of all files of a drop, unpacked.
const MOST_IN_ALL: usize = 4 * MOST_BYTES;

/// Reads all files of a file field or a drop, and hands on their texts.
pub fn read_files(shell: Shell, holder: &JsValue) {
    let Ok(files) = Reflect::get(holder, &"files".into()) else { return };
    let files: Vec<JsValue> = Array::from(&files).iter().collect();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut whole = Vec::new();
        for file in files {
            let name = Reflect::get(&file, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
            whole.push((name, bytes(&file).await));
        }
        shell.send(Event::Class(class::Event::FilesRead(unpacked(whole).await)));
    });
}

async fn bytes(file: &JsValue) -> Result<Vec<u8>, String> {
    let size = Reflect::get(file, &"size".into()).ok().and_then(|size| size.as_f64());
    // A file that is too long need not be read into memory before it is refused.
    if size.is_some_and(|size| size > MOST_BYTES as f64) {
        return Err(format!("it is larger than {} MB", MOST_BYTES >> 20));
    }
    let failed = |error: JsValue| format!("it could not be read ({})", reason(&error));
    let buffer = awaited(call(file, "arrayBuffer", &[])).await.map_err(failed)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The texts of files, and of the files in zips.
async fn unpacked(files: Vec<Named<Vec<u8>>>) -> Vec<Named<String>> {
    let mut waiting: Vec<(Named<Vec<u8>>, usize)> = files.into_iter().rev().map(|file| (file, 0)).collect();
    let mut texts = Vec::new();
    // Counted as they come, so that a small zip cannot become a huge one in memory.
    let held: usize = waiting.iter().filter_map(|((_, bytes), _)| bytes.as_ref().ok()).map(Vec::len).sum();
    let mut room = MOST_IN_ALL.saturating_sub(held);
    while let Some(((name, bytes), depth)) = waiting.pop() {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(why) => {
                texts.push((name, Err(why)));
                continue;
            }
        };
        if room == 0 {
            texts.push((name, Err("the files are too large together. Add them in parts".to_owned())));
            break;
        }
        if !is_zip(&bytes) {
            texts.push((name, text_of(&bytes)));
        } else if depth == DEEPEST {
            texts.push((name, Err("it is a zip in a zip in a zip".to_owned())));
        } else {
            match packed(&bytes) {
                Ok(inner) => {
                    for file in inner.into_iter().rev() {
                        let within = format!("{name}, {}", file.name);
                        let bytes = unpack(&file, room).await;
                        room = room.saturating_sub(bytes.as_ref().map_or(0, Vec::len));
                        waiting.push(((within, bytes), depth + 1));
                        if room == 0 {
                            break;
                        }
                    }
                }
                Err(why) => texts.push((name, Err(why))),
            }
        }
    }
    texts
}

async fn unpack(file: &Packed<'_>, room: usize) -> Result<Vec<u8>, String> {
    match file.method {
        _ if file.locked => Err("it is locked with a password".to_owned()),
        Method::Store => Ok(file.bytes.get(..room).unwrap_or(file.bytes).to_vec()),
        Method::Deflate => inflated(file.bytes, room).await.map_err(|why| format!("it could not be unpacked ({why})")),
        Method::Other(number) => Err(format!("it is packed in a way that this page does not read (method {number})")),
    }
}

/// The browser's own inflating, piece by piece, so that a small file cannot become a huge one in memory.
async fn inflated(bytes: &[u8], room: usize) -> Result<Vec<u8>, String> {
    let reader = reader(bytes).map_err(|error| reason(&error))?;
    let mut whole = Vec::new();
    loop {
        let piece = awaited(call(&reader, "read", &[])).await.map_err(|error| reason(&error))?;
        if Reflect::get(&piece, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            return Ok(whole);
        }
        let value = Reflect::get(&piece, &"value".into()).map_err(|error| reason(&error))?;
        whole.extend(Uint8Array::new(&value).to_vec());
        if whole.len() > MOST_BYTES {
            let _ = call(&reader, "cancel", &[]);
            return Err(format!("it is larger than {} MB", MOST_BYTES >> 20));
        }
        if whole.len() >= room {
            let _ = call(&reader, "cancel", &[]);
            return Ok(whole);
        }
    }
}

fn reader(bytes: &[u8]) -> Result<JsValue, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let kind: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let inflater = Reflect::construct(&kind, &Array::of1(&"deflate-raw".into()))?;
    let stream = call(&blob, "stream", &[])?;
    call(&call(&stream, "pipeThrough", &[inflater])?, "getReader", &[])
}

fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    method.apply(object, &arguments.iter().collect::<Array>())
}

async fn awaited(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?.dyn_into::<Promise>()?).await
}
