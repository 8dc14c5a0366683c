use super::Model;

/// Names a notice for as long as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NoticeId(u32);

/// Something the person should know: what is wrong, where, and what was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name.
    pub id: NoticeId,
    /// The message.
    pub text: String,
}

/// Notices that stand at once; older ones give way.
const MOST: usize = 12;

impl Model {
    pub(super) fn notify(&mut self, text: impl Into<String>) {
        let notice = Notice { id: NoticeId(self.n_notices), text: text.into() };
        self.n_notices += 1;
        self.notices.retain(|standing| standing.text != notice.text);
        self.notices.push(notice);
        let excess = self.notices.len().saturating_sub(MOST);
        self.notices.drain(..excess);
    }
}
