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

/// A scroller that follows the end of its content, until it is dropped.
///
/// The browser tells of each change of size between layout and paint: what is read then is known, and what is set is
/// seen in the same frame.
pub(super) struct Tail {
    /// Whether the content has been laid out in another size since somebody asked.
    laid_out: Rc<Cell<bool>>,
    _resized: Option<Resizes>,
}

impl Tail {
    /// Follows the end of `content`, the one child of `scroller`.
    pub(super) fn new(scroller: Element, content: &Element) -> Self {
        // How far it could be scrolled when its size changed last, in pixels.
        let end = Cell::new(0);
        let followed = Cell::new(true);
        let laid_out = Rc::new(Cell::new(false));
        let told = laid_out.clone();
        let resized = Resizes::of(&[&scroller.clone(), content], move || {
            told.set(true);
            // Each look has the browser make sure of the layout, so there are few where it follows: as far as it goes,
            // and then where that is.
            let follows = scroller.scroll_top() + NEAR >= end.get();
            end.set(if follows {
                scroller.set_scroll_top(i32::MAX);
                scroller.scroll_top()
            } else {
                scroller.scroll_height() - scroller.client_height()
            });
            // Who has scrolled away holds on to what is in sight, whatever becomes of the text above it.
            if followed.replace(follows) != follows {
                let _ = scroller.toggle_attribute_with_force("data-away", !follows);
            }
        });
        Self { laid_out, _resized: resized }
    }

    /// Whether the content has been laid out in another size since this was asked last.
    pub(super) fn take_laid_out(&self) -> bool {
        self.laid_out.take()
    }
}
