//! A session on screen: its stream is painted every frame, and its time goes out through two signals.

use super::listener::{Listener, on_document, on_window};
use super::output::{Output, ShownTurn};
use super::player::frames_while;
use super::{Shell, browser, memo, storage};
use crate::app::screen::ScreenId;
use crate::app::screen::iterate::{Act, Event, Model, Moment, Progress, Session};
use crate::engine::Nanos;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;

/// Wall time between two read-outs, in milliseconds.
const READOUT_MS: f64 = 100.0;
/// Wall time between two updates of the slow parts, the artefact and the ledger, in milliseconds: at least this long,
/// and this many times the duration of the last update, measured to the next frame; but never longer than the maximum.
const SELDOM_MS: f64 = 300.0;
const SELDOM_MOST_MS: f64 = 3_000.0;
const SELDOM_TIMES: f64 = 10.0;

/// The session on screen. It ends with the reactive owner it was made in.
#[derive(Clone, Copy)]
pub struct SessionView {
    /// The playground.
    pub shell: Shell,
    time: RwSignal<Nanos>,
    seldom: RwSignal<Nanos>,
    output: StoredValue<Option<Output>, LocalStorage>,
    /// When the session was last seen running; `None` while it is not.
    awake: StoredValue<Option<Moment>, LocalStorage>,
}

/// State from the previous frames, in milliseconds of wall time.
#[derive(Default)]
struct Last {
    read_out: Cell<f64>,
    /// The last update of the slow parts, and whether the frame after it has come.
    seldom: Cell<f64>,
    over: Cell<bool>,
    /// The time until the next one.
    pause: Cell<f64>,
}

/// Reports when another tab has saved or deleted sessions, until the listener is dropped.
pub fn follow_store(shell: Shell) -> Listener {
    on_window("storage", move |_| shell.iterate(Event::StoreRead(storage::read(storage::SESSIONS))))
}

/// Reports when another tab has kept something for a screen, until the listener is dropped. So each tab has the latest
/// before it writes.
pub fn follow_kept(shell: Shell, id: ScreenId) -> Listener {
    on_window("storage", move |_| shell.read_kept(id))
}

impl SessionView {
    /// Shows the session from now on, and reports when the person leaves the page or returns to it.
    pub fn start(shell: Shell) -> Self {
        let view = Self {
            shell,
            time: RwSignal::new(Nanos::ZERO),
            seldom: RwSignal::new(Nanos::ZERO),
            output: StoredValue::new_local(None),
            awake: StoredValue::new_local(None),
        };
        let following = RenderEffect::new(move |_: Option<()>| {
            shell.model.track();
            view.show();
        });
        frames_while(view.read(Session::is_running), move || {
            let last = Last { over: Cell::new(true), ..Last::default() };
            Rc::new(move |due| view.frame(&last, due.is_some()))
        });
        let owned = StoredValue::new_local((following, view.listen()));
        on_cleanup(move || owned.dispose());
        view
    }

    fn listen(self) -> Listener {
        let shell = self.shell;
        on_document("visibilitychange", move |_| {
            self.wake();
            shell.iterate(Event::Did(if browser::hidden() { Act::Left } else { Act::Returned }));
        })
    }

    /// Checks whether the machine has slept since the last check. It runs before the session's other events, so that
    /// time already counted as reading or waiting stays counted so.
    fn wake(self) {
        let now = browser::moment();
        let before = self.awake.try_update_value(|awake| awake.as_mut().map(|awake| std::mem::replace(awake, now)));
        if let Some(slept) = before.flatten().and_then(|before| now.slept_since(before)) {
            self.shell.iterate(slept);
        }
    }

    /// Shows the stream in this element from now on, until the owner of this call is gone.
    pub fn paint_into(self, output: Element) {
        self.output.set_value(Some(Output::new(output)));
        self.show();
        on_cleanup(move || {
            let _ = self.output.try_update_value(|output| *output = None);
        });
    }

    /// Reads a value from the session. It changes when something happens.
    pub fn read<T: Default + PartialEq + Send + Sync + 'static>(self, read: fn(&Session) -> T) -> Signal<T> {
        self.shell.read_state(move |model: &Model| model.session.as_ref().map(read).unwrap_or_default())
    }

    /// Reads a value from the session at its time, ten times a second.
    pub fn read_at<T: Default + PartialEq + Send + Sync + 'static>(self, read: fn(&Session, Nanos) -> T) -> Signal<T> {
        self.by(self.time, read)
    }

    /// Reads a value from the session at its time, three times a second and whenever something happens.
    pub fn read_seldom<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        read: fn(&Session, Nanos) -> T,
    ) -> Signal<T> {
        self.by(self.seldom, read)
    }

    fn by<T: Default + PartialEq + Send + Sync + 'static>(
        self,
        time: RwSignal<Nanos>,
        read: fn(&Session, Nanos) -> T,
    ) -> Signal<T> {
        memo(Box::new(move || {
            let at = time.get();
            let model = self.shell.model.read();
            let session = model.state::<Model>().and_then(|iterate| iterate.session.as_ref());
            // Between an event and the signals after it, the time must not be earlier than the time already accounted
            // for.
            session.map(|session| read(session, at.max(session.followed()))).unwrap_or_default()
        }))
    }

    /// Shows the session at the current time.
    fn show(self) {
        self.paint();
        let runs = self.with(Session::is_running).unwrap_or_default();
        let _ = self.awake.try_update_value(|awake| *awake = runs.then(|| awake.unwrap_or_else(browser::moment)));
        let time = self.time_now();
        self.time.set(time);
        self.seldom.set(time);
    }

    fn frame(self, last: &Last, sent: bool) {
        self.wake();
        let time = self.paint();
        let due = self.with(|session| session.state.as_ref().and_then(Progress::due)).flatten();
        if due.is_some_and(|due| time >= due) {
            self.shell.iterate(Event::Due);
            return;
        }
        let now = browser::now().millis();
        if now - last.read_out.get() >= READOUT_MS {
            last.read_out.set(now);
            self.time.set(time);
        }
        if !last.over.replace(true) {
            // Out of sight, frames are late for another reason.
            let took = if sent { now - last.seldom.get() } else { 0.0 };
            last.pause.set((took * SELDOM_TIMES).clamp(SELDOM_MS, SELDOM_MOST_MS));
        }
        if now - last.seldom.get() >= last.pause.get() {
            last.seldom.set(now);
            last.over.set(false);
            self.seldom.set(time);
        }
    }

    /// Paints the text that has arrived by now; returns the time of the session.
    fn paint(self) -> Nanos {
        let time = self.time_now();
        let stream = self.with(|session| {
            let sent = session.stream()?;
            Some((sent.sections.clone(), sent.text_tokens_by(time)))
        });
        let _ = self.output.try_update_value(|output| {
            let Some(output) = output else { return };
            match stream.flatten() {
                Some((sections, n_tokens)) => {
                    output.show(std::iter::once(ShownTurn { prompt: None, sections: &sections, n_tokens }));
                }
                None => output.clear(),
            }
        });
        time
    }

    fn time_now(self) -> Nanos {
        self.with(|session| session.time(browser::now())).unwrap_or_default()
    }

    fn with<T>(self, read: impl FnOnce(&Session) -> T) -> Option<T> {
        self.shell.model.try_with_untracked(|model| model.state::<Model>()?.session.as_ref().map(read))?
    }
}
