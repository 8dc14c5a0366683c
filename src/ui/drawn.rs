//! Pieces of the first view: HTML drawn at once, and what in it follows the state.
//!
//! A `view!` is compiled once more for each shape of element; here there is one function for each kind of following. The
//! race's first view is drawn so, and nothing else: it is what the first load carries.
//!
//! A template names the elements that something follows, by `data-bind="…"`. Each name is in its piece once; an empty
//! name means the piece itself. A native test (`tests/native/drawn.rs`) compares the names of each file's templates with
//! those that the file uses, so a name is written as it is wherever it is used. In a debug build a name that finds
//! nothing, or two elements, panics.

use crate::shell::{Listener, browser, write};
use leptos::prelude::*;
use leptos::tachys::view::Render;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// A piece of the page. What follows the state does so until the owner that drew it is gone.
#[derive(Clone, Debug)]
pub struct Drawn(pub Element);

impl Drawn {
    /// Draws HTML: this program's own, one element, with nothing in it that somebody else wrote.
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
        // What is done to an element that nobody sees does no harm.
        found.unwrap_or_else(|| browser::element("i"))
    }

    /// Puts another piece into the place of the element of this name.
    pub fn put(&self, name: &str, piece: &Self) -> &Self {
        let _ = self.at(name).replace_with_with_node_1(&piece.0);
        self
    }

    /// Its text follows.
    pub fn text(&self, name: &str, text: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || text.with(|text| write(&element, text))));
        self
    }

    /// Texts and attributes that are all read off one thing. Each is written when it has become another: what is asked
    /// often and seldom changes costs no signal of its own. Without that thing all stays as it is.
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

    /// Its content follows, as HTML.
    pub fn html(&self, name: &str, html: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || element.set_inner_html(&html.get())));
        self
    }

    /// An attribute follows.
    pub fn attribute(&self, name: &str, attribute: &'static str, value: Signal<String>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || {
            let _ = element.set_attribute(attribute, &value.get());
        }));
        self
    }

    /// Whether it has an attribute follows.
    pub fn flag(&self, name: &str, attribute: &'static str, flag: Signal<bool>) -> &Self {
        let element = self.at(name);
        follow(Box::new(move || {
            let _ = element.toggle_attribute_with_force(attribute, flag.get());
        }));
        self
    }

    /// What stands in an input follows.
    pub fn value(&self, name: &str, value: Signal<String>) -> &Self {
        let input: HtmlInputElement = self.at(name).unchecked_into();
        follow(Box::new(move || input.set_value(&value.get())));
        self
    }

    /// Listens.
    pub fn on(&self, name: &str, kind: &'static str, handle: impl FnMut(Event) + 'static) -> &Self {
        let listener = Listener::new(self.at(name).into(), kind, Box::new(handle));
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
        self
    }
}

/// A text, or an attribute, that is read off something.
#[derive(Debug)]
pub struct Figure<T> {
    /// The name of its element; empty for the piece itself.
    pub name: &'static str,
    /// The attribute; empty for the text.
    pub attribute: &'static str,
    /// What it says.
    pub read: fn(&T) -> String,
}

impl<T> Clone for Figure<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Figure<T> {}

/// Does something now and whenever what it reads has changed.
pub fn follow(read: Box<dyn Fn()>) {
    let kept = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| read()));
    on_cleanup(move || kept.dispose());
}

/// Within a view of Leptos a piece is an element like others.
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
