//! Finds the browsers for the tests, and their drivers, in the usual places. Installs them if that needs no
//! confirmation.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::cargo_tools;
use crate::workspace::Workspace;

/// A browser and its driver.
pub(crate) struct Steered {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// A program to find: first where the person's variable says, then on `PATH`, then where installers put it.
struct Wanted {
    title: &'static str,
    /// Names the file if it is somewhere else, or if there are several.
    variable: &'static str,
    names: &'static [&'static str],
    /// Paths below the application folders of macOS and Windows.
    places: &'static [&'static str],
    debian: &'static str,
    elsewhere: &'static str,
}

const CHROMIUM: Wanted = Wanted {
    title: "Chromium or Chrome",
    variable: "HT_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    places: &[
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
    ],
    debian: "chromium",
    elsewhere: "macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome",
};

const CHROMEDRIVER: Wanted = Wanted {
    title: "ChromeDriver, of the version of that browser",
    variable: "HT_CHROMEDRIVER",
    names: &["chromedriver"],
    places: &[],
    debian: "chromium-driver",
    elsewhere: "macOS: brew install --cask chromedriver; \
                all systems: npx @puppeteer/browsers install chromedriver@stable, and put it on PATH",
};

const FIREFOX: Wanted = Wanted {
    title: "Firefox",
    variable: "HT_FIREFOX",
    names: &["firefox", "firefox-esr"],
    places: &["Firefox.app/Contents/MacOS/firefox", "Mozilla Firefox/firefox.exe"],
    debian: "firefox-esr",
    elsewhere: "macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox",
};

pub(crate) fn chromium(ws: &Workspace) -> Result<Steered> {
    provide(ws, &[&CHROMIUM, &CHROMEDRIVER])?;
    Ok(Steered { browser: CHROMIUM.find()?, driver: CHROMEDRIVER.find()? })
}

pub(crate) fn firefox(ws: &Workspace) -> Result<Steered> {
    provide(ws, &[&FIREFOX])?;
    let own = env::var_os("HT_GECKODRIVER").map(PathBuf::from);
    let driver = match own.or_else(|| which::which("geckodriver").ok()) {
        Some(driver) => driver,
        None => cargo_tools::geckodriver(ws)?,
    };
    Ok(Steered { browser: FIREFOX.find()?, driver })
}

impl Wanted {
    fn find(&self) -> Result<PathBuf> {
        if let Some(path) = env::var_os(self.variable) {
            return which::which(&path).with_context(|| format!("{} is set, but names no program", self.variable));
        }
        let on_path = self.names.iter().find_map(|name| which::which(name).ok());
        on_path.or_else(|| self.find_in_applications()).with_context(|| {
            let Self { title, variable, debian, elsewhere, .. } = self;
            format!("{title} was not found. Install it (Debian: apt-get install {debian}; {elsewhere}), or name its file in {variable}")
        })
    }

    fn find_in_applications(&self) -> Option<PathBuf> {
        let mut files = applications().flat_map(|folder| self.places.iter().map(move |place| folder.join(place)));
        files.find(|file| file.is_file())
    }
}

/// The folders into which installers of macOS and Windows put applications.
fn applications() -> impl Iterator<Item = PathBuf> {
    let windows = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
    let windows = windows.into_iter().filter_map(env::var_os).map(PathBuf::from);
    let home = env::home_dir().map(|home| home.join("Applications"));
    windows.chain([PathBuf::from("/Applications")]).chain(home)
}

/// Installs missing programs, as root on Debian, where that disturbs nobody: in a container or on a build machine.
fn provide(ws: &Workspace, all: &[&Wanted]) -> Result<()> {
    let is_missing = |wanted: &&&Wanted| env::var_os(wanted.variable).is_none() && wanted.find().is_err();
    let missing: Vec<_> = all.iter().filter(is_missing).collect();
    if missing.is_empty() || !is_root_on_debian(ws) {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|wanted| wanted.debian).collect();
    let listed = packages.join(" and ");
    println!("Installing {listed} by apt.");
    let sh = &ws.sh;
    let _env = sh.push_env("DEBIAN_FRONTEND", "noninteractive");
    cmd!(sh, "apt-get update --quiet --quiet").run()?;
    cmd!(sh, "apt-get install --quiet --quiet --yes --no-install-recommends {packages...}")
        .run()
        .with_context(|| format!("installing {listed}"))
}

fn is_root_on_debian(ws: &Workspace) -> bool {
    let sh = &ws.sh;
    let release = sh.read_file("/etc/os-release").unwrap_or_default();
    let root = cmd!(sh, "id -u").quiet().ignore_stderr().read();
    release.lines().any(|line| line == "ID=debian") && root.is_ok_and(|id| id == "0")
}
