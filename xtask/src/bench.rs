//! `cargo xtask bench`: measures the engine, and how well the built site keeps up in a browser.

use anyhow::{Result, bail};
use lexopt::prelude::Value;
use xshell::cmd;

use crate::workspace::Workspace;
use crate::{browsers, site};

/// Measures the named part, or engine and frames with loads. Passes on the words after `frames` or `load`: `--rounds
/// 1`, and words from the names of the parts to measure.
pub(crate) fn run(ws: &Workspace, mut args: lexopt::Parser) -> Result<()> {
    let part = match args.next()? {
        None => None,
        Some(Value(part)) => Some(part.to_string_lossy().into_owned()),
        Some(arg) => return Err(arg.unexpected().into()),
    };
    let words: Vec<_> = args.raw_args()?.collect();
    match part.as_deref() {
        None => engine(ws).and_then(|()| frames(ws, &[])),
        Some("engine") if words.is_empty() => engine(ws),
        Some("frames") => frames(ws, &words),
        Some(part @ "load") => frames(ws, &[&[part.into()], &*words].concat()),
        Some(other) => bail!("`bench` measures engine, frames or load, not `{other}`"),
    }
}

fn engine(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo bench --bench engine").run()?)
}

fn frames(ws: &Workspace, words: &[std::ffi::OsString]) -> Result<()> {
    let chromium = browsers::chromium(ws)?;
    site::build(ws, None)?;
    let sh = &ws.sh;
    // The bench only steers the browser and waits, so it need not be optimised. It shares its crates with the journeys.
    cmd!(sh, "cargo bench --workspace --profile dev --bench frames -- {words...}")
        .env("HT_SITE", ws.dist())
        .env("HT_CHROMIUM", chromium.browser)
        .env("HT_CHROMEDRIVER", chromium.driver)
        .run()?;
    Ok(())
}
