//! The release build, in a process beside other tests: for most of its time it keeps one core busy and the others idle.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command};

use anyhow::{Context, Result, ensure};

use crate::workspace::{Workspace, program};

/// A build under way.
pub(crate) struct Beside {
    build: Child,
    /// Its output, kept until it ends, because it would mix with the output of the tests.
    said: PathBuf,
}

impl Beside {
    /// Starts `cargo xtask build`. Everything that it needs must be installed.
    pub(crate) fn start(ws: &Workspace) -> Result<Self> {
        // Cargo may have replaced this program's file with a newer one, which works as well.
        let own = env::current_exe()?.with_file_name(program("xtask"));
        let said = ws.root.join("target").join("site-build.log");
        let file = File::create(&said).with_context(|| format!("creating {}", said.display()))?;
        println!("Building the release site in the background; its output is in {}.", said.display());
        let mut command = Command::new(own);
        command.arg("build").current_dir(&ws.root).stdout(file.try_clone()?).stderr(file);
        Ok(Self { build: command.spawn().context("starting the release build")?, said })
    }

    /// Waits for its end, and prints its output.
    pub(crate) fn wait(mut self) -> Result<()> {
        let status = self.build.wait()?;
        print!("{}", fs::read_to_string(&self.said).unwrap_or_default());
        ensure!(status.success(), "the release build failed: {status}");
        Ok(())
    }
}

impl Drop for Beside {
    /// Stops the build, so that a person who starts again after a failure does not find it still running.
    fn drop(&mut self) {
        let _ = self.build.wait();
    }
}
