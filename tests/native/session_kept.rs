//! Sessions kept in the browser: resumed after a reload, listed, compared and deleted. Also damaged stores.

use crate::session_log::entry;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::screen::iterate::{Act, Event, Part, SessionId, Stage};
use proptest::prelude::*;

const UNSAVED: &str = "Your browser won’t save sessions (storage is full or blocked). You can continue; export before \
                       closing the tab.";

/// The same browser, after a reload of the page.
pub(crate) fn reloaded(desk: &Desk) -> Desk {
    Desk::opened(STEADY, desk.store.as_deref())
}

/// The kept sessions as they are listed.
pub(crate) fn list(desk: &Desk) -> Vec<String> {
    let views = desk.iterate().kept_views().into_iter();
    views.map(|view| format!("{}: {}", view.title, view.state)).collect()
}

/// Whether the chart shows each kept session, whether that can be changed, and its label.
pub(crate) fn ticks(desk: &Desk) -> Vec<Option<(bool, bool, &'static str)>> {
    let views = desk.iterate().kept_views().into_iter();
    views.map(|view| view.on_axis.map(|on| (on.chosen, !on.fixed, on.words))).collect()
}

pub(crate) fn newest(desk: &Desk) -> SessionId {
    desk.iterate().kept[0].id
}

pub(crate) const DONE: [(f64, Act); 2] = [(1.0, SENT), (2.0, Act::Accepted)];

#[test]
fn a_session_is_kept_from_its_start_and_at_every_act() {
    let mut desk = Desk::begun("mode=fast");
    let title = "1. The task, Custom";
    assert_eq!(list(&reloaded(&desk)), ["1. The task, Custom: 0 turns, 0.00 s, in progress"]);
    desk.after(1.0, SENT);
    assert_eq!(list(&reloaded(&desk)), [format!("{title}: 1 turn, 1.00 s, in progress")]);
    desk.after(2.0, Act::Accepted);
    assert_eq!(list(&reloaded(&desk)), [format!("{title}: 1 turn, 3.00 s, accepted")]);
    desk.after(2.0, Act::Accepted);
    assert_eq!(list(&desk), list(&reloaded(&desk)));
}

#[test]
fn a_session_remembers_when_it_was_begun() {
    let begun =
        |desk: &Desk| -> Vec<Option<u32>> { desk.iterate().kept_views().into_iter().map(|view| view.begun).collect() };
    let mut desk = Desk::begun("mode=fast");
    assert_eq!(begun(&desk), [None], "nobody has said what time it is");
    desk.acts(&DONE);
    desk.does(Event::EpochRead(1_795_300_000_000.0 - desk.now().millis()));
    desk.wait(2.5);
    desk.does(Event::SetupPressed);
    desk.does(Event::StartPressed);
    desk.acts(&DONE);
    assert_eq!(begun(&desk), [Some(1_795_300_002), None]);
    assert_eq!(begun(&reloaded(&desk)), begun(&desk));
}

#[test]
fn a_session_goes_on_after_a_reload_where_it_was_left() {
    let mut desk = Desk::begun("mode=fast&fast.rate=50");
    desk.acts(&[(1.0, SENT), (0.75, Act::Left)]);
    let mut again = reloaded(&desk);
    assert_eq!(again.iterate().part(), Part::Setup);
    again.wait(3_600.0);
    let id = newest(&again);
    again.does(Event::SessionOpened(id));
    assert_eq!((again.stage(), again.seconds()[5]), (Stage::Streaming, 1.75));
    again.wait(0.31);
    assert_eq!((again.stage(), again.file().as_str()), (Stage::Judging, "x = 1;\n"));
    again.after(1.0, Act::Accepted);
    assert_eq!((again.seconds(), again.figures().switches), ([1.0, 1.06, 0.0, 1.0, 0.0, 3.06], 0));
    assert_eq!(again.session().log, [(1.0, SENT), (3.06, Act::Accepted)].map(entry));
}

#[test]
fn a_paused_session_loses_no_time() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.5, Act::Raised(7))]);
    desk.does(Event::PauseToggled);
    let mut again = reloaded(&desk);
    let id = newest(&again);
    again.does(Event::SessionOpened(id));
    assert_eq!(again.seconds()[5], 3.5);
}

#[test]
fn opening_another_screen_pauses_and_coming_back_finds_the_session() {
    let mut desk = Desk::begun("mode=fast");
    desk.after(1.0, SENT);
    desk.wait(0.5);
    for hash in ["#/race?scenario=task", ""] {
        desk.open(hash);
        desk.wait(60.0);
        let back = format!("{STEADY}&mode=fast");
        desk.open(&back);
        assert_eq!((desk.iterate().part(), desk.session().is_running()), (Part::Work, false), "{hash:?}");
        assert_eq!(desk.seconds()[5], 1.5, "{hash:?}");
    }
    desk.does(Event::PauseToggled);
    assert!(desk.session().is_running());
    // Another set-up leaves the session; it stays kept.
    desk.open(&format!("{STEADY}&mode=slow"));
    assert_eq!(desk.iterate().part(), Part::Setup);
    assert_eq!(list(&desk), ["1. The task, Custom: 1 turn, 1.50 s, in progress"]);
}

#[test]
fn kept_sessions_are_compared_with_the_one_on_screen() {
    let mut desk = Desk::begun("mode=slow");
    desk.acts(&[(1.0, SENT), (6.0, Act::Accepted)]);
    let first = newest(&desk);
    desk.does(Event::SetupPressed);
    desk.does(Event::ModeChosen(hare_and_tortoise::app::screen::iterate::Mode::Both));
    desk.does(Event::StartPressed);
    desk.acts(&DONE);
    desk.does(Event::Compared(first, true));
    let shown = |desk: &Desk| desk.iterate().on_axis().iter().map(|session| session.id).collect::<Vec<_>>();
    assert_eq!(shown(&desk), [first, newest(&desk)]);
    let own = Some((true, false, "in the chart (this session)"));
    assert_eq!(ticks(&desk), [own, Some((true, true, "in the chart"))]);
    desk.does(Event::Compared(first, false));
    assert_eq!(shown(&desk), [newest(&desk)]);
    assert_eq!(ticks(&desk), [own, Some((false, true, "in the chart"))]);
    // After a reload there is no session on screen, and the chosen ones get their tasks.
    let mut again = reloaded(&desk);
    again.does(Event::Compared(first, true));
    assert_eq!(shown(&again), [first]);
}

#[test]
fn the_list_says_which_sessions_are_always_in_the_chart() {
    let mut desk = Desk::begun("order=fast");
    desk.acts(&DONE);
    desk.does(Event::OtherPressed);
    assert_eq!(ticks(&desk), [None, None], "in a session");
    desk.acts(&[(1.0, SENT), (6.0, Act::Accepted)]);
    let both = [
        Some((true, false, "in the chart (this session)")),
        Some((true, false, "in the chart (the first of the two)")),
    ];
    assert_eq!(ticks(&desk), both);
    desk.does(Event::SetupPressed);
    assert_eq!(ticks(&desk), [None, None], "at the set-up");
    // A session from a link is not kept, so any kept session can be compared with it.
    desk.open(&format!("{STEADY}&mode=fast&log=1s,5a"));
    assert_eq!(ticks(&desk), [Some((false, true, "in the chart")); 2]);
}

#[test]
fn sessions_can_be_deleted_one_by_one_and_all() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&DONE);
    let first = newest(&desk);
    desk.does(Event::SetupPressed);
    desk.does(Event::StartPressed);
    desk.does(Event::Compared(first, true));
    desk.does(Event::SessionDeleted(first));
    assert_eq!((list(&desk).len(), desk.iterate().on_axis().len()), (1, 1));
    assert_eq!(list(&reloaded(&desk)), list(&desk));
    desk.does(Event::AllDeleted);
    assert_eq!((desk.iterate().part(), list(&desk), desk.store.clone()), (Part::Setup, vec![], None));
}

#[test]
fn at_most_fifty_are_kept_and_the_oldest_that_is_over_goes() {
    let mut desk = Desk::begun("mode=fast");
    for n in 0..52 {
        if n > 0 {
            desk.does(Event::StartPressed);
        }
        // The first one is left in progress.
        if n > 0 {
            desk.acts(&DONE);
        }
        desk.does(Event::SetupPressed);
    }
    let list = list(&reloaded(&desk));
    assert_eq!((list.len(), &list[49][..2], &list[48][..2]), (50, "1.", "4."));
}

#[test]
fn a_store_that_cannot_be_used_is_reported_once_and_all_works() {
    let mut desk = Desk::begun("mode=fast");
    for _ in 0..3 {
        desk.does(Event::StoreFailed("the quota is used up".to_owned()));
    }
    assert_eq!(desk.model.notices, [UNSAVED]);
    desk.acts(&DONE);
    assert_eq!(desk.iterate().part(), Part::Results);
    let claim = "They stay on this device until you delete them. The page keeps no text that you typed, only the \
                 fact that you typed.";
    let list = |desk: &Desk| [desk.iterate().kept_title(), desk.iterate().kept_note()];
    assert_eq!(list(&desk), ["Sessions in this tab", UNSAVED]);
    desk.does(Event::StoreWritten);
    assert_eq!(list(&desk), ["Sessions kept in this browser", claim], "there is room again");
    let mut desk = Desk::opened("#/race?scenario=task", None);
    desk.does(Event::StoreRead(Err("access is denied".to_owned())));
    desk.open(STEADY);
    assert_eq!(desk.model.notices, Vec::<String>::new(), "opening a view puts notices away");
    assert!(desk.iterate().can_start());
}

#[test]
fn another_tab_is_heard_of() {
    let mut desk = Desk::begun("mode=fast");
    let mut other = reloaded(&desk);
    other.does(Event::StartPressed);
    other.acts(&DONE);
    desk.does(Event::StoreRead(Ok(other.store.clone())));
    desk.after(1.0, SENT);
    assert_eq!(list(&desk).len(), 2);
    assert_eq!(list(&reloaded(&desk)), list(&desk));
}

/// The number of sessions left of a store, and the notices.
#[track_caller]
fn check(store: &str, left: usize, said: &[&str]) {
    let mut desk = Desk::opened(STEADY, Some(store));
    assert_eq!(
        (list(&desk).len(), desk.model.notices.clone()),
        (left, said.iter().map(|s| (*s).to_owned()).collect()),
        "{store}"
    );
    desk.does(Event::StartPressed);
    assert_eq!(desk.iterate().part(), Part::Work);
}

#[test]
fn damaged_sessions_are_left_out_with_a_notice() {
    let good = r##"{"id":4,"at":2.5,"link":"#/iterate?v=1&scenario=task&mode=fast&log=1s"}"##;
    let with = |entry: &str| format!(r#"{{"version":1,"sessions":[{good},{entry}]}}"#);
    check(&with(good), 1, &["A kept session is left out: number 4 occurs twice"]);
    check(&with("{}"), 1, &["A kept session is left out: sessions[1]: missing field `id`"]);
    for (link, reason) in [
        (r##""#/race""##, "is no session"),
        (r##""#/iterate""##, "is no session"),
        (r##""#/iterate?mode=fast&fast.rate=0""##, "fast.rate: 0 is out of range; 0.1 is used"),
        ("7", "is a number; a text is needed"),
    ] {
        let entry = format!(r#"{{"id":5,"at":2,"link":{link}}}"#);
        check(&with(&entry), 1, &[&format!("A kept session is left out: sessions[1].link: {reason}")]);
    }
    let at = r##"{"id":5,"at":-1,"link":"#/iterate?mode=fast"}"##;
    check(&with(at), 1, &["A kept session is left out: sessions[1].at: is -1; 0 to 86400 is allowed"]);
    let cannot = "The sessions kept in this browser cannot be read: ";
    check("[]", 0, &[&format!("{cannot}is a list; an object is needed")]);
    check("{}", 0, &[&format!("{cannot}missing field `version`")]);
    check(r#"{"version":1,"sessions":7}"#, 0, &[&format!("{cannot}sessions: is a number; a list is needed")]);
}

#[test]
fn sessions_of_a_later_version_stay() {
    let store = r#"{"version":2,"sessions":{}}"#;
    let mut desk = Desk::opened(STEADY, Some(store));
    assert_eq!(
        desk.model.notices,
        ["The sessions kept in this browser have version 2; this page reads version 1. They stay unchanged, and new \
         sessions are not kept"]
    );
    desk.does(Event::StartPressed);
    desk.acts(&DONE);
    assert_eq!(desk.iterate().kept_title(), "Sessions in this tab");
    desk.does(Event::AllDeleted);
    assert_eq!(desk.store.as_deref(), Some(store));
}

proptest! {
    #[test]
    fn any_text_in_the_store_is_survived(text in "\\PC{0,60}", cut in 0..400_usize) {
        let mut desk = Desk::begun("mode=fast");
        desk.acts(&DONE);
        let mut damaged = desk.store.clone().unwrap_or_default();
        let cut = damaged.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(0);
        damaged.replace_range(cut.., &text);
        let mut desk = Desk::opened(STEADY, Some(&damaged));
        desk.does(Event::StartPressed);
        prop_assert_eq!(desk.iterate().part(), Part::Work);
    }
}

#[test]
fn a_task_that_fails_to_load_is_reported_and_asked_for_again() {
    let mut desk = Desk::opened("#/iterate?scenario=missing", None);
    assert_eq!(desk.model.notices, ["The task “missing” could not be opened. scenarios/missing.json: is not there"]);
    assert!(desk.iterate().can_retry() && !desk.iterate().can_start());
    desk.does(Event::ScenarioChosen(crate::page::id("task")));
    assert!(desk.iterate().can_start());
    desk.does(Event::ScenarioChosen(crate::page::id("missing")));
    desk.does(Event::RetryPressed);
    assert!(desk.iterate().can_retry());
}
