//! Whatever the fragment: it reads as a link that can be written and read again. `cargo +nightly fuzz run link`
#![no_main]

use crate::address::{read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|fragment: &str| {
    let address = write(&read(fragment).0);
    let (again, notices) = read(&address);
    assert!(notices.is_empty(), "{address}: {notices:?}");
    assert_eq!(write(&again), address);
});
