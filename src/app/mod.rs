//! What the playground does, without a browser: `update` takes an event and answers with effects.
//!
//! **Architecture invariant:** nothing here names a browser API. Wall time comes in with events, everything that has
//! to happen outside goes out as an [`Effect`]. The root only composes; each screen's rules are in its own room.

mod copying;
pub mod embed;
pub mod fidelity;
pub mod html;
mod isolated;
pub mod iterate;
mod json;
pub mod link;
mod notice;
pub mod preset;
pub mod race;
pub mod report;
mod update;
mod wall;

pub use isolated::isolated;
pub use update::{first_update, update};
pub use wall::Wall;

use crate::scenario::{Catalogue, ScenarioId};
use embed::Command;
use iterate::simulated;
use link::{Theme, View};
use std::mem::ManuallyDrop;

/// Everything the playground knows. Changes when something happens, not every frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Which screen is shown.
    pub view: View,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// Whether only the instrument is shown.
    pub embed: bool,
    /// The scenarios this site offers.
    pub catalogue: Catalogue,
    /// Whether their list did not come.
    catalogue_lost: bool,
    /// Whether an embedding page has been told that the first view can be used.
    told_usable: bool,
    /// What the person should know and may dismiss, oldest first.
    pub notices: Vec<String>,
    /// The address as it was last opened or written.
    address: Option<String>,
    /// The link that was last put on the clipboard, and whether it is a link to just this.
    copied: Option<String>,
    copied_this: bool,
    /// Whether the browser refused to put it there.
    refused: bool,
    /// The race.
    pub race: race::Model,
    /// The loop. There is one as long as there is a page, so it is never dropped: the code for that would lie in what
    /// the page brings first, for something that is not there yet.
    pub iterate: ManuallyDrop<iterate::Model>,
    /// The simulated person; there once its screen was opened.
    pub simulated: ManuallyDrop<Option<Box<simulated::Model>>>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
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
    /// The list of scenarios came, or did not; without it the page works on.
    CatalogueLoaded(Result<Catalogue, String>),
    /// A scenario file came, or did not.
    ScenarioLoaded {
        /// When.
        now: Wall,
        /// Which one.
        id: ScenarioId,
        /// The file's text, or why there is none.
        result: Result<String, String>,
    },
    /// Another theme was chosen.
    ThemeChosen(Theme),
    /// The notices were put away.
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
    /// Something happened in the loop.
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
    /// Load `scenarios/ID.json`.
    LoadScenario(ScenarioId),
    /// Make this fragment the address, in place of the present one.
    WriteAddress(String),
    /// Open this fragment as a new entry in the history.
    OpenAddress(String),
    /// Show the run as it stands: paint the lanes, set the read-outs, and keep frames coming while it runs.
    ShowRun,
    /// Start measuring how faithfully the run is shown.
    MeasureFidelity,
    /// Put a link to this fragment on the clipboard.
    CopyLink(String),
    /// Load `scenarios/ID.json` for the loop: answered by [`iterate::Event::ScenarioLoaded`].
    LoadTask(ScenarioId),
    /// Read the store in the browser: answered by [`iterate::Event::StoreRead`].
    ReadSessions,
    /// Write this text to the store in the browser; `None` empties it.
    KeepSessions(Option<String>),
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
    /// Tell the embedding page that the first view can be used.
    PostReady,
    /// Send the report to the embedding page.
    PostReport,
    /// Send a message about something wrong to the embedding page.
    PostError(String),
}
