//! Installs programs with cargo into `target/tools/bin`, at pinned versions.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::workspace::{Workspace, program};

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    options: &'a [&'a str],
    env: &'a [(&'a str, &'a str)],
}

pub(crate) fn trunk(ws: &Workspace) -> Result<PathBuf> {
    let trunk = Tool {
        package: "trunk",
        program: "trunk",
        // Newer versions need a newer compiler than the pinned one.
        version: "0.21.14",
        // Its own features are TLS and an update check; here it serves this machine and downloads nothing.
        options: &["--locked", "--no-default-features"],
        // Its profile asks for full optimisation and link-time optimisation, which takes minutes and saves nothing
        // here, because the compiler and wasm-opt do the work.
        env: &[
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
        ],
    };
    trunk.install(ws)
}

/// wasm-bindgen and its test runner, in the version that `Cargo.lock` names: other versions refuse to work together.
pub(crate) fn wasm_bindgen(ws: &Workspace) -> Result<PathBuf> {
    let id = ws.cargo(["pkgid", "wasm-bindgen"]).quiet().read().context("finding the version of wasm-bindgen")?;
    let (_, version) = id.rsplit_once(['@', '#']).context("a package id ends in its version")?;
    let wasm_bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        // Not `--locked`: its own lock file names versions that do not build.
        options: &["--no-default-features"],
        env: &[],
    };
    wasm_bindgen.install(ws)
}

pub(crate) fn geckodriver(ws: &Workspace) -> Result<PathBuf> {
    let geckodriver = Tool {
        package: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        options: &["--locked"],
        env: &[("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")],
    };
    geckodriver.install(ws)
}

/// Makes the book of the journeys that embed the playground in one.
pub(crate) fn mdbook(ws: &Workspace) -> Result<PathBuf> {
    let mdbook = Tool {
        package: "mdbook",
        program: "mdbook",
        version: "0.5.4",
        // Without its server and its search.
        options: &["--locked", "--no-default-features"],
        env: &[
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
        ],
    };
    mdbook.install(ws)
}

impl Tool<'_> {
    /// The program's file; installs the program unless this version is there.
    fn install(&self, ws: &Workspace) -> Result<PathBuf> {
        let root = ws.tools();
        let installed = root.join("bin").join(program(self.program));
        if self.is_at(ws, &installed) {
            return Ok(installed);
        }
        let sh = &ws.sh;
        let (package, options) = (format!("{}@{}", self.package, self.version), self.options);
        if which::which("cargo-binstall").is_ok() {
            println!("Installing {package} by cargo-binstall (once).");
            let fetch = cmd!(sh, "cargo binstall --no-confirm --force --root {root} {package}");
            if fetch.run().is_ok() && self.is_at(ws, &installed) {
                return Ok(installed);
            }
        }
        println!("Installing {package}: compiling it takes a few minutes (once).");
        cmd!(sh, "cargo install --force --root {root} {package} {options...}")
            .envs(self.env.iter().copied())
            .run()
            .with_context(|| format!("installing {package}"))?;
        Ok(installed)
    }

    /// Whether the file runs and reports this version.
    fn is_at(&self, ws: &Workspace, file: &Path) -> bool {
        let sh = &ws.sh;
        let said = cmd!(sh, "{file} --version").quiet().ignore_stderr().read();
        said.is_ok_and(|said| {
            said.split_whitespace().nth(1).map(|version| version.trim_start_matches('v')) == Some(self.version)
        })
    }
}

/// Adds the wasm32 target to the compiler if it is missing.
pub(crate) fn wasm_target(ws: &Workspace) -> Result<()> {
    let sh = &ws.sh;
    let target = "wasm32-unknown-unknown";
    let libraries = cmd!(sh, "rustc --print target-libdir --target {target}").quiet().read()?;
    if Path::new(&libraries).exists() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "the compiler lacks the target {target}: install Rust by rustup (https://rustup.rs), \
             or add the target as your system does"
        );
    }
    println!("Adding the target {target} to the compiler.");
    cmd!(sh, "rustup target add {target}").run()?;
    Ok(())
}
