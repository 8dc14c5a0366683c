//! The whole site in one HTML file, made from the built site: for a class without a network, and for whoever takes no
//! folder.
//!
//! The page, its style and its scripts stay as they are. Everything else that the page would ask for is one stream,
//! compressed by gzip and written as base64, from which `single.js` answers the page's requests.

use crate::bundle::element;
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The file's name in the site.
pub(crate) const FILE: &str = "hare-and-tortoise.html";

/// What answers in place of a host.
const ANSWERS: &str = include_str!("single.js");

/// Its name for the preview's source.
const PREVIEW: &str = "PREVIEW";

/// The folders with content.
const FOLDERS: [&str; 3] = ["claims", "lessons", "scenarios"];

/// Nothing from anywhere. Inline styles, because a preview in a `srcdoc` inherits this policy, and what a model draws has
/// them; a style can load nothing.
const POLICY: &str = "default-src 'none'; script-src 'sha256-HASH' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
    img-src data:; base-uri 'none'; form-action 'none'";

/// The styles of the single file: what makes no sense in it.
const STYLE: &str = ".learn-along{display:none}";

/// Writes the file into the built site.
pub(crate) fn write(dist: &Path) -> Result<()> {
    Ok(fs::write(dist.join(FILE), page(dist, "", STYLE)?)?)
}

/// The file, with `more` script after `single.js`, and with these styles.
pub(crate) fn page(dist: &Path, more: &str, style: &str) -> Result<String> {
    let read = |name: &str| fs::read_to_string(dist.join(name)).with_context(|| format!("reading {name} of the site"));
    let mut html = read("index.html")?;
    let mut sheets = String::new();
    let mut settled = String::new();
    for meta in elements(&html, "<meta").filter(|meta| attribute(meta, "name").starts_with("screen-")) {
        // Some parts of the program have no sheet.
        if attribute(meta, "content").is_empty() {
            continue;
        }
        sheets += &read(attribute(meta, "content"))?;
        let name = attribute(meta, "name").trim_start_matches("screen-");
        // This is how the page knows that it has a sheet.
        settled += &format!("<link data-sheet=\"{name}\" data-settled>");
    }
    ensure!(!sheets.replace("url(#", "").contains("url("), "a style sheet loads a file, which the single file cannot");
    let superfluous: Vec<String> = elements(&html, "<meta")
        .filter(|meta| ["screen-", "twitter:"].iter().any(|start| attribute(meta, "name").starts_with(start)))
        .chain(elements(&html, "<meta").filter(|meta| attribute(meta, "property").starts_with("og:")))
        .chain(elements(&html, "<link").filter(|link| attribute(link, "rel") == "preload"))
        .map(str::to_owned)
        .collect();
    for element in superfluous {
        html = html.replacen(&element, "", 1);
    }
    let icon =
        elements(&html, "<link").find(|link| attribute(link, "rel") == "icon").context("the page has an icon")?;
    let drawn = format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(read(attribute(icon, "href"))?));
    html = html.replacen(icon, &format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{drawn}\">"), 1);
    html = html.replacen("</style>", &format!("{sheets}{style}</style>{settled}"), 1);

    let (before, rest) = html.split_once("<script type=\"module\">").context("the page has a script")?;
    let (module, after) = rest.split_once("</script>").context("the page's script ends")?;
    let script = element("script", "", &script(&read("preview.html")?, more, module)?)?;
    let data = element("script", " id=\"packed\" type=\"text/plain\"", &BASE64_STANDARD.encode(packed(dist)?))?;
    let html = format!("{before}{data}{script}{after}");
    let policy = elements(&html, "<meta").find(|meta| attribute(meta, "http-equiv") == "Content-Security-Policy");
    let policy = policy.context("the page has a policy")?;
    let inside = script.trim_start_matches("<script>").trim_end_matches("</script>");
    let own = POLICY.replace("HASH", &BASE64_STANDARD.encode(Sha256::digest(inside)));
    Ok(html.replacen(policy, &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{own}\">"), 1))
}

/// The page's script as one that is no module, because its address may be none that modules have.
fn script(preview: &str, more: &str, module: &str) -> Result<String> {
    let (shell, _) = preview.split_once("</head>").context("the preview has a head")?;
    let shell = serde_json::to_string(shell)?.replace('<', "\\u003c");
    let answers = ANSWERS.replace(PREVIEW, &shell);
    let module = module.replace(",import.meta.url)", ",document.baseURI)").replace("import.meta.url", "location.href");
    Ok(format!("(async()=>{{\"use strict\";{{{answers}{more}}}\n{module}\n}})();"))
}

/// All files that the page asks for: a list of their names and lengths as JSON in a line, then each, compressed by gzip.
fn packed(dist: &Path) -> Result<Vec<u8>> {
    let mut names = Vec::new();
    for folder in std::iter::once("").chain(FOLDERS) {
        for entry in fs::read_dir(dist.join(folder))? {
            let file = entry?.file_name().into_string().ok().context("a name is text")?;
            if !folder.is_empty() {
                names.push(format!("{folder}/{file}"));
            } else if file.ends_with(".wasm") {
                names.push(file);
            }
        }
    }
    names.sort();
    let files = names.iter().map(|name| fs::read(dist.join(name))).collect::<Result<Vec<_>, _>>()?;
    let list: Vec<_> = names.iter().zip(files.iter().map(Vec::len)).collect();
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(serde_json::to_string(&list)?.as_bytes())?;
    writer.write_all(b"\n")?;
    for file in files {
        writer.write_all(&file)?;
    }
    Ok(writer.finish()?)
}

/// The page's elements that start like this, each up to the end of its tag.
fn elements<'html>(html: &'html str, start: &'html str) -> impl Iterator<Item = &'html str> {
    html.match_indices(start).filter_map(|(at, _)| {
        let mut quoted = false;
        let end = html.get(at..)?.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        })?;
        html.get(at..=at + end)
    })
}

/// The value of an attribute in a tag; empty if it has none.
fn attribute<'tag>(tag: &'tag str, name: &str) -> &'tag str {
    let mut rest = tag;
    while let Some((_, after)) = rest.split_once([' ', '\n']) {
        rest = after.trim_start();
        if let Some(value) = rest.strip_prefix(name).and_then(|value| value.strip_prefix('=')) {
            return match value.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next().unwrap_or_default(),
                None => value.split([' ', '>', '\n']).next().unwrap_or_default(),
            };
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_found_with_and_without_quotes_and_not_inside_another() {
        let tag = "<meta content=\"a name=b > c\" name=screen-learn data-parts=\"x y\">";
        assert_eq!(elements(tag, "<meta").collect::<Vec<_>>(), [tag]);
        assert_eq!((attribute(tag, "content"), attribute(tag, "data-parts")), ("a name=b > c", "x y"));
        assert_eq!(attribute("<meta name=screen-learn content=l.css>", "name"), "screen-learn");
        assert_eq!(attribute("<link rel=icon>", "href"), "");
    }

    #[test]
    fn a_module_becomes_a_script() {
        let script = script("<head></head>", "", "a(new URL(t,import.meta.url));b(`${import.meta.url}:`);await c()");
        let script = script.unwrap();
        assert!(script.contains("a(new URL(t,document.baseURI));b(`${location.href}:`);await c()"), "{script}");
        assert!(script.contains("preview: (html) => \"\\u003chead>\" + html"), "{script}");
    }
}
