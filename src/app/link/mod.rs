//! The address: which screen is shown and all state that makes its run, in the fragment, readable and editable by hand.
//!
//! `docs/address.md` lists every key. Reading never fails: what is out of range is clamped, what does not parse is
//! left out, each with a notice that names it.

pub(super) mod pairs;
pub(super) mod profile;
mod read;
mod write;

pub use read::read;
pub(super) use write::Written;
pub use write::write;

use super::iterate;
use super::iterate::simulated;
use super::race::Setup;

/// The version of what links mean.
pub const VERSION: u32 = 1;

/// What [`write()`] makes of a page without a fragment. Told here, so that such a page need not write it to know it.
pub const PLAIN: &str = "#/race?v=1&scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7";

/// What a fragment says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// Which screen is shown.
    pub view: View,
    /// What makes the run.
    pub setup: Setup,
    /// What makes a session of the loop, and the log of one to be shown.
    pub iterate: iterate::Link,
    /// What makes the sessions of the simulated person.
    pub simulated: simulated::Setup,
    /// Whether only the instrument is shown.
    pub embed: bool,
    /// Light, dark or as the system says.
    pub theme: Theme,
}

/// The screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Lanes side by side on one clock.
    #[default]
    Race,
    /// A task done in turns, with one model and then with the other.
    Iterate,
    /// The same, by a simulated person.
    Simulated,
}

impl View {
    /// Every screen that has an address of its own, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Race, Self::Iterate];

    /// What a fragment begins with, without `#`.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Race => "/race",
            Self::Iterate | Self::Simulated => "/iterate",
        }
    }
}

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The word for it in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
