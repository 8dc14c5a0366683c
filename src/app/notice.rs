use super::Model;

/// Most notices at a time; the oldest are dropped.
const MOST: usize = 12;

impl Model {
    /// Tells the person what is wrong, where, and what was done about it.
    pub(super) fn notify(&mut self, notice: String) {
        self.forget(&|standing| standing == notice);
        self.notices.push(notice);
        let excess = self.notices.len().saturating_sub(MOST);
        self.notices.drain(..excess);
    }

    /// Removes notices that no longer apply.
    pub(super) fn forget(&mut self, gone: &dyn Fn(&str) -> bool) {
        self.notices.retain(|notice| !gone(notice));
    }
}
