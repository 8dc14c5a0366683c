//! Components in a real browser, without the rest of the page. Tests find things by role and name, and wait for
//! conditions.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::float_cmp,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where it fails, and what it expects of a number is exact unless it says otherwise"
)]

mod address;
mod controls;
mod crash;
#[path = "../golden/mod.rs"]
mod golden;
mod lane;
mod names;
mod painter;
mod place;
mod playground;
mod same_times;
mod scenario;
mod translated;
mod unmounting;
mod watch;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
