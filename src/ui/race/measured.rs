use crate::app::Model;
use crate::app::screen::race::tables;
use crate::shell::{Panels, Shell, memo};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// How accurately this screen has shown the lanes.
pub(super) fn fidelity(shell: Shell) -> Drawn {
    let html = memo(Box::new(move || {
        let rendered = shell.rendered.get();
        shell.model.with(|model| tables::fidelity(&model.race, &rendered))
    }));
    let fidelity = Drawn::new(
        "<section class=\"fidelity\"><h2>How accurately your screen kept up</h2><div class=\"table-scroller\" tabindex=\"0\" \
         role=\"group\" aria-label=\"How accurately your screen kept up\"><table data-bind=\"table\"></table></div></section>",
    );
    fidelity.html("table", html);
    fidelity
}

/// The same streams by each tool's own definitions; computed when the person opens it.
pub(super) fn tools(shell: Shell) -> Drawn {
    let tools = Drawn::new(
        "<details class=\"tools\"><summary>The same streams, as six tools would report them</summary>\
         <div class=\"table-scroller\" tabindex=\"0\" role=\"group\" aria-label=\"Metrics by tool\">\
         <table data-bind=\"tools\"></table></div></details>",
    );
    let (html, toggled) = while_open(shell, |panels, model| (panels.tools)(model));
    tools.html("tools", html).on("", "toggle", toggled);
    tools
}

/// The meaning of every figure on the page, fetched when the person opens it.
pub(super) fn terms(shell: Shell) -> Drawn {
    let terms = Drawn::new(
        "<details class=\"terms\"><summary>What the figures mean</summary><dl data-bind=\"terms\"></dl></details>",
    );
    let (html, toggled) = while_open(shell, |panels, _| panels.terms.to_owned());
    terms.html("terms", html).on("", "toggle", toggled);
    terms
}

/// A panel that is drawn while its `<details>` is open: its HTML, and the handler for `toggle`.
fn while_open(
    shell: Shell,
    draw: fn(&Panels, &Model) -> String,
) -> (Signal<String>, impl FnMut(web_sys::Event) + 'static) {
    let (open, set_open) = signal(false);
    let html = memo(Box::new(move || {
        let panels = shell.panels.get().filter(|_| open.get());
        panels.map(|panels| shell.model.with(|model| draw(panels, model))).unwrap_or_default()
    }));
    let toggled = move |event| {
        shell.panels.need();
        set_open.set(event_target::<Element>(&event).has_attribute("open"));
    };
    (html, toggled)
}
