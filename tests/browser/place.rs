//! An element of the page that shows something for the length of a test.

use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

pub(crate) fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

pub(crate) fn document() -> web_sys::Document {
    window().document().unwrap()
}

/// The next frame.
pub(crate) async fn frame() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// Waits, frame by frame, until the condition is true.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        frame().await;
    }
    panic!("this did not come: {what}");
}

/// A place on the page. When it is dropped, it is removed with its contents.
pub(crate) struct Place<M: Mountable> {
    pub(crate) root: HtmlElement,
    shown: Option<UnmountHandle<M>>,
}

/// Shows a view in a new place.
pub(crate) fn show<V: Render + 'static>(view: impl FnOnce() -> V + 'static) -> Place<V::State> {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    Place { shown: Some(mount_to_renderer(&root, view)), root }
}

impl<M: Mountable> Drop for Place<M> {
    fn drop(&mut self) {
        self.unmount();
        self.root.remove();
    }
}

impl<M: Mountable> Place<M> {
    pub(crate) fn unmount(&mut self) {
        self.shown = None;
    }

    /// Every element with this role and name.
    pub(crate) fn all(&self, role: &str, name: &str) -> Vec<Element> {
        let selector = match role {
            "button" => "button",
            "combobox" => "select",
            "slider" => "input[type=range]",
            "spinbutton" => "input[type=number]",
            "textbox" => "input[type=text]",
            "article" => "article",
            "group" => "[role=group]",
            _ => panic!("no role that is looked for here: {role}"),
        };
        let found = self.root.query_selector_all(selector).unwrap();
        let found = (0..found.length()).map(|n| found.item(n).unwrap().unchecked_into::<Element>());
        found.filter(|element| name_of(element) == name).collect()
    }

    /// The one element with this role and name.
    #[track_caller]
    pub(crate) fn one<E: JsCast>(&self, role: &str, name: &str) -> E {
        let mut found = self.all(role, name);
        assert_eq!(found.len(), 1, "{role} {name:?} in {}", self.root.inner_html());
        found.remove(0).dyn_into().expect("it is of that type")
    }

    #[track_caller]
    pub(crate) fn press(&self, name: &str) {
        self.one::<HtmlElement>("button", name).click();
    }
}

/// An element's name: from its attribute, from the label around it, or from its text.
fn name_of(element: &Element) -> String {
    let written = |element: &Element| element.text_content().unwrap_or_default();
    let label = || {
        let label = element.closest("label").ok()??;
        Some(written(&label).strip_suffix(&written(element))?.to_owned())
    };
    element.get_attribute("aria-label").or_else(label).unwrap_or_else(|| written(element)).trim().to_owned()
}

fn tell(element: &Element, kind: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    element.dispatch_event(&Event::new_with_event_init_dict(kind, &options).unwrap()).unwrap();
}

/// Types into a field.
pub(crate) fn type_into(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    tell(input, "input");
}

/// Presses Enter in a field.
pub(crate) fn confirm(input: &HtmlInputElement) {
    tell(input, "change");
}

/// Types into a field and leaves it.
pub(crate) fn fill(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    tell(input, "input");
    tell(input, "change");
}

/// Chooses an option by its value.
pub(crate) fn choose(select: &HtmlSelectElement, value: &str) {
    select.set_value(value);
    tell(select, "change");
}
