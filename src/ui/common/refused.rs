use crate::shell::address;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// A link that the browser refused to copy, for the person to copy by hand; nothing while there is none.
///
/// The shell selects it when it appears ([`crate::shell::browser::select_shown`]).
pub fn refused(
    // The link's fragment; empty for none.
    link: Signal<String>,
) -> Drawn {
    let refused = Drawn::new(
        "<label class=\"refused\"><span>Your browser did not allow copying. Copy the link from here:</span>\
         <input class=\"text-field refused-link\" data-bind=\"link\" type=\"text\" readonly translate=\"no\"></label>",
    );
    refused
        .flag("", "hidden", Signal::derive(move || link.with(String::is_empty)))
        .value("link", Signal::derive(move || address::absolute(&link.get())));
    refused
}
