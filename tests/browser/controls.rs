//! Each control alone: its value, the events it sends, and its accessible name.

use crate::place::{choose, fill, show, until};
use hare_and_tortoise::ui::common::{Button, Choice, Glyph, IconButton, NumberField, Table};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement, HtmlSelectElement};

/// The values that a control has sent, in order.
fn told<T: Clone + Send + Sync + 'static>() -> (Callback<T>, impl Fn() -> Vec<T>) {
    let told = ArcRwSignal::new(Vec::new());
    let write = told.clone();
    (Callback::new(move |value| write.update(|told| told.push(value))), move || told.get_untracked())
}

/// A number field from 0 to 100 whose owner takes the nearest number in range, or 50 for none.
async fn check_number(typed: &[&str], tells: &[Option<f64>], shows: &str) {
    let (tell, told) = told();
    let place = show(move || {
        let value = RwSignal::new("1".to_owned());
        let change = Callback::new(move |number: Option<f64>| {
            tell.run(number);
            value.set(number.map_or(50.0, |number| number.clamp(0.0, 100.0)).to_string());
        });
        let range = ("0".to_owned(), "100".to_owned());
        view! { <NumberField label="Rate in tokens/s" value=value.into() range change empty=Signal::stored("script’s".to_owned())/> }
    });
    let input: HtmlInputElement = place.one("spinbutton", "Rate in tokens/s");
    until("its value", || input.value() == "1").await;
    for text in typed {
        fill(&input, text);
    }
    assert_eq!(told(), tells, "{typed:?}");
    assert_eq!(input.value(), shows, "at once: {typed:?}");
    crate::place::frame().await;
    assert_eq!(input.value(), shows, "and after a frame: {typed:?}");
    assert_eq!((input.min(), input.max(), input.placeholder()), ("0".into(), "100".into(), "script’s".into()));
}

#[wasm_bindgen_test]
async fn a_number_field_takes_what_is_typed() {
    check_number(&["12.5"], &[Some(12.5)], "12.5").await;
    check_number(&["1e1"], &[Some(10.0)], "10").await;
    check_number(&["0", "7"], &[Some(0.0), Some(7.0)], "7").await;
}

#[wasm_bindgen_test]
async fn a_number_field_shows_what_became_of_it() {
    check_number(&["1000"], &[Some(1000.0)], "100").await;
    // The second time the value does not change, but the field must show it again.
    check_number(&["1000", "1001"], &[Some(1000.0), Some(1001.0)], "100").await;
    check_number(&["-3", "-4"], &[Some(-3.0), Some(-4.0)], "0").await;
}

#[wasm_bindgen_test]
async fn a_number_field_says_when_it_is_emptied() {
    check_number(&[""], &[None], "50").await;
    check_number(&["", ""], &[None, None], "50").await;
}

#[wasm_bindgen_test]
async fn a_number_field_follows_its_value() {
    let value = ArcRwSignal::new("3".to_owned());
    let shown = value.clone();
    let place = show(move || {
        let range = (String::new(), String::new());
        view! { <NumberField label="Seed" value=shown.into() range change=Callback::new(|_| {})/> }
    });
    let input: HtmlInputElement = place.one("spinbutton", "Seed");
    for text in ["3", "", "9007199254740991"] {
        value.set(text.to_owned());
        until(text, || input.value() == text).await;
    }
}

#[wasm_bindgen_test]
async fn a_choice_offers_what_there_is_and_tells_what_is_chosen() {
    const SLOW: &str = "<option value=\"slow\" selected>Slow</option><option value=\"fast\">Fast</option>";
    const FAST: &str = "<option value=\"slow\">Slow</option><option value=\"fast\" selected>Fast</option>";
    let options = ArcRwSignal::new(SLOW.to_owned());
    let offered = options.clone();
    let (tell, told) = told();
    let place = show(move || view! { <Choice label="Script" options=offered.into() choose=tell/> });
    let select: HtmlSelectElement = place.one("combobox", "Script");
    until("both", || select.length() == 2).await;
    assert_eq!((select.value(), told()), ("slow".to_owned(), vec![]));
    choose(&select, "fast");
    assert_eq!(told(), ["fast"]);
    options.set(FAST.to_owned());
    until("what was chosen", || select.value() == "fast").await;
    options.set("<option value=\"x\" selected>&lt;b&gt;</option>".to_owned());
    until("what there is now", || select.value() == "x" && select.text_content().as_deref() == Some("<b>")).await;
}

#[wasm_bindgen_test]
async fn an_icon_button_bears_its_name() {
    let running = ArcRwSignal::new(false);
    let (tell, told) = told();
    let state = running.clone();
    let place = show(move || {
        let read = state.clone();
        let glyph = Signal::derive(move || if read.get() { Glyph::Pause } else { Glyph::Play });
        let read = state.clone();
        let label = Signal::derive(move || if read.get() { "Pause" } else { "Play" }.to_owned());
        let disabled = Signal::derive(move || state.get());
        view! { <IconButton glyph label disabled press=tell/> }
    });
    let button: HtmlButtonElement = place.one("button", "Play");
    assert_eq!((button.title().as_str(), button.disabled()), ("Play", false));
    let drawing: Element = button.first_element_child().unwrap();
    assert_eq!(drawing.get_attribute("aria-hidden").as_deref(), Some("true"), "a drawing says nothing by itself");
    button.click();
    assert_eq!(told().len(), 1);
    running.set(true);
    until("its other name", || place.all("button", "Pause").len() == 1).await;
    assert!(button.disabled() && place.all("button", "Play").is_empty());
    button.click();
    assert_eq!(told().len(), 1, "it cannot be pressed");
}

#[wasm_bindgen_test]
async fn a_button_says_what_is_written_on_it() {
    let label = ArcRwSignal::new("Copy link".to_owned());
    let written = label.clone();
    let (tell, told) = told();
    let place = show(move || view! { <Button label=written press=tell/> });
    place.press("Copy link");
    label.set("Link copied".to_owned());
    until("its other words", || place.all("button", "Link copied").len() == 1).await;
    assert_eq!(told().len(), 1);
}

#[wasm_bindgen_test]
async fn a_table_can_be_found_and_scrolled_and_follows_what_it_shows() {
    let html = ArcRwSignal::new("<tbody><tr><th scope=\"row\">A</th><td>1</td></tr></tbody>".to_owned());
    let shown = html.clone();
    let place = show(move || view! { <Table title="Metrics by tool" html=shown.into()/> });
    let region: Element = place.one("group", "Metrics by tool");
    assert_eq!(region.get_attribute("tabindex").as_deref(), Some("0"), "the keyboard scrolls it");
    let table = || region.query_selector("table").unwrap().unwrap();
    until("a row", || table().text_content().as_deref() == Some("A1")).await;
    html.set("<tbody><tr><th scope=\"row\">B</th><td>2</td></tr></tbody>".to_owned());
    until("another", || table().text_content().as_deref() == Some("B2")).await;
    assert_eq!(table().query_selector("th[scope=row]").unwrap().unwrap().text_content().as_deref(), Some("B"));
}
