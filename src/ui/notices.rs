use super::drawn::Drawn;
use crate::app::{Event, Model, race};
use crate::shell::{Shell, browser};
use leptos::prelude::*;

/// What stands among the notices while the rest has not come.
const INCOMPLETE: &str = "<li>A part of this page could not be loaded. What needs it waits.</li>";

/// What the person should know: what is wrong, where, and what was done about it.
pub(super) fn notices(shell: Shell) -> Drawn {
    let none = shell.read(|model| model.notices.is_empty());
    let complete = Signal::derive(move || !shell.lacks_rest());
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
            shell.retry_rest();
            if !unfailed.get_untracked() {
                shell.race(race::Event::RetryPressed);
            }
        });
    notices
}
