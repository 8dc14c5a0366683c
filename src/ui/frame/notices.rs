use crate::app::{Event, Model};
use crate::shell::{Shell, browser};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// What is said while a part of the page has not come.
const INCOMPLETE: &str = "<li>A part of this page could not be loaded. Settings, reports and tables will work once it has \
    loaded. If the site was updated while this page was open, reload it.</li>";

/// What the person should know: what is wrong, where, and what was done about it.
pub(in crate::ui) fn notices(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.notices.is_empty());
    let complete = Signal::derive(move || !shell.panels.is_missing());
    let items = shell.read(Model::notice_items);
    let unfailed = shell.read(|model| !model.can_retry());
    let notices = Drawn::new(
        "<div class=\"notices\"><div class=\"notices-list\" role=\"status\" aria-label=\"Notices\"><ul></ul></div>\
         <div><button class=\"button\" type=\"button\">Dismiss</button></div>\
         <div><button class=\"button\" type=\"button\">Try again</button></div></div>",
    );
    notices
        .attribute("", "data-none", Signal::derive(move || (none.get() && complete.get()).to_string()))
        .html("ul", Signal::derive(move || if complete.get() { items.get() } else { items.get() + INCOMPLETE }))
        .flag("div + div", "hidden", none)
        .flag("div + div + div", "hidden", Signal::derive(move || unfailed.get() && complete.get()))
        .on("div + div button", "click", move |_| {
            browser::keep_focus();
            shell.send(Event::NoticesDismissed);
        })
        .on("div + div + div button", "click", move |_| {
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
