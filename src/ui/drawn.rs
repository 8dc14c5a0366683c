//! Pieces of the first view: HTML drawn at once, with parts that follow the state.
//!
//! The compiler generates code for each `view!` of a new shape. Here each kind of following is one function. Only the
//! race's first view is drawn like this, because the first load contains it.
//!
//! A template names the elements that follow the state, by `data-bind="…"`. Each name occurs once in its piece; an
//! empty name means the piece itself. A native test (`tests/native/drawn.rs`) compares the names in each file's
//! templates with those that the file uses, so names must be literals. In a debug build a name that matches no element,
//! or two, panics.

use crate::shell::{Listener, browser, write};
use leptos::prelude::*;
use leptos::tachys::view::Render;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// A piece of the page. Its parts follow the state until the owner that drew it is gone.
#[derive(Clone, Debug)]
pub struct Drawn(pub Element);

impl Drawn {
    /// Draws HTML. It must be this program's own, a single element, without text by others.
    pub fn new(html: &str) -> Self {
        let place = browser::element("div");
        place.set_inner_html(html);
        Self(place.first_element_child().unwrap_or(place))
    }

    /// The element of this name.
    pub fn at(&self, name: &str) -> Element {
        if name.is_empty() {
            return self.0.clone();
        }
        let selector = format!("[data-bind={name}]");
        debug_assert_eq!(self.0.query_selector_all(&selector).map(|all| all.length()), Ok(1), "{selector}");
        let found = self.0.query_selector(&selector).ok().flatten();
        // Changes to an element outside the page do no harm.
        found.unwrap_or_else(|| browser::element("i"))
    }

    /// Replaces the element of this name with another piece.
    pub fn put(&self, name: &str, piece: &Self) -> &Self {
        let _ = self.at(name).replace_with_with_node_1(&piece.0);
        self
    }

    /// Makes the element's text follow a signal.
    pub fn text(&self, name: &str, text: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || text.with(|text| write(&element, text))));
        self
    }

    /// Makes texts and attributes follow one value. Each is written only when its value changes, so figures that are
    /// read often and change seldom need no signals of their own. While the value is `None`, everything stays as it is.
    pub fn figures<T: Send + Sync + 'static>(&self, of: Signal<Option<T>>, figures: &[Figure<T>]) -> &Self {
        let places: Vec<(Element, Figure<T>)> = figures.iter().map(|figure| (self.at(figure.name), *figure)).collect();
        let shown = RefCell::new(vec![None; places.len()]);
        follow(Box::new(move || {
            of.with(|of| {
                let Some(of) = of else { return };
                for ((element, figure), shown) in places.iter().zip(shown.borrow_mut().iter_mut()) {
                    let text = (figure.read)(of);
                    if shown.as_ref() == Some(&text) {
                        continue;
                    }
                    match figure.attribute {
                        "" => write(element, &text),
                        attribute => {
                            let _ = element.set_attribute(attribute, &text);
                        }
                    }
                    *shown = Some(text);
                }
            });
        }));
        self
    }

    /// Makes the element's content follow a signal, as HTML.
    pub fn html(&self, name: &str, html: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || element.set_inner_html(&html.get())));
        self
    }

    /// Makes an attribute follow a signal.
    pub fn attribute(&self, name: &str, attribute: &'static str, value: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || {
            let _ = element.set_attribute(attribute, &value.get());
        }));
        self
    }

    /// Makes the presence of an attribute follow a signal.
    pub fn flag(&self, name: &str, attribute: &'static str, flag: Signal<bool>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || {
            let _ = element.toggle_attribute_with_force(attribute, flag.get());
        }));
        self
    }

    /// Makes the value of an input follow a signal.
    pub fn value(&self, name: &str, value: Signal<String>) -> &Self {
        let input: HtmlInputElement = self.at(name).unchecked_into();
        follow(Box::new(move || input.set_value(&value.get())));
        self
    }

    /// Adds an event listener.
    pub fn on(&self, name: &str, kind: &'static str, handle: impl FnMut(Event) + 'static) -> &Self {
        let listener = Listener::new(self.at(name).into(), kind, Box::new(handle));
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
        self
    }
}

/// A text or attribute that shows part of a value.
#[derive(Debug)]
pub struct Figure<T> {
    /// The name of its element; empty for the piece itself.
    pub name: &'static str,
    /// The attribute; empty for the text.
    pub attribute: &'static str,
    /// Reads the text from the value.
    pub read: fn(&T) -> String,
}

impl<T> Clone for Figure<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Figure<T> {}

/// Runs now, and again whenever a signal that it reads changes.
pub fn follow(read: Box<dyn Fn()>) {
    let kept = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| read()));
    on_cleanup(move || kept.dispose());
}

/// In a Leptos view, a piece is an element like any other.
impl Render for Drawn {
    type State = Element;

    fn build(self) -> Element {
        self.0
    }

    fn rebuild(self, state: &mut Element) {
        let _ = state.replace_with_with_node_1(&self.0);
        *state = self.0;
    }
}
