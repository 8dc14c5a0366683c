//! The browser: everything except the product's own rules.
//!
//! One file for each effect. Events go in through [`Shell::send`]; the shell performs the effects and reports the
//! results as events. State goes out through three signals: the model (when something happened), the playhead (up to
//! five times a second while running) and the measurements (once a second). Frames are not events: the stage paints
//! them without touching a signal.

pub mod address;
pub mod browser;
pub mod codap;
pub mod crash;
pub mod download;
pub mod fetch;
pub mod files;
pub mod frame;
pub mod handed_in;
mod listener;
mod locks;
mod messages;
mod output;
mod pack;
mod painted;
mod painter;
mod part;
mod perform;
pub mod picture;
mod player;
mod run;
mod session;
pub mod sheet;
pub mod sight;
pub mod single;
mod stage;
pub mod storage;
mod tail;

pub use listener::Listener;
pub use painter::{TextPainter, write};
pub use part::{Coming, Lazy, LessonReader, Missing, Panels, ScreenPart, Source, Sources};
pub use player::frames_while;
pub use session::{SessionView, follow_kept, follow_store};
pub use stage::LanePlaces;

use crate::app::screen::race::fidelity::Rendered;
use crate::app::screen::{ScreenId, author, explore, iterate, learn, race, simulated};
use crate::app::{Event, Model, update};
use crate::engine::Nanos;
use leptos::prelude::*;
use listener::{on_document, on_window};
use messages::Messages;
use stage::Stage;

/// The running playground. Copies are cheap; it ends with the reactive owner that created it.
#[derive(Clone, Copy, Debug)]
pub struct Shell {
    /// The whole state of the playground.
    pub model: RwSignal<Model>,
    /// The race's playhead, up to five times a second while running.
    pub playhead: RwSignal<Nanos>,
    /// The measurements of each lane, once a second while running.
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

    /// Reads a value from the model. The signal changes when the value does.
    pub fn read<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Model) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || read(&self.model.read())))
    }

    /// Reads a value from the model at the playhead.
    pub fn read_at<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Model, Nanos) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        memo(Box::new(move || {
            let playhead = self.playhead.get();
            read(&self.model.read(), playhead)
        }))
    }

    /// Reads a value from the state of a screen in a file of its own; the default until that file has arrived.
    pub fn read_state<S: 'static, T: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&S) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        self.read(move |model| model.state().map(&read).unwrap_or_default())
    }

    /// The part that shows a screen, once its file has arrived.
    pub fn screen_part(self, id: ScreenId) -> Option<&'static ScreenPart> {
        self.screens.with_value(|screens| screens.iter().find(|(known, _)| *known == id).map(|(_, part)| *part))
    }

    /// Handles an event. After the page has gone this does nothing.
    pub fn send(self, event: Event) {
        if matches!(event, Event::AddressOpened { .. }) {
            // A pending change belongs to the previous address.
            let _ = self.address.try_update_value(address::Writer::forget);
        }
        let effects = self.model.try_update(|model| update(model, event));
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
    }

    /// Handles an event of the race, at the current time.
    pub fn race(self, event: race::Event) {
        self.send(Event::Race { now: browser::now(), event });
    }

    /// Handles an event of the iterate screen, at the current time.
    pub fn iterate(self, event: iterate::Event) {
        self.send(Event::Iterate { now: browser::now(), event });
    }

    /// Handles an event of the simulated person's screen, at the current time.
    pub fn simulated(self, event: simulated::Event) {
        self.send(Event::Simulated { now: browser::now(), event });
    }

    /// Handles an event of the screen that explains.
    pub fn explore(self, event: explore::Event) {
        self.send(Event::Explore(event));
    }

    /// Handles an event of the workshop.
    pub fn author(self, event: author::Event) {
        self.send(Event::Author(event));
    }

    /// Handles an event of the lessons' screen.
    pub fn learn(self, event: learn::Event) {
        self.send(Event::Learn(event));
    }

    fn listen(self) {
        let owned = [
            on_window("hashchange", move |_| {
                let hash = address::read();
                messages::post(messages::Message::Changed(&hash));
                self.send(Event::AddressOpened { now: browser::now(), hash });
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

/// A boxed memo: the page's code contains one for each type instead of one for each closure.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T> {
    Memo::new(move |_| read()).into()
}
