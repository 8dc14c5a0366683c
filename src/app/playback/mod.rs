//! Playback: the playhead as a function of wall time, and its speed.
//!
//! The race, a session and the simulated person each have such a clock. It is a value: nothing here ticks.

mod clock;
mod speed;

pub use clock::{Clock, Status};
pub use speed::Speed;
