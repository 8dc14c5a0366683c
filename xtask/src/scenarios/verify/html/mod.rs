//! Checks that a page is complete and neither runs nor fetches anything. A scenario's `checks.toml` may require more.

pub(super) mod checks;
mod rules;
mod style;

use super::svg::style_points_out;
use scraper::{ElementRef, Html};

/// Elements that run code or load other files.
const ACTIVE: [&str; 8] = ["script", "iframe", "frame", "object", "embed", "link", "base", "foreignObject"];

/// Attributes that may refer to other files.
const LEADING: [&str; 9] = ["href", "src", "srcset", "action", "formaction", "poster", "data", "background", "ping"];

/// The faults of a page.
pub(super) fn faults(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let mut faults = Vec::new();
    let is_type = |node: &scraper::Node| node.as_doctype().is_some_and(|kind| kind.name() == "html");
    if !page.tree.values().any(is_type) {
        faults.push("needs `<!DOCTYPE html>`: without it browsers lay it out as in 1999".to_owned());
    }
    faults.extend(page.tree.nodes().filter_map(ElementRef::wrap).flat_map(element_faults));
    faults
}

fn element_faults(element: ElementRef) -> Vec<String> {
    let name = element.value().name();
    let mut faults = Vec::new();
    if ACTIVE.contains(&name) || (name == "meta" && element.attr("http-equiv").is_some()) {
        faults.push(format!("has an active `{name}`"));
    }
    for (attribute, value) in element.value().attrs() {
        if attribute.starts_with("on") {
            faults.push(format!("`{name}` has the event handler `{attribute}`"));
        }
        let points_out = LEADING.contains(&attribute) && !value.starts_with('#');
        if points_out || style_points_out(value) {
            faults.push(format!("`{name}` refers to something outside: {value}"));
        }
    }
    let css: String = if name == "style" { element.text().collect() } else { String::new() };
    if css.to_ascii_lowercase().contains("@import") || style_points_out(&css) {
        faults.push("its style refers to something outside".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[track_caller]
    fn check(inside: &str, expected: &[&str]) {
        assert_eq!(faults(&format!("<!DOCTYPE html><html lang=en><title>x</title><body>{inside}")), expected);
    }

    #[test]
    fn a_page_may_refer_to_itself() {
        check(r##"<a href="#x">x</a><p id="x" style="fill: url(#y)">y</p><form method="post"></form>"##, &[]);
    }

    #[test]
    fn a_page_neither_runs_nor_fetches() {
        check("<script></script>", &["has an active `script`"]);
        check("<svg><foreignobject/></svg>", &["has an active `foreignObject`"]);
        check("<meta http-equiv=refresh content=1>", &["has an active `meta`"]);
        check("<p OnClick=x>", &["`p` has the event handler `onclick`"]);
        check("<img src=a.png>", &["`img` refers to something outside: a.png"]);
        check("<form action=/a>", &["`form` refers to something outside: /a"]);
        check("<p style='background: url(a)'>", &["`p` refers to something outside: background: url(a)"]);
        check("<style>@import 'a'</style>", &["its style refers to something outside"]);
    }

    #[test]
    fn a_page_says_what_it_is() {
        assert_eq!(faults("<p>x"), ["needs `<!DOCTYPE html>`: without it browsers lay it out as in 1999"]);
    }
}
