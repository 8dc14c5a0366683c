use crate::app::race::tables;
use crate::shell::{Shell, memo};
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
    let (open, set_open) = signal(false);
    let html = memo(Box::new(move || {
        let rest = shell.rest().filter(|_| open.get());
        rest.map(|rest| shell.model.with(|model| (rest.tools)(&model.race))).unwrap_or_default()
    }));
    let tools = Drawn::new(
        "<details class=\"tools\"><summary>The same streams, as six tools would report them</summary>\
         <div class=\"table-scroller\" tabindex=\"0\" role=\"group\" aria-label=\"Metrics by tool\"><table></table></div>\
         </details>",
    );
    tools.html("table", html).on("", "toggle", move |event| {
        shell.need_rest();
        set_open.set(event_target::<Element>(&event).has_attribute("open"));
    });
    tools
}

/// What every figure on the page means, in a sentence each.
pub(super) fn terms() -> Drawn {
    Drawn::new(
        "<details class=\"terms\"><summary>What the figures mean</summary><dl>\
         <dt>TTFT</dt><dd>Time to first token: from the request to the first token of any kind, thinking included. \
         Seconds.</dd>\
         <dt>First answer</dt><dd>From the request to the first token that is said or answered. Seconds.</dd>\
         <dt>Tokens/s</dt><dd>Tokens after the first chunk, over the time since it came. Thinking counts.</dd>\
         <dt>Tokens</dt><dd>Tokens so far, thinking included, as o200k_base counts them.</dd>\
         <dt>Done</dt><dd>From the request to the last token. Seconds.</dd>\
         <dt>Scheduled and shown tokens/s</dt>\
         <dd>What the simulation asks for, and what this screen showed, by the wall clock.</dd>\
         <dt>Late, p50 and p99</dt><dd>Wall time from a token’s due time to the frame that showed it: the median, and \
         what one in a hundred exceeds.</dd>\
         <dt>Frames dropped</dt><dd>Frames the screen missed while the lane was under way.</dd>\
         <dt>Limits of attention</dt><dd>After Nielsen 1993, who follows Miller 1968 and Card 1991.</dd>\
         </dl></details>",
    )
}
