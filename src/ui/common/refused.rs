use crate::shell::address;
use crate::ui::drawn::Drawn;
use leptos::prelude::*;

/// A link that the browser refused to copy, for the person to copy by hand. `link` is its fragment; while it is empty,
/// the field is hidden.
///
/// The shell selects the link when it appears ([`crate::shell::browser::select_shown`]).
pub fn refused(link: Signal<String>) -> Drawn {
    let refused = Drawn::new(
        "<label class=\"refused\"><span>Your browser did not allow copying. Copy the link from here:</span>\
         <input class=\"text-field refused-link\" data-bind=\"link\" type=\"text\" readonly translate=\"no\"></label>",
    );
    refused
        .flag("", "hidden", Signal::derive(move || link.with(String::is_empty)))
        .value("link", Signal::derive(move || address::absolute(&link.get())));
    refused
}
