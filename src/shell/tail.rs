//! Keeps a scroller at its end while its content grows, until a person scrolls away from there.
//!
//! A reversed scroller (`flex-direction: column-reverse`) stays there by style alone. But then all of its content moves
//! with each new line, and the browser visits all of it before it paints: with 20,000 tokens that was two thirds of a
//! frame. In a scroller that is not reversed, existing text keeps its place.
//!
//! A person who scrolls up stops the following, however slowly they scroll: the scroller itself only moves down, so
//! each step up is a person's. Following resumes when they return to the end, as it was when they set out for it. While
//! a pointer is held down on the text, nothing moves: a selection in progress would run away.

use super::browser;
use super::listener::{Listener, Resizes, on_document};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, WheelEvent};

/// A person who has scrolled down at least this far, in pixels, and is this near to the end, counts as there, because
/// text keeps arriving while a browser scrolls smoothly.
const NEAR: f64 = 40.0;

/// Steps down within this many milliseconds of each other are one movement.
const MOVEMENT_MS: f64 = 250.0;

/// Events that show that a pointer has been released. A browser does not report a release outside its window, but a
/// later `pointermove` shows it.
const LET_GO: [&str; 3] = ["pointerup", "pointercancel", "pointermove"];

#[wasm_bindgen]
extern "C" {
    /// An element's scroll position with fractions of a pixel, which `web_sys` rounds.
    type Scroller;
    #[wasm_bindgen(method, getter, js_name = scrollTop)]
    fn top(this: &Scroller) -> f64;
}

/// A scroller that follows the end of its content, until it is dropped.
pub(super) struct Tail {
    state: Rc<State>,
    _resized: Option<Resizes>,
    _listeners: [Listener; 4],
}

struct State {
    scroller: Element,
    /// The position at the last check, in pixels.
    top: Cell<f64>,
    /// The greatest position when the size last changed, in pixels.
    end: Cell<f64>,
    follows: Cell<bool>,
    /// The current movement down.
    down: Cell<Down>,
    /// Whether the content has been laid out with another size since the last check.
    laid_out: Cell<bool>,
    /// While a pointer is held down on the text: the listeners for its release.
    held: RefCell<Option<[Listener; 3]>>,
}

/// A person's movement down from away from the end.
#[derive(Clone, Copy, Default)]
struct Down {
    /// The time of its last step, in milliseconds of wall time.
    at: f64,
    /// The position where it began, and the end at that time, in pixels.
    from: f64,
    end: f64,
}

impl Tail {
    /// Follows the end of `content`, the one child of `scroller`.
    pub(super) fn new(scroller: Element, content: &Element) -> Self {
        let state = Rc::new(State {
            scroller,
            top: Cell::new(0.0),
            end: Cell::new(0.0),
            follows: Cell::new(true),
            down: Cell::default(),
            laid_out: Cell::new(false),
            held: RefCell::new(None),
        });
        let (resized, scrolled, pressed) = (state.clone(), state.clone(), state.clone());
        let (wheeled, typed) = (state.clone(), state.clone());
        let scroller = &state.scroller;
        let target = || scroller.clone().into();
        Self {
            // The browser reports each change of size between layout and paint: reading positions is free then, and
            // changes appear in the same frame.
            _resized: Resizes::of(&[scroller, content], move || resized.resized()),
            _listeners: [
                Listener::new(target(), "scroll", Box::new(move |_| scrolled.scrolled())),
                Listener::new(target(), "pointerdown", Box::new(move |event| pressed.pressed(&event))),
                // Our scrolling would interrupt a smooth scroll before its first step, so stop following as soon as the
                // person means to go up.
                Listener::passive(target(), "wheel", Box::new(move |event| wheeled.leave_if(is_wheel_up(&event)))),
                Listener::new(target(), "keydown", Box::new(move |event| typed.typed(&event))),
            ],
            state,
        }
    }

    /// Whether the content has been laid out with another size since the last call.
    pub(super) fn take_laid_out(&self) -> bool {
        self.state.laid_out.take()
    }
}

/// Whether the wheel turns up.
fn is_wheel_up(event: &Event) -> bool {
    event.dyn_ref::<WheelEvent>().is_some_and(|event| event.delta_y() < 0.0 && !event.ctrl_key())
}

impl State {
    /// Stops following if the person means to scroll up and can.
    fn leave_if(&self, up: bool) {
        if up && self.now() > 0.0 {
            self.follow(false);
        }
    }

    /// The End key returns at once: a smooth scroll of the browser would run after an end that moves on.
    fn typed(&self, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        match event.key().as_str() {
            "ArrowUp" | "PageUp" | "Home" => self.leave_if(true),
            " " => self.leave_if(event.shift_key()),
            "End" if self.held.borrow().is_none() => {
                self.follow(true);
                self.go_to_end();
            }
            _ => {}
        }
    }

    /// The position, in pixels.
    fn now(&self) -> f64 {
        self.scroller.unchecked_ref::<Scroller>().top()
    }

    /// The greatest position, in pixels; rounded.
    fn room(&self) -> f64 {
        f64::from(self.scroller.scroll_height() - self.scroller.client_height())
    }

    fn resized(&self) {
        self.laid_out.set(true);
        if self.follows.get() && self.held.borrow().is_none() {
            return self.go_to_end();
        }
        let room = self.room();
        let shorter = room < self.end.replace(room) - 1.0;
        // Shorter content may put a person at its end who was away from it.
        if shorter && room < self.now() + 1.0 {
            self.follow(true);
        }
    }

    /// Each reading makes the browser update the layout, so there are few: scroll as far as possible, and then read the
    /// position.
    fn go_to_end(&self) {
        self.scroller.set_scroll_top(i32::MAX);
        self.top.set(self.now());
        self.end.set(self.top.get());
    }

    fn scrolled(&self) {
        let now = self.now();
        let before = self.top.replace(now);
        if now < before {
            self.down.take();
            // Shorter content moves its end up: that is not a person's step.
            self.follow(self.follows.get() && self.room() < self.end.get() - 1.0);
        } else if now > before && !self.follows.get() {
            self.follow(self.comes_back(before, now));
        }
    }

    /// Whether a step down returns to the end.
    fn comes_back(&self, before: f64, now: f64) -> bool {
        let mut down = self.down.get();
        let at = browser::now().millis();
        if at - down.at > MOVEMENT_MS {
            down = Down { at, from: before, end: self.end.get() };
        }
        self.down.set(Down { at, ..down });
        let near = now + NEAR > down.end && now > down.from + NEAR;
        near || now + 1.0 > self.room()
    }

    fn follow(&self, follows: bool) {
        // Away from the end, the visible text keeps its place, whatever happens to the text above it.
        if self.follows.replace(follows) != follows {
            let _ = self.scroller.toggle_attribute_with_force("data-away", !follows);
        }
    }

    /// A pointer was pressed: the content stays in place until it is released. This does not apply to the scroll bar,
    /// which a person uses to scroll.
    fn pressed(self: &Rc<Self>, event: &Event) {
        if event.target().is_some_and(|target| target == *self.scroller.as_ref()) {
            return;
        }
        let state = Rc::downgrade(self);
        let listen = |kind| {
            let state = state.clone();
            on_document(kind, move |event| {
                let is_down = |event: &MouseEvent| event.type_() == "pointermove" && event.buttons() > 0;
                if let (Some(state), false) = (state.upgrade(), event.dyn_ref().is_some_and(is_down)) {
                    state.let_go();
                }
            })
        };
        self.held.replace(Some(LET_GO.map(listen)));
    }

    fn let_go(&self) {
        if self.held.take().is_some() && self.follows.get() {
            self.go_to_end();
        }
    }
}
