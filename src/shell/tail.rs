//! Keeps a scroller at its end while what is in it grows, until a person scrolls away from there.
//!
//! A reversed scroller (`flex-direction: column-reverse`) stays there by style alone, but then everything in it moves
//! with each line that arrives, and the browser goes through all of it before it paints: behind 20,000 tokens that was
//! two thirds of a frame. In one that is not reversed what stands stays where it is.
//!
//! Whoever scrolls up lets go, however slowly: the scroller only ever moves down by itself, so each step up is a
//! person's. Whoever comes back to the end follows again. While a pointer is held down on the text, nothing moves: a
//! selection that is being dragged would run away.

use super::listener::{Listener, Resizes, on_document};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, MouseEvent};

/// So near to the end, in pixels, counts as there for one who scrolls down: a scroller's place is a fraction.
const NEAR: f64 = 4.0;

/// What tells that a pointer was let go, or has been without anybody having said so: a browser tells nothing of a button
/// that is let go outside of its window.
const LET_GO: [&str; 3] = ["pointerup", "pointercancel", "pointermove"];

#[wasm_bindgen]
extern "C" {
    /// An element with its place as a fraction of a pixel, which `web_sys` rounds.
    type Scroller;
    #[wasm_bindgen(method, getter, js_name = scrollTop)]
    fn top(this: &Scroller) -> f64;
}

/// A scroller that follows the end of its content, until it is dropped.
pub(super) struct Tail {
    state: Rc<State>,
    _resized: Option<Resizes>,
    _listeners: [Listener; 2],
}

struct State {
    scroller: Element,
    /// Where it was when somebody looked last, in pixels.
    top: Cell<f64>,
    /// How far it could be scrolled when its size changed last, in pixels.
    end: Cell<f64>,
    follows: Cell<bool>,
    /// Whether the content has been laid out in another size since somebody asked.
    laid_out: Cell<bool>,
    /// While a pointer is held down on the text: what tells that it is let go.
    held: RefCell<Option<[Listener; 3]>>,
}

impl Tail {
    /// Follows the end of `content`, the one child of `scroller`.
    pub(super) fn new(scroller: Element, content: &Element) -> Self {
        let state = Rc::new(State {
            scroller,
            top: Cell::new(0.0),
            end: Cell::new(0.0),
            follows: Cell::new(true),
            laid_out: Cell::new(false),
            held: RefCell::new(None),
        });
        let (resized, scrolled, pressed) = (state.clone(), state.clone(), state.clone());
        let scroller = &state.scroller;
        Self {
            // The browser tells of each change of size between layout and paint: what is read then is known, and what is
            // set is seen in the same frame.
            _resized: Resizes::of(&[scroller, content], move || resized.resized()),
            _listeners: [
                Listener::new(scroller.clone().into(), "scroll", Box::new(move |_| scrolled.scrolled())),
                Listener::new(scroller.clone().into(), "pointerdown", Box::new(move |event| pressed.pressed(&event))),
            ],
            state,
        }
    }

    /// Whether the content has been laid out in another size since this was asked last.
    pub(super) fn take_laid_out(&self) -> bool {
        self.state.laid_out.take()
    }
}

impl State {
    /// Where it is, in pixels.
    fn now(&self) -> f64 {
        self.scroller.unchecked_ref::<Scroller>().top()
    }

    /// How far it can be scrolled, in pixels; rounded.
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
        // Content that has become shorter may leave at its end one who was away from there.
        if shorter && room < self.now() + 1.0 {
            self.follow(true);
        }
    }

    /// Each look has the browser make sure of the layout, so there are few: as far as it goes, and then where that is.
    fn go_to_end(&self) {
        self.scroller.set_scroll_top(i32::MAX);
        self.top.set(self.now());
        self.end.set(self.top.get());
    }

    fn scrolled(&self) {
        let now = self.now();
        let before = self.top.replace(now);
        if now < before && self.follows.get() {
            // Content that has become shorter takes its end along: that is nobody's step.
            self.follow(self.room() < self.end.get() - 1.0);
        } else if now > before && !self.follows.get() {
            self.follow(self.room() < now + NEAR);
        }
    }

    fn follow(&self, follows: bool) {
        // Whoever has scrolled away holds on to what is in sight, whatever becomes of the text above it.
        if self.follows.replace(follows) != follows {
            let _ = self.scroller.toggle_attribute_with_force("data-away", !follows);
        }
    }

    /// A pointer was pressed down: what is under it stays there until it is let go. Not so on the scroll bar, by which a
    /// person scrolls.
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
