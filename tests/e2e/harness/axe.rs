//! Runs the accessibility checker axe, and checks that a page fits a screen.

use super::Page;
use super::driver::program;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// All its rules, and the one on what a finger hits, which it does not apply by itself.
const ALL: &str = "rules: { 'target-size': { enabled: true } }";

/// Those of its rules that look at colours.
const COLOURS: &str = "runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

/// Runs it; what comes back is a line for each rule that is broken.
fn run(rules: &str) -> String {
    format!(
        "return axe.run(document, {{ resultTypes: ['violations'], {rules} }}) \
        .then(({{ violations }}) => violations.map(({{ id, impact, help, nodes }}) => \
            `${{id}} (${{impact}}): ${{help}}: ${{nodes.slice(0, 4).map(({{ html }}) => html.slice(0, 160)).join(' | ')}}`))"
    )
}

/// Where everything is, in a number: a hash of the places of all elements.
const LAYOUT: &str = "let hash = 0; \
    for (const element of document.querySelectorAll('*')) { \
        const { x, y, width, height } = element.getBoundingClientRect(); \
        for (const size of [x + scrollX, y + scrollY, width, height]) hash = Math.imul(hash, 31) + Math.round(size * 64) | 0 } \
    return hash";

/// What does not fit: content that makes the page scroll sideways, and controls too small for a finger.
const FIT: &str = include_str!("fit.js");

impl Page {
    /// Everything axe objects to, whatever its impact.
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

    /// What does not fit the screen or a finger.
    pub async fn misfits(&self) -> Vec<String> {
        self.js(FIT, json!([])).await
    }

    /// Holds the page, as it stands, against screens of these widths, light and dark: nothing that axe objects to, nothing
    /// that does not fit. Where everything is at the same place in the dark, only its colours are looked at.
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

    /// Makes the page think its person has a few colours of their own, light or dark ones; axe has nothing against it then.
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

    /// Makes the page think it is on a screen of this width, with a person who likes it light or dark.
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
