//! The entry points of the lazy files. Code that only one of them reaches goes into its file. Code that two files need
//! goes into a third, which is loaded with either.

use super::iterate::SessionViews;
use super::race::{self, Artefact, SharingViews, complete};
use super::{author, claims, class, explore, iterate, learn, simulated};
use crate::app::screen::explore::{ANSWERS, Answers};
use crate::app::screen::race::LaneId;
use crate::app::screen::race::report::{Report, arrivals_csv};
use crate::app::screen::{self, ScreenId};
use crate::scenario::lesson::Lesson;
use crate::scenario::{Scenario, read_catalogue};
#[cfg(feature = "split")]
use crate::shell::sheet;
use crate::shell::{LessonReader, Panels, ScreenPart, Shell, Source, Sources};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::Element;

static PANELS: Panels = Panels {
    read_scenario: |json| Scenario::from_json(json).map_err(|error| error.to_string()),
    read_catalogue: |json| read_catalogue(json).map_err(|error| error.to_string()),
    report: |race, rendered| Report::of(race, rendered).map(|report| report.json()),
    arrivals: |race| race.run.as_ref().map(|run| arrivals_csv(&race.setup.lanes, run)),
    sentence: |model, playhead| model.race.sentence(playhead),
    reason: |model, playhead| model.race.reason(playhead),
    artefact,
    complete_race: complete,
};

fn artefact(shell: Shell, id: LaneId, name: Signal<String>, place: Element) -> Box<dyn Any> {
    Box::new(mount_to(place.unchecked_into(), move || view! { <Artefact shell id name/> }))
}

static ITERATE: ScreenPart = ScreenPart { start: screen::iterate::start, show: iterate::show };

static SESSION: SessionViews = SessionViews {
    rules: &screen::iterate::RULES,
    work: iterate::work,
    results: iterate::results,
    resume: iterate::resume,
    kept: iterate::kept,
};

static SHARING: SharingViews = SharingViews { dialog: race::dialog };

static EXPLORE: ScreenPart = ScreenPart { start: screen::explore::start, show: explore::show };

static SIMULATED: ScreenPart = ScreenPart { start: screen::simulated::start, show: simulated::show };

static CLAIMS: ScreenPart = ScreenPart { start: screen::claims::start, show: claims::show };

static AUTHOR: ScreenPart = ScreenPart { start: screen::author::start, show: author::show };

static LEARN: ScreenPart = ScreenPart { start: screen::learn::start, show: learn::show };

/// The class's screen with what it needs of the iterate screen, which it does not know.
fn start_class() -> Box<dyn screen::Screen> {
    screen::class::start(screen::iterate::measured)
}

static CLASS: ScreenPart = ScreenPart { start: start_class, show: class::show };

static READER: LessonReader = LessonReader { read: |text| Lesson::read(text).map_err(|error| error.to_string()) };

/// Without splitting, all parts are in this file.
#[cfg(not(feature = "split"))]
pub const SOURCES: Sources = Sources {
    panels: Source::Here(&PANELS),
    screen: |id| match id {
        ScreenId::Race => None,
        ScreenId::Iterate => Some(Source::Here(&ITERATE)),
        ScreenId::Simulated => Some(Source::Here(&SIMULATED)),
        ScreenId::Explore => Some(Source::Here(&EXPLORE)),
        ScreenId::Claims => Some(Source::Here(&CLAIMS)),
        ScreenId::Learn => Some(Source::Here(&LEARN)),
        ScreenId::Author => Some(Source::Here(&AUTHOR)),
        ScreenId::Class => Some(Source::Here(&CLASS)),
    },
    reader: || Source::Here(&READER),
};

/// Without splitting, the views of a session are in this file.
#[cfg(not(feature = "split"))]
pub(super) const SESSION_SOURCE: Source<SessionViews> = Source::Here(&SESSION);

/// Without splitting, the answers of all panels are in this file.
#[cfg(not(feature = "split"))]
pub(super) const ANSWERS_SOURCE: Source<Answers> = Source::Here(&ANSWERS);

/// The answers of all panels come from a file of their own.
#[cfg(feature = "split")]
pub(super) const ANSWERS_SOURCE: Source<Answers> = Source::Apart(|| Box::pin(apart::answers()));

/// Without splitting, the dialog for sharing is in this file.
#[cfg(not(feature = "split"))]
pub(super) const SHARING_SOURCE: Source<SharingViews> = Source::Here(&SHARING);

/// The dialog for sharing comes from a file of its own.
#[cfg(feature = "split")]
pub(super) const SHARING_SOURCE: Source<SharingViews> = Source::Apart(|| {
    Box::pin(async {
        // Ask for both at once.
        let sheet = sheet::load("sharing");
        let sharing = apart::share().await;
        sheet.await;
        sharing
    })
});

/// The views of a session come from a file of their own.
#[cfg(feature = "split")]
pub(super) const SESSION_SOURCE: Source<SessionViews> = Source::Apart(|| {
    Box::pin(async {
        // Ask for both at once.
        let sheet = sheet::load("session");
        let session = apart::session().await;
        sheet.await;
        session
    })
});

/// Each part comes from a file of its own.
#[cfg(feature = "split")]
pub const SOURCES: Sources = Sources {
    panels: Source::Apart(|| Box::pin(apart::panels_with_sheet())),
    screen: |id| match id {
        ScreenId::Race => None,
        ScreenId::Iterate => Some(Source::Apart(|| Box::pin(apart::iterate()))),
        ScreenId::Simulated => Some(Source::Apart(|| Box::pin(apart::simulated()))),
        ScreenId::Explore => Some(Source::Apart(|| Box::pin(apart::explore()))),
        ScreenId::Claims => Some(Source::Apart(|| Box::pin(apart::claims()))),
        ScreenId::Learn => Some(Source::Apart(|| Box::pin(apart::learn()))),
        ScreenId::Author => Some(Source::Apart(|| Box::pin(apart::author()))),
        ScreenId::Class => Some(Source::Apart(|| Box::pin(apart::class()))),
    },
    reader: || Source::Apart(|| Box::pin(apart::reader())),
};

#[cfg(feature = "split")]
mod apart {
    use super::{
        ANSWERS, AUTHOR, Answers, CLAIMS, CLASS, EXPLORE, ITERATE, LEARN, PANELS, READER, SESSION, SHARING, SIMULATED,
    };
    use crate::shell::{LessonReader, Missing, Panels, ScreenPart, sheet};
    use crate::ui::iterate::SessionViews;
    use crate::ui::race::SharingViews;
    use leptos::wasm_split;
    use leptos::wasm_split::wasm_split;

    impl From<wasm_split::SplitLoaderError> for Missing {
        fn from(_: wasm_split::SplitLoaderError) -> Self {
            Self
        }
    }

    /// Asks for the panels and for their style sheet at once.
    pub(super) async fn panels_with_sheet() -> Result<&'static Panels, Missing> {
        let sheet = sheet::load("panels");
        let panels = panels().await;
        sheet.await;
        panels
    }

    #[wasm_split(panels, fallible, wasm_split_path = leptos::wasm_split)]
    fn panels() -> Result<&'static Panels, Missing> {
        Ok(&PANELS)
    }

    #[wasm_split(iterate, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn iterate() -> Result<&'static ScreenPart, Missing> {
        Ok(&ITERATE)
    }

    #[wasm_split(session, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn session() -> Result<&'static SessionViews, Missing> {
        Ok(&SESSION)
    }

    #[wasm_split(share, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn share() -> Result<&'static SharingViews, Missing> {
        Ok(&SHARING)
    }

    #[wasm_split(simulated, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn simulated() -> Result<&'static ScreenPart, Missing> {
        Ok(&SIMULATED)
    }

    #[wasm_split(explore, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn explore() -> Result<&'static ScreenPart, Missing> {
        Ok(&EXPLORE)
    }

    #[wasm_split(answers, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn answers() -> Result<&'static Answers, Missing> {
        Ok(&ANSWERS)
    }

    #[wasm_split(claims, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn claims() -> Result<&'static ScreenPart, Missing> {
        Ok(&CLAIMS)
    }

    #[wasm_split(learn, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn learn() -> Result<&'static ScreenPart, Missing> {
        Ok(&LEARN)
    }

    #[wasm_split(author, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn author() -> Result<&'static ScreenPart, Missing> {
        Ok(&AUTHOR)
    }

    #[wasm_split(class, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn class() -> Result<&'static ScreenPart, Missing> {
        Ok(&CLASS)
    }

    #[wasm_split(reader, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn reader() -> Result<&'static LessonReader, Missing> {
        Ok(&READER)
    }
}
