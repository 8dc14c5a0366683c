//! `cargo xtask test`: every check of the project; those that fail soonest come first.

use anyhow::Result;
use serde_json::json;
use std::path::PathBuf;
use xshell::cmd;

use crate::browsers::{self, Steered};
use crate::steps::{Record, Step};
use crate::workspace::{Workspace, program};
use crate::{cargo_tools, npm, scenarios, site};

/// Runs these steps, or all of them when none is named, and says what passed.
pub(crate) fn run(ws: &Workspace, only: &[Step]) -> Result<()> {
    let mut record = Record::default();
    let mut passed = Vec::new();
    let chosen = |step: &Step| only.is_empty() || only.contains(step);
    let outcome = Step::ALL.into_iter().filter(chosen).try_for_each(|step| {
        run_step(ws, step, &mut record)?;
        passed.push(step.name());
        Ok(())
    });
    println!("\n{record}\n");
    if outcome.is_ok() {
        println!("Passed: {}.", passed.join(", "));
    }
    outcome
}

fn run_step(ws: &Workspace, step: Step, record: &mut Record) -> Result<()> {
    let name = step.name();
    match step {
        Step::Fmt => record.time(name, || fmt(ws)),
        Step::Clippy => record.time(name, || clippy(ws)),
        Step::Native => record.time(name, || native(ws)),
        Step::Scenarios => record.time(name, || scenarios::verify(&ws.root)),
        Step::Browser => {
            let chromium = record.time("browser set-up", || browser_set_up(ws))?;
            record.time(name, || browser(ws, &chromium))
        }
        Step::E2e => {
            let env = record.time("e2e set-up", || e2e_env(ws))?;
            record.time("release build", || site::build(ws))?;
            record.time(name, || e2e(ws, env))
        }
    }
}

fn fmt(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo fmt --all --check").run()?)
}

fn clippy(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?;
    // "All targets" are not those that a plain `cargo test` leaves alone.
    cmd!(sh, "cargo clippy --test e2e -- -D warnings").run()?;
    cargo_tools::wasm_target(ws)?;
    cmd!(sh, "cargo clippy --target wasm32-unknown-unknown --lib --bins --tests -- -D warnings").run()?;
    // As a release is built.
    let split = crate::split::FEATURE;
    Ok(cmd!(sh, "cargo clippy --target wasm32-unknown-unknown --features {split} --lib --bins -- -D warnings").run()?)
}

/// What needs no browser: the layers left of the shell, and this task runner.
fn native(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo test --workspace").run()?)
}

fn browser_set_up(ws: &Workspace) -> Result<Steered> {
    cargo_tools::wasm_target(ws)?;
    cargo_tools::wasm_bindgen(ws)?;
    browsers::chromium(ws)
}

/// The component tests, by wasm-bindgen's own runner in a browser without a window.
fn browser(ws: &Workspace, chromium: &Steered) -> Result<()> {
    let sh = &ws.sh;
    let capabilities = ws.site().join("webdriver.json");
    let options = json!({ "goog:chromeOptions": {
        "binary": chromium.browser,
        // What a browser does beside showing the page: it costs time and reaches for the network.
        "args": [
            "disable-background-networking",
            "disable-component-update",
            "disable-default-apps",
            "disable-extensions",
            "disable-sync",
            "no-first-run",
        ],
    }});
    sh.write_file(&capabilities, options.to_string())?;
    let runner = ws.tools().join("bin").join(program("wasm-bindgen-test-runner"));
    cmd!(sh, "cargo test --target wasm32-unknown-unknown --test browser")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .run()?;
    Ok(())
}

/// The end-to-end tests, on the site as it is built.
fn e2e(ws: &Workspace, env: Vec<(&str, PathBuf)>) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo test --test e2e").envs(env).run()?)
}

/// Takes the README's pictures of the built site, by the same means.
pub(crate) fn screenshots(ws: &Workspace) -> Result<()> {
    let env = e2e_env(ws)?;
    site::build(ws)?;
    let sh = &ws.sh;
    cmd!(sh, "cargo test --test e2e -- --ignored pictures::").envs(env).run()?;
    println!("The pictures are in docs/images/.");
    Ok(())
}

/// Tells the end-to-end tests where the site, the browsers and the accessibility checks are.
fn e2e_env(ws: &Workspace) -> Result<Vec<(&'static str, PathBuf)>> {
    let chromium = browsers::chromium(ws)?;
    let firefox = browsers::firefox(ws)?;
    Ok(vec![
        ("HT_SITE", ws.dist()),
        ("HT_CHROMIUM", chromium.browser),
        ("HT_CHROMEDRIVER", chromium.driver),
        ("HT_FIREFOX", firefox.browser),
        ("HT_GECKODRIVER", firefox.driver),
        ("HT_AXE", npm::axe(ws)?),
    ])
}
