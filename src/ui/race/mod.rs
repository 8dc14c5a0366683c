//! The race: lanes, transport, timeline and measurements.

mod announcer;
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

pub use lane::lane;
pub(super) use next::offer_next_turn;
pub(super) use settings::Settings;
pub(super) use terms::TERMS;

use super::drawn::Drawn;
use crate::shell::Shell;

/// The race.
pub fn race(shell: Shell) -> Drawn {
    let instrument = instrument::instrument(shell);
    for part in [
        task::task(shell),
        sentence::sentence(shell),
        lanes::lanes(shell),
        transport::transport(shell),
        timeline::timeline(shell),
        measured::fidelity(shell),
        measured::tools(shell),
        measured::terms(shell),
        share::share(shell),
        announcer::announcer(shell),
    ] {
        let _ = instrument.0.append_child(&part.0);
    }
    instrument
}
