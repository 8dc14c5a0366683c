//! Links for the clipboard. If the browser refuses one, the page shows it, so that the person can copy it by hand.

use super::Model;

/// The last link that was sent to the clipboard.
#[derive(Debug)]
pub(super) struct Copied {
    pub(super) link: String,
    /// Whether the browser refused.
    pub(super) refused: bool,
}

impl Model {
    /// Whether this link is on the clipboard, as far as this page knows.
    pub fn is_on_clipboard(&self, link: &str) -> bool {
        self.copied.as_ref().is_some_and(|copied| copied.link == link && !copied.refused)
    }

    /// Whether the browser refused to put this link there.
    pub fn is_refused(&self, link: &str) -> bool {
        self.copied.as_ref().is_some_and(|copied| copied.link == link && copied.refused)
    }

    /// Whether the clipboard has a link to what is on screen.
    pub fn is_copied(&self) -> bool {
        self.address.as_ref().is_some_and(|link| self.is_on_clipboard(link))
    }

    /// The link to what is on screen, if the browser refused to copy it; empty otherwise.
    pub fn refused_link(&self) -> String {
        self.address.as_ref().filter(|link| self.is_refused(link)).cloned().unwrap_or_default()
    }
}
