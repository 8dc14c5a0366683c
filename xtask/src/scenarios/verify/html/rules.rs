//! Rules that every page should keep, so that everybody can use it. Each returns the first violation it finds.
//!
//! They cover the part of WCAG 2.2 that can be checked in a file. A page that keeps them may still be hard to use.

use super::style;
use scraper::{ElementRef, Html};

/// The least contrast of text, by WCAG 2.2, 1.4.3. Large text may have less; here it may not.
const CONTRAST: f64 = 4.5;

/// An element's text, with every stretch of white space as one space.
pub(super) fn text(element: ElementRef) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn elements(page: &Html) -> impl Iterator<Item = ElementRef<'_>> {
    page.tree.root().descendants().filter_map(ElementRef::wrap)
}

/// An element's name in messages.
fn called(element: ElementRef) -> String {
    let id = element.value().id().map(|id| format!("#{id}")).unwrap_or_default();
    format!("`{}{id}`", element.value().name())
}

/// Text has enough contrast to its background.
pub(super) fn contrast(page: &Html) -> Option<String> {
    let speaks = |element: &ElementRef| {
        let own = element.children().any(|node| node.value().as_text().is_some_and(|text| !text.trim().is_empty()));
        own && !["style", "title"].contains(&element.value().name())
    };
    elements(page).filter(speaks).find_map(|element| {
        let ratio = style::colours(element).map(|[text, ground]| {
            let [text, ground] = [luminance(&text), luminance(&ground)];
            (text.max(ground) + 0.05) / (text.min(ground) + 0.05)
        });
        match ratio {
            Ok(ratio) if ratio >= CONTRAST => None,
            Ok(ratio) => Some(format!("{} has a contrast of {ratio:.2} to 1", called(element))),
            Err(reason) => Some(format!("{}: {reason}", called(element))),
        }
    })
}

/// Relative luminance, by WCAG 2.2.
fn luminance(colour: &csscolorparser::Color) -> f64 {
    let [red, green, blue, _] = colour.to_linear_rgba().map(f64::from);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Every focusable element shows its focus: the page leaves the browser's outline alone, or changes something else.
pub(super) fn focus(rest: &Html, focused: &Html) -> Option<String> {
    const SHOWN_BY: [&[&str]; 4] =
        [&["box-shadow"], &["border", "border-color"], &["background", "background-color"], &["text-decoration"]];
    let can_have = |element: &ElementRef| {
        let name = element.value().name();
        ["button", "input", "select", "summary", "textarea"].contains(&name) || element.attr("href").is_some()
    };
    elements(rest).zip(elements(focused)).filter(|(rest, _)| can_have(rest)).find_map(|(rest, focused)| {
        let outline = style::said(focused, &["outline", "outline-style", "outline-width"]);
        let removed = outline.is_some_and(|value| value.split(' ').any(|word| ["none", "0", "0px"].contains(&word)));
        let changes = SHOWN_BY.iter().any(|shown| style::said(rest, shown) != style::said(focused, shown));
        (removed && !changes).then(|| format!("{} does not show its focus", called(rest)))
    })
}

/// Headings start at the first level, and go down one level at a time.
pub(super) fn headings(page: &Html) -> Option<String> {
    let level = |name: &str| name.strip_prefix('h')?.parse::<u8>().ok().filter(|level| (1..=6).contains(level));
    let mut before = 0;
    for (heading, level) in elements(page).filter_map(|element| Some((element, level(element.value().name())?))) {
        if level > before + 1 {
            return Some(format!("`h{level}`, \"{}\", skips a level", text(heading)));
        }
        before = level;
    }
    (before == 0).then(|| "has no heading".to_owned())
}

/// Every field has a label, and every button a name. A placeholder is not a label: it disappears as a person types.
pub(super) fn labels(page: &Html) -> Option<String> {
    let labelled = |field: ElementRef| {
        let speaks = |element: ElementRef| !text(element).is_empty();
        let attribute = |name| field.attr(name).filter(|value| !value.trim().is_empty());
        let by_id = |id: &str| elements(page).any(|element| element.value().id() == Some(id) && speaks(element));
        let is_for = |label: ElementRef| label.attr("for").is_some_and(|id| field.value().id() == Some(id));
        let is_label = |element: &ElementRef| element.value().name() == "label";
        attribute("aria-label").is_some()
            || attribute("aria-labelledby").is_some_and(|ids| ids.split_whitespace().any(by_id))
            || elements(page).filter(is_label).any(|label| is_for(label) && speaks(label))
            || field.ancestors().filter_map(ElementRef::wrap).filter(is_label).any(speaks)
            || (field.value().name() == "button" && speaks(field))
            || (is_press(field) && attribute("value").is_some())
    };
    let needs = |element: &ElementRef| {
        let name = element.value().name();
        ["button", "input", "select", "textarea"].contains(&name) && element.attr("type") != Some("hidden")
    };
    elements(page).filter(needs).find(|field| !labelled(*field)).map(|field| format!("{} has no label", called(field)))
}

/// Whether an `input` is a button, named by its value.
fn is_press(element: ElementRef) -> bool {
    element.attr("type").is_some_and(|kind| ["submit", "button", "reset"].contains(&kind))
}

#[cfg(test)]
mod tests;
