//! Controls that do not depend on the app.

mod button;
mod choice;
mod icon;
mod live;
mod number;
mod refused;
mod status;
mod table;

pub use button::{Button, IconButton};
pub use choice::Choice;
pub use icon::{Glyph, Icon};
pub use live::Live;
pub use number::{NumberField, type_into};
pub use refused::Refused;
pub use status::StatusMark;
pub use table::Table;
