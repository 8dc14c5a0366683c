//! The page as a screen reader reads it, in order.

use crate::harness::{Page, in_chromium};
use serde_json::{Value, json};

/// Elements whose content is only their text.
const LEAVES: [&str; 10] = [
    "button",
    "combobox",
    "slider",
    "spinbutton",
    "textbox",
    "heading",
    "DisclosureTriangle",
    "image",
    "columnheader",
    "rowheader",
];
/// Elements that contain others and have a name or are landmarks.
const PLACES: [&str; 9] =
    ["banner", "main", "contentinfo", "region", "article", "group", "status", "table", "alertdialog"];

/// An element as it is read aloud, within its containers.
struct Heard {
    depth: usize,
    role: String,
    name: String,
    value: String,
    description: String,
}

fn text(node: &Value, of: &str) -> String {
    let value = &node[of]["value"];
    value.as_str().map_or_else(|| value.as_f64().map(|n| n.to_string()).unwrap_or_default(), str::to_owned)
}

fn listen(nodes: &[Value], node: &Value, depth: usize, heard: &mut Vec<Heard>) {
    let (role, name) = (text(node, "role"), text(node, "name"));
    let leaf = LEAVES.contains(&&*role);
    let told = node["ignored"] != true && (leaf || PLACES.contains(&&*role) && (role != "group" || !name.is_empty()));
    if told {
        let (value, description) = (text(node, "value"), text(node, "description"));
        heard.push(Heard { depth, role, name, value, description });
    }
    if !(told && leaf) {
        for id in node["childIds"].as_array().into_iter().flatten() {
            if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
                listen(nodes, child, depth + usize::from(told), heard);
            }
        }
    }
}

async fn heard(page: &Page) -> Vec<Heard> {
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("a tree has nodes");
    let mut heard = Vec::new();
    listen(nodes, &nodes[0], 0, &mut heard);
    heard
}

async fn outline(page: &Page) -> String {
    let line = |heard: &Heard| {
        format!("{}{} {}", "  ".repeat(heard.depth), heard.role, heard.name).trim_end().to_owned() + "\n"
    };
    heard(page).await.iter().map(line).collect()
}

#[test]
fn the_page_reads_as_it_looks() {
    in_chromium(async |page| {
        page.open("#/race?lanes=custom,custom&0.name=Hare&0.script=fast&1.name=Tortoise&1.think=300&at=2").await;
        let expected = include_str!("pages/outline.txt");
        page.until("all of it is there", async || page.has("button", "Copy link").await).await;
        let outline = outline(page).await;
        assert_eq!(outline.lines().collect::<Vec<_>>(), expected.lines().collect::<Vec<_>>(), "{outline}");
    });
}

#[test]
fn every_control_has_a_role_a_name_and_a_value() {
    in_chromium(async |page| {
        page.open("#/race?lanes=custom,codex-spark,gpt-5.3-codex&at=2&wrong=1").await;
        page.button("Settings of Codex-Spark").await.click().await;
        page.until("they are open", async || page.has("region", "Settings of Codex-Spark").await).await;
        let unfold = "for (const details of document.querySelectorAll('#app details')) details.open = true";
        page.js::<Value>(unfold, json!([])).await;
        page.until_says("output_tps_per_user").await;
        let heard = heard(page).await;
        let controls = ["button", "combobox", "slider", "spinbutton", "textbox", "DisclosureTriangle"];
        let mut within: Vec<(usize, String)> = Vec::new();
        let mut places = Vec::new();
        for thing in &heard {
            assert!(!thing.name.is_empty() || !LEAVES.contains(&&*thing.role), "a {} has no name", thing.role);
            within.retain(|(depth, _)| *depth < thing.depth);
            if controls.contains(&&*thing.role) {
                let place: Vec<_> = within.iter().map(|(_, name)| name.as_str()).collect();
                places.push(format!("{} > {} {}", place.join(" > "), thing.role, thing.name));
            } else if ["article", "region", "group"].contains(&&*thing.role) {
                within.push((thing.depth, thing.name.clone()));
            }
            if thing.role == "slider" {
                assert!(!thing.value.is_empty(), "{} has a value", thing.name);
                assert!(thing.name == "Playhead" || thing.description.len() > 10, "{} says what it means", thing.name);
            }
        }
        assert!(places.len() > 60, "{places:#?}");
        // Controls with the same name differ by their place.
        let mut twice = places.clone();
        twice.sort();
        twice.dedup();
        assert_eq!(twice.len(), places.len(), "two controls sound the same: {places:#?}");
        let headings: Vec<_> = heard.iter().filter(|thing| thing.role == "heading").map(|thing| &*thing.name).collect();
        let lanes = ["Custom", "Codex-Spark", "GPT-5.3-Codex"];
        assert_eq!(headings[..5], [&["Hare & Tortoise"], &lanes[..], &["Settings of Codex-Spark"]].concat());
        let levels: Vec<u32> = page
            .js("return [...document.querySelectorAll('h1, h2, h3, h4')].map(h => +h.localName[1])", json!([]))
            .await;
        assert!(levels[0] == 1 && levels[1..].iter().all(|level| *level == 2), "{levels:?}");
    });
}
