//! Puts what a first load needs, except the program and the task, into one page: style and scripts.
//! They arrive while the browser fetches the program, when the network would otherwise be idle.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use hare_and_tortoise::app::screen::ScreenId;
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

use crate::split;
use crate::workspace::on_path;

/// Marks the place of the first style sheet.
const HERE: &str = "<!--style-->";

/// The folder of the style sheets of lazy files, which `<meta>` elements name.
const SCREENS: &str = "screens";

/// The style sheets that belong to no screen: of the panels, of a session's views, of projection, and of sharing.
const OTHERS: [&str; 4] = ["panels", "session", "present", "sharing"];

/// How the loader imports the program's script. Here the script is part of the page.
const PROGRAM: &str = "import(address(dataset.js))";

/// Tells a browser that supports it (V8's explicit compile hints) to compile the script while the program is on its
/// way, instead of function by function later.
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// Bundles Trunk's output in the stage; returns the page.
pub(crate) fn run(stage: &Path, html: &str) -> Result<String> {
    let sh = Shell::new()?;
    let esbuild = on_path("esbuild")?;
    let take = |name: &str| -> Result<String> {
        let file = stage.join(name);
        let text = fs::read_to_string(&file).with_context(|| format!("reading {name}"))?;
        fs::remove_file(file)?;
        Ok(text)
    };
    let (html, sheets) = without_style_sheets(&without_modules(html));
    let sheets = sheets.iter().map(|name| take(name)).collect::<Result<String>>()?;
    let style = cmd!(sh, "{esbuild} --minify --loader=css").quiet().stdin(sheets).read()?;

    let program = format!("./{}.js", split::program_in(stage)?);
    let named = format!(" data-js={program}");
    ensure!(html.contains(&named), "the page does not name {program}");
    let (html, loader) = without_loader(&html.replacen(&named, "", 1))?;
    let loader = take(&loader)?;
    ensure!(loader.contains(PROGRAM), "the loader does not get the program's script by {PROGRAM}");
    let entry = stage.join("entry.mjs");
    fs::write(&entry, loader.replace(PROGRAM, &format!("import(\"{program}\")")))?;
    let silent = split::SILENT;
    let script =
        cmd!(sh, "{esbuild} {entry} --bundle --minify --format=esm --log-level=warning {silent}").quiet().read()?;
    let script = EAGER.to_owned() + &script;
    fs::remove_file(entry)?;
    fs::remove_file(stage.join(&program))?;

    let mut html = html;
    for name in ScreenId::ALL.map(ScreenId::name).into_iter().chain(OTHERS) {
        let sheet = format!("{SCREENS}/{name}.css");
        let whole = stage.join(&sheet);
        if whole.exists() {
            ensure!(html.contains(&sheet), "the page does not say where {sheet} is");
            let minified = cmd!(sh, "{esbuild} {whole} --bundle --minify").quiet().read()?;
            let file = format!("{name}-{:016x}.css", hash([minified.as_bytes()]));
            fs::write(stage.join(&file), minified)?;
            html = html.replace(&sheet, &file);
        }
    }
    for taken_over in [SCREENS, split::SNIPPETS] {
        fs::remove_dir_all(stage.join(taken_over))?;
    }

    let (script, style) = (script.trim(), style.trim());
    let html = allowing(&allowing(&html, "script-src", script)?, "style-src", style)?;
    let html = program_first(&html).replacen(HERE, &element("style", "", style)?, 1);
    let last = element("script", " type=\"module\"", script)?;
    ensure!(html.contains("</body>"), "the page has no end");
    Ok(html.replacen("</body>", &(last + "</body>"), 1))
}

/// An element with text that is not parsed as HTML.
pub(crate) fn element(tag: &str, attributes: &str, text: &str) -> Result<String> {
    let lower = text.to_ascii_lowercase();
    ensure!(!lower.contains(&format!("</{tag}")) && !lower.contains("<!--"), "this would end its own element: {tag}");
    Ok(format!("<{tag}{attributes}>{text}</{tag}>"))
}

/// Allows exactly this inline text, by its hash, in the `directive` of the page's policy.
fn allowing(html: &str, directive: &str, text: &str) -> Result<String> {
    let own = format!("{directive} 'self'");
    ensure!(html.contains(&own), "the page's policy does not say {own}");
    let hash = BASE64_STANDARD.encode(Sha256::digest(text));
    Ok(html.replacen(&own, &format!("{own} 'sha256-{hash}'"), 1))
}

/// A short hash of a file's content for its name, so that a browser never takes an old file for a new one.
pub(crate) fn hash<'a>(contents: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hasher = DefaultHasher::new();
    contents.into_iter().for_each(|content| content.hash(&mut hasher));
    hasher.finish()
}

/// Makes the page ask for the program first: it takes longest, and a slow processor needs a while for the rest.
fn program_first(html: &str) -> String {
    match links(html).find(|link| link.contains("rel=preload") && link.contains(".wasm")) {
        Some(link) => html.replacen(link, "", 1).replacen("<title>", &format!("{link}<title>"), 1),
        None => html.to_owned(),
    }
}

/// Removes the page's module preloads, except the loader: the modules are part of the page.
fn without_modules(html: &str) -> String {
    let modules = links(html).filter(|link| link.contains("rel=modulepreload"));
    modules.fold(html.to_owned(), |page, link| page.replacen(link, "", 1))
}

/// The page without its loader, and the loader's name.
fn without_loader(html: &str) -> Result<(String, String)> {
    let found = html.split_once("<script src=./").and_then(|(before, rest)| {
        let (attributes, after) = rest.split_once("></script>")?;
        Some((format!("{before}{after}"), attributes.split(' ').next()?.to_owned()))
    });
    found.context("the page has no loader")
}

/// The page's links, in order.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let start = html.match_indices("<link").map(|(at, _)| at);
    start.filter_map(|at| html.get(at..=at + html.get(at..)?.find('>')?))
}

/// The page without the links to its style sheets, with a mark in place of the first, and the linked files in order.
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
    fn modules_are_not_asked_for_beside_the_page() {
        let page = "<link rel=icon href=i.svg><link href=./snippets/a-1/b.js rel=modulepreload><p></p>";
        assert_eq!(without_modules(page), "<link rel=icon href=i.svg><p></p>");
    }

    #[test]
    fn the_loader_leaves_the_page_by_its_name() {
        let page = "<head><script src=./loader-1.mjs type=module></script><title>T</title>";
        assert_eq!(without_loader(page).unwrap(), ("<head><title>T</title>".to_owned(), "loader-1.mjs".to_owned()));
        assert!(without_loader("<title>T</title>").is_err());
    }

    #[test]
    fn what_is_in_the_page_is_allowed_by_its_hash_and_nothing_else_is() {
        let policy = "<meta content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'\">";
        // From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
        assert_eq!(
            allowing(policy, "script-src", "alert(1)").unwrap(),
            policy.replace(
                "script-src 'self'",
                "script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
            )
        );
        assert!(allowing("<meta>", "script-src", "").is_err());
        assert_eq!(element("style", "", "p{}").unwrap(), "<style>p{}</style>");
        assert!(element("script", "", "'</SCRIPT>'").is_err());
        assert!(element("script", "", "'<!--'").is_err());
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
