//! Each control alone: its value, the events it sends, and its accessible name.

use crate::place::{Place, choose, confirm, fill, frame, show, type_into, until, window};
use hare_and_tortoise::ui::common::{Button, Choice, Glyph, IconButton, NumberField, Table};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement, HtmlSelectElement};

/// The values that a control has sent, in order.
fn told<T: Clone + Send + Sync + 'static>() -> (Callback<T>, impl Fn() -> Vec<T>) {
    let told = ArcRwSignal::new(Vec::new());
    let write = told.clone();
    (Callback::new(move |value| write.update(|told| told.push(value))), move || told.get_untracked())
}

/// A number field from 0 to 100 whose usual number is 50, and what it has told.
fn number_field() -> (Place<impl Mountable>, HtmlInputElement, impl Fn() -> Vec<Option<f64>>) {
    let (tell, told) = told();
    let place = show(move || {
        let value = RwSignal::new("1".to_owned());
        let change = Callback::new(move |number: Option<f64>| {
            tell.run(number);
            value.set(number.unwrap_or(50.0).to_string());
        });
        let changed = Signal::derive(move || value.get() != "50");
        let range = ("0".to_owned(), "100".to_owned());
        view! { <NumberField label="Rate" value=value.into() range change changed empty=Signal::stored("script’s".to_owned())/> }
    });
    let input = place.one("spinbutton", "Rate");
    (place, input, told)
}

/// What a number field tells and shows after a person has typed this and left it.
async fn check_number(typed: &[&str], tells: &[f64], shows: &str) {
    let (_place, input, told) = number_field();
    until("its value", || input.value() == "1").await;
    for text in typed {
        fill(&input, text);
    }
    assert_eq!(told(), tells.iter().copied().map(Some).collect::<Vec<_>>(), "{typed:?}");
    assert_eq!(input.value(), shows, "at once: {typed:?}");
    frame().await;
    assert_eq!(input.value(), shows, "and after a frame: {typed:?}");
    assert_eq!((input.min(), input.max(), input.placeholder()), ("0".into(), "100".into(), "script’s".into()));
    assert_eq!(input.title(), "From 0 to 100");
}

#[wasm_bindgen_test]
async fn a_number_field_takes_what_is_typed() {
    check_number(&["12.5"], &[12.5], "12.5").await;
    check_number(&["1e1"], &[10.0], "10").await;
    check_number(&["0", "7"], &[0.0, 7.0], "7").await;
}

#[wasm_bindgen_test]
async fn a_number_out_of_range_becomes_the_nearest() {
    check_number(&["1000"], &[100.0], "100").await;
    // The second time the value does not change, but the field must show it again.
    check_number(&["1000", "1001"], &[100.0], "100").await;
    check_number(&["-3", "-4"], &[0.0], "0").await;
}

#[wasm_bindgen_test]
async fn an_emptied_number_field_goes_back_to_what_it_was() {
    check_number(&[""], &[], "1").await;
    check_number(&["7", ""], &[7.0], "7").await;
}

#[wasm_bindgen_test]
async fn what_is_typed_takes_effect_after_a_rest_and_stays_as_it_is_typed() {
    let (_place, input, told) = number_field();
    until("its value", || input.value() == "1").await;
    input.focus().unwrap();
    type_into(&input, "7.50");
    assert_eq!(told(), [], "not with each key");
    until("the number", || told() == [Some(7.5)]).await;
    frame().await;
    assert_eq!(input.value(), "7.50", "as it was typed");
    type_into(&input, "7000");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    confirm(&input);
    assert_eq!((input.value().as_str(), told().len()), ("7000", 1), "it is not changed while somebody types");
    type_into(&input, "70");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("false"));
    confirm(&input);
    assert_eq!(told(), [Some(7.5), Some(70.0)], "Enter takes it at once");
    type_into(&input, "7000");
    input.blur().unwrap();
    assert_eq!((input.value().as_str(), told()[2..].to_vec()), ("100", vec![Some(100.0)]));
    assert!(!input.has_attribute("aria-invalid"));
}

#[wasm_bindgen_test]
async fn a_number_that_was_changed_can_be_reset() {
    let (place, input, told) = number_field();
    let offered = || place.root.query_selector("[data-none=false] button").unwrap().is_some();
    until("the button", offered).await;
    place.press("Reset Rate");
    until("the usual number", || input.value() == "50").await;
    assert_eq!(told(), [None]);
    until("no button", || !offered()).await;
}

#[wasm_bindgen_test]
async fn a_number_field_that_is_gone_takes_nothing() {
    let (mut place, input, told) = number_field();
    until("its value", || input.value() == "1").await;
    input.focus().unwrap();
    type_into(&input, "9");
    place.unmount();
    // The browser may report that the field was left when it goes.
    let before = told();
    let now = || window().performance().unwrap().now();
    let since = now();
    until("a longer time than a rest has passed", || now() > since + 700.0).await;
    assert_eq!(told(), before);
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
