//! Pieces of the first view are bound by name. A wrong name fails in a debug build, where it can still be corrected.

use hare_and_tortoise::ui::drawn::Drawn;
use wasm_bindgen_test::wasm_bindgen_test;

fn at(html: &str) -> String {
    Drawn::new(html).at("here").text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
fn a_name_finds_its_element() {
    assert_eq!(at("<p>a<b data-bind=\"here\">b</b><i data-bind=\"there\">c</i></p>"), "b");
    assert_eq!(Drawn::new("<p>a</p>").at("").text_content().as_deref(), Some("a"), "no name is the piece itself");
}

#[wasm_bindgen_test]
#[should_panic(expected = "data-bind=here")]
fn a_name_that_finds_nothing_fails() {
    at("<p>a<i data-bind=\"there\">c</i></p>");
}

#[wasm_bindgen_test]
#[should_panic(expected = "data-bind=here")]
fn a_name_that_finds_two_fails() {
    at("<p><b data-bind=\"here\">b</b><i data-bind=\"here\">c</i></p>");
}
