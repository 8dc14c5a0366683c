//! Keyboard and pointer, used as a person uses them: keys go to the focused element.

use super::Page;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

/// The named keys, with the driver's codes for them.
const KEYS: &[(&str, char)] = &[
    ("Tab", '\u{e004}'),
    ("Enter", '\u{e007}'),
    ("Shift", '\u{e008}'),
    ("Control", '\u{e009}'),
    ("Alt", '\u{e00a}'),
    ("Escape", '\u{e00c}'),
    ("End", '\u{e010}'),
    ("Home", '\u{e011}'),
    ("PageUp", '\u{e00e}'),
    ("PageDown", '\u{e00f}'),
    ("ArrowLeft", '\u{e012}'),
    ("ArrowUp", '\u{e013}'),
    ("ArrowRight", '\u{e014}'),
];

fn code(key: &str) -> char {
    let named = KEYS.iter().find(|(name, _)| *name == key).map(|(_, code)| *code);
    named.or_else(|| key.chars().next().filter(|_| key.chars().count() == 1)).unwrap_or_else(|| panic!("no key {key}"))
}

impl Page {
    /// Presses a key in the focused element: `Tab`, `ArrowLeft`, ` `, `r`.
    pub async fn press(&self, key: &str) {
        let key = code(key);
        let press =
            KeyActions::new("keys".to_owned()).then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        self.client.perform_actions(press).await.unwrap();
    }

    /// Types into the focused element, key by key.
    pub async fn type_in(&self, text: &str) {
        let presses = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        let typing = presses.fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        self.client.perform_actions(typing).await.unwrap();
    }

    /// Presses a key while another one is held.
    pub async fn press_with(&self, held: &str, key: &str) {
        let (held, key) = (code(held), code(key));
        let down = [held, key].map(|value| KeyAction::Down { value });
        let up = [key, held].map(|value| KeyAction::Up { value });
        let press = down.into_iter().chain(up).fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        self.client.perform_actions(press).await.unwrap();
    }

    /// The focused element: role and name, or the tag if it has none.
    pub async fn focused(&self) -> String {
        let script = "const at = document.activeElement; if (at === document.body || !at) return 'the page'; \
            const label = at.labels?.[0]?.firstElementChild; \
            return `${at.localName} ${at.getAttribute('aria-label') ?? (label ?? at).innerText.trim()}`";
        self.js(script, json!([])).await
    }

    /// Takes the focus away from any element.
    pub async fn blur(&self) {
        self.js::<Value>("document.activeElement.blur()", json!([])).await;
    }
}
