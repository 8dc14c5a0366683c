//! What surrounds every screen: header, notices, footer; and the section that a screen of its own file is shown in.

mod footer;
mod header;
mod notices;
mod section;

pub(super) use footer::footer;
pub(super) use header::header;
pub(super) use notices::notices;
pub(super) use section::section;
