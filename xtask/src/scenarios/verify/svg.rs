//! Checks that a drawing scales and neither runs nor fetches anything.

use roxmltree::{Document, Node};

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The faults of a drawing.
pub(super) fn faults(text: &str) -> Vec<String> {
    // roxmltree refuses document types, and with them entities from elsewhere.
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![format!("is not XML: {error}")],
    };
    let mut faults = Vec::new();
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        faults.push(format!("starts with `{}`, not with `svg` of {SVG}", root.tag_name().name()));
    }
    if !root.attribute("viewBox").is_some_and(is_view_box) {
        faults.push("needs a viewBox of four numbers, the last two above 0".to_owned());
    }
    faults.extend(document.descendants().filter(Node::is_element).flat_map(element_faults));
    faults
}

fn is_view_box(text: &str) -> bool {
    let numbers: Option<Vec<f64>> = text.split([' ', ',']).map(|number| number.parse().ok()).collect();
    matches!(numbers.as_deref(), Some([_, _, width, height]) if *width > 0.0 && *height > 0.0)
}

fn element_faults(element: Node<'_, '_>) -> Vec<String> {
    let name = element.tag_name().name();
    let mut faults = Vec::new();
    if ["script", "foreignObject", "iframe", "object", "embed"].iter().any(|active| active.eq_ignore_ascii_case(name)) {
        faults.push(format!("has a `{name}`"));
    }
    for attribute in element.attributes() {
        if attribute.name().to_ascii_lowercase().starts_with("on") {
            faults.push(format!("`{name}` has the event handler `{}`", attribute.name()));
        }
        let points_out = ["href", "src"].contains(&attribute.name()) && !attribute.value().starts_with('#');
        if points_out || style_points_out(attribute.value()) {
            faults.push(format!("`{name}` refers to something outside: {}", attribute.value()));
        }
    }
    if name == "style"
        && element.text().is_some_and(|css| css.to_ascii_lowercase().contains("@import") || style_points_out(css))
    {
        faults.push("its style refers to something outside".to_owned());
    }
    faults
}

/// Whether a `url(…)` in a style or an attribute refers to another file.
pub(super) fn style_points_out(text: &str) -> bool {
    text.to_ascii_lowercase()
        .split("url(")
        .skip(1)
        .any(|target| !target.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::faults;

    #[track_caller]
    fn check(inside: &str, expected: &[&str]) {
        let found = faults(&format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360">{inside}</svg>"#));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_drawing_may_refer_to_itself() {
        check(r##"<g id="a"/><use href="#a"/><path fill="url(#b)" style="fill: url('#b')"/>"##, &[]);
    }

    #[test]
    fn a_drawing_neither_runs_nor_fetches() {
        check("<script/>", &["has a `script`"]);
        check(r#"<g onclick="x"/>"#, &["`g` has the event handler `onclick`"]);
        check(r#"<image href="a.png"/>"#, &["`image` refers to something outside: a.png"]);
        check(r#"<g fill="url(b.svg#a)"/>"#, &["`g` refers to something outside: url(b.svg#a)"]);
        check("<style>@import 'a.css'</style>", &["its style refers to something outside"]);
        check("<style>g { fill: URL(b.svg#a) }</style>", &["its style refers to something outside"]);
    }

    #[test]
    fn a_drawing_scales() {
        let text = r#"<svg xmlns="http://www.w3.org/2000/svg" width="480" height="360"/>"#;
        assert_eq!(faults(text), ["needs a viewBox of four numbers, the last two above 0"]);
        assert_eq!(faults("<svg").len(), 1);
    }
}
