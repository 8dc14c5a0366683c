//! Simulated delivery: from a profile, a plan and a seed to a trace, and from a trace to metrics.
//!
//! ```
//! use hare_and_tortoise::engine::{Field, Metrics, Plan, PlanStep, Profile, Seed, Trace};
//!
//! let profile = Profile::default().with(Field::Rate, 1000.0)?.with(Field::Ttft, 0.4)?;
//! let plan = Plan { context_tokens: 1200, steps: vec![PlanStep::Answer(300)] };
//! let trace = Trace::generate(&profile, &plan, Seed::new(7));
//!
//! assert_eq!(trace.tokens(), 300);
//! assert_eq!(trace.end().seconds(), 0.699);
//! assert_eq!(Metrics::of(&trace).vllm.ttft.map(|t| t.seconds()), Some(0.4));
//! # Ok::<(), hare_and_tortoise::engine::OutOfRange>(())
//! ```
//!
//! **Architecture invariant:** nothing here reads a clock, touches a screen or fails after construction.
//! Whatever could be wrong is refused by a constructor; from there on functions are total.

pub mod agent;
mod bounds;
mod connection;
mod course;
pub mod cycle;
mod delivery;
mod field;
pub mod figures;
mod generate;
pub mod keystroke;
pub mod lognormal;
pub mod metrics;
pub mod order;
pub mod parts;
pub mod percentile;
pub mod perception;
mod plan;
pub mod price;
mod profile;
pub mod queueing;
mod random;
pub mod reading;
pub mod sample;
mod time;
mod trace;

pub use connection::Connection;
pub use course::{Course, Turn};
pub use delivery::{Call, Delivery};
pub use field::{Field, OutOfRange, Unit};
pub use lognormal::Lognormal;
pub use metrics::Metrics;
pub use plan::{Plan, PlanStep};
pub use profile::{FirstToken, Profile, TokensPerSecond, Writing};
pub use random::{Purpose, Seed};
pub use time::Nanos;
pub use trace::{BadArrivals, Chunk, Phase, PhaseKind, Trace};
