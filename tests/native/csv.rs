//! No cell of an exported table is a formula to a spreadsheet.

use crate::page::Page;
use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event};
use hare_and_tortoise::app::screen::race::report::arrivals_csv;

/// How the arrivals name a lane that a person has called this.
#[track_caller]
fn check(name: &str, cell: &str) {
    let escaped: String = name.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let page = Page::at(&format!("#/race?scenario=task&lanes=custom&0.name={escaped}"));
    let csv = arrivals_csv(&page.model.race.setup.lanes, page.run());
    let row = csv.split("\r\n").nth(1).unwrap();
    assert!(row.starts_with(&format!("0,{cell},")), "{name:?}: {row}");
}

#[test]
fn a_name_that_looks_like_a_formula_is_text() {
    for start in ["=", "+", "-", "@"] {
        check(&format!("{start}cmd|' /C calc'!A0"), &format!("\"'{start}cmd|' /C calc'!A0\""));
    }
    check("=HYPERLINK(\"https://elsewhere.example\")", "\"'=HYPERLINK(\"\"https://elsewhere.example\"\")\"");
    check("-inf", "\"'-inf\"");
    for text in ["-", "-.", "+e3", "-1e", "-1.2.3", "--1"] {
        check(text, &format!("\"'{text}\""));
    }
    check("-1+1", "\"'-1+1\"");
}

#[test]
fn other_names_and_numbers_stay_as_they_are() {
    for name in ["Hare", "a=b", "-5", "-0.5", "+1e3", "a,b"] {
        check(name, &format!("\"{name}\""));
    }
    check("the \"hare\"", "\"the \"\"hare\"\"\"");
}

#[test]
fn a_task_that_looks_like_a_formula_is_text_in_sessions_too() {
    let mut desk = Desk::opened("#/iterate?scenario=-task&mode=fast&slow=custom&fast=custom", None);
    desk.does(Event::StartPressed);
    desk.acts(&[(1.0, SENT), (2.0, Act::Accepted)]);
    desk.does(Event::ExportCsvPressed);
    let Some(Effect::Download { text, .. }) = desk.effects.last() else { panic!("{:?}", desk.effects) };
    assert!(text.split("\r\n").nth(1).unwrap().starts_with("1,\"'-task\",fast,1,\"first\",1,0,"), "{text}");
}
