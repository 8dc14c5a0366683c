//! Checks of pages: `checks.toml`, each by a rule that is known here or by what a selector has to find.

use super::{rules, style};
use crate::scenarios::verify::{Outcome, answers};
use anyhow::{Context, Result, bail};
use hare_and_tortoise::scenario::format::TurnFile;
use scraper::{Html, Selector};
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
    /// The only turn that it is for; every turn where absent.
    turn: Option<String>,
    rule: Option<Rule>,
    /// A selector that has to find something.
    select: Option<String>,
    /// What one of the elements that `select` finds has to say.
    text: Option<String>,
}

/// What is known here of pages that work for everybody.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rule {
    Contrast,
    Focus,
    Headings,
    Labels,
}

/// How each check for a turn ends; it has to hold for every page that the turn answers.
pub(in crate::scenarios::verify) fn outcomes(checks: &Path, turn: &TurnFile) -> Result<Vec<Outcome>> {
    let checks: Checks = toml::from_str(&fs::read_to_string(checks)?)?;
    let pages: Vec<&str> = answers(turn).filter(|(file, _)| file.ends_with(".html")).map(|(_, page)| page).collect();
    let mut outcomes = Vec::new();
    for check in checks.check.iter().filter(|check| check.turn.as_ref().is_none_or(|only| *only == turn.id)) {
        let mut fault = pages.is_empty().then(|| "the turn answers no page".to_owned());
        for page in &pages {
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
            (None, Some(selector)) => found(page, selector, self.text.as_deref()),
            _ => bail!("needs exactly one of `rule` and `select`"),
        }
    }
}

fn found(page: &str, selector: &str, wanted: Option<&str>) -> Result<Option<String>> {
    let Ok(parsed) = Selector::parse(selector) else { bail!("`{selector}` is no selector") };
    let page = Html::parse_document(page);
    let says: Vec<String> = page.select(&parsed).map(|element| rules::text(element)).collect();
    if says.is_empty() {
        return Ok(Some(format!("there is no `{selector}`")));
    }
    let missing = wanted.filter(|wanted| !says.iter().any(|text| text.contains(wanted)));
    Ok(missing.map(|wanted| format!("no `{selector}` says `{wanted}`")))
}

#[cfg(test)]
mod tests {
    use super::found;

    #[track_caller]
    fn check(selector: &str, wanted: Option<&str>, expected: Option<&str>) {
        let page = "<!DOCTYPE html><p class=left>4 of\n 12 <b>left</b></p><p>x</p>";
        assert_eq!(found(page, selector, wanted).unwrap().as_deref(), expected);
    }

    #[test]
    fn a_selector_has_to_find_what_is_wanted() {
        check("p.left", None, None);
        check("p", Some("4 of 12 left"), None);
        check("p.right", None, Some("there is no `p.right`"));
        check("p.left", Some("x"), Some("no `p.left` says `x`"));
        assert!(found("", "p..", None).is_err());
    }
}
