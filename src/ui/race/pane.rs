use crate::app::isolated;
use crate::app::screen::race::LaneId;
use crate::shell::Shell;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// The pane in which a lane's text streams. It follows the tail until the person scrolls up.
pub(super) fn pane(shell: Shell, id: LaneId, name: Signal<String>) -> Drawn {
    let label = Signal::derive(move || format!("Output of {}", isolated(&name.get())));
    let picture = shell.read_at(move |model, playhead| model.race.picture(id, playhead));
    let pane = Drawn::new(
        "<div class=\"pane\"><img class=\"picture\" data-bind=\"picture\" hidden>\
         <div class=\"pane-scroller\" data-bind=\"scroller\" tabindex=\"0\" role=\"group\">\
         <div class=\"output\" data-bind=\"output\" data-output=\"\" translate=\"no\"></div></div>\
         <dl class=\"pane-idle\" aria-hidden=\"true\"><div><dt>tokens a second</dt>\
         <dd data-bind=\"idle-rate\" translate=\"no\"></dd></div>\
         <div><dt>to the first token</dt><dd data-bind=\"idle-wait\" translate=\"no\"></dd></div></dl></div>",
    );
    pane.attribute("scroller", "aria-label", label)
        .attribute("picture", "alt", Signal::derive(move || format!("Drawing of {}", isolated(&name.get()))))
        .attribute("picture", "src", picture)
        .flag("picture", "hidden", Signal::derive(move || picture.with(String::is_empty)))
        .text("idle-rate", shell.read(move |model| model.race.lane_rate(id)))
        .text("idle-wait", shell.read(move |model| model.race.lane_wait(id)));
    shell.show_lane(id, pane.at("output"));
    pane
}
