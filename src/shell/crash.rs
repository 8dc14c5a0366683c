//! Reports a panic: a notice outside this program, with the report on the run.

use super::{Shell, browser};
use std::cell::Cell;
use web_sys::{CustomEvent, CustomEventInit};

thread_local! {
    static SHELL: Cell<Option<Shell>> = const { Cell::new(None) };
}

/// From now on a panic shows the notice. Call this once a page.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let message = info.to_string();
        tell(&message, None);
        // As a second message, and without the shell: the panic may have interrupted a change of state, so making the
        // report may panic, too.
        if let Some(report) = SHELL.take().and_then(Shell::report) {
            tell(&message, Some(&report));
        }
    }));
}

/// Makes the notice offer the report on this shell's run.
pub(super) fn report_with(shell: Shell) {
    SHELL.set(Some(shell));
}

/// Shows the notice. The page's loader listens for this event, and needs nothing from this program.
pub fn tell(message: &str, report: Option<&str>) {
    let detail = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&detail, &"message".into(), &message.into());
    let _ = js_sys::Reflect::set(&detail, &"report".into(), &report.into());
    let options = CustomEventInit::new();
    options.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("hare-crash", &options) {
        let _ = browser::window().dispatch_event(&event);
    }
}
