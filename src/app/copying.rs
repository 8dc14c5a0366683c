//! Links that the browser refused to copy: the page shows them, so that the person can.

use super::Model;

impl Model {
    /// The link to just this, where the browser refused to copy it; empty otherwise.
    pub fn refused_link(&self) -> String {
        self.copied.as_ref().filter(|_| self.refused && self.copied_this).cloned().unwrap_or_default()
    }

    /// The link that replays the session on screen, where the browser refused to copy it; empty otherwise.
    pub fn refused_replay(&self) -> String {
        let refused = self.copied.as_ref().filter(|_| self.refused);
        refused.filter(|link| self.iterate.replay_link().as_ref() == Some(link)).cloned().unwrap_or_default()
    }
}
