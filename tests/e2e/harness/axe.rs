//! Runs the accessibility checker axe, and checks that a page fits a screen.

use super::Page;
use super::driver::program;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// All rules, including the one on target sizes, which axe does not apply by default.
const ALL: &str = "rules: { 'target-size': { enabled: true } }";

/// The rules that check colours.
const COLOURS: &str = "runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

/// Runs axe; returns a line for each violated rule.
fn run(rules: &str) -> String {
    format!(
        "return axe.run(document, {{ resultTypes: ['violations'], {rules} }}) \
        .then(({{ violations }}) => violations.map(({{ id, impact, help, nodes }}) => \
            `${{id}} (${{impact}}): ${{help}}: ${{nodes.slice(0, 4).map(({{ html }}) => html.slice(0, 160)).join(' | ')}}`))"
    )
}

/// The layout as a number: a hash of the positions of all elements.
const LAYOUT: &str = "let hash = 0; \
    for (const element of document.querySelectorAll('*')) { \
        const { x, y, width, height } = element.getBoundingClientRect(); \
        for (const size of [x + scrollX, y + scrollY, width, height]) hash = Math.imul(hash, 31) + Math.round(size * 64) | 0 } \
    return hash";

/// Layout faults: content that makes the page scroll sideways, and controls too small for a finger.
const FIT: &str = include_str!("fit.js");

impl Page {
    /// All of axe's findings, whatever their impact.
    pub async fn accessibility_faults(&self) -> Vec<String> {
        self.axe(ALL).await
    }

    async fn axe(&self, rules: &str) -> Vec<String> {
        if !self.js::<bool>("return 'axe' in window", json!([])).await {
            let axe = std::fs::read_to_string(program("HT_AXE")).expect("axe is there");
            self.js::<Value>(&axe, json!([])).await;
        }
        self.js(&run(rules), json!([])).await
    }

    /// The layout faults on this screen.
    pub async fn misfits(&self) -> Vec<String> {
        self.js(FIT, json!([])).await
    }

    /// Checks the page in its present state on screens of these widths, light and dark: axe must find nothing, and
    /// everything must fit. If the dark layout equals the light one, only the dark colours are checked.
    pub async fn suits(&self, widths: &[u32], state: &str) {
        let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for width in widths {
            let mut layout = None;
            for scheme in ["light", "dark"] {
                self.show_on(*width, scheme).await;
                let before = layout.replace(self.js::<i64>(LAYOUT, json!([])).await);
                let found = if before == layout {
                    self.axe(COLOURS).await
                } else {
                    [self.accessibility_faults().await, self.misfits().await].concat()
                };
                for fault in found {
                    faults.entry(fault).or_default().push(format!("{width} {scheme}"));
                }
            }
        }
        assert!(faults.is_empty(), "{state}: {faults:#?}");
    }

    /// Emulates forced colours, light or dark; axe must find nothing then.
    pub async fn force_colours(&self, scheme: &str) {
        let likes = json!({ "features": [
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": scheme },
        ] });
        self.cdp("Emulation.setEmulatedMedia", likes).await;
        let forced = "return matchMedia('(forced-colors: active)').matches";
        self.until("colours are forced", async || self.js(forced, json!([])).await).await;
        assert_eq!(self.accessibility_faults().await, [""; 0], "{scheme}");
    }

    /// Emulates a screen of this width, and a person who prefers light or dark.
    pub async fn show_on(&self, width: u32, scheme: &str) {
        let screen = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        let likes = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", likes).await;
        let there =
            "return innerWidth === arguments[0] && matchMedia(`(prefers-color-scheme: ${arguments[1]})`).matches";
        self.until("the screen is so", async || self.js(there, json!([width, scheme])).await).await;
    }
}
