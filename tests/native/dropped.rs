//! A file that is dropped on the page: the set-up opens it as a task, and elsewhere a notice says where to drop it.

use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::screen::iterate::{Act, Event};

#[track_caller]
fn check(desk: &Desk, expected: Option<&str>) {
    let expected = expected.map(|words| format!("“mine.json” was not opened. {words}"));
    assert_eq!(desk.model.refuses_file("mine.json"), expected);
}

#[test]
fn each_screen_opens_a_file_or_says_where_to_drop_it() {
    let iterate = "To use it as a task, drop it on the Iterate screen.";
    for hash in ["", "#/race?seed=1", "#/iterate?person=simulated"] {
        check(&Desk::opened(hash, None), Some(iterate));
    }
    let mut desk = Desk::opened(STEADY, None);
    check(&desk, None);
    desk.does(Event::StartPressed);
    check(&desk, Some("Finish this session or save it for later, then drop the file again."));
    desk.acts(&[(1.0, SENT), (12.0, Act::Accepted)]);
    check(&desk, Some("Press “Another session”, then drop the file again."));
    desk.open("#/race");
    check(&desk, Some(iterate));
    desk.open(STEADY);
    desk.does(Event::SetupPressed);
    check(&desk, None);
    assert!(Desk::opened("", None).model.refuses_file("").is_some_and(|words| words.starts_with("“file” was")));
}
