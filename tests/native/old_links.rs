//! A link means today what it meant when it was shared.
//!
//! If a golden trace has to change, links get a new version: see `v` in docs/address.md. Then
//! `HT_BLESS=1 cargo test --test native` rewrites the file.

use crate::golden;

#[test]
fn golden_traces_are_as_they_were() {
    let generated = golden::generated();
    if std::env::var_os("HT_BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/traces.json");
        let lines: Vec<String> = generated.iter().map(|golden| serde_json::to_string(golden).unwrap()).collect();
        std::fs::write(path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
        return;
    }
    let recorded = golden::recorded();
    assert_eq!(generated.len(), recorded.len());
    for (generated, recorded) in generated.iter().zip(&recorded) {
        assert_eq!(generated, recorded);
    }
}
