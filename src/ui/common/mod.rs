//! Controls that know nothing of the app.

mod choice;
mod icon;
mod number;

pub use choice::Choice;
pub use icon::{Glyph, Icon, IconButton};
pub use number::NumberField;
