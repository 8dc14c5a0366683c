//! Single-key shortcuts, while the race has the focus.

use super::Event;

/// The kind of element on which a key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// An element that does not use keys.
    Plain,
    /// An element that Space and Enter press.
    Button,
    /// A slider, which the arrows move.
    Slider,
    /// An element for typing or choosing.
    Input,
}

/// The event for a key. `key` is the browser's name for it.
pub fn shortcut(key: &str, focus: Focus) -> Option<Event> {
    let event = match key {
        " " if focus != Focus::Button => Event::PlayToggled,
        "r" | "R" => Event::RestartPressed,
        "ArrowLeft" if focus != Focus::Slider => Event::SteppedBack,
        "ArrowRight" if focus != Focus::Slider => Event::SteppedForward,
        "f" | "F" => Event::FirstTokenPressed,
        "d" | "D" => Event::DonePressed,
        "n" | "N" => Event::NewSeedPressed,
        _ => return None,
    };
    (focus != Focus::Input).then_some(event)
}
