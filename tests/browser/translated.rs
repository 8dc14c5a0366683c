//! Other scripts change the page, too: a translator replaces texts by elements, and an extension removes elements.

use crate::place::{Place, document, show, until};
use crate::playground::{play, seek};
use crate::scenario::scenario;
use hare_and_tortoise::scenario::{ScriptKind, Section};
use hare_and_tortoise::shell::TextPainter;
use hare_and_tortoise::ui::common::Button;
use hare_and_tortoise::ui::race::race;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

/// Does what a translator does: replaces each text by two nested elements with a text of their own.
fn translate(node: &Node) {
    let children = node.child_nodes();
    let children: Vec<Node> = (0..children.length()).filter_map(|n| children.item(n)).collect();
    for child in children {
        match child.node_name().as_str() {
            "#text" => {}
            // Leave the translator's own elements alone.
            "FONT" => continue,
            _ => {
                translate(&child);
                continue;
            }
        }
        let [outer, inner] = [(); 2].map(|()| document().create_element("font").unwrap());
        inner.set_text_content(child.text_content().as_deref());
        outer.append_child(&inner).unwrap();
        node.replace_child(&outer, &child).unwrap();
    }
}

fn sections() -> Arc<[Section]> {
    scenario().script(ScriptKind::Slow).race(1).sections.clone()
}

fn n_tokens(sections: &[Section]) -> usize {
    sections.iter().map(|section| section.text.tokens.len()).sum()
}

/// The whole text that this many tokens deliver.
fn delivered(sections: &[Section], mut n_tokens: usize) -> String {
    let mut text = String::new();
    for section in sections {
        text += &section.text.content[..section.text.delivered(n_tokens)];
        n_tokens = n_tokens.saturating_sub(section.text.tokens.len());
    }
    text
}

/// Streams the text token by token, and changes the page in between, each time after this many tokens.
fn stream(every: usize, change: impl Fn(&Element)) -> (String, Element) {
    let sections = sections();
    let output = document().create_element("div").unwrap();
    let mut painter = TextPainter::new(output.clone(), sections.clone());
    let all = n_tokens(&sections);
    for n_tokens in 1..=all {
        painter.show(n_tokens);
        if n_tokens % every == 0 {
            change(&output);
        }
    }
    (delivered(&sections, all), output)
}

#[wasm_bindgen_test]
fn text_goes_on_where_what_was_there_has_been_replaced() {
    for every in [1, 2, 7, 100] {
        let (whole, output) = stream(every, |output| translate(output));
        assert_eq!(output.text_content().unwrap(), whole, "after each {every} tokens");
    }
    // The painter can still go back.
    let sections = sections();
    let output = document().create_element("div").unwrap();
    let mut painter = TextPainter::new(output.clone(), sections.clone());
    for n_tokens in [300, 200, 250, 10, n_tokens(&sections), 0, 40] {
        painter.show(n_tokens);
        assert_eq!(output.text_content().unwrap(), delivered(&sections, n_tokens), "{n_tokens} tokens");
        translate(&output);
    }
}

#[wasm_bindgen_test]
fn where_the_place_it_goes_on_in_was_taken_out_all_of_it_is_painted_once_more() {
    for taken in [".block:last-of-type", ".stack", ".section", ".section, .stack, .block"] {
        let (whole, output) = stream(40, |output| {
            let found = output.query_selector_all(taken).unwrap();
            (0..found.length()).for_each(|n| found.item(n).unwrap().unchecked_into::<Element>().remove());
        });
        // More tokens come after the last change.
        assert!(!n_tokens(&sections()).is_multiple_of(40));
        assert_eq!(output.text_content().unwrap(), whole, "{taken}");
    }
}

#[wasm_bindgen_test]
fn text_goes_on_where_its_own_part_or_its_words_were_taken_out() {
    for taken in [".block > div", ".block > div > *"] {
        let (whole, output) = stream(40, |output| {
            let found = output.query_selector_all(taken).unwrap();
            (0..found.length()).for_each(|n| found.item(n).unwrap().unchecked_into::<Element>().remove());
        });
        let (shown, last) = (output.text_content().unwrap(), whole.lines().last().unwrap());
        assert!(shown.ends_with(last), "{taken}: {shown}");
    }
}

/// The figure beside a name in a lane's read-out.
fn figure<M: Mountable>(place: &Place<M>, name: &str) -> String {
    let terms = place.root.query_selector_all("dt").unwrap();
    let mut terms = (0..terms.length()).map(|n| terms.item(n).unwrap());
    let term = terms.find(|term| term.text_content().unwrap().trim() == name).expect(name);
    term.parent_element().unwrap().query_selector("dd").unwrap().unwrap().text_content().unwrap()
}

#[wasm_bindgen_test]
async fn figures_words_and_the_clock_follow_a_page_that_was_translated() {
    let (shell, place) = play("#/race?scenario=task&lanes=custom&0.name=N&0.ttft=0.1", race);
    until("the lane", || place.all("article", "N").len() == 1).await;
    for (at, ttft, action) in [(0.05, "–", "Resume"), (0.2, "0.10 s", "Resume"), (99.0, "0.10 s", "Run again")] {
        translate(&place.root);
        seek(shell, at);
        until("the figure", || figure(&place, "TTFT") == ttft).await;
        until("the word", || place.all("button", action).len() == 1).await;
        let clock = place.root.query_selector(".clock").unwrap().unwrap().text_content().unwrap();
        assert!(clock.starts_with(&format!("{:.3} s of", f64::min(at, clock_end(&clock)))), "{at} s: {clock}");
    }
}

/// The end of the run, from the clock's text.
fn clock_end(clock: &str) -> f64 {
    clock.rsplit("of ").next().unwrap().trim_end_matches(" s").parse().unwrap()
}

#[wasm_bindgen_test]
async fn a_button_says_its_other_words_on_a_page_that_was_translated() {
    let label = ArcRwSignal::new("Pause".to_owned());
    let written = label.clone();
    let place = show(move || view! { <Button label=written press=Callback::new(|()| ())/> });
    translate(&place.root);
    label.set("Resume".to_owned());
    until("its other words", || place.all("button", "Resume").len() == 1).await;
}

/// Shows Leptos's own behaviour: a text in a view stays as it was translated, without an error. Changing prose is
/// therefore written through its element, by `prop:textContent`, or is not translated.
#[wasm_bindgen_test]
async fn a_text_in_a_view_stays_as_it_was_translated() {
    let (words, shown) = (ArcRwSignal::new(1), ArcRwSignal::new(true));
    let (read, is_shown) = (words.clone(), shown.clone());
    let place = show(move || {
        let (kept, through) = (read.clone(), read.clone());
        view! {
            <p>{move || format!("kept {}", kept.get())}</p>
            <p prop:textContent=move || format!("through {}", through.get())></p>
            {move || if is_shown.get() { view! { "first" }.into_any() } else { view! { <b>"second"</b> }.into_any() }}
        }
    });
    translate(&place.root);
    words.set(2);
    shown.set(false);
    let text = || place.root.text_content().unwrap();
    until("what is written through the element", || text().contains("through 2")).await;
    assert_eq!(text(), "kept 1through 2first");
}
