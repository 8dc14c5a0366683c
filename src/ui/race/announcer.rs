use crate::shell::Shell;
use crate::ui::drawn::Drawn;

/// Says each lane's phase to those who listen; never its tokens.
pub(super) fn announcer(shell: Shell) -> Drawn {
    let words = shell.read_at(|model, playhead| model.race.announcement(playhead).unwrap_or_default());
    let announcer = Drawn::new("<p class=\"visually-hidden\" aria-live=\"polite\"></p>");
    announcer.text("", words);
    announcer
}
