//! `cargo xtask test`: every check of the project. The checks that fail soonest come first.

use anyhow::Result;
use serde_json::json;
use std::env;
use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;
use std::thread;
use xshell::cmd;

use crate::beside::Beside;
use crate::browsers::{self, Steered};
use crate::journeys::Journeys;
use crate::steps::{Record, Step};
use crate::workspace::{Workspace, program};
use crate::{cargo_tools, npm, scenarios, site};

/// Runs these steps, or all if none is named. Reports the results, the time of each step and the slowest journeys.
/// Passes other words on to the test program of the one named step.
pub(crate) fn run(ws: &Workspace, only: &[Step], words: &[OsString]) -> Result<()> {
    let chosen = |step: &Step| only.is_empty() || only.contains(step);
    let mut run = Run { ws, record: Record::default(), journeys: Journeys::new(ws), site: None, words };
    let mut passed = Vec::new();
    let outcome = Step::ALL.into_iter().filter(chosen).try_for_each(|step| {
        if step == Step::Browser && chosen(&Step::E2e) {
            run.start_build()?;
        }
        run.step(step)?;
        passed.push(step.name());
        Ok(())
    });
    let Run { record, journeys, .. } = run;
    println!("\n{journeys}{record}\n");
    if outcome.is_ok() {
        println!("Passed: {}.", passed.join(", "));
    }
    outcome
}

/// One run of the task.
struct Run<'ws> {
    ws: &'ws Workspace,
    record: Record,
    journeys: Journeys,
    /// The release build, once it has started.
    site: Option<Beside>,
    words: &'ws [OsString],
}

impl Run<'_> {
    fn step(&mut self, step: Step) -> Result<()> {
        let Self { ws, record, words, .. } = self;
        let (ws, words, name) = (*ws, *words, step.name());
        match step {
            Step::Fmt => record.time(name, || fmt(ws)),
            Step::Clippy => record.time(name, || clippy(ws)),
            Step::Native => record.time(name, || native(ws, words)),
            Step::Scenarios => record.time(name, || scenarios::verify(&ws.root)),
            Step::Browser => {
                let chromium = record.time("browser set-up", || browser_set_up(ws))?;
                record.time(name, || browser(ws, &chromium, words))
            }
            Step::E2e => {
                self.start_build()?;
                let Self { record, journeys, site, .. } = self;
                let mut env = e2e_env(ws)?;
                env.push((Journeys::VARIABLE, journeys.file()));
                record.time("e2e compilation", || compile_e2e(ws))?;
                // Waits for the rest of it.
                record.time("release build", || site.take().map_or(Ok(()), Beside::wait))?;
                record.time(name, || e2e(ws, env, words))
            }
        }
    }

    /// Starts the release build, unless it has started. Install everything first: two installations at once would
    /// conflict.
    fn start_build(&mut self) -> Result<()> {
        if self.site.is_none() {
            let ws = self.ws;
            self.record.time("e2e set-up", || {
                browser_set_up(ws)?;
                e2e_env(ws)?;
                cargo_tools::trunk(ws)?;
                npm::binaryen(ws)?;
                npm::esbuild(ws)
            })?;
            self.site = Some(Beside::start(ws)?);
        }
        Ok(())
    }
}

fn fmt(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo fmt --all --check").run()?)
}

fn clippy(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    cmd!(sh, "cargo clippy --workspace --all-targets -- -D warnings").run()?;
    // `--all-targets` does not cover targets that a plain `cargo test` skips. For the whole workspace, so that crates
    // have the same features and are not checked twice.
    cmd!(sh, "cargo clippy --workspace --test e2e -- -D warnings").run()?;
    cargo_tools::wasm_target(ws)?;
    cmd!(sh, "cargo clippy --target wasm32-unknown-unknown --lib --bins --tests -- -D warnings").run()?;
    // The same features as a release.
    let split = crate::split::FEATURE;
    Ok(cmd!(sh, "cargo clippy --target wasm32-unknown-unknown --features {split} --lib --bins -- -D warnings").run()?)
}

/// The tests that need no browser: the layers left of the shell, and this task runner.
fn native(ws: &Workspace, words: &[OsString]) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo test --workspace -- {words...}").run()?)
}

fn browser_set_up(ws: &Workspace) -> Result<Steered> {
    cargo_tools::wasm_target(ws)?;
    cargo_tools::wasm_bindgen(ws)?;
    browsers::chromium(ws)
}

/// The component tests, by wasm-bindgen's own runner in a headless browser.
fn browser(ws: &Workspace, chromium: &Steered, words: &[OsString]) -> Result<()> {
    let sh = &ws.sh;
    let capabilities = ws.site().join("webdriver.json");
    let options = json!({ "goog:chromeOptions": {
        "binary": chromium.browser,
        // Turns off background work of the browser, which costs time and uses the network.
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
    cmd!(sh, "cargo test --target wasm32-unknown-unknown --test browser -- {words...}")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .run()?;
    Ok(())
}

/// As part of the workspace, so that crates have the same features as in the native tests.
fn compile_e2e(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    Ok(cmd!(sh, "cargo test --workspace --test e2e --no-run").run()?)
}

/// The end-to-end tests, on the built site.
fn e2e(ws: &Workspace, env: Vec<(&str, PathBuf)>, words: &[OsString]) -> Result<()> {
    let sh = &ws.sh;
    let mut tests = cmd!(sh, "cargo test --workspace --test e2e -- {words...}").envs(env);
    if env::var_os(AT_ONCE).is_none() {
        tests = tests.env(AT_ONCE, journeys_at_once().to_string());
    }
    Ok(tests.run()?)
}

/// How many tests a test program runs at once, unless its own `--test-threads` says otherwise.
const AT_ONCE: &str = "RUST_TEST_THREADS";

/// A journey waits more than it computes, so one more than there are cores keeps them all busy.
fn journeys_at_once() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get) + 1
}

/// Takes the README's pictures from the built site, by the same means.
pub(crate) fn screenshots(ws: &Workspace) -> Result<()> {
    let env = e2e_env(ws)?;
    site::build(ws, None)?;
    let sh = &ws.sh;
    cmd!(sh, "cargo test --workspace --test e2e -- --ignored pictures::").envs(env).run()?;
    println!("The pictures are in docs/images/ and public/icons/.");
    Ok(())
}

/// Tells the end-to-end tests the paths of the site, the browsers and the accessibility checks.
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
        ("HT_MDBOOK", cargo_tools::mdbook(ws)?),
        ("HT_REVEAL", npm::reveal(ws)?),
        ("HT_SCORM", npm::scorm(ws)?),
    ])
}
