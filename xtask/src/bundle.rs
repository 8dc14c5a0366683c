//! The page's style sheets in one file, and its loader without what only people read: fewer requests, fewer bytes.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::workspace::on_path;

/// Stands where the first style sheet stood.
const HERE: &str = "<!--style-->";

/// The style sheet that only one screen asks for; a `<meta>` element says its name.
const LATER: &str = "iterate.css";

/// Where what it imports lies.
const LATER_PARTS: &str = "iterate";

/// Where Trunk puts the program's own scripts, which the one script of all has in it (split.rs).
const SNIPPETS: &str = "snippets";

/// Bundles what Trunk has put into the stage; gives the page with its style sheets in one.
pub(crate) fn run(stage: &Path, html: &str) -> Result<String> {
    let sh = Shell::new()?;
    let esbuild = on_path("esbuild")?;
    let (html, names) = without_style_sheets(&without_snippets(html));
    let mut css = String::new();
    for name in &names {
        let file = stage.join(name);
        css.push_str(&fs::read_to_string(&file).with_context(|| format!("reading {name}"))?);
        fs::remove_file(file)?;
    }
    let css = cmd!(sh, "{esbuild} --minify --loader=css").quiet().stdin(css).read()?;
    let sheet = format!("style-{:016x}.css", hash(&css));
    fs::write(stage.join(&sheet), css)?;
    for entry in fs::read_dir(stage)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "mjs") {
            let script =
                cmd!(sh, "{esbuild} --minify --format=esm").quiet().stdin(fs::read_to_string(&file)?).read()?;
            fs::write(file, script)?;
        }
    }
    let html = html.replacen(HERE, &format!("<link rel=\"stylesheet\" href=\"./{sheet}\">"), 1);
    let whole = stage.join(LATER);
    let css = cmd!(sh, "{esbuild} {whole} --bundle --minify").quiet().read()?;
    let later = format!("iterate-{:016x}.css", hash(&css));
    fs::write(stage.join(&later), css)?;
    fs::remove_file(whole)?;
    for taken_over in [LATER_PARTS, SNIPPETS] {
        fs::remove_dir_all(stage.join(taken_over))?;
    }
    ensure!(html.contains(LATER), "the page does not say where {LATER} is");
    Ok(program_first(&html.replace(LATER, &later)))
}

/// What a file's name says of its content, so that a browser never takes an old one for a new one.
fn hash(content: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

/// The page that asks for the program before all else: it takes longest, and a slow processor is a while at the rest.
fn program_first(html: &str) -> String {
    match links(html).find(|link| link.contains("rel=preload") && link.contains(".wasm")) {
        Some(link) => html.replacen(link, "", 1).replacen("<title>", &format!("{link}<title>"), 1),
        None => html.to_owned(),
    }
}

/// The page that does not ask for the program's own scripts.
fn without_snippets(html: &str) -> String {
    let snippets = links(html).filter(|link| link.contains(SNIPPETS));
    snippets.fold(html.to_owned(), |page, link| page.replacen(link, "", 1))
}

/// The page's links, in order.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let start = html.match_indices("<link").map(|(at, _)| at);
    start.filter_map(|at| html.get(at..=at + html.get(at..)?.find('>')?))
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

    #[test]
    fn the_programs_own_scripts_are_not_asked_for_beside_it() {
        let page = "<link rel=icon href=i.svg><link href=./snippets/a-1/b.js rel=modulepreload><p></p>";
        assert_eq!(without_snippets(page), "<link rel=icon href=i.svg><p></p>");
    }

    #[test]
    fn the_program_is_asked_for_first() {
        let page =
            "<meta><title>T</title><link href=i.svg rel=icon><link href=./a_bg.wasm rel=preload type=application/wasm>";
        let first =
            "<meta><link href=./a_bg.wasm rel=preload type=application/wasm><title>T</title><link href=i.svg rel=icon>";
        assert_eq!(program_first(page), first);
        assert_eq!(program_first("<title>T</title>"), "<title>T</title>");
    }
}
