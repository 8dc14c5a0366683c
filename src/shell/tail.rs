//! Keeps a scroller at its end while what is in it grows, until a person scrolls away from there.
//!
//! A reversed scroller (`flex-direction: column-reverse`) stays there by style alone, but then everything in it moves
//! with each line that arrives, and the browser goes through all of it before it paints: behind 20,000 tokens that was
//! two thirds of a frame. In one that is not reversed what stands stays where it is.
//!
//! Whoever scrolls up lets go, however slowly: the scroller only ever moves down by itself, so each step up is a
//! person's. Whoever comes back to the end, as it was when they set out for it, follows again. While a pointer is held down on the text, nothing moves: a
//! selection that is being dragged would run away.

use super::browser;
use super::listener::{Listener, Resizes, on_document};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, WheelEvent};

/// So near to the end, in pixels, counts as there for one who has scrolled down at least as far: while a browser scrolls
/// there, smoothly, more text comes.
const NEAR: f64 = 40.0;

/// Steps down that follow each other within so many milliseconds are one movement.
const MOVEMENT_MS: f64 = 250.0;

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
    _listeners: [Listener; 4],
}

struct State {
    scroller: Element,
    /// Where it was when somebody looked last, in pixels.
    top: Cell<f64>,
    /// How far it could be scrolled when its size changed last, in pixels.
    end: Cell<f64>,
    follows: Cell<bool>,
    /// The movement down that is under way.
    down: Cell<Down>,
    /// Whether the content has been laid out in another size since somebody asked.
    laid_out: Cell<bool>,
    /// While a pointer is held down on the text: what tells that it is let go.
    held: RefCell<Option<[Listener; 3]>>,
}

/// A movement down of one who was away.
#[derive(Clone, Copy, Default)]
struct Down {
    /// When its last step was, in milliseconds of wall time.
    at: f64,
    /// Where it began, and where the end was then, in pixels.
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
            // The browser tells of each change of size between layout and paint: what is read then is known, and what is
            // set is seen in the same frame.
            _resized: Resizes::of(&[scroller, content], move || resized.resized()),
            _listeners: [
                Listener::new(target(), "scroll", Box::new(move |_| scrolled.scrolled())),
                Listener::new(target(), "pointerdown", Box::new(move |event| pressed.pressed(&event))),
                // A browser that scrolls smoothly is put off by a move of ours before its first step: whoever means to go up
                // has let go already.
                Listener::passive(target(), "wheel", Box::new(move |event| wheeled.means(is_wheel_up(&event)))),
                Listener::new(target(), "keydown", Box::new(move |event| typed.means(is_key_up(&event)))),
            ],
            state,
        }
    }

    /// Whether the content has been laid out in another size since this was asked last.
    pub(super) fn take_laid_out(&self) -> bool {
        self.state.laid_out.take()
    }
}

/// Whether the wheel turns up.
fn is_wheel_up(event: &Event) -> bool {
    event.dyn_ref::<WheelEvent>().is_some_and(|event| event.delta_y() < 0.0 && !event.ctrl_key())
}

/// Whether a key scrolls up.
fn is_key_up(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(|event| match event.key().as_str() {
        "ArrowUp" | "PageUp" | "Home" => true,
        " " => event.shift_key(),
        _ => false,
    })
}

impl State {
    /// A person may mean to scroll up, where there is a way up.
    fn means(&self, up: bool) {
        if up && self.now() > 0.0 {
            self.follow(false);
        }
    }

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
        if now < before {
            self.down.take();
            // Content that has become shorter takes its end along: that is nobody's step.
            self.follow(self.follows.get() && self.room() < self.end.get() - 1.0);
        } else if now > before && !self.follows.get() {
            self.follow(self.comes_back(before, now));
        }
    }

    /// Whether a step down comes to the end.
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
