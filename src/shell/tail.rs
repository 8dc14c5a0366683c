//! Keeps a scroller at its end while what is in it grows, until a person scrolls away from there.
//!
//! A reversed scroller (`flex-direction: column-reverse`) stays there by style alone, but then everything in it moves
//! with each line that arrives, and the browser goes through all of it before it paints: behind 20,000 tokens that was
//! two thirds of a frame. In one that is not reversed what stands stays where it is.

use super::listener::Resizes;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Element;

/// So near to the end, in pixels, counts as there: a scroller's place is a fraction.
const NEAR: i32 = 4;

/// A scroller that follows its end.
pub(super) struct Tail {
    place: Rc<Place>,
    _resized: Option<Resizes>,
}

struct Place {
    scroller: Element,
    /// How high its content was when it was last looked at, and how far it could be scrolled, in pixels. Looking costs less
    /// than hearing of each scroll.
    height: Cell<i32>,
    end: Cell<i32>,
}

impl Tail {
    pub(super) fn new(scroller: Element) -> Self {
        let place = Rc::new(Place { scroller, height: Cell::new(0), end: Cell::new(0) });
        let resized = place.clone();
        let resized = Resizes::of(&place.scroller, move || {
            resized.height.set(0);
            resized.follow();
        });
        Self { place, _resized: resized }
    }

    /// To the end, where there is more than there was, unless somebody reads elsewhere. Everything is laid out for it: once a
    /// frame, behind all that changes.
    pub(super) fn follow(&self) {
        self.place.follow();
    }
}

impl Place {
    fn follow(&self) {
        let scroller = &self.scroller;
        let height = scroller.scroll_height();
        if self.height.replace(height) == height {
            return;
        }
        let elsewhere = || scroller.scroll_top() + NEAR < self.end.get();
        if elsewhere() {
            // Or there is less than there was.
            self.end.set(height - scroller.client_height());
            if elsewhere() {
                return;
            }
        }
        scroller.set_scroll_top(i32::MAX);
        self.end.set(scroller.scroll_top());
    }
}
