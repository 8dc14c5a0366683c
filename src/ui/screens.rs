//! The screens, one at a time: the race, which is always loaded, and the others, whose files load when their address is
//! opened.

use super::drawn::{Drawn, follow};
use crate::app::screen::ScreenId;
use crate::app::{Event, Presence};
use crate::shell::{Listener, Shell, browser};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// After this many milliseconds the page says that a screen is loading. Until then the previous content stays.
const LATE_MS: u32 = 500;

/// From now on, shows the requested screen within `main`, which contains the race.
pub(super) fn screens(shell: Shell, main: &Element, race: &Element) {
    let asked = shell.read(|model| (model.screen, model.presence()));
    let place = Rc::new(Place { main: main.clone(), race: race.clone(), other: RefCell::default() });
    follow(Box::new(move || {
        let (screen, presence) = asked.get();
        match (screen, presence) {
            (ScreenId::Race, _) => place.show_race(),
            (screen, Presence::Here) => untrack(|| place.show(shell, screen)),
            (screen, Presence::Coming) => place.announce(shell, screen, "This screen is being loaded.", false),
            (screen, Presence::Lost) => place.announce(
                shell,
                screen,
                "This screen could not be loaded. If the site was updated while this page was open, reload it: the \
                 address keeps everything.",
                true,
            ),
        }
    }));
}

/// The content beside the race; it ends when it is dropped.
enum Other {
    /// A screen.
    Screen { _screen: Box<dyn Any> },
    /// A message in place of a screen.
    Word { _word: Word },
    /// Still loading. The previous content stays until there is something to show.
    Late { _before: Option<Box<Other>>, _timer: Timeout },
}

struct Place {
    main: Element,
    race: Element,
    other: RefCell<Option<Other>>,
}

impl Place {
    fn hide_race(&self, hidden: bool) {
        let _ = self.race.toggle_attribute_with_force("hidden", hidden);
    }

    fn show_race(&self) {
        let before = self.other.take();
        self.hide_race(false);
        drop(before);
    }

    fn show(&self, shell: Shell, screen: ScreenId) {
        let Some(part) = shell.screen_part(screen) else { return };
        drop(self.other.take());
        self.hide_race(true);
        *self.other.borrow_mut() = Some(Other::Screen { _screen: (part.show)(shell, &self.main) });
    }

    /// Shows a message in place of a screen: at once if the screen is lost, after a while if it is loading.
    fn announce(self: &Rc<Self>, shell: Shell, screen: ScreenId, text: &'static str, lost: bool) {
        if lost {
            return self.say(shell, screen, text, lost);
        }
        let late = Rc::downgrade(self);
        let timer = Timeout::new(LATE_MS, move || {
            if let Some(place) = late.upgrade() {
                place.say(shell, screen, text, lost);
            }
        });
        if !self.main.is_connected() {
            // The page is still empty, so there is nothing to keep.
            self.hide_race(true);
        }
        let before = self.other.take().map(Box::new);
        *self.other.borrow_mut() = Some(Other::Late { _before: before, _timer: timer });
    }

    fn say(&self, shell: Shell, screen: ScreenId, text: &str, lost: bool) {
        drop(self.other.take());
        self.hide_race(true);
        *self.other.borrow_mut() = Some(Other::Word { _word: Word::say(shell, &self.main, screen, text, lost) });
    }
}

/// A message in place of a missing screen.
struct Word {
    piece: Drawn,
    _pressed: [Listener; 2],
}

impl Word {
    fn say(shell: Shell, main: &Element, screen: ScreenId, text: &str, lost: bool) -> Self {
        let (title, hidden) = (screen.title(), if lost { "" } else { "hidden" });
        let piece = Drawn::new(&format!(
            "<section class=\"skeleton-message\" aria-label=\"{title}\" tabindex=\"-1\"><p data-bind=\"words\" role=\"status\"></p>\
             <p {hidden}><button class=\"button\" type=\"button\" data-bind=\"retry\">Try again</button> \
             <button class=\"button\" type=\"button\" data-bind=\"reload\">Reload the page</button></p></section>"
        ));
        let _ = main.append_child(&piece.0);
        // Screen readers announce a status only if its text is added later.
        piece.at("words").set_text_content(Some(text));
        let listen = |button: Element, pressed: fn(Shell)| {
            Listener::new(button.into(), "click", Box::new(move |_| pressed(shell)))
        };
        let pressed = [
            listen(piece.at("retry"), |shell| shell.send(Event::ScreenRetryPressed)),
            listen(piece.at("reload"), |_| {
                let _ = browser::window().location().reload();
            }),
        ];
        Self { piece, _pressed: pressed }
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
