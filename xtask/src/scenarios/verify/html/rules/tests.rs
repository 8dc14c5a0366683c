//! Tests each rule on small pages that keep it and that break it.

use super::*;

fn page(inside: &str) -> String {
    format!("<!DOCTYPE html><html lang=en><title>x</title><body>{inside}</body>")
}

#[track_caller]
fn check_contrast(inside: &str, expected: Option<&str>) {
    assert_eq!(contrast(&style::computed(&page(inside)).unwrap()).as_deref(), expected);
}

#[track_caller]
fn check_focus(css: &str, expected: Option<&str>) {
    let page = page(&format!("<style>{css}</style><input id=a>"));
    assert_eq!(focus(&style::computed(&page).unwrap(), &style::focused(&page).unwrap()).as_deref(), expected);
}

#[track_caller]
fn check(rule: fn(&Html) -> Option<String>, inside: &str, expected: Option<&str>) {
    assert_eq!(rule(&Html::parse_document(&page(inside))).as_deref(), expected);
}

#[test]
fn text_has_contrast() {
    check_contrast("<p>x</p>", None);
    // The lightest grey that passes on white, and the next one.
    check_contrast("<p style='color: #767676'>x</p>", None);
    check_contrast("<p style='color: #777777'>x</p>", Some("`p` has a contrast of 4.48 to 1"));
    check_contrast("<div style='background-color: #000'><p>x</p></div>", Some("`p` has a contrast of 1.00 to 1"));
    check_contrast("<div style='color: #fff'><button>x</button></div>", None);
    check_contrast("<div style='color: #fff'><p></p></div>", None);
}

#[test]
fn the_cascade_decides_on_colours() {
    check_contrast(
        "<style>.a { color: #fff } p { color: #000 }</style><p class=a>x</p>",
        Some("`p` has a contrast of 1.00 to 1"),
    );
    check_contrast("<style>p:hover { color: #fff } @media print { p { color: #fff } }</style><p>x</p>", None);
    check_contrast(
        "<style>:root { --a: #fff } p { color: var(--a) }</style><p>x</p>",
        Some("`p` has a contrast of 1.00 to 1"),
    );
}

#[test]
fn colours_that_cannot_be_told_are_no_pass() {
    check_contrast(
        "<p style='color: rgba(0, 0, 0, 0.9)'>x</p>",
        Some("`p`: `rgba(0, 0, 0, 0.9)` is not a plain colour"),
    );
    check_contrast("<p style='opacity: 0.9'>x</p>", Some("`p`: its colour depends on `0.9`"));
    let gradient = "<p style='background: linear-gradient(red, blue)'>x</p>";
    check_contrast(gradient, Some("`p`: `linear-gradient(red, blue)` is not a plain colour"));
}

#[test]
fn the_focus_shows() {
    let hidden = Some("`input#a` does not show its focus");
    check_focus("", None);
    check_focus("input { outline: none }", hidden);
    check_focus("input:focus { outline: 0 }", hidden);
    check_focus("input { outline: none } input:focus-visible { outline: 2px solid #000 }", None);
    check_focus("input:focus { box-shadow: 0 0 0 2px #000; outline: none }", None);
}

#[test]
fn headings_skip_no_level() {
    check(headings, "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>", None);
    check(headings, "<h1>a</h1><h3>b</h3>", Some("`h3`, \"b\", skips a level"));
    check(headings, "<h2>a</h2>", Some("`h2`, \"a\", skips a level"));
    check(headings, "<header>a</header>", Some("has no heading"));
}

#[test]
fn fields_have_labels() {
    check(labels, "<label for=a>A</label><input id=a><label>B <select></select></label>", None);
    check(labels, "<input aria-label=A><p id=b>B</p><textarea aria-labelledby='b'></textarea>", None);
    check(labels, "<button>A</button><input type=submit value=A><input type=hidden>", None);
    check(labels, "<input id=a placeholder=A>", Some("`input#a` has no label"));
    check(labels, "<label for=b>A</label><input id=a>", Some("`input#a` has no label"));
    check(labels, "<label for=a></label><input id=a>", Some("`input#a` has no label"));
    check(labels, "<button></button>", Some("`button` has no label"));
}
