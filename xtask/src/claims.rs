//! Compiles `claims/claims.toml`, which people write, into the file that the page loads. The page's own reader decides
//! whether it is valid.

use crate::scenarios::write;
use anyhow::{Context, Result, anyhow};
use hare_and_tortoise::app::screen::claims::Content;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The file that people write, by its path from the project's root.
const SOURCE: &str = "claims/claims.toml";

/// Compiles the claims of the project at `root` into `out/index.json`.
pub(crate) fn compile(root: &Path, out: &Path) -> Result<()> {
    let text = fs::read_to_string(root.join(SOURCE)).with_context(|| format!("cannot read {SOURCE}"))?;
    let json = compiled(&text).context(SOURCE)?;
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    write(&out.join("index.json"), &json)
}

fn compiled(text: &str) -> Result<String> {
    let value: Value = toml::from_str(text)?;
    let json = serde_json::to_string(&value)?;
    Content::read(&json).map_err(|reason| anyhow!(reason))?;
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r##"
        checked = "checked"
        how = ["By reading."]
        article = [{ id = "000", title = "An article" }]
        source = [{ id = "paper", name = "A paper", date = "2026-02" }]
        heard = []
        [[claim]]
        number = 1
        articles = ["000"]
        said = "It is fast"
        verdict = "holds"
        found = "It is."
        instead = "It is fast."
        sources = ["paper"]
        feel = "Race it"
        link = "#/race?seed=7"
    "##;

    #[track_caller]
    fn check_error(from: &str, to: &str, expected: &str) {
        assert!(GOOD.contains(from), "{from}");
        let error = format!("{:#}", compiled(&GOOD.replacen(from, to, 1)).unwrap_err());
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn an_error_names_the_claim_and_the_field() {
        compiled(GOOD).unwrap();
        check_error("\"holds\"", "\"maybe\"", "claim 1: verdict: `maybe` is none of holds, in-part");
        check_error("said = \"It is fast\"", "", "claim 1: missing field `said`");
        check_error("found = \"It is.\"", "found = \" \"", "claim 1: found: is empty");
        check_error("articles = [\"000\"]", "articles = [\"009\"]", "claim 1: articles[0]: there is no article `009`");
        check_error("sources = [\"paper\"]", "sources = [\"book\"]", "claim 1: sources[0]: there is no source `book`");
        check_error("sources = [\"paper\"]", "sources = []", "claim 1: sources: is empty; only what was not found");
        check_error("number = 1", "number = 2", "claim 1: number: is 2, but 1 comes next");
        check_error("instead", "insted", "claim 1: insted: unknown field `insted`");
        check_error("#/race?seed=7", "#/nowhere?seed=7", "claim 1: link: names no screen");
        check_error("feel = \"Race it\"", "", "claim 1: missing field `feel`");
        check_error("2026-02\"", "February\"", "source 1: date: `February` is no year");
        check_error("\"2026-02\"", "\"2026-02-12-01\"", "source 1: date:");
        check_error("id = \"paper\"", "id = \"000\"", "id: `000` is given twice");
        check_error("heard = []", "heard = [{ letter = \"B\" }]", "heard A: letter: is B, but A comes next");
        check_error("how = [", "how [", "how [");
    }

    #[test]
    fn an_error_names_the_file() {
        let root = tempfile::TempDir::new().unwrap();
        let error = |root: &Path| format!("{:#}", compile(root, &root.join("out")).unwrap_err());
        assert!(error(root.path()).starts_with("cannot read claims/claims.toml"), "{}", error(root.path()));
        fs::create_dir(root.path().join("claims")).unwrap();
        fs::write(root.path().join(SOURCE), GOOD.replace("\"holds\"", "\"maybe\"")).unwrap();
        assert!(error(root.path()).starts_with("claims/claims.toml: claim 1: verdict"), "{}", error(root.path()));
        fs::write(root.path().join(SOURCE), GOOD).unwrap();
        compile(root.path(), &root.path().join("out")).unwrap();
        assert!(root.path().join("out/index.json").exists());
    }
}
