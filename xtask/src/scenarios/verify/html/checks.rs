//! Runs `checks.toml` on pages: each check is a built-in rule, or a selector that must find something.

use super::{rules, style};
use crate::scenarios::verify::Outcome;
use anyhow::{Context, Result, bail};
use hare_and_tortoise::scenario::Stop;
use scraper::{ElementRef, Html, Selector};
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Checks {
    check: Vec<Check>,
}

/// One check: exactly one of `rule` and `select` is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    name: String,
    /// The only turn that it applies to; without it, every turn.
    turn: Option<String>,
    rule: Option<Rule>,
    /// A selector that must find something, in a page or in a drawing.
    select: Option<String>,
    /// The text that one of the elements found by `select` must contain.
    text: Option<String>,
    /// A declaration that must hold for each element found by `select`, by the page's styles at rest.
    style: Option<String>,
}

/// The built-in rules for accessible pages.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rule {
    Contrast,
    Focus,
    Headings,
    Labels,
}

/// The result of each check for a turn. A check must hold for every page after the turn; a selector, for drawings too.
pub(in crate::scenarios::verify) fn outcomes(checks: &Path, stop: &Stop) -> Result<Vec<Outcome>> {
    let checks: Checks = toml::from_str(&fs::read_to_string(checks)?)?;
    let mut outcomes = Vec::new();
    for check in checks.check.iter().filter(|check| check.turn.as_ref().is_none_or(|only| *only == stop.turn.id)) {
        let judges = |name: &str| name.ends_with(".html") || (name.ends_with(".svg") && check.select.is_some());
        let mut pages = stop.after.iter().filter(|(name, _)| judges(name)).peekable();
        let mut fault = pages.peek().is_none().then(|| "there is no page".to_owned());
        for (_, page) in pages {
            fault = fault.or(check.fault(page).context(check.name.clone())?);
        }
        outcomes.push(Outcome { name: check.name.clone(), fault });
    }
    Ok(outcomes)
}

impl Check {
    fn fault(&self, page: &str) -> Result<Option<String>> {
        match (self.rule, &self.select) {
            (Some(Rule::Contrast), None) => Ok(rules::contrast(&style::computed(page)?)),
            (Some(Rule::Focus), None) => Ok(rules::focus(&style::computed(page)?, &style::focused(page)?)),
            (Some(Rule::Headings), None) => Ok(rules::headings(&Html::parse_document(page))),
            (Some(Rule::Labels), None) => Ok(rules::labels(&Html::parse_document(page))),
            (None, Some(selector)) => found(page, selector, self.text.as_deref(), self.style.as_deref()),
            _ => bail!("needs exactly one of `rule` and `select`"),
        }
    }
}

fn found(page: &str, selector: &str, wanted: Option<&str>, declared: Option<&str>) -> Result<Option<String>> {
    let Ok(parsed) = Selector::parse(selector) else { bail!("`{selector}` is not a selector") };
    let page = if declared.is_some() { style::computed(page)? } else { Html::parse_document(page) };
    let elements: Vec<ElementRef> = page.select(&parsed).collect();
    if elements.is_empty() {
        return Ok(Some(format!("there is no `{selector}`")));
    }
    if let Some(wanted) = wanted.filter(|wanted| !elements.iter().any(|element| rules::text(*element).contains(wanted)))
    {
        return Ok(Some(format!("no `{selector}` says `{wanted}`")));
    }
    let Some(declared) = declared else { return Ok(None) };
    let Some((property, value)) = declared.split_once(':') else { bail!("`{declared}` is not a declaration") };
    let said = elements.iter().map(|element| style::said(*element, &[property.trim()]));
    let other = said.into_iter().find(|said| *said != Some(value.trim()));
    Ok(other.map(|other| format!("`{selector}` has `{property}: {}`", other.unwrap_or("what browsers give it"))))
}

#[cfg(test)]
mod tests {
    use super::found;

    #[track_caller]
    fn check(selector: &str, wanted: Option<&str>, expected: Option<&str>) {
        let page = "<!DOCTYPE html><p class=left>4 of\n 12 <b>left</b></p><p>x</p>";
        assert_eq!(found(page, selector, wanted, None).unwrap().as_deref(), expected);
    }

    #[test]
    fn a_selector_has_to_find_what_is_wanted() {
        check("p.left", None, None);
        check("p", Some("4 of 12 left"), None);
        check("p.right", None, Some("there is no `p.right`"));
        check("p.left", Some("x"), Some("no `p.left` says `x`"));
        assert!(found("", "p..", None, None).is_err());
    }

    /// Checks the value of a property of every `p`.
    #[track_caller]
    fn check_style(style: &str, declared: &str, expected: Option<&str>) {
        let page = format!("<!DOCTYPE html><style>{style}</style><p class=a>x</p><p>y</p>");
        assert_eq!(found(&page, "p", None, Some(declared)).unwrap().as_deref(), expected);
    }

    #[test]
    fn a_declaration_has_to_hold_for_all_that_is_found() {
        check_style("p { color: red }", "color: red", None);
        check_style("p { color: red } .a { color: blue }", "color: red", Some("`p` has `color: blue`"));
        check_style(".a { color: red }", "color: red", Some("`p` has `color: what browsers give it`"));
        check_style("p { color: red } @media print { p { color: blue } }", "color:red", None);
        assert!(found("<p>", "p", None, Some("red")).is_err());
    }
}
