//! Takes the pictures in the README from the built site: `cargo xtask screenshots`.

use crate::harness::in_chromium;
use serde_json::json;
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
            // Just before the slow lane is done: the same picture each time.
            page.open(&format!("#/race?at=16&theme={theme}")).await;
            page.until("text is there", async || !page.output(0).await.is_empty()).await;
            std::fs::write(folder.join(format!("race-{theme}.png")), page.picture().await).unwrap();
        }
    });
}
