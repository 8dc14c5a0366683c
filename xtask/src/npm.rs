//! Installs npm packages at pinned versions, each in its own folder under `target/tools/npm`.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::workspace::Workspace;

const BINARYEN: &str = "132.0.0";
const AXE_CORE: &str = "4.14.1";
const ESBUILD: &str = "0.28.2";
const REVEAL: &str = "6.0.2";
const SCORM: &str = "3.4.3";

/// The directory with `wasm-opt`.
pub(crate) fn binaryen(ws: &Workspace) -> Result<PathBuf> {
    Ok(install(ws, "binaryen", BINARYEN)?.join(".bin"))
}

/// The directory with `esbuild`.
pub(crate) fn esbuild(ws: &Workspace) -> Result<PathBuf> {
    Ok(install(ws, "esbuild", ESBUILD)?.join(".bin"))
}

/// The script that looks for accessibility faults in a page.
pub(crate) fn axe(ws: &Workspace) -> Result<PathBuf> {
    Ok(install(ws, "axe-core", AXE_CORE)?.join("axe-core").join("axe.min.js"))
}

/// The directory with reveal.js, for the journeys that embed the playground in a deck.
pub(crate) fn reveal(ws: &Workspace) -> Result<PathBuf> {
    Ok(install(ws, "reveal.js", REVEAL)?.join("reveal.js").join("dist"))
}

/// The directory with scorm-again, a learning management system's side of SCORM.
pub(crate) fn scorm(ws: &Workspace) -> Result<PathBuf> {
    Ok(install(ws, "scorm-again", SCORM)?.join("scorm-again").join("dist"))
}

/// The `node_modules` that holds the package.
fn install(ws: &Workspace, name: &str, version: &str) -> Result<PathBuf> {
    let folder = ws.tools().join("npm").join(name);
    let modules = folder.join("node_modules");
    let manifest = modules.join(name).join("package.json");
    let installed = ws.sh.read_file(manifest).ok().and_then(|text| {
        let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
        Some(manifest.get("version")?.as_str()? == version)
    });
    if installed == Some(true) {
        return Ok(modules);
    }
    // By its full path: on Windows npm is a script, and its bare name does not find it.
    let npm = which::which("npm")
        .context("npm was not found: install Node.js with npm, from https://nodejs.org or your system")?;
    let package = format!("{name}@{version}");
    println!("Installing {package} by npm (once).");
    let sh = &ws.sh;
    sh.create_dir(&folder)?;
    cmd!(sh, "{npm} install --prefix {folder} --save-exact --ignore-scripts --no-audit --no-fund {package}")
        .run()
        .with_context(|| format!("installing {package}"))?;
    Ok(modules)
}
