//! Finds controls by role and accessible name.

use super::Page;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use std::cell::RefCell;

/// An element of the page, by its role and its name.
pub struct Control<'page> {
    page: &'page Page,
    element: Element,
}

/// Finds candidates by role and probable name; the browser confirms them afterwards.
const FIND: &str = include_str!("find.js");

impl Page {
    /// The one element with this role and name. It must be unique.
    pub async fn control(&self, role: &str, name: &str) -> Control<'_> {
        self.control_in("body", role, name).await
    }

    /// The one element with this role and name in a lane, or in its settings.
    pub async fn lane_control(&self, lane: usize, role: &str, name: &str) -> Control<'_> {
        self.control_in(&format!("[data-lane='{lane}'], [data-of='{lane}']"), role, name).await
    }

    pub async fn button(&self, name: &str) -> Control<'_> {
        self.control("button", name).await
    }

    /// Whether such an element is visible.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        !self.candidates("body", role, name).await.is_empty()
    }

    async fn candidates(&self, scope: &str, role: &str, name: &str) -> Vec<Value> {
        self.js(FIND, json!([scope, role, name])).await
    }

    async fn control_in(&self, scope: &str, role: &str, name: &str) -> Control<'_> {
        // Its code may have to be fetched first.
        let found = RefCell::new(Vec::new());
        self.until(&format!("there is a {role} `{name}`"), async || {
            let now = self.candidates(scope, role, name).await;
            found.replace(now);
            !found.borrow().is_empty()
        })
        .await;
        let mut found = found.into_inner();
        assert_eq!(found.len(), 1, "there is one {role} `{name}`");
        let reference: Value = found.remove(0);
        let id = reference.as_object().and_then(|reference| reference.values().next()?.as_str()).unwrap().to_owned();
        // The browser's accessibility tree follows the page a moment later.
        let label = RefCell::new(Value::Null);
        self.until(&format!("the browser calls the {role} something"), async || {
            let now = self.ask(&format!("element/{id}/computedlabel"), None).await;
            label.replace(now);
            *label.borrow() != ""
        })
        .await;
        let label = label.into_inner();
        let computed = self.ask(&format!("element/{id}/computedrole"), None).await;
        // Browsers do not agree on a summary's role.
        assert!(role == "summary" || computed == role, "`{name}` is a {role} to the browser: {computed}");
        assert_eq!(label, name, "a {role} is called that by the browser");
        Control { page: self, element: Element::from_element_id(self.client.clone(), ElementRef::from(id)) }
    }

    /// Opens or closes the `<details>` with this summary.
    pub async fn unfold(&self, name: &str) {
        self.control("summary", name).await.click().await;
    }
}

impl Control<'_> {
    pub async fn click(&self) {
        self.element.click().await.unwrap();
    }

    /// Scrolls it into view, also in the page around its frame. Firefox's driver scrolls the frame alone, and a click
    /// below the window's edge hits nothing.
    pub async fn bring_into_view(&self) {
        let show = "arguments[0].scrollIntoView({ block: 'center' }); return null";
        self.page.js::<Value>(show, json!([self.element])).await;
    }

    /// Clicks at this share of its width, at half its height.
    pub async fn click_at(&self, share: f64) {
        let (_, _, width, _) = self.element.rectangle().await.unwrap();
        let x = ((share - 0.5) * width) as i64;
        let to = PointerAction::MoveToElement { element: self.element.clone(), duration: None, x: x as f64, y: 0.0 };
        let click = MouseActions::new("mouse".to_owned())
            .then(to)
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.page.client.perform_actions(click).await.unwrap();
    }

    /// Types a new value into a field and leaves it.
    pub async fn fill(&self, value: &str) {
        self.page.js::<Value>("arguments[0].focus(); arguments[0].select()", json!([self.element])).await;
        self.page.type_in(value).await;
        self.page.press("Tab").await;
    }

    /// Chooses an option by its name.
    pub async fn choose(&self, name: &str) {
        self.element.select_by_label(name).await.unwrap();
    }

    /// Its value.
    pub async fn value(&self) -> String {
        self.element.prop("value").await.unwrap().unwrap_or_default()
    }

    pub async fn attribute(&self, name: &str) -> Option<String> {
        self.element.attr(name).await.unwrap()
    }

    pub async fn is_enabled(&self) -> bool {
        self.element.is_enabled().await.unwrap()
    }

    pub async fn focus(&self) {
        self.page.js::<Value>("arguments[0].focus()", json!([self.element])).await;
    }
}
