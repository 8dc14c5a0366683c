//! The service worker of the built site: it gets the list of the site's files, each with a hash of its content.

use crate::{scorm, single};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The worker, and the script that has it registered.
const WORKER: &str = "sw.js";
const REGISTERS: &str = "offline.mjs";

/// Where the worker has the list, and its version.
const FILES: &str = "const FILES = {};";
const VERSION: &str = "VERSION";

/// Files that no page asks for: a worker among the files that it keeps would never be renewed; the downloads contain the
/// whole site once more; others are for whoever shows a link.
const LEFT: [&str; 5] = [WORKER, single::FILE, scorm::FILE, "social.png", "oembed.json"];

/// Writes the worker into the built site, after everything else.
pub(crate) fn write(root: &Path, dist: &Path) -> Result<()> {
    fs::copy(root.join("public").join(REGISTERS), dist.join(REGISTERS))?;
    let mut files = BTreeMap::new();
    walk(dist, "", &mut files)?;
    let worker = fs::read_to_string(root.join("public").join(WORKER))?;
    Ok(fs::write(dist.join(WORKER), with(&worker, &files)?)?)
}

/// The worker with these files.
fn with(worker: &str, files: &BTreeMap<String, String>) -> Result<String> {
    ensure!(worker.contains(FILES) && worker.contains(VERSION), "{WORKER} has no place for the files");
    let list = serde_json::to_string(files)?;
    let version = short_hash(list.as_bytes());
    Ok(worker.replacen(FILES, &format!("const FILES = {list};"), 1).replacen(VERSION, &version, 1))
}

fn walk(folder: &Path, within: &str, files: &mut BTreeMap<String, String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().context("a name is text")?;
        let path = format!("{within}{name}");
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else if !LEFT.contains(&&*name) {
            files.insert(path, short_hash(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_content_is_another_version() {
        let worker = "const FILES = {}; const NAME = \"VERSION\";";
        let files = |content: &[u8]| BTreeMap::from([("a/index.html".to_owned(), short_hash(content))]);
        let one = with(worker, &files(b"one")).unwrap();
        assert_eq!(one, with(worker, &files(b"one")).unwrap());
        // From `printf one | sha256sum`.
        assert!(one.starts_with("const FILES = {\"a/index.html\":\"7692c3ad3540bb80\"};"), "{one}");
        let name = |text: &str| text.split("NAME").nth(1).map(str::to_owned);
        assert_ne!(name(&one), name(&with(worker, &files(b"two")).unwrap()));
        assert!(with("", &files(b"one")).is_err());
    }
}
