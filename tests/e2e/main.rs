//! Journeys through the built site, in real browsers. Each file is named after an activity of a person.
//!
//! `cargo xtask test e2e` builds the site and passes the paths of the site and the browsers. Tests find elements by
//! role and name, and wait for conditions. After each journey the harness checks its traces: see [`harness`].
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::float_cmp,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where it fails, and what it expects of a number is exact unless it says otherwise"
)]

mod accessibility;
mod address;

mod bad_days;
mod bytes;
mod calm;
mod claims;
mod class;
mod codap;
mod crash;
mod drawer;
mod embedding;
mod exactness;
mod explore;
mod foreign_errors;
mod foreign_host;
mod harness;
mod hidden_tab;
mod hostile_links;
mod in_a_book;
mod in_a_course;
mod iterate;
mod iterate_accessibility;
mod iterate_hostile;
mod iterate_in_sight;
mod iterate_kept;
mod keyboard;
mod lanes;
mod learn;
mod listening;
mod loading;
mod main_job;
mod offline;
mod older_browsers;
mod on_slides;
mod one_file;
mod paper;
mod parts;
mod pictures;
mod present;
mod race_turns;
mod reading;
mod refused;
mod report_shape;
mod right_to_left;
mod sharing;
mod simulated_person;
mod storage;
mod stubs;
mod tail;
mod taking_along;
mod tasks;
mod translated;
mod watchfulness;
mod workshop;
