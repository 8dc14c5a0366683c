//! A panic tells the loader, which shows a notice without any help from the program.

use crate::place::window;
use hare_and_tortoise::shell::crash;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::CustomEvent;

/// The messages of the crash event, as they arrive.
#[track_caller]
fn check(report: Option<&str>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let listener = {
        let told = told.clone();
        Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| told.borrow_mut().push(event.detail()))
    };
    let callback = listener.as_ref().unchecked_ref();
    window().add_event_listener_with_callback("hare-crash", callback).unwrap();
    crash::tell("panicked at src/x.rs:1:1:\nboom 🐢", report);
    window().remove_event_listener_with_callback("hare-crash", callback).unwrap();

    let told = told.take();
    let [detail] = told.as_slice() else { panic!("told {} times", told.len()) };
    let detail = |key: &str| js_sys::Reflect::get(detail, &key.into()).unwrap().as_string();
    assert_eq!(detail("message").as_deref(), Some("panicked at src/x.rs:1:1:\nboom 🐢"));
    assert_eq!(detail("report").as_deref(), report);
}

#[wasm_bindgen_test]
fn a_crash_is_told_with_its_message_and_the_report() {
    check(None);
    check(Some("{\"version\":1}"));
}
