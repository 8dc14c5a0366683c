//! The pure layers, tested without a browser. Files are named by behaviour.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::float_cmp,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops where it fails, and what it expects of a number is exact unless it says otherwise"
)]

mod address;
mod agent_turn;
mod any;
mod approximate_tokens;
mod arrivals;
mod bench_verdicts;
mod cards;
mod chance;
mod changing;
mod claims;
mod coalescing;
mod compiled_scenarios;
mod controls;
mod copying;
mod corners;
mod csv;
mod delivery;
mod distribution;
mod documents;
mod drawn;
mod dropped;
mod experience;
mod explore;
mod explore_agent;
mod explore_break_even;
mod explore_days;
mod explore_mixed;
mod explore_price;
mod explore_queue;
mod explore_six_speeds;
mod fidelity;
mod figures;
#[path = "../golden/mod.rs"]
mod golden;
mod goodput;
mod hostile_links;
mod hostile_scenarios;
mod imported_traces;
mod isolated;
mod jitter;
mod keystroke;
mod links;
mod lognormal;
mod longest_link;
mod lowering;
mod messages;
mod metrics;
mod next_turn;
mod old_links;
mod opening;
mod page;
mod parts;
mod percentiles;
mod perception;
mod person_answer;
mod person_closed_forms;
mod person_mix;
mod person_parameters;
mod person_screen;
mod person_sessions;
mod person_turns;
mod playing;
mod plot;
mod pooled;
mod presets;
mod preview;
mod price;
mod profiles;
mod prose;
mod queueing;
mod queueing_simulated;
mod race_artefact;
mod race_sentence;
mod race_turns;
mod rate_limit;
mod reading;
mod readouts;
mod report;
mod samples;
mod scaling;
mod scenario_files;
mod scenario_format;
mod scenario_refusals;
mod scenario_ways;
mod screens;
mod seeking;
mod session_asleep;
mod session_changed;
mod session_delegation;
mod session_delivery;
mod session_kept;
mod session_ledger;
mod session_log;
mod session_own_file;
mod session_page;
mod session_results;
mod session_spoilers;
mod session_stages;
mod session_trial;
mod session_trial_link;
mod session_two_tabs;
mod session_verdict;
mod session_work;
mod steady;
mod streams;
mod tidy;
mod time;
mod writing;
