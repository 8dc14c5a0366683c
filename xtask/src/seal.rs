//! Fixes up Trunk's output, as its last step: adds the size of the wasm file, and moves inline scripts out for the
//! page's policy.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::{bundle, split};

/// Where `index.html` has a place for the size of the wasm file. Trunk drops the quotes when it minifies.
const BYTES: [&str; 2] = ["data-bytes=\"0\"", "data-bytes=0"];
/// The file for the script of live reload.
const RELOAD: &str = "reload.js";

/// Seals the page in Trunk's stage.
pub(crate) fn run() -> Result<()> {
    let stage = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("this is Trunk's last step, not a task of its own")?;
    let page = stage.join("index.html");
    let mut html = fs::read_to_string(&page)?;
    // A debug build is not split, and its page contains no other files.
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release {
        html = split::run(&stage, &html)?;
    }
    let html = with_size(&html, wasm_bytes(&stage)?)?;
    let (mut html, inline) = without_inline_script(html);
    if let Some(script) = inline {
        fs::write(stage.join(RELOAD), script)?;
    }
    ensure!(!html.contains("<script>"), "a script is left in the page, which its policy forbids");
    if release {
        html = bundle::run(&stage, &html)?;
    }
    fs::write(page, html)?;
    Ok(())
}

/// Writes the size into the page, so that the loader can show progress: a server that compresses does not send it.
fn with_size(html: &str, bytes: u64) -> Result<String> {
    let place = BYTES.into_iter().find(|place| html.contains(place));
    let place = place.with_context(|| format!("index.html has no place for the size: {}", BYTES[0]))?;
    Ok(html.replace(place, &format!("data-bytes=\"{bytes}\"")))
}

fn wasm_bytes(stage: &Path) -> Result<u64> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(stage)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with("_bg.wasm") {
            sizes.push(entry.metadata()?.len());
        }
    }
    match sizes[..] {
        [bytes] => Ok(bytes),
        _ => bail!("expected one program in the site, found {}", sizes.len()),
    }
}

/// Moves the one inline script that Trunk writes, for live reload, into a file.
fn without_inline_script(html: String) -> (String, Option<String>) {
    const OPEN: &str = "<script>";
    let Some((before, rest)) = html.split_once(OPEN) else {
        return (html, None);
    };
    let Some((script, after)) = rest.split_once("</script>") else {
        return (html, None);
    };
    // Trunk fills these two in when it serves a page, but not when it serves a script.
    let script =
        script.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host").replace("{{__TRUNK_WS_BASE__}}", "/");
    let html = format!("{before}<script src=\"{RELOAD}\"></script>{after}");
    (html, Some(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn live_reload_moves_out_of_the_page() {
        let page = "<body><script>const address = '{{__TRUNK_ADDRESS__}}';</script></body>";
        let (html, script) = without_inline_script(page.to_owned());
        assert_eq!(html, "<body><script src=\"reload.js\"></script></body>");
        assert_eq!(script.as_deref(), Some("const address = window.location.host;"));
    }

    #[test]
    fn page_without_inline_script_stays_as_it_is() {
        let page = "<script type=\"module\" src=\"loader.mjs\"></script>".to_owned();
        assert_eq!(without_inline_script(page.clone()), (page, None));
    }

    #[test]
    fn page_gets_the_size_of_the_wasm() {
        let html = with_size("<meta data-bytes=\"0\">", 42).unwrap();
        assert_eq!(html, "<meta data-bytes=\"42\">");
        assert_eq!(with_size("<meta data-bytes=0>", 42).unwrap(), html);
        assert!(with_size("<meta>", 42).is_err());
    }
}
