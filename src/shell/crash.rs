//! What a panic leaves behind: a notice that stands outside of this program, with the report on the run.

use super::{Shell, browser};
use std::cell::Cell;
use web_sys::{CustomEvent, CustomEventInit};

thread_local! {
    static SHELL: Cell<Option<Shell>> = const { Cell::new(None) };
}

/// From now on a panic is shown to the person. Once a page.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let message = info.to_string();
        tell(&message, None);
        // Second, and with the shell taken: making the report may panic, too, where state was being changed.
        if let Some(report) = SHELL.take().and_then(Shell::report) {
            tell(&message, Some(&report));
        }
    }));
}

/// The notice offers the report on this shell's run.
pub(super) fn report_with(shell: Shell) {
    SHELL.set(Some(shell));
}

/// Shows the notice: the page's loader listens for this event and needs nothing of this program.
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
