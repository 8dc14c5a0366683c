//! Playback: where a playhead is as a function of wall time, and how fast it moves.
//!
//! The race, a session and the simulated person each have such a clock. It is a value: nothing here ticks.

mod clock;
mod speed;

pub use clock::{Clock, Status};
pub use speed::Speed;
