use crate::app::Model;
use crate::app::screen::race::tables;
use crate::shell::{Panels, Shell, memo};
use crate::ui::drawn::Drawn;
use leptos::prelude::*;
use leptos::web_sys::Element;

/// How faithfully the lanes are shown on this screen.
pub(super) fn fidelity(shell: Shell) -> Drawn {
    let html = memo(Box::new(move || {
        let rendered = shell.rendered.get();
        shell.model.with(|model| tables::fidelity(&model.race, &rendered))
    }));
    let fidelity = Drawn::new(
        "<section class=\"fidelity\"><h2>How faithfully this is shown</h2><div class=\"table-scroller\" tabindex=\"0\" \
         role=\"group\" aria-label=\"How faithfully this is shown\"><table></table></div></section>",
    );
    fidelity.html("table", html);
    fidelity
}

/// The same streams by each tool's own definitions; computed once somebody looks.
pub(super) fn tools(shell: Shell) -> Drawn {
    let table = "<div class=\"table-scroller\" tabindex=\"0\" role=\"group\" aria-label=\"Metrics by tool\"><table></table></div>";
    let heading = "The same streams, as six tools would report them";
    folded(shell, "tools", heading, table, "table", |panels, model| (panels.tools)(model))
}

/// What every figure on the page means, once somebody looks.
pub(super) fn terms(shell: Shell) -> Drawn {
    folded(shell, "terms", "What the figures mean", "<dl></dl>", "dl", |panels, _| panels.terms.to_owned())
}

/// A heading that unfolds a panel, which is drawn while it is unfolded.
fn folded(
    shell: Shell,
    class: &str,
    heading: &str,
    content: &str,
    within: &str,
    draw: fn(&Panels, &Model) -> String,
) -> Drawn {
    let (open, set_open) = signal(false);
    let html = memo(Box::new(move || {
        let panels = shell.panels.get().filter(|_| open.get());
        panels.map(|panels| shell.model.with(|model| draw(panels, model))).unwrap_or_default()
    }));
    let piece = Drawn::new(&format!("<details class=\"{class}\"><summary>{heading}</summary>{content}</details>"));
    piece.html(within, html).on("", "toggle", move |event| {
        shell.panels.need();
        set_open.set(event_target::<Element>(&event).has_attribute("open"));
    });
    piece
}
