//! Pieces of the first view: HTML drawn at once, and what in it follows the state.
//!
//! A `view!` is compiled anew for each shape of element; here there is one function for each kind of following. The
//! first load carries what is drawn so, and no more.

use crate::shell::{Listener, browser};
use leptos::prelude::*;
use leptos::tachys::view::Render;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, Node, Text};

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

    /// What a selector finds first; the piece itself where it is empty or finds nothing.
    pub fn at(&self, selector: &str) -> Element {
        let found = if selector.is_empty() { None } else { self.0.query_selector(selector).ok().flatten() };
        found.unwrap_or_else(|| self.0.clone())
    }

    /// Puts another piece into the place of what a selector finds.
    pub fn put(&self, selector: &str, piece: &Self) -> &Self {
        let _ = self.at(selector).replace_with_with_node_1(&piece.0);
        self
    }

    /// Its text follows.
    pub fn text(&self, selector: &str, text: Signal<String>) -> &Self {
        let node = self.text_node(selector);
        follow(Box::new(move || node.set_data(&text.get())));
        self
    }

    /// The text of what a selector finds: one node, which changes in its place.
    fn text_node(&self, selector: &str) -> Text {
        let node = browser::document().create_text_node("");
        let _ = self.at(selector).append_child(&node);
        node
    }

    /// Texts and attributes that are all read off one thing. Each is written when it has become another: what is asked
    /// often and seldom changes costs no signal of its own. Without that thing all stays as it is.
    pub fn figures<T: Send + Sync + 'static>(&self, of: Signal<Option<T>>, figures: &[Figure<T>]) -> &Self {
        let place = |figure: &Figure<T>| match figure.attribute {
            "" => self.text_node(figure.selector).into(),
            _ => self.at(figure.selector).into(),
        };
        let places: Vec<(Node, Figure<T>)> = figures.iter().map(|figure| (place(figure), *figure)).collect();
        let shown = RefCell::new(vec![None; places.len()]);
        follow(Box::new(move || {
            of.with(|of| {
                let Some(of) = of else { return };
                for ((node, figure), shown) in places.iter().zip(shown.borrow_mut().iter_mut()) {
                    let text = (figure.read)(of);
                    if shown.as_ref() == Some(&text) {
                        continue;
                    }
                    match node.dyn_ref::<Element>() {
                        Some(element) => {
                            let _ = element.set_attribute(figure.attribute, &text);
                        }
                        None => node.set_node_value(Some(&text)),
                    }
                    *shown = Some(text);
                }
            });
        }));
        self
    }

    /// Its content follows, as HTML.
    pub fn html(&self, selector: &str, html: Signal<String>) -> &Self {
        let element = self.at(selector);
        follow(Box::new(move || element.set_inner_html(&html.get())));
        self
    }

    /// An attribute follows.
    pub fn attribute(&self, selector: &str, name: &'static str, value: Signal<String>) -> &Self {
        let element = self.at(selector);
        follow(Box::new(move || {
            let _ = element.set_attribute(name, &value.get());
        }));
        self
    }

    /// Whether it has an attribute follows.
    pub fn flag(&self, selector: &str, name: &'static str, flag: Signal<bool>) -> &Self {
        let element = self.at(selector);
        follow(Box::new(move || {
            let _ = element.toggle_attribute_with_force(name, flag.get());
        }));
        self
    }

    /// What stands in an input follows.
    pub fn value(&self, selector: &str, value: Signal<String>) -> &Self {
        let input: HtmlInputElement = self.at(selector).unchecked_into();
        follow(Box::new(move || input.set_value(&value.get())));
        self
    }

    /// Listens.
    pub fn on(&self, selector: &str, kind: &'static str, handle: impl FnMut(Event) + 'static) -> &Self {
        let listener = Listener::new(self.at(selector).into(), kind, Box::new(handle));
        let kept = StoredValue::new_local(listener);
        on_cleanup(move || kept.dispose());
        self
    }
}

/// A text, or an attribute, that is read off something.
#[derive(Debug)]
pub struct Figure<T> {
    /// Where it stands; empty for the piece itself.
    pub selector: &'static str,
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
