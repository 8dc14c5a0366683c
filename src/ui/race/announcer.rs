use crate::shell::Shell;
use crate::ui::drawn::Drawn;

/// Tells screen readers each lane's phase, but never its tokens.
pub(super) fn announcer(shell: Shell) -> Drawn {
    let words = shell.read_at(|model, playhead| model.race.announcement(playhead).unwrap_or_default());
    let announcer = Drawn::new("<p class=\"visually-hidden\" aria-live=\"polite\"></p>");
    announcer.text("", words);
    announcer
}
