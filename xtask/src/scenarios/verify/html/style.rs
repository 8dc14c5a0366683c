//! Computes the style of each element of a page. css-inline does the cascade: it writes the applicable rules into each
//! element's `style` attribute. Rules within `@media` are ignored: a page is judged at rest.

use anyhow::Result;
use css_inline::CSSInliner;
use csscolorparser::Color;
use scraper::{ElementRef, Html};

/// A page with every style in place.
pub(super) fn computed(page: &str) -> Result<Html> {
    let inliner = CSSInliner::options().load_remote_stylesheets(false).resolve_css_variables(true).build();
    Ok(Html::parse_document(&inliner.inline(page)?))
}

/// The same as if every element had keyboard focus. A pseudo-class that matches everything, with the same weight,
/// replaces `:focus` in the page's rules.
pub(super) fn focused(page: &str) -> Result<Html> {
    computed(&page.replace(":focus-visible", ":nth-child(n)").replace(":focus", ":nth-child(n)"))
}

/// The values of some properties of an element, from the page; if it gives several, the one that counts.
pub(super) fn said<'a>(element: ElementRef<'a>, properties: &[&str]) -> Option<&'a str> {
    let declarations = element.attr("style")?.rsplit(';').filter_map(|declaration| declaration.split_once(':'));
    let mut said = declarations.filter(|(property, _)| properties.contains(&property.trim()));
    said.next().map(|(_, value)| value.trim().trim_end_matches("!important").trim_end())
}

/// The colour of an element's text and the colour of its background; or why they cannot be told.
pub(super) fn colours(element: ElementRef) -> Result<[Color; 2], String> {
    for around in elements_around(element) {
        if let Some(value) = said(around, &["opacity", "filter", "mix-blend-mode"]) {
            return Err(format!("its colour depends on `{value}`"));
        }
    }
    let text = colour(element, &["color"], |name| match name {
        "a" => Some("#0000ee"),
        "button" | "input" | "select" | "textarea" => Some("#000000"),
        _ => None,
    });
    let ground = colour(element, &["background", "background-color"], |name| match name {
        "button" => Some("#efefef"),
        "input" | "select" | "textarea" => Some("#ffffff"),
        _ => None,
    });
    Ok([text.unwrap_or(Ok(Color::new(0.0, 0.0, 0.0, 1.0)))?, ground.unwrap_or(Ok(Color::new(1.0, 1.0, 1.0, 1.0)))?])
}

/// The colour of an element or its nearest ancestor with one: the page's value, or else the browsers' default.
fn colour(
    element: ElementRef,
    properties: &[&str],
    usual: impl Fn(&str) -> Option<&'static str>,
) -> Option<Result<Color, String>> {
    let value = elements_around(element).find_map(|element| {
        let through = |value: &&str| !["inherit", "none", "transparent"].contains(value);
        match said(element, properties) {
            Some(value) => Some(value).filter(through),
            None => usual(element.value().name()),
        }
    })?;
    let colour = csscolorparser::parse(value).ok().filter(|colour| colour.a >= 1.0);
    Some(colour.ok_or_else(|| format!("`{value}` is not a plain colour")))
}

/// An element and its ancestors, from the inside out.
fn elements_around(element: ElementRef) -> impl Iterator<Item = ElementRef> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}
