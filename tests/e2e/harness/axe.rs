//! Runs the accessibility checker axe, and checks that a page fits a screen.

use super::Page;
use super::driver::program;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// All its rules, and the one on what a finger hits, which it does not apply by itself.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }) \
    .then(({ violations }) => violations.map(({ id, impact, help, nodes }) => \
        `${id} (${impact}): ${help}: ${nodes.slice(0, 4).map(({ html }) => html.slice(0, 160)).join(' | ')}`))";

/// What does not fit: content that makes the page scroll sideways, and controls too small for a finger.
const FIT: &str = include_str!("fit.js");

impl Page {
    /// Everything axe objects to, whatever its impact.
    pub async fn accessibility_faults(&self) -> Vec<String> {
        if !self.js::<bool>("return 'axe' in window", json!([])).await {
            let axe = std::fs::read_to_string(program("HT_AXE")).expect("axe is there");
            self.js::<Value>(&axe, json!([])).await;
        }
        self.js(RUN, json!([])).await
    }

    /// What does not fit the screen or a finger.
    pub async fn misfits(&self) -> Vec<String> {
        self.js(FIT, json!([])).await
    }

    /// Holds the page, as it stands, against screens of these widths, light and dark: nothing that axe objects to, nothing
    /// that does not fit.
    pub async fn suits(&self, widths: &[u32], state: &str) {
        let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for scheme in ["light", "dark"] {
            for width in widths {
                self.show_on(*width, scheme).await;
                for fault in self.accessibility_faults().await.into_iter().chain(self.misfits().await) {
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
