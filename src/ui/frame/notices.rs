use crate::app::{Event, Model};
use crate::shell::{Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// The notice while part of the page is missing.
const INCOMPLETE: &str = "<li>A part of this page could not be loaded. Settings, reports and tables will work once it has \
    loaded. If the site was updated while this page was open, reload it.</li>";

/// The notices: what is wrong, where, and how the page has dealt with it.
pub(in crate::ui) fn notices(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.notices.is_empty());
    let complete = Signal::derive(move || !shell.panels.is_missing());
    let items = shell.read(Model::notice_items);
    let unfailed = shell.read(|model| !model.can_retry());
    let notices = Drawn::new(
        "<div class=\"notices\"><div class=\"notices-list\" role=\"status\" aria-label=\"Notices\"><ul data-bind=\"items\"></ul></div>\
         <div data-bind=\"dismissing\"><button class=\"button\" type=\"button\" data-bind=\"dismiss\">Dismiss</button></div>\
         <div data-bind=\"retrying\"><button class=\"button\" type=\"button\" data-bind=\"retry\">Try again</button></div></div>",
    );
    notices
        .attribute("", "data-none", Signal::derive(move || (none.get() && complete.get()).to_string()))
        .html("items", Signal::derive(move || if complete.get() { items.get() } else { items.get() + INCOMPLETE }))
        .flag("dismissing", "hidden", none)
        .flag("retrying", "hidden", Signal::derive(move || unfailed.get() && complete.get()))
        .on("dismiss", "click", move |_| {
            browser::keep_focus();
            shell.send(Event::NoticesDismissed);
        })
        .on("retry", "click", move |_| {
            browser::keep_focus();
            if !complete.get_untracked() {
                shell.panels.need();
            }
            if !unfailed.get_untracked() {
                shell.send(Event::RetryPressed { now: browser::now() });
            }
        });
    notices
}
