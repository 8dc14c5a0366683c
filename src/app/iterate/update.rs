//! The loop's rules: what each event changes, and what follows outside.

use super::{Event, Model};
use crate::app::{Effect, Wall};

/// What an event changes in the loop, and what follows outside of it.
pub fn update(model: &mut Model, now: Wall, event: Event) -> Vec<Effect> {
    let _ = (model, now, event);
    Vec::new()
}
