//! The player: one `requestAnimationFrame` loop, alive only while something runs, with a slow timer beside it for a page
//! that is out of sight. The race, a session and the simulated person are played by it.

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
struct Frames(Option<Rc<Alive>>);

/// Calls for every frame while something runs, until the owner that asked for it is gone. `start` is called each time it
/// begins to run, and gives what each frame does; that is told for when the browser sent the frame, or nothing where the
/// browser sends none.
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

/// What a frame does.
pub type OnEachFrame = Rc<dyn Fn(Option<Wall>)>;

/// What the browser calls, with the moment it has sent the frame for.
type OnFrame = Closure<dyn FnMut(f64)>;

struct Alive {
    request: Cell<i32>,
    /// Holds itself by way of the browser; cleared to break the circle.
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
