//! The page's style sheets in one file, and its loader without what only people read: fewer requests, fewer bytes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::workspace::on_path;

/// Stands where the first style sheet stood.
const HERE: &str = "<!--style-->";

/// Bundles what Trunk has put into the stage; gives the page with its style sheets in one.
pub(crate) fn run(stage: &Path, html: &str) -> Result<String> {
    let sh = Shell::new()?;
    let esbuild = on_path("esbuild")?;
    let (html, names) = without_style_sheets(html);
    let mut css = String::new();
    for name in &names {
        let file = stage.join(name);
        css.push_str(&fs::read_to_string(&file).with_context(|| format!("reading {name}"))?);
        fs::remove_file(file)?;
    }
    let css = cmd!(sh, "{esbuild} --minify --loader=css").quiet().stdin(css).read()?;
    let mut hash = DefaultHasher::new();
    css.hash(&mut hash);
    let sheet = format!("style-{:016x}.css", hash.finish());
    fs::write(stage.join(&sheet), css)?;
    for entry in fs::read_dir(stage)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "mjs") {
            let script =
                cmd!(sh, "{esbuild} --minify --format=esm").quiet().stdin(fs::read_to_string(&file)?).read()?;
            fs::write(file, script)?;
        }
    }
    Ok(html.replacen(HERE, &format!("<link rel=\"stylesheet\" href=\"./{sheet}\">"), 1))
}

/// The page without the links to its style sheets, a mark where the first one was, and what they named, in order.
fn without_style_sheets(html: &str) -> (String, Vec<String>) {
    let (mut rest, mut page, mut names) = (html, String::new(), Vec::new());
    while let Some((before, link)) = rest.split_once("<link") {
        let Some((link, after)) = link.split_once('>') else { break };
        page.push_str(before);
        let name = link.split_once("href=").map(|(_, value)| value.trim_start_matches(['"', '.', '/']));
        let name = name.and_then(|value| value.split(['"', ' ', '/']).next()).filter(|name| name.ends_with(".css"));
        match name {
            Some(name) => {
                if names.is_empty() {
                    page.push_str(HERE);
                }
                names.push(name.to_owned());
            }
            None => page.extend(["<link", link, ">"]),
        }
        rest = after;
    }
    (page + rest, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_sheets_leave_the_page_in_order_and_other_links_stay() {
        let page = "<link rel=icon href=i.svg><link rel=\"stylesheet\" href=\"./a-1.css\"/><p>\
            <link rel=stylesheet href=./b-2.css></p>";
        let (html, names) = without_style_sheets(page);
        assert_eq!(html, "<link rel=icon href=i.svg><!--style--><p></p>");
        assert_eq!(names, ["a-1.css", "b-2.css"]);
    }
}
