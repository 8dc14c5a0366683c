//! Nothing on screen, in the address or in a file reveals what the second session of a trial is to find out.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::iterate::{Act, Event, Mode, Part};
use hare_and_tortoise::engine::Field;
use hare_and_tortoise::scenario::ScriptKind;

/// A blind trial of two models that appear nowhere else on the page, each with a unique rate.
const BLIND: &str = "#/iterate?scenario=task&order=fast&blind=1&slow=claude-opus-4.6&slow.rate=43.21&\
                     fast=mercury-2&fast.rate=876.5";
const SEALED: &str = "#/iterate?v=1&scenario=task&blind=1&seed=7";

/// A trial that is not blind.
const OPEN: &str = "#/iterate?scenario=task&slow=custom&fast=custom&order=fast";

/// The fast script, accepted after a false alarm and with a defect that was raised but not sent.
const FIRST: [(f64, Act); 5] =
    [(1.0, SENT), (3.0, Act::Raised(0)), (1.0, SENT), (3.0, Act::Raised(1)), (1.0, Act::Accepted)];
const SECOND: [(f64, Act); 2] = [(1.0, SENT), (12.0, Act::Accepted)];

/// The texts on screen at the end of a session, and the files that can be exported then.
fn results(desk: &mut Desk) -> Vec<(&'static str, String)> {
    let iterate = desk.iterate();
    let mut seen = vec![
        ("verdict", iterate.verdict()),
        ("axis", iterate.axis() + &iterate.axis_legend()),
        ("figures", iterate.figures_table()),
        ("missed", iterate.missed()),
        ("changed", iterate.changed_words()),
        ("replay", iterate.replay_link().unwrap_or_default()),
        ("locked", iterate.locked_words().to_owned()),
        ("replay needs", iterate.replay_needs().to_owned()),
    ];
    desk.effects.clear();
    for event in [Event::CopyReplayPressed, Event::ExportJsonPressed, Event::ExportCsvPressed, Event::ExportSvgPressed]
    {
        desk.does(event);
    }
    for effect in desk.effects.drain(..) {
        seen.push(match effect {
            Effect::CopyLink(link) => ("copied", link),
            Effect::Download { name, text, .. } => (name, text),
            _ => continue,
        });
    }
    seen
}

/// Everything that the page shows or says on the iterate screen, at any stage.
fn everything(desk: &mut Desk) -> Vec<(&'static str, String)> {
    let mut seen = results(desk);
    let (model, now) = (&desk.model, desk.now());
    let iterate = desk.iterate();
    let controls = ScriptKind::ALL.map(|script| [Field::Rate, Field::Ttft].map(|field| iterate.control(script, field)));
    seen.extend([
        ("kept", format!("{:?}", iterate.kept_views())),
        ("tasks", iterate.task_options()),
        ("orders", iterate.order_options()),
        ("first prompt", iterate.first_prompt()),
        ("bases", ScriptKind::ALL.map(|script| iterate.base_options(script)).concat()),
        ("controls", format!("{controls:?}")),
        ("lacking", iterate.lacking()),
        ("sealed", iterate.sealed_words().to_owned()),
        ("note", iterate.kept_note().to_owned()),
        ("address", model.address().unwrap()),
        ("way back", model.address_of(ScreenId::Iterate)),
        ("way from the race", model.iterate_address()),
        ("notices", model.notices.concat()),
    ]);
    if let Some(session) = &iterate.session {
        let at = session.time(now);
        seen.extend([
            ("work", format!("{:?}", session.work())),
            ("accent", session.accent().to_owned()),
            ("phase", session.phase_words(at)),
            ("announcement", session.announcement(at).to_owned()),
            ("tools", session.tool_items(at)),
            ("ledger", session.ledger_items(at)),
            ("clock", session.clock_words(at)),
            ("stopped", session.stopped_words().to_owned()),
            ("made", session.file_blocks(at) + &session.diff(at)),
        ]);
    }
    seen
}

/// The places that contain any of these words.
fn found(seen: &[(&'static str, String)], words: &[&str]) -> Vec<String> {
    let told = seen.iter().flat_map(|(place, text)| words.iter().map(move |word| (place, text, word)));
    told.filter(|(_, text, word)| text.contains(**word)).map(|(place, _, word)| format!("{place}: {word}")).collect()
}

#[track_caller]
fn check_blind(desk: &mut Desk, state: &str) {
    let names = ["Opus", "opus", "Mercury", "mercury", "43.21", "876.5", "slow", "fast"];
    let seen = everything(desk);
    assert_eq!(found(&seen, &names), [""; 0], "{state}");
    assert_eq!(desk.iterate().changed_words(), "", "{state}");
    check_defects(desk, state);
}

/// The results of a session do not reveal the defects that the task's author knows.
#[track_caller]
fn check_defects(desk: &mut Desk, state: &str) {
    let told = [
        "nothing says why",
        "there is no let",
        "not raised",
        "a check that fails",
        "\"escaped\"",
        "rejected_right",
        "shipped",
    ];
    assert_eq!(found(&results(desk), &told), [""; 0], "{state}");
    if desk.iterate().part() == Part::Results {
        let table = desk.iterate().figures_table();
        for row in ["escaped defects", "false alarms (you rejected something that was right)"] {
            assert!(table.contains(&format!("<th scope=\"row\">{row}</th><td>after both</td>")), "{state}: {table}");
        }
    }
}

/// The same browser, after the page was loaded again at the address that it had.
fn reloaded(desk: &Desk) -> Desk {
    Desk::opened(&desk.model.address().unwrap(), desk.store.as_deref())
}

#[test]
fn a_half_done_blind_trial_reveals_nothing_about_its_models() {
    let mut desk = Desk::opened(BLIND, None);
    assert!(found(&everything(&mut desk), &["opus"]).len() > 1, "the person who sets it up sees the models");
    desk.does(Event::StartPressed);
    check_blind(&mut desk, "writing");
    desk.after(1.0, SENT);
    desk.wait(0.2);
    check_blind(&mut desk, "streaming");
    desk.wait(9.0);
    check_blind(&mut desk, "judging");
    desk.does(Event::SetupPressed);
    check_blind(&mut desk, "saved for later");
    let mut again = reloaded(&desk);
    check_blind(&mut again, "saved for later, and loaded again");
    let first = desk.iterate().kept[0].id;
    desk.does(Event::SessionOpened(first));
    desk.acts(&FIRST[3..]);
    assert_eq!(desk.iterate().part(), Part::Results);
    check_blind(&mut desk, "the first is over");
    desk.does(Event::SetupPressed);
    check_blind(&mut desk, "at the set-up, after the first");
    desk.does(Event::SessionOpened(first));
    desk.does(Event::OtherPressed);
    check_blind(&mut desk, "the second has begun");
    desk.after(1.0, SENT);
    let second = desk.iterate().kept[0].id;
    for id in [first, second] {
        let mut again = reloaded(&desk);
        again.does(Event::SessionOpened(id));
        check_blind(&mut again, "either of them, after a reload");
    }
    desk.after(12.0, Act::Accepted);
    let told = found(&everything(&mut desk), &["Claude Opus", "43.21", "876.5", "nothing says why"]);
    for place in ["figures: Claude Opus", "missed: nothing says why", "copied: 43.21", "address: 876.5"] {
        assert!(told.iter().any(|known| known == place), "{place} is told once both are done: {told:?}");
    }
}

#[test]
fn the_address_of_a_blind_trial_does_not_name_its_models_and_keeps_its_session_on_screen() {
    let mut desk = Desk::opened(BLIND, None);
    let setup = desk.iterate().setup.clone();
    desk.does(Event::StartPressed);
    desk.after(1.0, SENT);
    assert_eq!(desk.model.address().unwrap(), SEALED);
    // To the race and back: that address reveals no more.
    desk.open("#/race?scenario=task");
    desk.open(SEALED);
    assert_eq!((desk.iterate().part(), &desk.iterate().setup), (Part::Work, &setup));
    // A different set-up leaves the session, as before.
    desk.open(&format!("{SEALED}1"));
    assert_eq!(desk.iterate().part(), Part::Setup);
}

#[test]
fn a_blind_trial_is_not_compared_with_other_sessions() {
    let mut desk = Desk::opened(&BLIND.replace("order=fast&blind=1", "mode=slow"), None);
    desk.does(Event::StartPressed);
    desk.acts(&SECOND);
    let named = desk.iterate().kept[0].id;
    desk.open(BLIND);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    let blind = desk.iterate().kept[0].id;
    let shown = |desk: &Desk| desk.iterate().on_axis().iter().map(|session| session.id).collect::<Vec<_>>();
    let never = (false, true, "in the chart once both sessions of the blind trial are done");
    for (own, other) in [(blind, named), (named, blind)] {
        desk.does(Event::SessionOpened(own));
        desk.does(Event::Compared(other, true));
        assert_eq!(shown(&desk), [own]);
        let views = desk.iterate().kept_views();
        let on = views.iter().find(|view| view.id == other).and_then(|view| view.on_axis).unwrap();
        assert_eq!((on.chosen, on.fixed, on.words), never);
    }
}

#[test]
fn the_defects_of_a_task_are_shown_once_it_has_been_done_with_both() {
    let mut desk = Desk::opened(OPEN, None);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    check_defects(&mut desk, "the first is over");
    assert!(desk.iterate().changed_words().contains("Custom’s latency"), "names are no secret");
    let first = desk.iterate().kept[0].id;
    // The figures can be exported without the spoilers; a link would show everything.
    let taken: Vec<&str> = results(&mut desk).into_iter().map(|(place, _)| place).collect();
    assert!(taken.contains(&"sessions.json") && taken.contains(&"sessions.csv") && !taken.contains(&"copied"));
    desk.does(Event::OtherPressed);
    desk.after(1.0, SENT);
    desk.does(Event::SessionOpened(first));
    check_defects(&mut desk, "the second is saved for later");
    let mut again = reloaded(&desk);
    again.does(Event::SessionOpened(first));
    check_defects(&mut again, "after a reload");
    let second = desk.iterate().kept[0].id;
    desk.does(Event::SessionOpened(second));
    desk.after(12.0, Act::Accepted);
    let told = found(&results(&mut desk), &["nothing says why", "after both", "\"escaped\""]);
    assert_eq!(told, ["missed: nothing says why", "sessions.json: nothing says why", "sessions.json: \"escaped\""]);
}

#[test]
fn another_session_of_the_task_does_not_reveal_them_meanwhile() {
    let mut desk = Desk::opened(&OPEN.replace("order=fast", "mode=fast"), None);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    let earlier = desk.iterate().kept[0].id;
    let replay = desk.iterate().replay_link().unwrap();
    assert!(desk.iterate().missed().contains("nothing says why"), "no trial, no secret");
    desk.open(OPEN);
    desk.does(Event::StartPressed);
    desk.acts(&SECOND);
    let first = desk.iterate().kept[0].id;
    desk.does(Event::Compared(earlier, true));
    assert_eq!(desk.iterate().on_axis().len(), 2);
    assert_eq!(found(&results(&mut desk), &["nothing says why"]), [""; 0], "beside the first");
    desk.does(Event::Compared(earlier, false));
    desk.does(Event::SessionOpened(earlier));
    check_defects(&mut desk, "the earlier session");
    desk.open(&replay);
    check_defects(&mut desk, "a link that somebody has sent");
    // A person who does not want to do it again deletes the trial.
    desk.does(Event::SessionDeleted(first));
    assert!(desk.iterate().missed().contains("nothing says why"));
}

#[test]
fn a_trial_of_one_task_keeps_no_secret_of_another() {
    let mut desk = Desk::opened(OPEN, None);
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    desk.does(Event::SetupPressed);
    desk.does(Event::ScenarioChosen(crate::page::id("other")));
    desk.does(Event::ModeChosen(Mode::One(ScriptKind::Fast)));
    desk.does(Event::StartPressed);
    desk.acts(&FIRST);
    assert!(desk.iterate().missed().contains("nothing says why"));
    assert_eq!(desk.iterate().locked_words(), "");
}
