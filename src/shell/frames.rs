//! One `requestAnimationFrame` loop, alive only while something runs; a slow timer beside it for a tab out of sight.

use gloo_timers::callback::Interval;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How often a hidden tab looks whether something is due, in milliseconds.
const HIDDEN_MS: u32 = 250;

/// The loop. Dropped, it stops.
#[derive(Default)]
pub(super) struct Frames(Option<Rc<Alive>>);

struct Alive {
    request: Cell<i32>,
    /// Holds itself by way of the browser; cleared to break the circle.
    closure: RefCell<Option<Closure<dyn FnMut()>>>,
    _hidden: Interval,
}

impl Frames {
    /// Calls `frame` for every frame, and now and then while hidden, until [`Frames::stop`]. Once is enough.
    pub(super) fn start(&mut self, frame: impl Fn() + Clone + 'static) {
        if self.0.is_some() {
            return;
        }
        let when_hidden = frame.clone();
        let hidden = Interval::new(HIDDEN_MS, move || {
            if super::browser::hidden() {
                when_hidden();
            }
        });
        let alive = Rc::new(Alive { request: Cell::new(0), closure: RefCell::new(None), _hidden: hidden });
        let weak = Rc::downgrade(&alive);
        *alive.closure.borrow_mut() = Some(Closure::new(move || {
            // The next frame is asked for first, so that `frame` may stop the loop.
            if let Some(alive) = weak.upgrade() {
                alive.ask();
            }
            frame();
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
            let request = super::browser::window().request_animation_frame(closure.as_ref().unchecked_ref());
            self.request.set(request.unwrap_or_default());
        }
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        let _ = super::browser::window().cancel_animation_frame(self.request.get());
    }
}
