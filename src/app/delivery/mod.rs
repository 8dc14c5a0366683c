//! How a model delivers: the bases of profiles, a profile's keys in an address, and the controls of its fields.
//!
//! Knows no screen. A lane of the race and a model of a session are both made of a [`Base`] and a profile.

mod base;
pub mod control;
mod model_setup;
mod preset;
pub mod profile;

pub use base::{Base, CUSTOM};
pub use model_setup::ModelSetup;
pub use preset::{CODEX_SPARK, Figure, GPT_5_3_CODEX, PRESETS, Preset, Status};
