//! The player: a `requestAnimationFrame` loop that lives only while something runs, with a slow timer for a page out of
//! sight. It plays the race, sessions and the simulated person.

use super::browser::{cancel_animation_frame, now, request_animation_frame};
use crate::app::Wall;
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// How often a page out of sight checks whether anything is due, in milliseconds.
const UNSEEN_MS: u32 = 250;

/// The loop. It stops when it is dropped.
#[derive(Default)]
struct Frames(Option<Rc<Alive>>);

/// Calls back for every frame while `running` is true, until the owner of this call is gone. `start` is called each
/// time a run begins, and returns the function for each frame. That gets the time for which the browser has sent the
/// frame, or `None` if the browser sends no frames.
pub fn frames_while(running: Signal<bool>, start: impl Fn() -> OnEachFrame + 'static) {
    let frames = StoredValue::new_local(Frames::default());
    let following = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        let running = running.get();
        let _ = frames.try_update_value(|frames| if running { frames.start(&start) } else { frames.stop() });
    }));
    on_cleanup(move || {
        following.dispose();
        let _ = frames.try_update_value(Frames::stop);
    });
}

/// The function for each frame.
pub type OnEachFrame = Rc<dyn Fn(Option<Wall>)>;

/// The browser's callback; it gets the time for which the frame was sent.
type OnFrame = Closure<dyn FnMut(f64)>;

struct Alive {
    request: Cell<i32>,
    /// Set once this exists, because it needs a way back to it.
    closure: RefCell<Option<OnFrame>>,
    _unseen: Interval,
}

impl Frames {
    fn start(&mut self, start: impl Fn() -> OnEachFrame) {
        if self.0.is_some() {
            return;
        }
        let frame = start();
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
            // Ask for the next frame first, so that `frame` may stop the loop.
            if let Some(alive) = weak.upgrade() {
                alive.ask();
            }
            seen.set(now().millis());
            shown(Some(Wall::from_millis(due)));
        }));
        alive.ask();
        self.0 = Some(alive);
    }

    fn stop(&mut self) {
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
