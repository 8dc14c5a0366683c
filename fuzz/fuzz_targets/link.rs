//! Any fragment opens a screen, and the address of what it opens can be opened again. `cargo +nightly fuzz run link`
#![no_main]

use hare_and_tortoise::app::screen::{ScreenId, claims, explore, iterate, simulated};
use hare_and_tortoise::app::{Effect, Event, Model, Wall, update};
use libfuzzer_sys::fuzz_target;

/// Opens a fragment in a new page, whose files are here at once. Gives the address and the notices.
fn opened(hash: &str) -> (String, Vec<String>) {
    let (mut model, now) = (Model::default(), Wall::default());
    for effect in update(&mut model, Event::AddressOpened { now, hash: hash.to_owned() }) {
        if let Effect::LoadScreen(id) = effect {
            let start = match id {
                ScreenId::Race => None,
                ScreenId::Iterate => Some(iterate::start_whole as _),
                ScreenId::Simulated => Some(simulated::start as _),
                ScreenId::Explore => Some(explore::start_whole as _),
                ScreenId::Claims => Some(claims::start as _),
            };
            update(&mut model, Event::ScreenLoaded { now, id, start });
        }
    }
    (model.address().unwrap_or_default(), model.notices)
}

fuzz_target!(|fragment: &str| {
    let (address, _) = opened(fragment);
    let (again, notices) = opened(&address);
    assert!(notices.is_empty(), "{address}: {notices:?}");
    assert_eq!(again, address);
});
