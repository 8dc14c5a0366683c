//! The paths of the workspace, and commands in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell};

/// The checkout, with a shell that runs in its root.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) sh: Shell,
}

impl Workspace {
    pub(crate) fn new() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("xtask lies in the root of the checkout")?
            .to_path_buf();
        let sh = Shell::new()?;
        sh.change_dir(&root);
        Ok(Self { root, sh })
    }

    /// The installed tools, separate from cargo's output; `cargo clean` removes them too.
    pub(crate) fn tools(&self) -> PathBuf {
        self.root.join("target").join("tools")
    }

    /// The generated files of the site, to be copied into it.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("target").join("site")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Cargo, in the root of the checkout.
    pub(crate) fn cargo<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Cmd<'_> {
        self.sh.cmd("cargo").args(args)
    }

    /// `PATH` with these directories before all others.
    pub(crate) fn path_with(&self, first: &[PathBuf]) -> Result<std::ffi::OsString> {
        let path = env::var_os("PATH").unwrap_or_default();
        let all = first.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(all).context("a directory on PATH has a character that PATH cannot hold")
    }
}

/// The name of a program's file on this system.
pub(crate) fn program(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// A program on `PATH`, by its full path: on Windows npm's programs are scripts, and their bare names do not find them.
pub(crate) fn on_path(name: &str) -> Result<PathBuf> {
    which::which(name).with_context(|| format!("{name} is not on PATH: `cargo xtask` puts it there for Trunk's hooks"))
}
