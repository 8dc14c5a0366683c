//! The browser: everything that is not the product's own rules.
//!
//! One file an effect. Events go in through [`Shell::send`], what follows is done here and reported back as events.
//! State goes out through three signals: the model (when something happened), the playhead (up to five times a second
//! while running) and what was measured (once). Frames are not events: the stage paints them without touching a signal.

pub mod address;
pub mod browser;
pub mod crash;
pub mod download;
pub mod fetch;
pub mod files;
mod frames;
pub mod later;
mod listener;
mod messages;
mod output;
mod painted;
mod painter;
mod perform;
mod rest;
pub mod sheet;
mod showing;
mod stage;
pub mod storage;
mod tail;

pub use frames::frames_while;
pub use listener::Listener;
pub use painter::{TextPainter, write};
pub use rest::{Coming, Missing, Presence, Rest, Source};
pub use showing::Showing;

use crate::app::fidelity::Rendered;
use crate::app::iterate::simulated;
use crate::app::{Event, Model, race};
use crate::engine::Nanos;
use frames::Frames;
use leptos::prelude::*;
use messages::Messages;
use stage::Stage;

/// The running playground. Copied freely; it ends with the reactive owner it was made in.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// Everything the playground knows.
    pub model: RwSignal<Model>,
    /// Where the playhead is, up to five times a second while running.
    pub playhead: RwSignal<Nanos>,
    /// What was measured of each lane, once a second while running.
    pub rendered: RwSignal<Vec<Rendered>>,
    stage: StoredValue<Stage, LocalStorage>,
    frames: StoredValue<Frames, LocalStorage>,
    messages: StoredValue<Messages, LocalStorage>,
    presence: RwSignal<Presence>,
    queue: StoredValue<rest::Queue, LocalStorage>,
    address: StoredValue<address::Writer, LocalStorage>,
}

impl Shell {
    /// Starts the playground at the page's address.
    pub fn start(rest: Source) -> Self {
        let shell = Self {
            model: RwSignal::new(Model::default()),
            playhead: RwSignal::new(Nanos::ZERO),
            rendered: RwSignal::new(Vec::new()),
            stage: StoredValue::new_local(Stage::default()),
            frames: StoredValue::new_local(Frames::default()),
            messages: StoredValue::new_local(Messages::default()),
            presence: RwSignal::new(rest.into()),
            queue: StoredValue::new_local(rest::Queue::default()),
            address: StoredValue::new_local(address::Writer::default()),
        };
        crash::report_with(shell);
        shell.listen();
        shell.send(Event::Started);
        shell.send(Event::AddressOpened { now: browser::now(), hash: address::read() });
        shell
    }

    /// Something read off the model: it changes when what is read does.
    pub fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || read(&self.model.read())))
    }

    /// Something read off the model at the playhead.
    pub fn read_at<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Model, Nanos) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || {
            let playhead = self.playhead.get();
            read(&self.model.read(), playhead)
        }))
    }

    /// Something happened. After the page has gone this does nothing.
    pub fn send(self, event: Event) {
        self.take(rest::Waiting::Event(event));
    }

    /// Something happened in the race, just now.
    pub fn race(self, event: race::Event) {
        self.send(Event::Race { now: browser::now(), event });
    }

    /// Something happened on the simulated person's screen, just now.
    pub fn simulated(self, event: simulated::Event) {
        self.send(Event::Simulated { now: browser::now(), event });
    }

    /// A lane's text appears in `output` from now on, until the owner that asked for it is gone.
    pub fn show_lane(self, lane: race::LaneId, output: web_sys::Element) {
        self.stage.update_value(|stage| stage.attach(lane, output));
        self.show();
        on_cleanup(move || {
            let _ = self.stage.try_update_value(|stage| stage.detach(lane));
        });
    }

    /// A clock that says where the playhead is, and where the end.
    pub fn show_clock(self, clock: &web_sys::Element) {
        self.stage.update_value(|stage| stage.clock(clock));
        self.show();
    }

    /// A mark that follows the playhead, moved by its style's `background-position-x`.
    pub fn show_playhead(self, mark: web_sys::HtmlElement) {
        self.stage.update_value(|stage| stage.mark(mark));
        self.show();
    }

    fn listen(self) {
        let opened = move || {
            self.send(Event::AddressOpened { now: browser::now(), hash: address::read() });
        };
        let owned = [
            listener::on_window("hashchange", move |_| opened()),
            listener::on_document("visibilitychange", move |_| {
                if browser::hidden() {
                    self.race(race::Event::OutOfSight);
                }
            }),
        ];
        let messages = messages::listen(self);
        let signs = self.fetch_rest_at_sign_of_life();
        let owned = StoredValue::new_local((owned, messages, signs));
        on_cleanup(move || owned.dispose());
    }
}

/// A memo, boxed: one for each type in the page's code rather than one for each closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Memo::new(move |_| read()).into()
}
