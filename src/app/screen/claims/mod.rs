//! The claims: sentences that people have read about fast coding models, each with its verdict, what was found, and what
//! to say instead.
//!
//! The sentences are content, not code: a file of the site, `claims/index.json`, which the build makes from
//! `claims/claims.toml`. This module reads it, searches it and filters it.

mod address;
mod content;
mod filter;
mod update;
mod verdict;
mod words;

pub use address::Setup;
pub use content::{Article, Content, Entry, Feel, Source};
pub use update::PATH;
pub use verdict::Verdict;

use crate::app::content::Loading;
use crate::app::screen::Screen;
use std::sync::Arc;

/// The screen's state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What the address asks for.
    pub setup: Setup,
    /// The claims.
    pub content: Loading<Arc<Content>>,
}

/// What happened on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Somebody has typed these words to search for.
    Searched(String),
    /// Only claims with this verdict; the same one again shows all.
    VerdictPressed(Verdict),
    /// Only claims of this article, by its id; empty for all.
    ArticleChosen(String),
    /// No search, no filter.
    Cleared,
    /// Copy a link to this claim.
    CopyPressed(String),
    /// Load the file again.
    RetryPressed,
}

/// The screen in its initial state: the entry point of its file.
pub fn start() -> Box<dyn Screen> {
    Box::<Model>::default()
}

impl Model {
    /// The claims, once they have loaded.
    pub fn content(&self) -> Option<&Arc<Content>> {
        self.content.here()
    }
}
