use crate::app::Model;
use crate::app::playback::Status;
use crate::engine::Nanos;
use crate::shell::{Panels, Shell};
use crate::ui::drawn::Drawn;

/// A sentence on the race at a playhead.
type Said = fn(&Model, Nanos) -> String;

/// The race in a sentence, and the reason for its result. Both have their place before there is anything to say. All but
/// the question before the race comes with the panels.
pub(super) fn sentence(shell: Shell) -> Drawn {
    let sentence = Drawn::new(
        "<div class=\"sentence\"><p class=\"sentence-words\" data-bind=\"sentence\" role=\"status\"></p>\
         <p class=\"sentence-reason\" data-bind=\"reason\"></p></div>",
    );
    let say = move |of: fn(&Panels) -> Said, before: fn(&Model) -> String| {
        shell.read_at(move |model, playhead| match shell.panels.get() {
            Some(panels) => of(panels)(model, playhead),
            None => before(model),
        })
    };
    sentence
        .text("sentence", say(|panels| panels.sentence, before))
        .text("reason", say(|panels| panels.reason, |_| String::new()));
    sentence
}

/// Without the panels there is only the question.
fn before(model: &Model) -> String {
    let asks = matches!(model.race.status(), None | Some(Status::Idle));
    if asks { model.race.question() } else { String::new() }
}
