//! Event listeners as values: dropping one removes it.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, ResizeObserver};

/// An event listener, until it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

/// Listens to the window.
pub(super) fn on_window(kind: &'static str, handle: impl FnMut(Event) + 'static) -> Listener {
    Listener::new(super::browser::window().into(), kind, Box::new(handle))
}

/// Listens to the document.
pub(super) fn on_document(kind: &'static str, handle: impl FnMut(Event) + 'static) -> Listener {
    Listener::new(super::browser::document().into(), kind, Box::new(handle))
}

impl Listener {
    /// Listens to any target.
    pub fn new(target: EventTarget, kind: &'static str, handle: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(handle);
        let _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
        Self { target, kind, closure }
    }
}

impl Listener {
    /// Listens without a way to prevent the browser's default action, so the browser need not wait and scrolls
    /// smoothly.
    pub(super) fn passive(target: EventTarget, kind: &'static str, handle: Box<dyn FnMut(Event)>) -> Self {
        let closure = Closure::wrap(handle);
        let options = AddEventListenerOptions::new();
        options.set_passive(true);
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options);
        Self { target, kind, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.kind, self.closure.as_ref().unchecked_ref());
    }
}

/// Watches the sizes of elements, until it is dropped.
pub(super) struct Resizes {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Resizes {
    /// Calls `changed` now, and whenever a size changes.
    pub(super) fn of(elements: &[&Element], changed: impl FnMut() + 'static) -> Option<Self> {
        let changed = Closure::<dyn FnMut()>::new(changed);
        let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
        elements.iter().for_each(|element| observer.observe(element));
        Some(Self { observer, _changed: changed })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
