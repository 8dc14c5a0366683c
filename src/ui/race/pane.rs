use crate::app::screen::race::LaneId;
use crate::shell::Shell;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// Where a lane's text streams. The scroller follows the tail by itself, until the person scrolls up.
pub(super) fn pane(shell: Shell, id: LaneId, name: Signal<String>) -> Drawn {
    let label = Signal::derive(move || format!("Output of {}", name.get()));
    let picture = shell.read_at(move |model, playhead| model.race.picture(id, playhead));
    let pane = Drawn::new(
        "<div class=\"pane\"><img class=\"picture\" hidden>\
         <div class=\"pane-scroller\" tabindex=\"0\" role=\"group\"><div class=\"output\" data-output=\"\"></div></div>\
         <dl class=\"pane-idle\" aria-hidden=\"true\"><div><dt>tokens a second</dt><dd></dd></div>\
         <div><dt>to the first token</dt><dd></dd></div></dl></div>",
    );
    pane.attribute(".pane-scroller", "aria-label", label)
        .attribute("img", "alt", Signal::derive(move || format!("Drawing of {}", name.get())))
        .attribute("img", "src", picture)
        .flag("img", "hidden", Signal::derive(move || picture.with(String::is_empty)))
        .text("dd", shell.read(move |model| model.race.lane_rate(id)))
        .text("div + div dd", shell.read(move |model| model.race.lane_wait(id)));
    shell.show_lane(id, pane.at("[data-output]"));
    pane
}
