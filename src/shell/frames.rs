//! One `requestAnimationFrame` loop, alive only while something runs; a slow timer beside it for a page out of sight.

use super::browser::{cancel_animation_frame, now, request_animation_frame};
use crate::app::Wall;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How often a page out of sight looks whether something is due, in milliseconds.
const UNSEEN_MS: u32 = 250;

/// The loop. Dropped, it stops.
#[derive(Default)]
pub(super) struct Frames(Option<Rc<Alive>>);

/// Calls `frame` for every frame while something runs, until the owner that asked for it is gone.
pub fn frames_while(running: Signal<bool>, frame: impl Fn() + Clone + 'static) {
    let frames = StoredValue::new_local(Frames::default());
    let following = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        let frame = frame.clone();
        let running = running.get();
        let _ = frames.try_update_value(|frames| if running { frames.start(move |_| frame()) } else { frames.stop() });
    }));
    on_cleanup(move || {
        following.dispose();
        let _ = frames.try_update_value(Frames::stop);
    });
}

/// What the browser calls, with the moment it has sent the frame for.
type OnFrame = Closure<dyn FnMut(f64)>;

struct Alive {
    request: Cell<i32>,
    /// Holds itself by way of the browser; cleared to break the circle.
    closure: RefCell<Option<OnFrame>>,
    _unseen: Interval,
}

impl Frames {
    /// Whether the loop is alive.
    pub(super) fn are_coming(&self) -> bool {
        self.0.is_some()
    }

    /// Calls `frame` for every frame, and now and then while the browser sends none, until [`Frames::stop`]. Once is
    /// enough. `frame` is told for when the browser sent it, if it did.
    pub(super) fn start(&mut self, frame: impl Fn(Option<Wall>) + Clone + 'static) {
        if self.0.is_some() {
            return;
        }
        let last = Rc::new(Cell::new(now().millis()));
        let (shown, unshown) = (frame.clone(), frame);
        let seen = last.clone();
        // A browser sends no frames to a hidden tab, nor to an embedded page that is scrolled out of sight.
        let unseen = Interval::new(UNSEEN_MS, move || {
            if now().millis() - last.get() >= f64::from(UNSEEN_MS) {
                unshown(None);
            }
        });
        let alive = Rc::new(Alive { request: Cell::new(0), closure: RefCell::new(None), _unseen: unseen });
        let weak = Rc::downgrade(&alive);
        *alive.closure.borrow_mut() = Some(Closure::new(move |due| {
            // The next frame is asked for first, so that `frame` may stop the loop.
            if let Some(alive) = weak.upgrade() {
                alive.ask();
            }
            seen.set(now().millis());
            shown(Some(Wall::from_millis(due)));
        }));
        alive.ask();
        self.0 = Some(alive);
    }

    pub(super) fn stop(&mut self) {
        self.0 = None;
    }
}

impl Alive {
    fn ask(&self) {
        if let Some(closure) = &*self.closure.borrow() {
            self.request.set(request_animation_frame(closure.as_ref().unchecked_ref()));
        }
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        cancel_animation_frame(self.request.get());
    }
}
