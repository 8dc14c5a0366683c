//! Takes the pictures in the README from the built site: `cargo xtask screenshots`.

use crate::harness::in_chromium;
use serde_json::{Value, json};
use std::path::Path;

#[test]
#[ignore = "writes into docs/images"]
fn the_race_in_the_light_and_in_the_dark() {
    in_chromium(async |page| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join("images");
        std::fs::create_dir_all(&folder).unwrap();
        page.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        for theme in ["light", "dark"] {
            page.show_on(1440, theme).await;
            // The slow model is still on its first turn: the same picture each time.
            page.open(&format!("#/race?scenario=card&turns=all&at=17&theme={theme}")).await;
            page.until("text is there", async || !page.output(0).await.is_empty()).await;
            page.until("it is made", async || {
                page.js(
                    "return !!document.querySelector(\"[data-lane='1'] iframe\")?.contentDocument.body.textContent",
                    json!([]),
                )
                .await
            })
            .await;
            std::fs::write(folder.join(format!("race-{theme}.png")), page.picture().await).unwrap();
        }
    });
}

#[test]
#[ignore = "writes into public/icons"]
fn the_picture_that_a_link_shows() {
    in_chromium(async |page| {
        let icons = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join("icons");
        page.cdp("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
        let screen = json!({ "width": 1600, "height": 840, "deviceScaleFactor": 0.75, "mobile": false });
        page.cdp("Emulation.setDeviceMetricsOverride", screen).await;
        page.open("#/race?scenario=card&turns=all&at=17&present=1&theme=light").await;
        page.until_says("Codex-Spark has finished").await;
        page.until("it is made", async || {
            let made =
                "return document.querySelector(\"[data-lane='1'] iframe\")?.contentDocument.body.textContent ?? ''";
            page.js::<String>(made, json!([])).await.contains("What is broken")
        })
        .await;
        page.js::<Value>("document.querySelector('.present-leave').hidden = true", json!([])).await;
        page.two_frames().await;
        std::fs::write(icons.join("social.png"), page.picture().await).unwrap();
    });
}
