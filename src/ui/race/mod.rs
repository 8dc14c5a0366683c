//! The race: lanes, transport and timeline; everything below them is in the panels' file.

mod announcer;
mod artefact;
mod below;
mod control;
mod instrument;
mod lane;
mod lanes;
mod measured;
mod next;
mod sentence;
mod settings;
mod share;
mod task;
mod terms;
mod timeline;
mod transport;

pub(super) use artefact::Artefact;
pub(super) use below::below;
pub use lane::lane;
pub(super) use settings::Settings;

use super::drawn::{Drawn, follow};
use crate::shell::Shell;
use leptos::prelude::*;
use std::cell::Cell;

/// The race.
pub fn race(shell: Shell) -> Drawn {
    let instrument = instrument::instrument(shell);
    for part in [
        task::task(shell),
        sentence::sentence(shell),
        lanes::lanes(shell),
        transport::transport(shell),
        timeline::timeline(shell),
        announcer::announcer(shell),
    ] {
        let _ = instrument.0.append_child(&part.0);
    }
    // Not the owner of a following, which would end what it shows whenever it follows again.
    let (place, owner, below) = (instrument.0.clone(), Owner::new(), Cell::new(false));
    follow(Box::new(move || {
        if let Some(panels) = shell.panels.get()
            && !below.replace(true)
        {
            owner.with(|| untrack(|| (panels.below)(shell, &place)));
        }
    }));
    instrument
}
