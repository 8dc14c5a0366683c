//! What the first view does without: one way into all of it, so that it can lie in a file of its own.

use super::iterate;
use super::opening::Screen;
use super::race::Settings;
use crate::app::embed::Command;
use crate::app::race::{LaneId, tables};
use crate::app::update;
use crate::scenario::read_catalogue;
use crate::shell::{Rest, Shell, Source, later};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::Element;

static REST: Rest = Rest {
    update,
    perform: Shell::perform_later,
    read_command: Command::read,
    read_catalogue,
    report: later::report,
    post_report: later::post_report,
    settings,
    tools: tables::tools,
    views: super::views::views,
    terms: super::race::TERMS,
};

fn settings(shell: Shell, id: LaneId, name: Signal<String>, place: Element) -> Box<dyn Any> {
    Box::new(mount_to(place.unchecked_into(), move || view! { <Settings shell id name/> }))
}

/// The rest, in this very file.
#[cfg(not(feature = "split"))]
pub const SOURCE: Source = Source::Here(&REST);

/// The loop's screens, in this very file.
#[cfg(not(feature = "split"))]
pub(super) const ITERATE: Source<Screen> = Source::Here(iterate::show);

/// The rest, in a file of its own.
#[cfg(feature = "split")]
pub const SOURCE: Source = Source::Apart(|| Box::pin(apart::rest()));

/// The loop's screens, in a file of their own.
#[cfg(feature = "split")]
pub(super) const ITERATE: Source<Screen> = Source::Apart(|| Box::pin(apart::iterate()));

#[cfg(feature = "split")]
mod apart {
    use super::{REST, Screen};
    use crate::shell::{Missing, Rest};
    use leptos::wasm_split;
    use leptos::wasm_split::wasm_split;

    impl From<wasm_split::SplitLoaderError> for Missing {
        fn from(_: wasm_split::SplitLoaderError) -> Self {
            Self
        }
    }

    /// All that is reachable from here and from nowhere else goes into a file; what two files need, into one that comes
    /// with either.
    #[wasm_split(rest, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn rest() -> Result<&'static Rest, Missing> {
        Ok(&REST)
    }

    /// As for the rest.
    #[wasm_split(iterate, fallible, wasm_split_path = leptos::wasm_split)]
    pub(super) fn iterate() -> Result<Screen, Missing> {
        Ok(super::iterate::show)
    }
}
