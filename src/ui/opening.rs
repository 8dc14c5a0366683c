//! A screen that lies in a file of its own, on its way to the page, and what is said where it takes long or does not come.

use super::drawn::Drawn;
use crate::shell::{Coming, Listener, Missing, Shell, browser};
use gloo_timers::callback::Timeout;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// Puts a screen at the end of an element; it is gone when what this gives is dropped.
pub(super) type Screen = fn(Shell, &Element) -> Box<dyn Any>;

/// After so many milliseconds it is said that a screen is on its way. Until then what was shown before stays.
const LATE_MS: u32 = 500;

/// A screen that was asked for. Dropped before it is there, it never appears.
pub(super) struct Opening {
    shell: Shell,
    main: Element,
    fetch: fn() -> Coming<Screen>,
    /// Takes away what was shown before.
    clear: Box<dyn Fn()>,
    word: RefCell<Option<Word>>,
    screen: RefCell<Option<Box<dyn Any>>>,
}

impl Opening {
    /// Fetches a screen and puts it at the end of `main`; before that, or before it says anything there, it calls `clear`.
    pub(super) fn start(shell: Shell, main: &Element, fetch: fn() -> Coming<Screen>, clear: Box<dyn Fn()>) -> Rc<Self> {
        let (word, screen) = (RefCell::default(), RefCell::default());
        let opening = Rc::new(Self { shell, main: main.clone(), fetch, clear, word, screen });
        let retry = Rc::downgrade(&opening);
        let word = Word::within(main, move || {
            if let Some(opening) = retry.upgrade() {
                opening.fetch();
            }
        });
        opening.word.replace(Some(word));
        opening.fetch();
        opening
    }

    fn fetch(self: &Rc<Self>) {
        let late = Rc::downgrade(self);
        let late = Timeout::new(LATE_MS, move || {
            if let Some(opening) = late.upgrade() {
                opening.say("This view is being loaded.", false);
            }
        });
        let (fetch, opening) = (self.fetch, Rc::downgrade(self));
        spawn_local(async move {
            let came = fetch().await;
            drop(late);
            // Who has left meanwhile does not see it.
            let Some(opening) = opening.upgrade() else { return };
            match came {
                Ok(screen) => {
                    (opening.clear)();
                    opening.screen.replace(Some(screen(opening.shell, &opening.main)));
                    opening.word.replace(None);
                }
                Err(Missing) => opening.say("This view could not be loaded.", true),
            }
        });
    }

    fn say(&self, text: &str, failed: bool) {
        (self.clear)();
        if let Some(word) = &*self.word.borrow() {
            word.say(text, failed);
        }
    }
}

/// What is said in the place of a screen that is not there.
struct Word {
    piece: Drawn,
    _retry: Listener,
}

impl Word {
    fn within(main: &Element, retry: impl Fn() + 'static) -> Self {
        let piece = Drawn::new(
            "<section class=\"skeleton-message\" aria-label=\"Iterate\" tabindex=\"-1\"><p data-bind=\"words\" role=\"status\"></p>\
             <button class=\"button\" type=\"button\" data-bind=\"retry\" hidden>Try again</button></section>",
        );
        let _ = main.append_child(&piece.0);
        let button = piece.at("retry");
        let (section, pressed) = (piece.0.clone(), button.clone());
        let retry = Listener::new(
            button.into(),
            "click",
            Box::new(move |_| {
                // What is pressed goes; the focus stays where the answer will be.
                browser::focus(&section);
                let _ = pressed.toggle_attribute_with_force("hidden", true);
                retry();
            }),
        );
        Self { piece, _retry: retry }
    }

    fn say(&self, text: &str, failed: bool) {
        self.piece.at("words").set_text_content(Some(text));
        let _ = self.piece.at("retry").toggle_attribute_with_force("hidden", !failed);
    }
}

impl Drop for Word {
    fn drop(&mut self) {
        let focused = browser::document().active_element();
        if focused.is_some_and(|focused| self.piece.0.contains(Some(&focused))) {
            browser::keep_focus();
        }
        self.piece.0.remove();
    }
}
