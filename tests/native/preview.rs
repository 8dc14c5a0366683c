//! The preview of an artefact, and the parts of it that were made inert.

use hare_and_tortoise::app::preview::preview;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, shown: &str, inert: &[&str]) {
    let preview = preview("page.html", text);
    assert_eq!((preview.html.as_str(), &preview.inert[..]), (shown, inert), "{text}");
}

#[test]
fn a_page_that_tries_nothing_is_shown_as_it_is() {
    check(
        "<!doctype html><html lang=\"en\"><head><style>p { color: red }</style></head><body><p id='a'>1 < 2 &amp; 3<br></body></html>",
        "<html lang=\"en\"><head><style>p { color: red }</style></head><body><p id=\"a\">1 &lt; 2 &amp; 3<br></body></html>",
        &[],
    );
    check("<img alt=\"\" src='data:image/png;base64,AA=='>", "<img alt=\"\" src=\"data:image/png;base64,AA==\">", &[]);
    check("<a href=\"#top\">Top</a>", "<a href=\"#\">Top</a>", &[]);
    check("<p style=\"fill: url(#g)\"></p>", "<p style=\"fill: url(#g)\"></p>", &[]);
}

#[test]
fn whatever_would_run_is_left_out_and_named() {
    check("a<script>alert('</p>')</SCRIPT >b", "ab", &["scripts"]);
    check("<script src=//x.test/a.js></script>b", "b", &["scripts"]);
    check("a<script>never ends", "a", &["scripts"]);
    check("<p onclick=go() ONLOAD = 'x'>b", "<p>b", &["event handlers"]);
    check("<svg/onload=x><script/>", "<svg>", &["scripts", "event handlers"]);
    check("<a href=' JavaScript:x'>b", "<a href=\"#\">b", &["scripts"]);
}

#[test]
fn whatever_would_be_loaded_is_left_out_and_named() {
    for tag in [
        "<img src=//x.test/a.png>",
        "<img srcset='a.png 2x'>",
        "<video poster=a.png>",
        "<input src=a.png>",
        "<body background=a.png>",
        "<image xlink:href=a.png>",
        "<use href=a.svg#b>",
    ] {
        let preview = preview("page.html", tag);
        assert_eq!(preview.inert, ["external images and media"], "{tag}");
        assert!(!preview.html.contains("a."), "{tag}: {}", preview.html);
    }
    let styles = "external styles and fonts";
    check("<link rel=stylesheet href=a.css>b", "b", &[styles]);
    check("<style>@import 'a.css';p{}</style>", "<style>p{}</style>", &[styles]);
    check("<p style='background: URL( \"//x/(a).png\" ) red'>", "<p style=\"background: none red\">", &[styles]);
    check("<style>p{background:image-set('a.png' 1x)}</style>", "<style>p{background:none}</style>", &[styles]);
    check("<style>p{background:u\\72 l(a.png)}</style>", "<style></style>", &[styles]);
    check("<p style=\"background:&#117;rl(a.png)\">", "<p style=\"\">", &[styles]);
    check("<svg><rect fill='url(a.svg#b)'/>", "<svg><rect fill=\"none\"/>", &[styles]);
}

#[test]
fn whatever_leads_elsewhere_is_left_out_and_named() {
    check("<a href=https://x.test ping=/p>b</a>", "<a href=\"#\">b</a>", &["links"]);
    check("<base href=//x.test>b", "b", &["links"]);
    check("<meta http-equiv=refresh content='0;url=//x.test'>b", "b", &["refreshes"]);
    check("<form action=/send><button formaction=/b autofocus>", "<form><button>", &["forms", "taking the focus"]);
    check("<iframe src=a.html></iframe><object data=a></object>", "</iframe></object>", &["frames and plug-ins"]);
    check("<svg><set attributeName=href to=//x.test />", "<svg><set to=\"//x.test\"/>", &["links"]);
}

#[test]
fn styles_stay_in_the_frame_and_that_is_said() {
    let page = "<style>p { position : fixed; inset: -9999px }</style>";
    check(page, page, &["styles that would leave the frame"]);
}

#[test]
fn a_document_too_long_is_not_shown_and_elements_too_deep_are_lifted() {
    check(&"x".repeat(5_000_001), "", &["more than 5 MB of text"]);
    let preview = preview("page.html", &("<div>".repeat(9_000) + "text" + &"</div>".repeat(9_000)));
    assert_eq!(preview.inert, ["elements more than 400 deep"]);
    assert_eq!(preview.html, "<div>".repeat(400) + "text" + &"</div>".repeat(400));
}

#[test]
fn a_streaming_document_is_shown_as_far_as_it_has_arrived() {
    check("<p>a</p><img src=\"data:ima", "<p>a</p>", &[]);
    check("<style>p { color: r", "<style>p { color: r</style>", &[]);
    check("<p>a<", "<p>a", &[]);
    check("<!-- <p>", "", &[]);
}

#[test]
fn a_drawing_keeps_its_style_and_fills_the_frame() {
    let drawing = preview("a.svg", "<?xml version=\"1.0\"?><svg><style><![CDATA[g{fill:red}]]></style><g/></svg>");
    assert!(drawing.html.ends_with("<svg><style>g{fill:red}</style><g/></svg>"), "{}", drawing.html);
    assert!(drawing.html.starts_with("<style>html,body"));
}

/// Pieces of what somebody might try, in any order.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "<",
        ">",
        "\"",
        "'",
        "=",
        " ",
        "/",
        "<!--",
        "-->",
        "<script",
        "</script>",
        "<style>",
        "</style>",
        "onload=x",
        "src=//x.test/a",
        "<img ",
        "<svg>",
        "<![CDATA[",
        "]]>",
        "url(//x.test/a)",
        "\\",
        "<p style=",
        "ä",
        "\0",
        "&#117;",
        "<title>",
        "</title>",
        "href=javascript:x",
        "<a ",
        "<iframe srcdoc=",
        "@import \"//x.test/a\";",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nothing_hostile_is_left_however_it_is_put_together(text in hostile()) {
        let once = preview("page.html", &text);
        let html = once.html.to_ascii_lowercase();
        for tag in html.split('<').skip(1) {
            let name = tag.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or_default();
            prop_assert!(!["script", "iframe", "!--"].contains(&name), "{text} -> {html}");
        }
        // What is shown, read again, tries nothing more: what looked like text was text.
        let twice = preview("page.html", &once.html);
        let styles = ["styles that would leave the frame"];
        prop_assert!(twice.inert.iter().all(|word| styles.contains(word)), "{text} -> {html} -> {:?}", twice.inert);
    }
}
