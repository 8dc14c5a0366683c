//! What the playground does, without a browser: `update` takes an event and answers with effects.
//!
//! **Architecture invariant:** nothing here names a browser API. Wall time comes in with events, everything that has
//! to happen outside goes out as an [`Effect`]. The root only composes; each screen's rules are in its own folder.

pub mod address;
mod copying;
mod csv;
pub mod delivery;
pub mod embed;
pub mod html;
mod isolated;
mod json;
mod notice;
pub mod playback;
pub mod plot;
pub mod screen;
mod screens;
pub mod tasks;
mod update;
mod wall;

pub use isolated::isolated;
pub use screens::{Presence, asked_for};
pub use update::update;
pub use wall::Wall;

use crate::scenario::{Catalogue, Scenario, ScenarioId};
use address::{PageKeys, Pairs, Theme};
use copying::Copied;
use embed::Command;
use screen::{Screen, ScreenId, iterate, race, simulated};
use screens::Screens;
use std::sync::Arc;
use tasks::Tasks;

/// Everything the playground knows. Changes when something happens, not every frame.
#[derive(Default)]
pub struct Model {
    /// Which screen was asked for. It is shown as soon as its file is here.
    pub screen: ScreenId,
    /// What the whole page takes from the address.
    pub keys: PageKeys,
    /// The scenarios.
    pub tasks: Tasks,
    /// What the person should know and may dismiss, oldest first.
    pub notices: Vec<String>,
    /// The race: the one screen that is always here.
    pub race: race::Model,
    /// The others.
    screens: Screens,
    /// Whether an embedding page has been told that the screen can be used.
    told_ready: bool,
    /// What was opened and waits for the file of its screen.
    opening: Option<Pairs>,
    /// The address as it was last opened or written; `None` until there is one, and while a screen's file is on its way.
    address: Option<String>,
    /// The link that was last to be put on the clipboard.
    copied: Option<Copied>,
}

/// Makes a screen's state as it is at first: the way into the file that has the screen.
pub type Start = fn() -> Box<dyn Screen>;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page is there.
    Started,
    /// The address is this fragment: at the start, and when a person or a page changes it.
    AddressOpened {
        /// When.
        now: Wall,
        /// The fragment, with or without `#`.
        hash: String,
    },
    /// The file of a screen came; `None` where it did not.
    ScreenLoaded {
        /// When.
        now: Wall,
        /// Which one.
        id: ScreenId,
        /// The way into it.
        start: Option<Start>,
    },
    /// The file of the screen that is waited for is to be asked for again.
    ScreenRetryPressed,
    /// The list of scenarios came, or did not; without it the page works on.
    CatalogueLoaded(Result<Catalogue, String>),
    /// A scenario file came and makes sense, or why there is none.
    ScenarioLoaded {
        /// When.
        now: Wall,
        /// Which one.
        id: ScenarioId,
        /// The scenario.
        result: Result<Arc<Scenario>, String>,
    },
    /// All that did not come is to be asked for again.
    RetryPressed {
        /// When.
        now: Wall,
    },
    /// Another theme was chosen.
    ThemeChosen(Theme),
    /// The notices were dismissed.
    NoticesDismissed,
    /// An embedding page sent a message: a command, or what is wrong with it.
    MessageCame {
        /// When: as it was posted, or as it was read.
        now: Wall,
        /// The command, or what is wrong with it.
        command: Result<Command, String>,
    },
    /// "Copy link" was pressed.
    CopyLinkPressed,
    /// This link is on the clipboard.
    LinkCopied(String),
    /// The browser refused to put this link on the clipboard.
    CopyRefused(String),
    /// "Download report" was pressed.
    DownloadReportPressed,
    /// "Download arrivals" was pressed.
    DownloadArrivalsPressed,
    /// Something the person asked of the browser could not be done.
    Failed(String),
    /// Something happened in the race.
    Race {
        /// When.
        now: Wall,
        /// What.
        event: race::Event,
    },
    /// Something happened on the iterate screen.
    Iterate {
        /// When.
        now: Wall,
        /// What.
        event: iterate::Event,
    },
    /// Something happened on the simulated person's screen.
    Simulated {
        /// When.
        now: Wall,
        /// What.
        event: simulated::Event,
    },
}

/// What has to be done outside. The shell does each and reports back with events.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load `scenarios/index.json`.
    LoadCatalogue,
    /// Load and judge `scenarios/ID.json`.
    LoadScenario(ScenarioId),
    /// Load the file of a screen, and its style sheet.
    LoadScreen(ScreenId),
    /// Make this fragment the address, in place of the present one.
    WriteAddress(String),
    /// Open this fragment as a new entry in the history.
    OpenAddress(String),
    /// Show the run at its playhead: paint the lanes, and set the read-outs.
    ShowRun,
    /// Start measuring how faithfully the run is shown.
    MeasureFidelity,
    /// Put a link to this fragment on the clipboard.
    CopyLink(String),
    /// Read the store in the browser: answered by [`iterate::Event::StoreRead`].
    ReadSessions,
    /// Write this text to the store in the browser; `None` empties it.
    KeepSessions(Option<String>),
    /// Lock this session of the loop for this tab, in place of the one before: answered by
    /// [`iterate::Event::SessionHeld`].
    HoldSession(Option<iterate::SessionId>),
    /// Offer a text as a file.
    Download {
        /// The file's name.
        name: &'static str,
        /// Its media type.
        kind: &'static str,
        /// The text.
        text: String,
    },
    /// Let the page breathe, then answer with [`simulated::Event::Slice`].
    SimulateOn(simulated::JobId),
    /// Offer the report as a file.
    DownloadReport,
    /// Offer the arrivals as a file.
    DownloadArrivals,
    /// Tell the embedding page that the screen can be used.
    PostReady,
    /// Send the report to the embedding page.
    PostReport,
    /// Send a message about something wrong to the embedding page.
    PostError(String),
}
