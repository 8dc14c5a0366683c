//! Hare & Tortoise: feel how the latency of an AI coding model changes the way you iterate.
//!
//! Imports point one way: `engine ← scenario ← app ← shell ← ui ← main`. The first three layers are
//! pure and are tested natively; the last three exist only in the browser.

pub mod app;
pub mod engine;
pub mod scenario;

#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod ui;
