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
mod listener;
mod locks;
mod messages;
mod output;
mod painted;
mod painter;
mod part;
mod perform;
mod player;
mod run;
mod session;
pub mod sheet;
mod stage;
pub mod storage;
mod tail;

pub use listener::Listener;
pub use painter::{TextPainter, write};
pub use part::{Coming, Lazy, Missing, Panels, ScreenPart, Source, Sources};
pub use player::frames_while;
pub use session::SessionView;

use crate::app::screen::race::fidelity::Rendered;
use crate::app::screen::{ScreenId, iterate, race, simulated};
use crate::app::{Event, Model, update};
use crate::engine::Nanos;
use leptos::prelude::*;
use listener::{on_document, on_window};
use messages::Messages;
use stage::Stage;

/// The running playground. Copied freely; it ends with the reactive owner it was made in.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// Everything the playground knows.
    pub model: RwSignal<Model>,
    /// Where the race's playhead is, up to five times a second while running.
    pub playhead: RwSignal<Nanos>,
    /// What was measured of each lane, once a second while running.
    pub rendered: RwSignal<Vec<Rendered>>,
    /// Heavy panels of the race and the page, in a file of their own.
    pub panels: Lazy<Panels>,
    sources: Sources,
    /// The screens whose files have come.
    screens: StoredValue<Vec<(ScreenId, &'static ScreenPart)>>,
    stage: StoredValue<Stage, LocalStorage>,
    messages: StoredValue<Messages, LocalStorage>,
    address: StoredValue<address::Writer, LocalStorage>,
}

impl Shell {
    /// Starts the playground at the page's address.
    pub fn start(sources: Sources) -> Self {
        let shell = Self {
            model: RwSignal::new(Model::default()),
            playhead: RwSignal::new(Nanos::ZERO),
            rendered: RwSignal::new(Vec::new()),
            panels: Lazy::new(sources.panels),
            sources,
            screens: StoredValue::new(Vec::new()),
            stage: StoredValue::new_local(Stage::default()),
            messages: StoredValue::new_local(Messages::default()),
            address: StoredValue::new_local(address::Writer::default()),
        };
        crash::report_with(shell);
        shell.listen();
        shell.play_frames();
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

    /// Something read off the state of a screen that has a file of its own; the default until it is here.
    pub fn read_state<S: 'static, T: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&S) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        self.read(move |model| model.state().map(&read).unwrap_or_default())
    }

    /// What puts a screen on the page, once its file has come.
    pub fn screen_part(self, id: ScreenId) -> Option<&'static ScreenPart> {
        self.screens.with_value(|screens| screens.iter().find(|(known, _)| *known == id).map(|(_, part)| *part))
    }

    /// Something happened. After the page has gone this does nothing.
    pub fn send(self, event: Event) {
        if matches!(event, Event::AddressOpened { .. }) {
            // What was to be written belongs to the address before.
            let _ = self.address.try_update_value(address::Writer::forget);
        }
        let effects = self.model.try_update(|model| update(model, event));
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
    }

    /// Something happened in the race, just now.
    pub fn race(self, event: race::Event) {
        self.send(Event::Race { now: browser::now(), event });
    }

    /// Something happened on the iterate screen, just now.
    pub fn iterate(self, event: iterate::Event) {
        self.send(Event::Iterate { now: browser::now(), event });
    }

    /// Something happened on the simulated person's screen, just now.
    pub fn simulated(self, event: simulated::Event) {
        self.send(Event::Simulated { now: browser::now(), event });
    }

    fn listen(self) {
        let owned = [
            on_window("hashchange", move |_| {
                self.send(Event::AddressOpened { now: browser::now(), hash: address::read() });
            }),
            on_document("visibilitychange", move |_| {
                if browser::hidden() {
                    self.race(race::Event::OutOfSight);
                }
            }),
        ];
        let files = files::listen(self);
        let messages = messages::listen(self);
        let signs = self.panels.need_when_touched();
        let owned = StoredValue::new_local((owned, files, messages, signs));
        on_cleanup(move || owned.dispose());
    }
}

/// A memo, boxed: one for each type in the page's code rather than one for each closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Memo::new(move |_| read()).into()
}
