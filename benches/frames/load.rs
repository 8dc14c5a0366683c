//! Measures how long a load takes on a slow network and a slow processor, and how many bytes it fetches.

use crate::harness::{Answer, Browser, in_browser, site};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::time::Duration;

/// The site's files as a host that compresses well sends them, by their path.
pub struct Packed {
    files: BTreeMap<String, (&'static str, Vec<u8>)>,
    /// What the page asked for, the last time it was loaded.
    asked: Mutex<Vec<String>>,
}

impl Packed {
    /// All that a page of the built site may load, compressed once.
    pub fn site() -> Self {
        let mut files = BTreeMap::new();
        pack(&site(), "", &mut files);
        Self { files, asked: Mutex::default() }
    }
}

fn pack(folder: &Path, within: &str, files: &mut BTreeMap<String, (&'static str, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{within}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            pack(&entry.path(), &format!("{name}/"), files);
        } else if let Some(kind) = content_type(&name) {
            let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
            writer.write_all(&std::fs::read(entry.path()).unwrap()).unwrap();
            files.insert(name, (kind, writer.into_inner()));
        }
    }
}

fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" | "mjs" => "text/javascript",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

/// Long enough for any load. The page is left alone meanwhile: whoever asks it every now and then slows it down.
const PAUSE: Duration = Duration::from_secs(3);

/// Long enough for a browser that has just been started to be done with what it does then; who follows a link has one that is.
const SETTLE: Duration = Duration::from_secs(3);

/// Seconds from the request for the page until the Run button works: 1.6 Mbit/s, 150 ms to and fro, a processor four times
/// slower, nothing in the cache.
pub fn interactive(packed: &Packed) -> f64 {
    let mut seconds = 0.0;
    in_browser(Browser::Unwatched, async |page| {
        for (name, (kind, bytes)) in &packed.files {
            page.answer(&format!("/{name}"), Answer::Brotli(kind, bytes.clone()));
            if name == "index.html" {
                page.answer("/", Answer::Brotli(kind, bytes.clone()));
            }
        }
        page.cdp("Network.enable", json!({})).await;
        let bytes_per_second = 1.6e6 / 8.0;
        let network = json!({
            "offline": false,
            "latency": 150,
            "downloadThroughput": bytes_per_second,
            "uploadThroughput": bytes_per_second,
        });
        page.cdp("Network.emulateNetworkConditions", network).await;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
        tokio::time::sleep(SETTLE).await;
        page.visit_beside("").await;
        tokio::time::sleep(PAUSE).await;
        assert!(page.has("button", "Run").await, "the page can be used");
        // The app's own mark, in the browser's user timing.
        let ready = "return performance.getEntriesByName('ready')[0].startTime";
        seconds = page.js::<f64>(ready, json!([])).await / 1e3;
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        *packed.asked.lock().unwrap() = page.asked();
    });
    seconds
}

/// The bytes of what was asked for; what was asked for twice, as Chromium does an icon, comes once.
pub fn bytes(packed: &Packed) -> usize {
    let asked = packed.asked.lock().unwrap();
    let name = |path: &String| if path.is_empty() { "index.html".to_owned() } else { path.clone() };
    asked
        .iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|path| packed.files.get(&name(path)).map_or(0, |(_, bytes)| bytes.len()))
        .sum()
}
