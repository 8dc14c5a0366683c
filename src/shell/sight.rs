//! Whether a person can see the playground's place in the page around it.

use super::{Shell, browser};
use crate::app::Event;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Watches, until it is dropped.
struct Watching {
    observer: IntersectionObserver,
    _changed: Closure<dyn FnMut(js_sys::Array)>,
}

/// From now on, tells the playground when its frame comes into view or goes out of it. A page of its own is always seen:
/// a person who scrolls on is still there.
pub fn watch(shell: Shell) {
    let last = RwSignal::new(None);
    let screen = shell.read(|model| model.screen);
    // A screen that is opened later is told as well.
    let telling = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        let _ = screen.get();
        if let Some(seen) = last.get() {
            untrack(|| shell.send(Event::Seen { now: browser::now(), seen }));
        }
    }));
    on_cleanup(move || telling.dispose());
    let tell = move |seen| {
        let _ = last.try_set(Some(seen));
    };
    let window = browser::window();
    let framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    let Some(root) = browser::document().document_element().filter(|_| framed) else { return tell(true) };
    let changed = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last = entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
        if let Some(entry) = last {
            tell(entry.is_intersecting());
        }
    });
    let Ok(observer) = IntersectionObserver::new(changed.as_ref().unchecked_ref()) else { return tell(true) };
    observer.observe(&root);
    let watching = StoredValue::new_local(Watching { observer, _changed: changed });
    on_cleanup(move || watching.dispose());
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
