//! "Which one suits you?": the curves one drags along, the sentences that follow, and the kinds of task.

use crate::address::{read, write};
use crate::page::Page;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::simulated::{ControlView, Event, JobId, Model, Number, Question, kind_label};
use hare_and_tortoise::app::{Effect, Event as AppEvent};
use hare_and_tortoise::engine::cycle::{Evidence, ModelKind, Parameter, Parameters, TASK_KINDS, TYPICAL, TaskKind};

fn send(page: &mut Page, event: Event) -> Vec<Effect> {
    let now = page.now();
    page.send(AppEvent::Simulated { now, event })
}

fn screen(page: &Page) -> &Model {
    page.model.state().unwrap()
}

/// The job of the last effect, and how long it waits, in milliseconds.
fn job(effects: &[Effect]) -> Option<(JobId, u32)> {
    effects
        .iter()
        .find_map(|effect| if let Effect::SimulateOn(job, rest) = effect { Some((*job, *rest)) } else { None })
}

/// A page whose deliveries are made: the closed forms are there, sessions are not.
fn opened(hash: &str) -> Page {
    let mut page = Page::new();
    let mut effects = page.open(hash);
    while screen(&page).verdict(Question::Pace).is_empty() {
        effects = send(&mut page, Event::Slice(job(&effects).unwrap().0));
    }
    page
}

/// Two models with certain waits, seconds, of a person who takes 60 s per turn and reviews without mistakes.
fn duel(slow: f64, fast: f64, keys: &str) -> Page {
    let flawless = ["d=1", "f=0"].into_iter().filter(|key| !keys.split('&').any(|other| other[..2] == key[..2]));
    let flawless = flawless.collect::<Vec<_>>().join("&");
    let page = opened(&format!(
        "#/simulated?sessions=100&prepare=0&homing=0&prompt=60&typing=60&prose=0&code=0&w0=3600&{flawless}\
         &slow=custom&slow.calls=1&slow.ttft={slow}&slow.think=0&fast=custom&fast.calls=1&fast.ttft={fast}&{keys}"
    ));
    assert_eq!(page.model.notices.len(), 0);
    page
}

/// The answer to a question, with ordinary spaces.
fn verdict(page: &Page, question: Question) -> String {
    screen(page).verdict(question).replace('\u{a0}', " ")
}

#[track_caller]
fn check(page: &Page, question: Question, expected: &str) {
    assert_eq!(verdict(page, question), expected);
}

#[test]
fn the_default_person_is_near_a_tie() {
    let page = opened("#/simulated");
    let said = verdict(&page, Question::Pace);
    assert!(said.starts_with("You spend 89 s of your own time per turn: a near tie. Under "), "{said}");
    assert!(said.contains(" the fast model wins, over ") && said.ends_with(" the slow one."), "{said}");
    let said = verdict(&page, Question::Quality);
    assert!(said.starts_with("If a missed defect costs 10 min, the slow model wins, all in all 3 min "), "{said}");
}

#[test]
fn each_case_has_its_sentence() {
    // Slow (h + 40)/0.8, fast (h + 10)/0.5: equal at 40 s, 5 % apart at (0.5 * 40/1.05 - 8)/(0.8 - 0.5/1.05) = 34.1 s and
    // at (0.5 * 40 * 1.05 - 8)/(0.8 - 0.525) = 47.3 s.
    let crossing = "slow.p=0.8&fast.p=0.5";
    check(
        &duel(40.0, 10.0, crossing),
        Question::Pace,
        "You spend 60 s of your own time per turn: the slow model wins, done in 2 min 5 s instead of 2 min 20 s. \
         Under 34 s the fast model wins.",
    );
    check(
        &duel(40.0, 10.0, &format!("{crossing}&own=10")),
        Question::Pace,
        "You spend 10 s of your own time per turn: the fast model wins, done in 40 s instead of 63 s. \
         Over 47 s the slow model wins.",
    );
    check(
        &duel(40.0, 10.0, &format!("{crossing}&own=40")),
        Question::Pace,
        "You spend 40 s of your own time per turn: a near tie. Under 34 s the fast model wins, over 47 s the slow one.",
    );
    check(
        &duel(40.0, 10.0, "slow.p=0.5&fast.p=0.8"),
        Question::Pace,
        "You spend 60 s of your own time per turn: the fast model wins, done in 88 s instead of 3 min 20 s. \
         It wins however long you take.",
    );
    check(
        &duel(10.0, 40.0, "slow.p=0.8&fast.p=0.5"),
        Question::Pace,
        "You spend 60 s of your own time per turn: the slow model wins, done in 88 s instead of 3 min 20 s. \
         It wins however long you take.",
    );
    // The faster one is always ahead, but by less and less.
    check(
        &duel(40.0, 10.0, "slow.p=0.5&fast.p=0.5"),
        Question::Pace,
        "You spend 60 s of your own time per turn: the fast model wins, done in 2 min 20 s instead of 3 min 20 s. \
         Over 9 min 50 s it is a near tie.",
    );
    // (h + 80)/0.5 and (h + 10)/0.49 are 5 % apart at 138.57/0.14286 = 970 s; the chart ends at 120 s.
    check(
        &duel(80.0, 10.0, "slow.p=0.5&fast.p=0.49&own=1"),
        Question::Pace,
        "You spend 1.0 s of your own time per turn: the fast model wins, done in 22 s instead of 2 min 42 s. \
         It wins anywhere on this chart.",
    );
    check(
        &duel(10.0, 10.0, "slow.p=0.5&fast.p=0.5"),
        Question::Pace,
        "You spend 60 s of your own time per turn: a near tie. It stays one however long you take.",
    );
}

#[test]
fn a_model_that_is_practically_never_done_is_called_so() {
    let never = "fewer than one turn in a thousand is accepted";
    let page = duel(40.0, 10.0, "slow.p=0.01&f=0.99&fast.p=1");
    check(
        &page,
        Question::Pace,
        &format!("With these numbers the fast model wins: with the slow model you are never done, since {never}."),
    );
    assert_eq!(screen(&page).takes(Question::Pace, ModelKind::Slow), "never done");
    let page = duel(40.0, 10.0, "slow.p=0.01&f=0.99&fast.p=0.01");
    check(&page, Question::Pace, &format!("With these numbers you are never done with either model: {never}."));
}

#[test]
fn the_cost_of_a_defect_has_each_direction_too() {
    // Half of what is wrong is missed. Slow (60 + 40)/0.9 and 1 in 9 wrong, fast (60 + 10)/0.75 and 1 in 3.
    let keys = "d=0.5&slow.p=0.8&fast.p=0.5";
    check(
        &duel(40.0, 10.0, &format!("{keys}&k=600")),
        Question::Quality,
        "If a missed defect costs 10 min, the slow model wins, all in all 2 min 58 s instead of 4 min 53 s. \
         Under 55 s per defect the fast model wins.",
    );
    // 111.1 + K/9 and 93.3 + K/3: equal at 80 s, 5 % apart at 13.11/0.2389 = 55 s and at 23.33/0.2167 = 108 s.
    check(
        &duel(40.0, 10.0, &format!("{keys}&k=80")),
        Question::Quality,
        "If a missed defect costs 80 s, it is a near tie. Under 55 s per defect the fast model wins, over 108 s the slow one.",
    );
    check(
        &duel(40.0, 10.0, "d=1&slow.p=0.5&fast.p=0.5&k=600"),
        Question::Quality,
        "If a missed defect costs 10 min, the fast model wins, all in all 2 min 20 s instead of 3 min 20 s. \
         It wins whatever a defect costs.",
    );
}

#[test]
fn dragging_moves_the_person_and_leaves_the_picture() {
    let mut page = opened("#/simulated?sessions=100&seed=4");
    let before = screen(&page).clone();
    let effects = send(&mut page, Event::Dragged(Question::Pace, 30.0));
    // The closed forms follow at once; sessions wait until the hand rests.
    assert!(matches!(job(&effects), Some((_, 1..))), "{effects:?}");
    let after = screen(&page);
    assert_eq!(after.picture(Question::Pace), before.picture(Question::Pace));
    assert_ne!(after.place(Question::Pace), before.place(Question::Pace));
    assert!(
        verdict(&page, Question::Pace).starts_with("You spend 30 s of your own time per turn: the fast model wins")
    );
    assert_eq!(after.slider(Question::Pace)[0], "30");
    assert!(page.model.address_of(ScreenId::Simulated).contains("&own=30"));
    let stale = job(&effects).unwrap().0;
    for end in [0.0, screen(&page).slider(Question::Pace)[1].parse().unwrap()] {
        send(&mut page, Event::Dragged(Question::Pace, end));
        assert_eq!(screen(&page).picture(Question::Pace), before.picture(Question::Pace), "{end}");
    }
    let effects = send(&mut page, Event::Dragged(Question::Pace, 31.0));
    assert_eq!(send(&mut page, Event::Slice(stale)), []);
    assert_eq!(send(&mut page, Event::Dragged(Question::Pace, 31.0)), [], "nothing has changed");
    let mut effects = effects;
    while let Some((job, _)) = job(&effects) {
        effects = send(&mut page, Event::Slice(job));
    }
    assert!(screen(&page).is_current());
    send(&mut page, Event::NumberChanged(Number::Own, None));
    assert_eq!(screen(&page).setup, before.setup);
}

#[test]
fn dragging_the_cost_of_a_defect_sets_that_number() {
    let mut page = opened("#/simulated?sessions=100");
    let before = screen(&page).picture(Question::Quality);
    send(&mut page, Event::Dragged(Question::Quality, 5.0));
    assert_eq!(screen(&page).setup.parameters, Parameters::default().with(Parameter::Defect, 5.0));
    assert_eq!(screen(&page).picture(Question::Quality), before);
    assert!(verdict(&page, Question::Quality).starts_with("If a missed defect costs 5.0 s, it is a near tie."));
}

#[test]
fn a_picture_reaches_to_where_the_person_stands() {
    for own in ["0", "30", "600", "36000"] {
        let page = opened(&format!("#/simulated?own={own}"));
        let [value, end, step] = screen(&page).slider(Question::Pace).map(|text| text.parse::<f64>().unwrap());
        assert_eq!(value.to_string(), own);
        assert!(value <= end && (20.0..=1_000.0).contains(&(end / step)), "{value} {end} {step}");
    }
}

#[test]
fn a_picture_has_its_lines_their_names_and_the_crossing() {
    let page = duel(40.0, 10.0, "slow.p=0.8&fast.p=0.5");
    let picture = screen(&page).picture(Question::Pace).replace('\u{a0}', " ");
    for kind in ["slow", "fast", "both"] {
        assert_eq!(picture.matches(&format!("<polyline data-line=\"{kind}\"")).count(), 1);
    }
    assert!(picture.contains(">equal at 40 s</text>"), "{picture}");
    for area in ["Fast wins", "Slow wins"] {
        assert!(picture.contains(&format!(">{area}</text>")), "{picture}");
    }
    // From 10/0.5 and 40/0.8 s at no own time, to those of 120 s.
    let words = "Expected time until a task is done as lines from 0 to 2 min.";
    assert!(picture.contains(words), "{picture}");
    assert!(picture.contains("Slow: from 50 s to 3 min 20 s. Fast: from 20 s to 4 min 20 s."), "{picture}");
    assert!(picture.contains("Slow and Fast are equal at 40 s."), "{picture}");
    let picture = screen(&duel(40.0, 10.0, "slow.p=0.5&fast.p=0.8")).picture(Question::Pace);
    assert!(picture.contains("Slow and Fast do not cross.") && !picture.contains("equal at"), "{picture}");
}

#[test]
fn asking_both_at_once_lies_on_the_closed_form_of_the_race() {
    let page = opened("#/simulated");
    let picture = screen(&page).picture(Question::Pace);
    let both = picture.split("Both: from ").nth(1).unwrap().split('.').next().unwrap();
    assert_ne!(both, "", "{picture}");
    let points = picture.split("data-line=\"both\" points=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(points.split_whitespace().count() > 20, "the line is not straight: {points}");
}

#[test]
fn every_number_of_a_kind_of_task_is_allowed_differs_and_has_a_reason() {
    assert_eq!((TYPICAL.parameters(), TASK_KINDS.len()), (Parameters::default(), 5));
    for (n, kind) in TASK_KINDS.iter().enumerate() {
        assert_eq!(TaskKind::by_id(kind.id), Some(kind));
        assert!(TASK_KINDS[..n].iter().all(|other| other.id != kind.id && other.name != kind.name));
        assert!(kind.meaning.ends_with('.') && kind.meaning.len() > 20, "{}", kind.meaning);
        assert_eq!(kind.figures().is_empty(), kind == TYPICAL, "{}", kind.name);
        for (m, (parameter, figure)) in kind.figures().iter().enumerate() {
            let what = format!("{}: {parameter:?}", kind.name);
            assert_eq!(parameter.nearest(figure.value), figure.value, "{what}");
            assert_ne!(figure.value, parameter.default().value, "{what}");
            assert!(kind.figures()[..m].iter().all(|(other, _)| other != parameter), "{what} is there twice");
            assert!(figure.source.len() > 15 && !figure.source.ends_with('.'), "{what}");
            let sources = ["TraceLab", "SmartBear"];
            let sourced = sources.iter().any(|source| figure.source.contains(source));
            assert!(sourced || figure.evidence == Evidence::Assumed, "{what} names no source");
            assert_eq!(kind.parameters().get(*parameter), figure.value, "{what}");
        }
    }
    assert_eq!(TaskKind::by_id("nothing"), None);
}

#[track_caller]
fn kind(id: &str) -> &'static TaskKind {
    TaskKind::by_id(id).unwrap()
}

#[test]
fn the_kinds_of_task_have_different_winners() {
    let wins = |id: &str, question: Question| verdict(&opened(&format!("#/simulated?work={id}")), question);
    assert!(wins("ui-tweaks", Question::Pace).contains(": the fast model wins"));
    for id in ["feature", "refactor", "critical"] {
        assert!(wins(id, Question::Pace).contains(": the slow model wins"), "{}", wins(id, Question::Pace));
        assert!(wins(id, Question::Quality).contains(", the slow model wins"));
    }
}

#[test]
fn one_click_sets_a_kind_and_the_page_says_if_it_was_changed() {
    let mut page = opened("#/simulated?sessions=100&slow=local-70b&own=20");
    let tweaks = kind("ui-tweaks");
    send(&mut page, Event::KindChosen(tweaks));
    let setup = &screen(&page).setup;
    assert_eq!((setup.kind, &setup.parameters), (tweaks, &tweaks.parameters()));
    assert_eq!(setup.model(ModelKind::Slow).base.id(), "local-70b", "the models stay");
    assert_eq!(
        (kind_label(setup, tweaks), kind_label(setup, TYPICAL)),
        ("Small UI tweaks".into(), "Typical request".into())
    );
    let reasons = screen(&page).kind_reasons();
    assert_eq!(reasons.matches("<li>").count(), tweaks.figures().len());
    assert!(reasons.contains("Prompt: 10 words instead of 20, assumed. One short sentence."), "{reasons}");
    let control = ControlView::of(setup, Number::Parameter(Parameter::Prompt));
    assert_eq!((&*control.text, control.status, &*control.source), ("10", "assumed", "One short sentence"));
    send(&mut page, Event::NumberChanged(Number::Parameter(Parameter::Prompt), Some(15.0)));
    let setup = &screen(&page).setup;
    assert_eq!(kind_label(setup, tweaks), "Small UI tweaks, changed");
    assert_eq!(ControlView::of(setup, Number::Parameter(Parameter::Prompt)).source, "10: One short sentence");
    // An emptied field goes back to the kind's own number.
    send(&mut page, Event::NumberChanged(Number::Parameter(Parameter::Prompt), None));
    assert!(screen(&page).setup.is_of_its_kind());
    send(&mut page, Event::Dragged(Question::Pace, 7.0));
    assert_eq!(kind_label(&screen(&page).setup, tweaks), "Small UI tweaks, changed");
    send(&mut page, Event::DefaultsPressed);
    assert!(screen(&page).setup.is_of_its_kind() && screen(&page).setup.kind == TYPICAL);
}

#[test]
fn the_own_time_says_where_it_comes_from() {
    let mut page = opened("#/simulated?sessions=100");
    let control = ControlView::of(&screen(&page).setup, Number::Own);
    assert_eq!((&*control.text, control.status), ("89.3", "assumed"));
    send(&mut page, Event::Dragged(Question::Pace, 45.0));
    let control = ControlView::of(&screen(&page).setup, Number::Own);
    assert_eq!((&*control.text, control.status), ("45", "changed"));
    assert!(control.source.starts_with("0.5× as long as the 89 s that the numbers below make."), "{}", control.source);
    // A number that stays as it is changes nothing; another one replaces the whole.
    send(&mut page, Event::NumberChanged(Number::Parameter(Parameter::Typing), None));
    assert_eq!(screen(&page).setup.parameters.own(), Some(45.0));
    send(&mut page, Event::NumberChanged(Number::Parameter(Parameter::Typing), Some(80.0)));
    assert_eq!(screen(&page).setup.parameters.own(), None);
}

#[test]
fn a_link_has_the_numbers_of_its_kind_and_its_name() {
    let written = |fragment: &str| {
        let (link, notices) = read(fragment);
        assert_eq!(notices, [""; 0]);
        write(&link)
    };
    let plain = "#/simulated?v=1&slow=gpt-5.3-codex&fast=codex-spark&seed=7";
    let tweaks = "&prompt=10&prose=30&code=184&inspected=0.05&d=0.95&k=60&slow.p=0.95&fast.p=0.9&work=ui-tweaks";
    assert_eq!(written("#/simulated?work=ui-tweaks"), format!("{plain}{tweaks}"));
    assert_eq!(written(&format!("{plain}{tweaks}")), format!("{plain}{tweaks}"));
    // A number that was put back to the default is written, because its kind has another.
    let changed =
        "&prompt=20&prose=30&code=184&inspected=0.05&d=0.95&k=60&slow.p=0.95&fast.p=0.9&own=12.5&work=ui-tweaks";
    assert_eq!(written("#/simulated?work=ui-tweaks&prompt=20&own=12.5"), format!("{plain}{changed}"));
    assert_eq!(written("#/simulated?own=89&work=typical"), format!("{plain}&own=89"));
}

#[test]
fn old_links_mean_what_they_meant() {
    let (link, notices) = read("#/iterate?person=simulated&typing=80&inspected=0.1&d=0.9&slow.p=0.7&k=60");
    assert_eq!((notices.len(), link.simulated.kind, link.simulated.parameters.own()), (0, TYPICAL, None));
    let changes = [
        (Parameter::Typing, 80.0),
        (Parameter::Inspected, 0.1),
        (Parameter::Notice, 0.9),
        (Parameter::SlowRight, 0.7),
        (Parameter::Defect, 60.0),
    ];
    let expected = changes.into_iter().fold(Parameters::default(), |all, (one, value)| all.with(one, value));
    assert_eq!(link.simulated.parameters, expected);
}
