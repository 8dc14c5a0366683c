//! The race: lanes, transport and timeline; what opens beside them or lies below them is in the panels' file.

mod announcer;
mod artefact;
mod cards;
mod complete;
mod control;
mod controls;
mod drawer;
mod instrument;
mod lane;
mod lanes;
mod measured;
mod next;
mod sentence;
mod settings;
mod share;
mod sharing;
mod task;
mod terms;
mod timeline;
mod transport;

pub(super) use artefact::Artefact;
pub(super) use complete::complete;
pub use lane::lane;
pub(super) use sharing::{SharingViews, dialog};

use super::drawn::{Drawn, follow};
use crate::shell::Shell;
use leptos::prelude::*;
use std::cell::Cell;

/// The race.
pub fn race(shell: Shell) -> Drawn {
    let instrument = instrument::instrument(shell);
    // The lane whose settings are open.
    let open = RwSignal::new(None);
    for part in [
        // Filled with the panels.
        Drawn::new("<div class=\"task\"></div>"),
        sentence::sentence(shell),
        lanes::lanes(shell, open),
        transport::transport(shell),
        timeline::timeline(shell),
    ] {
        let _ = instrument.0.append_child(&part.0);
    }
    // Not the owner of a following, which would end what it shows whenever it follows again.
    let (place, owner, complete) = (instrument.0.clone(), Owner::new(), Cell::new(false));
    follow(Box::new(move || {
        if let Some(panels) = shell.panels.get()
            && !complete.replace(true)
        {
            owner.with(|| untrack(|| (panels.complete_race)(shell, &place, open)));
        }
    }));
    instrument
}
