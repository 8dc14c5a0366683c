//! Lessons as people write them: what is read, and what an error says.

use hare_and_tortoise::scenario::lesson::{
    Answer, Certainty, Kind, Lesson, LessonId, Measure, Played, Step, Until, Within, gift,
};
use proptest::prelude::*;

const DOCUMENT: &str = include_str!("../../docs/lessons.md");

/// A lesson with one question of each kind.
const GOOD: &str = "\
---
title: A lesson
minutes: 5
aims:
- one thing
- another thing
shows: side by side
needs: token, first-token
licence: CC BY 4.0
---

Words with **marks** and a [link](#/race?seed=7&scenario=card).

:::predict number
:unit: s
:from: 1
:to: 20
:answer: 8.2
:within: 15 %
:measure: ratio 0 1

How many?
:::

:::predict choice
Which?

- [ ] This
- [x] *That*
:::

:::predict order
In which order?

1. First
2. Second
3. Third
:::

:::predict line
:across: Load, %
:up: Seconds
:from: 0
:to: 20
:points: 10 0.1; 50 1; 90 9
:within: 10 %

Draw it.
:::

:::run
:address: #/race?scenario=rate-limiter&seed=7&locked=all
:touch: Press Play.
:::

:::compare
:::

:::explain
So it is.
:::

:::claim
:claim: 3
:::

:::note
For you.
:::
";

#[test]
fn a_lesson_is_read_as_it_is_written() {
    let lesson = Lesson::read(GOOD).unwrap();
    assert_eq!(lesson.head.title, "A lesson");
    assert_eq!(lesson.head.aims, ["one thing", "another thing"]);
    assert_eq!(lesson.head.needs.len(), 2);
    assert_eq!(lesson.head.language, "en");
    let Step::Prose(words) = &lesson.steps[0] else { panic!("{:?}", lesson.steps[0]) };
    assert_eq!(
        words.html().trim(),
        "<p>Words with <strong>marks</strong> and a <a href=\"#/race?seed=7&amp;scenario=card\">link</a>.</p>"
    );
    assert_eq!(words.plain().trim(), "Words with marks and a link.");
    let kinds: Vec<_> = lesson.questions().map(|question| &question.kind).collect();
    let Kind::Number(number) = kinds[0] else { panic!("{:?}", kinds[0]) };
    assert_eq!((number.answer, number.within, number.measure), (8.2, Within::Share(0.15), Some(Measure::Ratio(0, 1))));
    let Kind::Choice { options, right: 1 } = kinds[1] else { panic!("{:?}", kinds[1]) };
    assert_eq!(options[1].html(), "<em>That</em>");
    assert!(matches!(kinds[2], Kind::Order(items) if items.len() == 3));
    assert!(matches!(kinds[3], Kind::Line(line) if line.points[2] == (90.0, 9.0)));
    let Some(Step::Run(run)) = lesson.steps.iter().find(|step| matches!(step, Step::Run(_))) else { panic!() };
    assert_eq!((run.until, run.touch.as_str()), (None, "Press Play."));
    let at = lesson.steps.iter().position(|step| matches!(step, Step::Run(_))).unwrap();
    assert_eq!(lesson.asked_before(at).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(lesson.runs_after(at), 0);
}

#[test]
fn what_the_build_writes_the_page_reads() {
    let lesson = Lesson::read(GOOD).unwrap();
    let read = Lesson::from_built(&serde_json::to_string(&lesson).unwrap()).unwrap();
    assert_eq!(read.steps.len(), lesson.steps.len());
    assert!(read.questions().map(|question| &question.kind).eq(lesson.questions().map(|question| &question.kind)));
    assert!(Lesson::from_built("{}").is_err());
}

#[test]
fn the_lesson_of_the_document_is_one() {
    let (_, lesson) = DOCUMENT.split_once("```markdown\n").unwrap();
    let (lesson, _) = lesson.split_once("\n```").unwrap();
    Lesson::read(lesson).unwrap();
}

#[test]
fn windows_lines_and_a_byte_order_mark_change_nothing() {
    let other = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert_eq!(Lesson::read(&other), Lesson::read(GOOD));
}

/// In place of `from`, `to` makes an error at this line with these words.
#[track_caller]
fn check_error(from: &str, to: &str, line: usize, reason: &str) {
    assert!(GOOD.contains(from), "{from}");
    let error = Lesson::read(&GOOD.replacen(from, to, 1)).unwrap_err();
    assert!(error.reason.contains(reason), "{error}");
    assert_eq!(error.line, Some(line), "{error}");
    assert!(!error.fix.is_empty());
}

#[test]
fn an_error_names_the_line_and_how_to_mend_it() {
    check_error("---\ntitle", "title", 1, "has no head");
    check_error("licence: CC BY 4.0\n---", "licence: CC BY 4.0", 11, "is no key with a value");
    check_error("title: A lesson\n", "", 1, "has no `title`");
    check_error("minutes: 5", "minutes: five", 3, "`minutes` is no whole number");
    check_error("- one thing\n- another thing\n", "", 4, "has no aims");
    check_error("side by side", "both sides", 7, "`shows` is `both sides`");
    check_error("token, first", "Token, first", 8, "`Token` is no lesson's id");
    check_error("licence", "license", 9, "no key `license`");
    check_error(":::explain", ":::explanation", 59, "there is no block `:::explanation`");
    check_error("So it is.\n:::", "So it is.", 62, "begins inside of another");
    check_error("For you.\n:::", "For you.", 67, "`:::note` does not end");
    check_error("So it is.", "So it is.\n:::\n", 63, "no block ends here");
    check_error(":answer: 8.2\n", "", 14, "has no `:answer:`");
    check_error(":answer: 8.2", ":answer: eight", 18, "is `eight`, which is no number");
    check_error(":answer: 8.2", ":answer: 21", 14, "not between `:from:` and `:to:`");
    check_error(":within: 15 %", ":within: close", 14, "`:within:` is `close`");
    check_error("ratio 0 1", "ratio 0", 20, "there is no measure `ratio 0`");
    check_error(":unit: s", ":units: s", 15, "has no option `:units:`");
    check_error("- [x]", "- [ ]", 25, "2 options, 0 of them right");
    check_error("predict order", "predict rank", 32, "`:::predict rank` asks for nothing known");
    check_error("3. Third\n", "", 32, "2 items");
    check_error("50 1;", "5 1;", 40, "`:points:` cannot be read");
    check_error("Words with", "Words <b>with</b>", 12, "`<b>` is HTML");
    check_error(
        "(#/race?seed=7&scenario=card)",
        "(javascript:alert(1))",
        12,
        "the link leads to `javascript:alert(1)`",
    );
    check_error("So it is.", "![A picture](https://elsewhere.example/a.png)", 60, "the picture is `https:");
    check_error("So it is.", "![A picture](../a.png)", 60, "the picture is `../a.png`");
    check_error("#/race?scenario=rate", "race?scenario=rate", 52, "the address is `race?");
    check_error(":::compare\n:::\n", "", 51, "no comparison follows");
    check_error(":touch: Press Play.\n", "", 51, "has no `:touch:`");
    check_error("So it is.", "", 59, "`:::explain` is empty");
}

#[test]
fn a_question_has_a_run_and_a_run_has_a_question() {
    let head = GOOD.split_once("Words").unwrap().0;
    let error = |body: &str| Lesson::read(&format!("{head}{body}")).unwrap_err().reason;
    let run = ":::run\n:address: #/race\n:touch: Press Play.\n:::\n";
    assert_eq!(error("Words alone."), "the lesson asks nothing");
    assert_eq!(error(run), "nothing is predicted before this run");
    assert_eq!(error(":::compare\n:::\n"), "there is no run to compare with");
}

#[test]
fn a_run_ends_as_the_lesson_says() {
    let text = GOOD.replace(":touch: Press", ":until: seen\n:height: 800\n:touch: Press");
    let lesson = Lesson::read(&text).unwrap();
    let run = lesson.steps.iter().find_map(|step| if let Step::Run(run) = step { Some(run) } else { None }).unwrap();
    assert_eq!((run.until, run.height), (Some(Until::Seen), 800));
}

#[test]
fn a_session_is_measured_by_the_message_on_its_result() {
    let message = |defects: &str| {
        let summary = format!(r#"{{"time":20,"waiting":4.5,"turns":2,"tokens":412,"defects":{defects}}}"#);
        Played::read(&format!(r#"{{"type":"result","screen":"iterate","summary":{summary}}}"#)).unwrap()
    };
    let of = |name: &str, played: &Played| {
        let lesson = Lesson::read(&GOOD.replace("ratio 0 1", &format!("session {name}"))).unwrap();
        let measure = lesson.questions().find_map(|question| match &question.kind {
            Kind::Number(number) => number.measure,
            _ => None,
        });
        measure.unwrap().of(played)
    };
    for (name, value) in
        [("seconds", 20.0), ("waiting", 4.5), ("share", 22.5), ("turns", 2.0), ("tokens", 412.0), ("defects", 1.0)]
    {
        assert_eq!(of(name, &message("1")), Some(value), "{name}");
    }
    assert_eq!(of("defects", &message("null")), None);
    // A race has no session.
    let race = Played::read(r#"{"lanes":[{"arrivals":[[1,1]]}]}"#).unwrap();
    assert_eq!(of("seconds", &race), None);
    check_error("ratio 0 1", "session speed", 20, "there is no measure `session speed`");
}

#[test]
fn a_measure_is_what_its_name_says() {
    let report = r#"{"version":1,"lanes":[
        {"name":"a","arrivals":[[1,1],[1.5,4],[3,5]]},
        {"name":"b","arrivals":[[0.5,1],[2,9]]}]}"#;
    let played = Played::read(report).unwrap();
    for (measure, value) in [
        (Measure::Seconds(0), 3.0),
        (Measure::First(1), 0.5),
        (Measure::Rate(0), 4.5),
        (Measure::Tokens(0), 10.0),
        (Measure::Chunks(1), 2.0),
        (Measure::Gap(0), 1.5),
        (Measure::Ratio(0, 1), 1.5),
    ] {
        assert_eq!(measure.of(&played), Some(value), "{measure:?}");
    }
    assert_eq!(Measure::Seconds(2).of(&played), None);
}

#[test]
fn an_answer_is_right_within_its_limit() {
    let lesson = Lesson::read(GOOD).unwrap();
    let kinds: Vec<_> = lesson.questions().map(|question| question.kind.clone()).collect();
    let check = |n: usize, answer: &Answer, measured, right| {
        assert!(kinds[n].takes(answer));
        assert_eq!(kinds[n].is_right(answer, measured), right, "{answer:?}");
    };
    check(0, &Answer::Number(8.2 * 1.15), None, true);
    check(0, &Answer::Number(8.2 * 1.16), None, false);
    check(0, &Answer::Number(10.0), Some(10.0), true);
    check(1, &Answer::Choice(1), None, true);
    check(1, &Answer::Choice(0), None, false);
    check(2, &Answer::Order(vec![0, 1, 2]), None, true);
    check(2, &Answer::Order(vec![0, 2, 1]), None, false);
    check(3, &Answer::Line(vec![2.0, 3.0, 11.0]), None, true);
    check(3, &Answer::Line(vec![3.0, 3.0, 11.0]), None, false);
    for (n, no_answer) in [
        (0, Answer::Number(21.0)),
        (0, Answer::Number(f64::NAN)),
        (1, Answer::Choice(2)),
        (2, Answer::Order(vec![0, 0, 1])),
        (3, Answer::Line(vec![0.0])),
        (3, Answer::Number(1.0)),
    ] {
        assert!(!kinds[n].takes(&no_answer), "{no_answer:?}");
    }
}

/// The scheme rewards honesty: with each chance of being right, the certainty that pays best is the one that says so.
#[test]
fn honest_certainty_pays_best() {
    let expected = |sure: Certainty, chance: f64| {
        f64::from(sure.points(true)) * chance + f64::from(sure.points(false)) * (1.0 - chance)
    };
    for percent in 0..=100 {
        let chance = f64::from(percent) / 100.0;
        let best = Certainty::ALL.into_iter().max_by(|a, b| expected(*a, chance).total_cmp(&expected(*b, chance)));
        let honest = Certainty::ALL.into_iter().rfind(|sure| chance >= sure.pays_from()).unwrap();
        assert!((expected(best.unwrap(), chance) - expected(honest, chance)).abs() < 1e-9, "{chance}");
    }
}

#[test]
fn an_id_is_a_file_beside_the_lessons() {
    let path = |text: &str| LessonId::new(text).map(|id| id.path());
    assert_eq!(path("first-token"), Some("lessons/first-token.json".to_owned()));
    assert_eq!(path("mine.md"), Some("lessons/mine.md".to_owned()));
    for wrong in ["", ".md", "../secret", "a/b", "A", "a.md.md", "a.json"] {
        assert_eq!(path(wrong), None, "{wrong}");
    }
}

/// The questions of a lesson as GIFT.
fn written(name: &str, text: &str) -> String {
    gift(name, &Lesson::read(text).unwrap())
}

#[test]
fn questions_become_gift() {
    let gift = written("a-lesson", GOOD);
    for expected in [
        "// A lesson\n",
        "::a-lesson 1::[markdown]How many? {#8.2:1.2",
        "::a-lesson 2::[markdown]Which? {\n~[html]This\n=[html]<em>That</em>\n}",
        "=[html]First -> 1\n=[html]Second -> 2\n",
        "// a-lesson 4: a line to draw has no form here.",
    ] {
        assert!(gift.contains(expected), "{expected}\n{gift}");
    }
    let text = GOOD.replace("How many?", "How many {a=b} ~ #1: c?");
    let escaped = written("x", &text);
    assert!(escaped.contains("How many \\{a\\=b\\} \\~ \\#1\\: c?"), "{escaped}");
}

proptest! {
    /// Whatever is cut out of a lesson, or put into it, it is read or refused with a line that exists.
    #[test]
    fn any_text_is_read_or_refused(from in 0..700_usize, length in 0..60_usize, other in "[ -~\n:]{0,12}") {
        let mut text: String = GOOD.chars().take(from).collect();
        text.push_str(&other);
        text.extend(GOOD.chars().skip(from + length));
        if let Err(error) = Lesson::read(&text) {
            prop_assert!((1..=text.lines().count() + 1).contains(&error.line.unwrap_or_default()), "{error}");
        }
    }
}
