//! Results as links: the text of one, and finding them in whatever people paste.

use hare_and_tortoise::app::result::{Broken, Found, Given, Handed, LessonResult, find, nickname};
use hare_and_tortoise::scenario::lesson::{Answer, Certainty, LessonId};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

fn given(answer: Answer, sure: Certainty, right: bool, measured: Option<f64>) -> Option<Given> {
    Some(Given { answer, sure, measured, right: Some(right) })
}

fn of(lesson: &str, given: Vec<Option<Given>>) -> LessonResult {
    LessonResult { lesson: LessonId::new(lesson).unwrap(), tag: 12_345, nickname: String::new(), given }
}

/// A number and a drawn line, as in the lesson `fifteen`.
pub(crate) fn fifteen(tag: u32, number: f64, end: f64) -> LessonResult {
    let line = vec![1.0, 1.08, 2.0, 4.0, 7.5, 9.25, end];
    let given = vec![
        given(Answer::Number(number), Certainty::High, (number - 8.2).abs() < 1.2, Some(8.210_526)),
        given(Answer::Line(line), Certainty::Low, false, None),
    ];
    LessonResult { tag, ..of("fifteen", given) }
}

/// As it comes back from a link: what was measured is rounded.
fn rounded(result: &LessonResult) -> LessonResult {
    LessonResult::read(&result.code()).unwrap()
}

/// Where a person's page is.
const SITE: &str = "https://example.org/play/";

fn link(result: &LessonResult) -> String {
    format!("{SITE}{}", result.link())
}

#[track_caller]
fn check(text: &str, expected: &[&LessonResult]) {
    let found = find(text, "");
    let expected: Vec<_> = expected.iter().map(|result| Handed::Lesson(rounded(result))).collect();
    assert_eq!(found, Found { handed: expected, unread: vec![] }, "in {text}");
}

#[track_caller]
fn unread(text: &str, place: &str, why: &str) {
    let found = find(text, "");
    assert_eq!(found.handed, []);
    let [unread] = &found.unread[..] else { panic!("{:?}", found.unread) };
    assert_eq!(unread.place, place);
    assert!(unread.why.contains(why), "{}", unread.why);
}

#[test]
fn a_result_of_two_questions_takes_a_hundred_characters() {
    let result = LessonResult { nickname: "fox".to_owned(), ..fifteen(12_345, 12.5, 14.0) };
    assert_eq!(
        result.link(),
        "#/class?r=1.fifteen.9ix.Nfox.3wn12p5m8p211.1wl1x1p08x2x4x7p5x9p25x14.".to_owned() + &sum(&result)
    );
    assert!(result.link().len() <= 100, "{}", result.link().len());
    assert_eq!(rounded(&result).given[0].as_ref().unwrap().measured, Some(8.211));
}

fn sum(result: &LessonResult) -> String {
    let code = result.code();
    let sum = code.rsplit_once('.').unwrap().1;
    assert_eq!(sum.len(), 4);
    sum.to_owned()
}

#[test]
fn a_result_that_is_cut_or_changed_is_refused_with_the_reason() {
    let code = fifteen(1, 8.0, 2.0).code();
    for cut in 0..code.len() {
        assert!(LessonResult::read(&code[..cut]).is_err(), "{}", &code[..cut]);
    }
    assert_eq!(LessonResult::read(&code.replace("n8", "n9")), Err(Broken::Cut));
    // Checksums of texts that are no results.
    let whole = |content: &str| {
        let digits = "0123456789abcdefghijklmnopqrstuvwxyz".as_bytes();
        let hash =
            content.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let digit = |n: u32| char::from(digits[(hash % 36_u32.pow(4) / 36_u32.pow(n) % 36) as usize]);
        format!("{content}.{}", [3, 2, 1, 0].map(digit).iter().collect::<String>())
    };
    assert_eq!(LessonResult::read(&whole(code.rsplit_once('.').unwrap().0)), LessonResult::read(&code));
    assert_eq!(LessonResult::read(&whole("2.fifteen.a")), Err(Broken::Version));
    for senseless in [
        "1.fifteen",
        "1.Fifteen.a.1yc1",
        "1.fifteen.a.4yc1",
        "1.fifteen.a.1xc1",
        "1.fifteen.a.1yc0",
        "1.fifteen.-",
        "1.fifteen.a.1yo10",
        "1.fifteen.a.1yn",
        "1.fifteen.a.1yl1xx2",
    ] {
        assert_eq!(LessonResult::read(&whole(senseless)), Err(Broken::Senseless), "{senseless}");
    }
}

#[test]
fn links_are_found_as_programs_write_them() {
    let a = fifteen(7, 8.0, 2.0);
    let b = fifteen(8, 12.5, 14.0);
    let (la, lb) = (link(&a), link(&b));
    let encoded = utf8_percent_encode(&la, NON_ALPHANUMERIC).to_string();
    let twice = utf8_percent_encode(&encoded, NON_ALPHANUMERIC).to_string();
    check(&format!("here: {la}"), &[&a]);
    check(&format!("({la}). And <{lb}>, “{la}”!"), &[&a, &b, &a]);
    check(&format!("[10:31, 30.11.] Fox: {la}\n[10:32] Owl: {lb} 😀"), &[&a, &b]);
    check(&format!("<{la}|{la}>"), &[&a, &a]);
    check(&format!("[my result]({la})"), &[&a]);
    check(&format!("<a href=\"{}\">my result</a><br>", la.replace('?', "?theme=dark&amp;")), &[&a]);
    check(&format!("https://safe.example/?url={encoded}&data=05%7C02&reserved=0"), &[&a]);
    check(&format!("https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3D{twice}%26x%3D1&y=2"), &[&a]);
    check(&format!("https://g.example/url?q={}&sa=D", la.replace('#', "%23").replace('=', "%3D")), &[&a]);
    check(&format!("{{\"a\":\"{}\",\"b\":1}}", la.replace('/', "\\/")), &[&a]);
    check(&format!("name,result\r\nfox,\"{la}\"\r\nowl,{lb}\r\n"), &[&a, &b]);
    check(&format!("{la}{lb}"), &[&a, &b]);
    check(&a.link(), &[&a]);
    check(&format!("{la}&theme=dark&v=1"), &[&a]);
    check("https://example.org/play/#/class https://example.org/play/#/class?v=1 my class?r=1", &[]);
}

#[test]
fn a_line_break_at_any_place_of_a_result_is_mended() {
    let (a, b) = (fifteen(7, 8.0, 2.0), fifteen(8, 12.5, 14.0));
    let whole = link(&a);
    let code = whole.find("?r=").unwrap() + 1;
    for at in code..whole.len() {
        for break_as in ["\n", "\r\n", "\n> ", "=\r\n", "\u{200b}"] {
            // A mail that breaks lines by `=` writes every other `=` as `=3D`.
            let equals = if break_as.starts_with('=') { "=3D" } else { "=" };
            let [before, after] = [&whole[..at], &whole[at..]].map(|half| half.replace('=', equals));
            let broken = format!("{before}{break_as}{after}");
            check(&format!("{broken}\nthanks\n{}", link(&b)), &[&a, &b]);
        }
    }
}

#[test]
fn what_cannot_be_read_has_its_place_and_the_reason() {
    let whole = link(&fifteen(7, 8.0, 2.0));
    unread(&format!("hello\n\nhere {}… see you", &whole[..whole.len() - 6]), "line 3", "cut off");
    unread(&whole.replace("1w", "1y"), "line 1", "cut off or was changed");
    unread("https://example.org/#/class?r=", "line 1", "cut off");
    unread("#/iterate?v=1&log=2.5s,12.4", "line 1", "not over");
    let found = find(&whole[..whole.len() - 3], "chat.txt");
    assert_eq!(found.unread[0].place, "chat.txt, line 1");
}

#[test]
fn a_hostile_text_is_left_out_from_some_place_on_and_that_is_said() {
    let broken = "#/class?r=1.a.b\n".repeat(100_000);
    let found = find(&broken, "");
    assert_eq!(found.unread.len(), 201);
    let last = found.unread.last().unwrap();
    assert_eq!(last.why, "200 links could not be read; from here on the text was left out");
    assert_eq!(last.place, "line 201");
}

#[test]
fn sessions_are_found_also_where_a_line_breaks_them() {
    let session = "#/iterate?v=1&scenario=rate-limiter&mode=fast&seed=7&log=2.5s,12.4r2,15t,31.062a";
    let trial = format!("{session}&then=1s,9.5a");
    let ends = |text: &str, expected: &[&str]| {
        let found = find(text, "");
        let links = expected.iter().map(|link| Handed::Session((*link).to_owned())).collect();
        assert_eq!(found, Found { handed: links, unread: vec![] }, "in {text}");
    };
    ends(&format!("see {SITE}{session}, ok"), &[session]);
    ends(&format!("{SITE}{trial}."), &[&trial]);
    let log = session.find("log=").unwrap() + 5;
    for at in log..session.len() {
        ends(&format!("{}\n{}\nnext line", &session[..at], &session[at..]), &[session]);
    }
    ends(&trial.replace("&then", "\n&then"), &[&trial]);
    ends(&utf8_percent_encode(&format!("{SITE}{session}"), NON_ALPHANUMERIC).to_string(), &[session]);
    ends("#/iterate?v=1&scenario=rate-limiter and #/iterate", &[]);
}

#[test]
fn a_nickname_is_kept_short_and_visible() {
    assert_eq!(nickname("  red\u{7}\n fox  "), "red fox");
    assert_eq!(nickname(&"x".repeat(50)).len(), 20);
    assert_eq!(nickname("\u{feff} "), "");
}

fn answers() -> impl Strategy<Value = Answer> {
    let number = || (-1_000_000_i64..1_000_000, 0_u32..6).prop_map(|(n, power)| n as f64 / 10_f64.powi(power as i32));
    prop_oneof![
        number().prop_map(Answer::Number),
        (0_usize..8).prop_map(Answer::Choice),
        Just((0..8).collect::<Vec<usize>>()).prop_shuffle().prop_map(Answer::Order),
        prop::collection::vec(number(), 1..9).prop_map(Answer::Line),
    ]
}

fn results() -> impl Strategy<Value = LessonResult> {
    let given = (answers(), 0_usize..3, prop::option::of(any::<bool>()), prop::option::of(1_i32..9_999)).prop_map(
        |(answer, sure, right, measured)| Given {
            answer,
            sure: Certainty::ALL[sure],
            right,
            measured: measured.map(|n| f64::from(n) / 100.0),
        },
    );
    let lessons = prop::sample::select(vec!["token", "first-token", "mine.md", "a", "http-2"]);
    (lessons, 0..LessonResult::TAGS, ".{0,30}", prop::collection::vec(prop::option::of(given), 0..6)).prop_map(
        |(lesson, tag, name, given)| LessonResult {
            lesson: LessonId::new(lesson).unwrap(),
            tag,
            nickname: nickname(&name),
            given,
        },
    )
}

proptest! {
    #[test]
    fn every_result_comes_back_from_its_link(result in results()) {
        let code = result.code();
        prop_assert!(code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')), "{}", code);
        prop_assert_eq!(LessonResult::read(&code), Ok(result));
    }

    #[test]
    fn any_text_can_be_searched(text in "(#/class\\?r=|#/iterate\\?log=|%23%2Fclass%3F|1\\.a\\.|[\\PC\n]{0,9}|a|,|&then=|%25|é){0,20}") {
        find(&text, "");
    }

    #[test]
    fn any_text_around_a_result_leaves_it_readable(before in "[^%&\\\\=]{0,40}", after in "[^%&\\\\=]{0,40}") {
        let result = fifteen(99, 8.0, 2.0);
        let text = format!("{before} {} {after}", link(&result));
        prop_assert!(find(&text, "").handed.contains(&Handed::Lesson(rounded(&result))), "{}", text);
    }
}
