use crate::app::{Event, Model};
use crate::shell::Shell;
use crate::ui::common::refused;
use crate::ui::drawn::Drawn;

/// Shares a run as a link, as a report, or as its arrivals.
pub(super) fn share(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.race.run.is_none());
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |model| if model.is_copied() { done } else { before }.to_owned())
    };
    let share = Drawn::new(
        "<div class=\"share\" role=\"group\" aria-label=\"Share and download\">\
         <button class=\"button\" type=\"button\" data-bind=\"copy\"></button>\
         <button class=\"button\" type=\"button\" data-bind=\"report\">Download report (JSON)</button>\
         <button class=\"button\" type=\"button\" data-bind=\"arrivals\">Download arrivals (CSV)</button>\
         <span class=\"visually-hidden\" data-bind=\"copied\" role=\"status\"></span>\
         <i data-bind=\"refused\"></i></div>",
    );
    share
        .text("copy", copied("Link copied", "Copy link"))
        .put("refused", &refused(shell.read(Model::refused_link)))
        .text("copied", copied("Link copied", ""))
        .flag("report", "disabled", none)
        .flag("arrivals", "disabled", none)
        .on("copy", "click", move |_| shell.send(Event::CopyLinkPressed))
        .on("report", "click", move |_| shell.send(Event::DownloadReportPressed))
        .on("arrivals", "click", move |_| shell.send(Event::DownloadArrivalsPressed));
    share
}
