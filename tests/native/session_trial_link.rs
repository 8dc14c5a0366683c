//! A trial in a link: it replays both sessions and their comparison.

use crate::address;
use crate::session_log::entry;
use crate::session_page::{Desk, SENT, STEADY};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode, Part, Trial};
use hare_and_tortoise::scenario::ScriptKind::{Fast, Slow};
use serde_json::Value;

const FIRST: [(f64, Act); 4] = [(1.0, SENT), (3.0, Act::Raised(1)), (1.0, SENT), (3.0, Act::Accepted)];
const SECOND: [(f64, Act); 2] = [(1.5, SENT), (12.0, Act::Accepted)];

/// A trial that is done.
fn trial(keys: &str) -> Desk {
    let mut desk = Desk::opened(&format!("{STEADY}&order=fast{keys}"), None);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    desk.does(Event::OtherPressed);
    desk.acts(&SECOND);
    desk
}

/// The link that is copied.
#[track_caller]
fn copied(desk: &mut Desk) -> String {
    desk.effects.clear();
    desk.does(Event::CopyReplayPressed);
    match &desk.effects[..] {
        [Effect::CopyLink(link)] => link.clone(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn file(desk: &mut Desk, event: Event) -> String {
    desk.effects.clear();
    desk.does(event);
    match &desk.effects[..] {
        [Effect::Download { text, .. }] => text.clone(),
        other => panic!("{other:?}"),
    }
}

/// The modes and logs of the sessions in the chart.
fn shown(desk: &Desk) -> Vec<(Mode, String)> {
    let log = |log: &[_]| format!("{log:?}");
    desk.iterate().on_axis().iter().map(|session| (session.setup.mode, log(&session.log))).collect()
}

#[test]
fn a_trials_link_replays_both_sessions_and_says_the_same() {
    for keys in ["", "&blind=1", "&fast.rate=50&seed=3"] {
        let mut here = trial(keys);
        let link = copied(&mut here);
        let logs = "&log=1s,4r2,5s,8a&then=1.5s,13.5a";
        assert!(link.contains("&mode=fast&slow=custom&fast=custom") && link.ends_with(logs), "{link}");
        let mut there = Desk::opened(&link, None);
        assert_eq!((there.model.notices.len(), there.iterate().part()), (0, Part::Results));
        assert_eq!(shown(&there), shown(&here));
        let told = there.iterate().verdict();
        assert!(told.contains("(from a link, the first)") && told.contains("(from a link, the second)"), "{told}");
        let own = told.replace("from a link, the first", "session 1").replace("from a link, the second", "session 2");
        assert_eq!(own, here.iterate().verdict());
        assert_eq!(there.figures(), here.figures());
        assert_eq!(there.store, None, "they are somebody else's, and not kept");
        assert_eq!(copied(&mut there), link);
        assert_eq!(there.model.address().unwrap(), link);
        // Either can be left behind.
        there.does(Event::SetupPressed);
        assert_eq!((there.iterate().part(), there.iterate().on_axis().len()), (Part::Setup, 0));
    }
}

#[test]
fn the_first_session_beside_the_second_has_the_trials_link_too() {
    let mut desk = trial("");
    let link = copied(&mut desk);
    let [second, first] = [0, 1].map(|n| desk.iterate().kept[n].id);
    desk.does(Event::SessionOpened(first));
    assert!(copied(&mut desk).ends_with("&log=1s,4r2,5s,8a"), "alone it is one session");
    desk.does(Event::Compared(second, true));
    assert_eq!(copied(&mut desk), link);
    // Without its first session the second is one session.
    desk.does(Event::SessionOpened(second));
    desk.does(Event::SessionDeleted(first));
    assert!(copied(&mut desk).ends_with("&mode=slow&slow=custom&fast=custom&seed=7&log=1.5s,13.5a"));
}

#[test]
fn a_trial_that_is_half_done_has_no_link() {
    let mut desk = Desk::opened(&format!("{STEADY}&order=fast"), None);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    assert_eq!(desk.iterate().replay_link(), None);
    // Nor does somebody else's of this task tell the defects meanwhile.
    desk.open(&format!("{STEADY}&mode=fast&log=1s,5a&then=1s,20a"));
    assert_eq!(
        desk.iterate().verdict().replace('\u{a0}', " "),
        "5.0 s with Custom (from a link, the first). 20.0 s with Custom (from a link, the second)."
    );
    assert!(desk.iterate().missed().contains("Hidden until"));
}

#[test]
fn a_link_with_one_session_means_what_it_did() {
    for keys in ["&mode=fast", "&mode=both", ""] {
        let desk = Desk::opened(&format!("{STEADY}{keys}&log=1s,9a"), None);
        assert_eq!((desk.model.notices.len(), desk.iterate().on_axis().len()), (0, 1), "{keys}");
        assert!(desk.iterate().verdict().starts_with("9.0\u{a0}s with Custom"), "{}", desk.iterate().verdict());
        assert!(desk.iterate().before.is_none());
    }
}

/// The modes and the number of entries that a link shows, and its notices.
#[track_caller]
fn check(keys: &str, expected: &[(Mode, usize)], notices: &[&str]) {
    let desk = Desk::opened(&format!("{STEADY}&{keys}"), None);
    let shown: Vec<_> =
        desk.iterate().on_axis().iter().map(|session| (session.setup.mode, session.log.len())).collect();
    let notices: Vec<String> = notices.iter().map(|notice| (*notice).to_owned()).collect();
    assert_eq!((shown.as_slice(), &desk.model.notices), (expected, &notices), "{keys}");
}

#[test]
fn a_damaged_half_is_named_and_the_good_half_stays() {
    let (fast, slow) = (Mode::One(Fast), Mode::One(Slow));
    let both = [(fast, 2), (slow, 2)];
    check("mode=fast&log=1s,5a&then=1s,9a", &both, &[]);
    check("mode=fast&log=1s,zz,5a&then=1s,9a", &both, &["log: `zz` cannot be read; 1 of 3 entries are left out"]);
    check("mode=fast&log=1s,5a&then=1s,zz,9a", &both, &["then: `zz` cannot be read; 1 of 3 entries are left out"]);
    check(
        "mode=fast&log=1s,1.2a,5a&then=1s,1.2a,9a",
        &both,
        &[
            "log: 1 entries make no sense at their place and are left out",
            "then: 1 entries make no sense at their place and are left out",
        ],
    );
    check("mode=fast&log=1s,5a&then=", &both[..1], &[]);
    check("mode=fast&log=1s,5a&then=zz", &both[..1], &["then: `zz` cannot be read; 1 of 1 entries are left out"]);
    let missing = "log: there is no first session, so only the second one is shown";
    check("mode=fast&then=1s,9a", &both[1..], &[missing]);
    let unread = "log: `zz` cannot be read; 1 of 1 entries are left out";
    check("mode=fast&log=zz&then=1s,9a", &both[1..], &[unread, missing]);
    let belongs = "then: belongs to sessions with one model each; it is left out";
    check("mode=both&log=1s,5a&then=1s,9a", &[(Mode::Both, 2)], &[belongs]);
    // Without a mode the order of the trial says which model comes first.
    check("log=1s,9a&then=1s,5a", &[(slow, 2), (fast, 2)], &[]);
    check("order=fast&log=1s,5a&then=1s,9a", &both, &[]);
}

#[test]
fn a_first_session_in_which_nothing_makes_sense_leaves_a_link_that_opens() {
    let mut desk = Desk::opened(&format!("{STEADY}&mode=fast&log=5a&then=1s,9a"), None);
    assert_eq!(desk.iterate().on_axis().len(), 2);
    let (read, notices) = address::read(&copied(&mut desk));
    assert_eq!((read.iterate.setup.mode, notices), (Mode::One(Slow), vec![]));
    assert_eq!(read.iterate.log, [(1.0, SENT), (9.0, Act::Accepted)].map(entry));
}

#[test]
fn a_trial_whose_task_does_not_load_is_put_away_by_another_session() {
    let mut desk = Desk::opened("#/iterate?scenario=missing&mode=fast&log=1s,5a&then=1s,9a", None);
    assert_eq!(desk.iterate().part(), Part::Setup);
    desk.does(Event::ScenarioChosen(crate::page::id("task")));
    desk.does(Event::StartPressed);
    desk.acts(&SECOND);
    assert_eq!(desk.iterate().on_axis().len(), 1);
}

#[test]
fn a_second_session_in_the_store_is_refused() {
    let store = r##"{"version":1,"sessions":[{"id":4,"at":9,"link":"#/iterate?mode=fast&log=1s,5a&then=1s,9a"}]}"##;
    let desk = Desk::opened(STEADY, Some(store));
    assert_eq!(desk.model.notices, ["A kept session is left out: sessions[0].link: is no session"]);
}

#[test]
fn files_have_both_sessions_of_a_trial() {
    let mut here = trial("");
    let link = copied(&mut here);
    let mut there = Desk::opened(&link, None);
    for (desk, numbers) in [(&mut here, [1, 2]), (&mut there, [0, 1])] {
        let export: Value = serde_json::from_str(&file(desk, Event::ExportJsonPressed)).unwrap();
        let sessions = export["sessions"].as_array().unwrap();
        let told: Vec<_> = sessions.iter().map(|session| (&session["number"], &session["follows"])).collect();
        let [first, second] = numbers.map(Value::from);
        assert_eq!(told, [(&first, &Value::Null), (&second, &first)]);
        assert!(sessions.iter().all(|session| session["figures"]["escaped"].is_array()));
        let csv = file(desk, Event::ExportCsvPressed);
        let sessions: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert_eq!(sessions, [numbers[0], numbers[0], numbers[1]].map(|n| n.to_string()));
    }
    // Kept sessions beside them have numbers of their own.
    let mut beside = Desk::opened(STEADY, here.store.as_deref());
    beside.open(&link);
    for kept in beside.iterate().kept.iter().map(|kept| kept.id).collect::<Vec<_>>() {
        beside.does(Event::Compared(kept, true));
    }
    let export: Value = serde_json::from_str(&file(&mut beside, Event::ExportJsonPressed)).unwrap();
    let mut numbers: Vec<u64> =
        export["sessions"].as_array().unwrap().iter().filter_map(|session| session["number"].as_u64()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1, 2, 3]);
}

#[test]
fn a_trial_of_a_link_is_no_trial_here() {
    let desk = Desk::opened(&copied(&mut trial("&blind=1")), None);
    assert_eq!(desk.iterate().setup.trial, None::<Trial>);
    assert!(!desk.iterate().can_do_other());
}
