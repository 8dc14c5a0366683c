//! The playground without a browser: `update` takes an event and returns effects.
//!
//! **Architecture invariant:** nothing here names a browser API. Wall time comes in with events, and everything
//! that has to happen outside goes out as an [`Effect`]. The root only composes; each screen's rules are in its own
//! folder.

pub mod address;
mod changes;
pub mod content;
mod copying;
mod csv;
pub mod delivery;
pub mod embed;
pub mod few;
pub mod html;
mod isolated;
mod json;
mod notice;
pub mod playback;
pub mod plot;
pub mod preview;
pub mod result;
pub mod screen;
mod screens;
pub mod share;
pub mod tasks;
mod update;
mod wall;

pub use isolated::isolated;
pub use screens::{Presence, asked_for};
pub use update::update;
pub use wall::Wall;

use crate::scenario::lesson::{Lesson, LessonError};
use crate::scenario::{Catalogue, Scenario, ScenarioId};
use address::{PageKeys, Pairs, Theme};
use copying::Copied;
use embed::Command;
use screen::{Screen, ScreenId, iterate, race};
use screens::Screens;
use std::sync::Arc;
use tasks::Tasks;

/// Everything the playground knows. Changes when something happens, not every frame.
#[derive(Default)]
pub struct Model {
    /// The screen of the address. It is shown as soon as its file has loaded.
    pub screen: ScreenId,
    /// The keys of the address that concern the whole page.
    pub keys: PageKeys,
    /// The scenarios.
    pub tasks: Tasks,
    /// Notices to the person, oldest first.
    pub notices: Vec<String>,
    /// The race: the one screen that is always here.
    pub race: race::Model,
    /// The others.
    screens: Screens,
    /// Whether an embedding page has been told that the screen can be used.
    told_ready: bool,
    /// The keys of the opened address while the file of its screen is loading.
    opening: Option<Pairs>,
    /// The address as it was last opened or written; `None` until there is one, and while a screen's file is loading.
    address: Option<String>,
    /// The last link that was sent to the clipboard.
    copied: Option<Copied>,
    /// Whether the embedding page, and whether the browser, has said that nobody can see the playground.
    unseen: [bool; 2],
}

/// Makes a screen's initial state: the entry point of the screen's file.
pub type Start = fn() -> Box<dyn Screen>;

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page has started.
    Started,
    /// The address is this fragment: at the start, and when a person or a page changes it.
    AddressOpened {
        /// When.
        now: Wall,
        /// The fragment, with or without `#`.
        hash: String,
    },
    /// The file of a screen loaded or failed.
    ScreenLoaded {
        /// When.
        now: Wall,
        /// Which one.
        id: ScreenId,
        /// Its entry point; `None` if it failed.
        start: Option<Start>,
    },
    /// Load the file of the awaited screen again.
    ScreenRetryPressed,
    /// The list of scenarios loaded or failed. The page works without it.
    CatalogueLoaded(Result<Catalogue, String>),
    /// A scenario file loaded, or failed or was refused, with the reason.
    ScenarioLoaded {
        /// When.
        now: Wall,
        /// Which one.
        id: ScenarioId,
        /// The scenario.
        result: Result<Arc<Scenario>, String>,
    },
    /// A task that an embedding page has sent is valid; or the reason why not.
    TaskJudged {
        /// When.
        now: Wall,
        /// The task.
        result: Result<Arc<Scenario>, String>,
    },
    /// A content file of the site loaded, or failed with a reason.
    ContentLoaded {
        /// The screen that asked for it.
        id: ScreenId,
        /// Its path.
        path: String,
        /// Its text.
        result: Result<String, String>,
    },
    /// What the browser has kept for a screen has been read: `None` if there is nothing; or the reason why not.
    KeptRead {
        /// The screen.
        id: ScreenId,
        /// The text.
        result: Result<Option<String>, String>,
    },
    /// A text has been packed for a link; or the reason why not.
    Packed {
        /// The screen that asked for it.
        id: ScreenId,
        /// What the link holds.
        result: Result<String, String>,
    },
    /// The text in a link has been unpacked; or the reason why not.
    Unpacked {
        /// The screen that asked for it.
        id: ScreenId,
        /// The text.
        result: Result<String, String>,
    },
    /// The reader has read a person's own lesson, or found a mistake in it.
    LessonRead {
        /// The screen that asked for it.
        id: ScreenId,
        /// The lesson.
        result: Result<Arc<Lesson>, LessonError>,
    },
    /// Load everything again that failed.
    RetryPressed {
        /// When.
        now: Wall,
    },
    /// Another theme was chosen.
    ThemeChosen(Theme),
    /// Projection on or off.
    PresentToggled,
    /// The notices were dismissed.
    NoticesDismissed,
    /// An embedding page sent a message: a command, or what is wrong with it.
    MessageCame {
        /// When: as it was posted, or as it was read.
        now: Wall,
        /// The command, or what is wrong with it.
        command: Result<Command, String>,
    },
    /// The playground's place in the embedding page came into view or went out of it.
    Seen {
        /// When.
        now: Wall,
        /// Whether it is in view.
        seen: bool,
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
    /// The browser could not do something that the person asked for.
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
        event: screen::simulated::Event,
    },
    /// Something happened on the screen that explains.
    Explore(screen::explore::Event),
    /// Something happened on the claims' screen, where nothing depends on the time.
    Claims(screen::claims::Event),
    /// Something happened on the lessons' screen, where nothing depends on the time.
    Learn(screen::learn::Event),
    /// Something happened in the workshop, where nothing depends on the time.
    Author(screen::author::Event),
    /// Something happened on the class's screen, where nothing depends on the time.
    Class(screen::class::Event),
}

/// Something to do outside. The shell does it and reports back with events.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load `scenarios/index.json`.
    LoadCatalogue,
    /// Load and validate `scenarios/ID.json`.
    LoadScenario(ScenarioId),
    /// Validate a task that an embedding page has sent: answered by [`Event::TaskJudged`].
    JudgeTask(String),
    /// Load the file of a screen, and its style sheet.
    LoadScreen(ScreenId),
    /// Load a content file of the site, by its path, for this screen: answered by [`Event::ContentLoaded`].
    LoadContent(ScreenId, String),
    /// Read a person's own lesson for this screen: answered by [`Event::LessonRead`].
    ReadLesson(ScreenId, String),
    /// Pack a text for a link, for this screen: answered by [`Event::Packed`].
    Pack(ScreenId, String),
    /// Unpack the text in a link: answered by [`Event::Unpacked`].
    Unpack(ScreenId, String),
    /// Read what the browser has kept for a screen: answered by [`Event::KeptRead`].
    ReadKept(ScreenId),
    /// Have the browser keep this text for a screen, in place of the previous one; `None` deletes it.
    Keep(ScreenId, Option<String>),
    /// Make this fragment the address, in place of the present one.
    WriteAddress(String),
    /// Open this fragment.
    OpenAddress {
        /// The fragment, with or without `#`.
        hash: String,
        /// As a new entry in the history; otherwise in place of the present one.
        push: bool,
    },
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
    /// Lock this session for this tab, in place of the previous one: answered by
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
    /// Let the browser handle other work, for at least so many milliseconds, then answer with
    /// [`screen::simulated::Event::Slice`].
    SimulateOn(screen::simulated::JobId, u32),
    /// Offer the report as a file.
    DownloadReport,
    /// Offer the arrivals as a file.
    DownloadArrivals,
    /// Tell the embedding page that the screen can be used.
    PostReady,
    /// Send the report to the embedding page.
    PostReport,
    /// Send an error message to the embedding page.
    PostError(String),
    /// Tell the embedding page what came of a session: the screen and the summary, as fields in JSON.
    PostResult(String),
    /// The frame is as high as the page: nothing is left to scroll, until the page has another height.
    HideOverflow,
}
