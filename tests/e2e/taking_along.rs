//! Files that a person downloads: the report as JSON, the arrivals as CSV.

use crate::harness::in_chromium;
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn the_report_and_the_arrivals_are_saved_as_files() {
    in_chromium(async |page| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downloads");
        // A file saved by an earlier journey, if any.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let allow = json!({ "behavior": "allow", "downloadPath": folder });
        page.cdp("Browser.setDownloadBehavior", allow).await;
        page.open("#/race?0.name=%22Say%22%2C+he+said&lanes=custom,codex-spark").await;
        let report = page.report().await;
        let saved = async |name: &str| {
            let file = folder.join(name);
            page.until(name, async || file.exists()).await;
            std::fs::read_to_string(file).unwrap()
        };

        page.button("Download report (JSON)").await.click().await;
        let json: Value = serde_json::from_str(&saved("hare-and-tortoise-report.json").await).unwrap();
        assert_eq!(json, report);

        page.button("Download arrivals (CSV)").await.click().await;
        let csv = saved("hare-and-tortoise-arrivals.csv").await;
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some("lane,name,seconds,tokens"));
        let names = ["\"\"\"Say\"\", he said\"", "\"Codex-Spark\""];
        for (n, name) in names.into_iter().enumerate() {
            for chunk in report["lanes"][n]["arrivals"].as_array().unwrap() {
                let line = lines.next().expect("a row for each chunk");
                let rest = line.strip_prefix(&format!("{n},{name},")).unwrap_or_else(|| panic!("{line}"));
                let (seconds, tokens) = rest.split_once(',').unwrap();
                assert_eq!(seconds.parse::<f64>().unwrap(), chunk[0].as_f64().unwrap());
                assert_eq!(tokens, chunk[1].to_string());
            }
        }
        assert_eq!(lines.next(), None);
    });
}
