use crate::shell::Shell;
use crate::ui::drawn::Drawn;

/// The race in a sentence, and the reason for its result. Both have their place before there is anything to say.
pub(super) fn sentence(shell: Shell) -> Drawn {
    let sentence = Drawn::new(
        "<div class=\"sentence\"><p class=\"sentence-words\" data-bind=\"sentence\" role=\"status\"></p>\
         <p class=\"sentence-reason\" data-bind=\"reason\"></p></div>",
    );
    sentence
        .text("sentence", shell.read_at(|model, playhead| model.race.sentence(playhead)))
        .text("reason", shell.read_at(|model, playhead| model.race.reason(playhead)));
    sentence
}
