//! Single keys, while the instrument has the focus.

use super::Event;

/// Where a key was pressed, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// On something that does nothing with keys.
    Plain,
    /// On something that Space and Enter press.
    Button,
    /// On a slider, which the arrows move.
    Slider,
    /// On something one types into or chooses from.
    Input,
}

/// What a key does. `key` is the browser's name for it.
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
