//! How long a load takes on a slow network and a slow processor, and how many bytes it fetches: for the bare page, the
//! longest race link, and the links of the other screens.

use crate::harness::{Answer, Browser, Page, in_browser, longest_race_link, site};
use crate::limits::Check;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

/// The site's files, by path, as a host with good compression sends them.
struct Packed(BTreeMap<String, (&'static str, Vec<u8>)>);

impl Packed {
    /// Every file that a page of the built site may load, compressed once.
    fn site() -> Self {
        let mut files = BTreeMap::new();
        pack(&site(), "", &mut files);
        Self(files)
    }

    /// The bytes of the requested files. A file requested twice, such as an icon in Chromium, counts once.
    fn bytes(&self, asked: &[String]) -> usize {
        let name = |path: &'_ str| if path.is_empty() { "index.html".to_owned() } else { path.to_owned() };
        let once: BTreeSet<&String> = asked.iter().collect();
        once.into_iter().map(|path| self.0.get(&name(path)).map_or(0, |(_, bytes)| bytes.len())).sum()
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

/// Long enough for any load. The bench does not query the page meanwhile, because queries slow it down.
const PAUSE: Duration = Duration::from_secs(5);

/// Long enough for a new browser to finish its own start. A person who follows a link has a browser that is running.
const SETTLE: Duration = Duration::from_secs(3);

/// Loads of each entry in a round. A load is short, so one hiccup of the machine is a tenth of it.
const LOADS: usize = 3;

/// The bare page and the longest race link may differ by this share.
const ALIKE: f64 = 1.05;

/// An address that a person may open.
struct Entry {
    name: &'static str,
    fragment: String,
    /// A button of the screen, which can be pressed once the screen is usable.
    button: &'static str,
    /// Limits: seconds until it is usable, and bytes of brotli.
    seconds: f64,
    bytes: f64,
}

fn entries() -> Vec<Entry> {
    let race = |name, fragment| Entry { name, fragment, button: "Run", seconds: 1.3, bytes: 160_000.0 };
    let screen = |name, fragment: &str, button| {
        let fragment = fragment.to_owned();
        Entry { name, fragment, button, seconds: 2.0, bytes: 300_000.0 }
    };
    vec![
        race("bare page", String::new()),
        Entry { button: "Resume", ..race("longest race link", longest_race_link()) },
        screen("#/iterate", "#/iterate", "Start"),
        screen("#/simulated", "#/simulated", "Play"),
        screen("#/claims", "#/claims", "Copy link: claim 1"),
    ]
}

/// The loads of an entry.
struct Loads {
    entry: Entry,
    seconds: Vec<f64>,
    bytes: f64,
}

/// Loads every entry this often, in turn. Returns the limits, and the measurements in words.
pub fn measure(rounds: usize) -> (Vec<Check>, String) {
    let packed = Packed::site();
    let mut all: Vec<Loads> =
        entries().into_iter().map(|entry| Loads { entry, seconds: Vec::new(), bytes: 0.0 }).collect();
    for _ in 0..LOADS * rounds {
        for loads in &mut all {
            let (seconds, bytes) = load(&packed, &loads.entry);
            println!("{}: {seconds:.2} s, {bytes} bytes of brotli", loads.entry.name);
            loads.seconds.push(seconds);
            loads.bytes = bytes as f64;
        }
    }
    let mut said = String::from("\n");
    for Loads { entry, seconds, bytes } in &all {
        let _ = writeln!(said, "{}: usable after {seconds:.2?} s; {bytes} bytes of brotli.", entry.name);
    }
    (checks(&all), said)
}

fn checks(all: &[Loads]) -> Vec<Check> {
    let mut checks = Vec::new();
    for Loads { entry, seconds, bytes } in all {
        let Entry { name, .. } = entry;
        let slow = format!("{name}: usable on slow 4G, CPU 4x slower, seconds");
        checks.push(Check::at_most(slow, seconds.iter().copied(), entry.seconds));
        checks.push(Check::at_most(format!("{name}: bytes of brotli"), [*bytes], entry.bytes));
    }
    let [bare, link, ..] = all else { return checks };
    for (one, other) in [(bare, link), (link, bare)] {
        let over = format!("{} over {}", one.entry.name, other.entry.name);
        let ratios = one.seconds.iter().zip(&other.seconds).map(|(one, other)| one / other);
        checks.push(Check::at_most(format!("{over}: time"), ratios, ALIKE));
        checks.push(Check::at_most(format!("{over}: bytes"), [one.bytes / other.bytes], ALIKE));
    }
    checks
}

/// Seconds from the request for the page until the screen is usable, and the bytes received, with 1.6 Mbit/s, 150 ms
/// round trip, a processor four times slower, and an empty cache.
fn load(packed: &Packed, entry: &Entry) -> (f64, usize) {
    let mut came = (0.0, 0);
    in_browser(Browser::Unwatched, async |page| {
        for (name, (kind, bytes)) in &packed.0 {
            page.answer(&format!("/{name}"), Answer::Brotli(kind, bytes.clone()));
            if name == "index.html" {
                page.answer("/", Answer::Brotli(kind, bytes.clone()));
            }
        }
        slow_down(page).await;
        tokio::time::sleep(SETTLE).await;
        page.visit_beside(&entry.fragment).await;
        tokio::time::sleep(PAUSE).await;
        let Entry { name, button, .. } = entry;
        assert!(page.has("button", button).await, "{name}: there is a button `{button}`");
        assert!(page.button(button).await.is_enabled().await, "{name}: `{button}` can be pressed");
        // The app's own mark in the browser's user timing, and the files that were asked for before it: the panels, which
        // follow by themselves, do not count.
        let ready = "const ready = performance.getEntriesByName('ready')[0].startTime, base = document.baseURI.split('#')[0]; \
            const before = performance.getEntriesByType('resource').filter(file => file.startTime < ready); \
            return [ready, ['', ...before.map(file => file.name.replace(base, ''))]]";
        let (ready, asked): (f64, Vec<String>) = page.js(ready, json!([])).await;
        came = (ready / 1e3, packed.bytes(&asked));
        page.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    });
    came
}

async fn slow_down(page: &Page) {
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
}
