use crate::app::Event;
use crate::shell::Shell;
use crate::ui::drawn::Drawn;

/// Taking a run along: as a link, as a report, as arrivals.
pub(super) fn share(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.race.run.is_none());
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |model| if model.is_copied() { done } else { before }.to_owned())
    };
    let share = Drawn::new(
        "<div class=\"share\" role=\"group\" aria-label=\"Take it along\">\
         <button class=\"button\" type=\"button\" data-do=\"copy\"></button>\
         <button class=\"button\" type=\"button\" data-do=\"report\">Download report (JSON)</button>\
         <button class=\"button\" type=\"button\" data-do=\"arrivals\">Download arrivals (CSV)</button>\
         <span class=\"visually-hidden\" role=\"status\"></span></div>",
    );
    share
        .text("[data-do=copy]", copied("Link copied", "Copy link"))
        .text("span", copied("Link copied", ""))
        .flag("[data-do=report]", "disabled", none)
        .flag("[data-do=arrivals]", "disabled", none)
        .on("[data-do=copy]", "click", move |_| shell.send(Event::CopyLinkPressed))
        .on("[data-do=report]", "click", move |_| shell.send(Event::DownloadReportPressed))
        .on("[data-do=arrivals]", "click", move |_| shell.send(Event::DownloadArrivalsPressed));
    share
}
