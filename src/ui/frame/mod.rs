//! The frame of every screen: header, notices, footer; and the section that contains a lazy screen.

mod footer;
mod header;
mod locked;
mod notices;
mod present;
mod section;

pub(super) use footer::footer;
pub(super) use header::header;
pub(super) use locked::{Lockable, LockedWords, locked};
pub(super) use notices::notices;
pub(super) use present::present;
pub(super) use section::section;
