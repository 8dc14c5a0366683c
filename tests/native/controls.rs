//! Sliders, number fields and keys: their words and their effects.

use crate::page::Page;
use hare_and_tortoise::app::delivery::control::{Control, MAIN, MORE, STEPS, value_at};
use hare_and_tortoise::app::playback::Speed;
use hare_and_tortoise::app::screen::race::{Event, Focus, shortcut};
use hare_and_tortoise::engine::{Field, figures};
use proptest::prelude::*;

#[test]
fn every_field_has_one_control() {
    let mut shown: Vec<_> =
        MAIN.iter().chain(MORE.iter().flat_map(|(_, fields)| *fields)).map(|field| field.key()).collect();
    let mut all: Vec<_> = Field::ALL.iter().map(|field| field.key()).collect();
    shown.sort_unstable();
    all.sort_unstable();
    assert_eq!(shown, all);
}

/// The control of the first lane's field.
fn control(keys: &str, field: Field) -> Control {
    let page = Page::at(&format!("#/race?scenario=task&{keys}"));
    page.model.race.control(page.lane(0), field).unwrap()
}

/// The text of the number field, the words of the slider, and the status.
#[track_caller]
fn check(keys: &str, field: Field, expected: (&str, &str, &str)) {
    let control = control(keys, field);
    assert_eq!((control.text.as_str(), control.words.as_str(), control.status), expected, "{keys}: {field:?}");
}

#[test]
fn a_control_says_its_value_and_how_far_it_can_be_trusted() {
    check("lanes=codex-spark", Field::Rate, ("1000", "1\u{202f}000 tokens/s", "vendor"));
    check("lanes=codex-spark", Field::Ttft, ("1.55", "1.55 s", "assumed"));
    check("lanes=codex-spark&0.rate=999", Field::Rate, ("999", "999 tokens/s", ""));
    check("lanes=codex-spark", Field::Think, ("", "script’s", ""));
    check("lanes=custom", Field::Think, ("0", "0 tokens", ""));
    check("lanes=custom", Field::Jitter, ("0", "0", ""));
    check("lanes=custom&0.rate=123.456", Field::Rate, ("123.456", "123 tokens/s", ""));
    check("lanes=custom", Field::TtftP95, ("", "none", ""));
    check("lanes=custom", Field::Queue, ("", "in TTFT", ""));
    check("lanes=custom&0.queue=2", Field::Ttft, ("", "its parts", ""));
    check("lanes=custom&0.queue=2", Field::Prefill, ("123456.79", "123000 tokens/s", ""));
}

#[test]
fn a_control_offers_the_way_back_where_its_value_differs_from_the_bases() {
    for (keys, field, changed) in [
        ("lanes=codex-spark", Field::Rate, false),
        ("lanes=codex-spark&0.rate=999", Field::Rate, true),
        ("lanes=codex-spark&0.rate=999", Field::Ttft, false),
        ("lanes=codex-spark&0.think=9", Field::Think, true),
        ("lanes=custom&0.ttft_p95=3", Field::TtftP95, true),
        ("lanes=custom&0.queue=2", Field::Ttft, true),
    ] {
        assert_eq!(control(keys, field).changed, changed, "{keys}: {field:?}");
    }
}

#[test]
fn a_slider_goes_from_end_to_end_and_never_back() {
    for field in Field::ALL {
        let (least, most) = field.range().into_inner();
        assert_eq!([value_at(field, 0), value_at(field, STEPS), value_at(field, u32::MAX)], [least, most, most]);
        let values: Vec<f64> = (0..=STEPS).map(|position| value_at(field, position)).collect();
        assert!(values.is_sorted(), "{field:?}");
    }
}

#[test]
fn where_a_slider_is_put_it_stays() {
    for field in Field::ALL {
        for position in (0..=STEPS).filter(|position| value_at(field, *position) > *field.range().start()) {
            let value = value_at(field, position);
            let keys = format!("lanes=custom&0.ttft=0&0.{}={value}", field.key());
            // A link contains the word of a choice.
            let keys = match field.word(value) {
                Some(word) => format!("lanes=custom&0.{}={word}", field.key()),
                None => keys,
            };
            let keys = if field.is_part_of_wait() { keys.replace("0.ttft=0&", "") } else { keys };
            let stands = value_at(field, control(&keys, field).position);
            // Whole tokens and three figures move a slider slightly.
            let room = 0.02 * value.max(if field.unit().is_whole() { 50.0 } else { 1e-6 });
            assert!((stands - value).abs() <= room, "{field:?}: {value} at {position} stands at {stands}");
        }
    }
}

#[test]
fn a_slider_gives_figures_that_can_be_read() {
    for field in Field::ALL {
        for position in 0..=STEPS {
            let value = value_at(field, position);
            let text = figures::plain(value);
            assert_eq!(text.parse::<f64>().unwrap(), value, "{field:?} at {position}");
            let digits = text.replace('.', "");
            let significant = digits.trim_matches('0').len();
            assert!(significant <= 3, "{field:?} at {position}: {text}");
        }
    }
}

proptest! {
    #[test]
    fn any_value_has_a_place_on_its_slider(field in proptest::sample::select(Field::ALL.to_vec()), share in 0.0..=1.0) {
        let (least, most) = field.range().into_inner();
        let keys = format!("lanes=custom&0.{}={}", field.key(), least + (most - least) * share);
        prop_assert!(control(&keys, field).position <= STEPS);
    }
}

#[test]
fn a_rate_and_a_wait_are_shown_large() {
    let page = Page::at(
        "#/race?scenario=task&lanes=gpt-5.3-codex,custom,custom&1.rate=1234567&1.ttft=0.4&2.rtt=0.123456&2.rate=2.5",
    );
    let large = |n| (page.model.race.lane_rate(page.lane(n)), page.model.race.lane_wait(page.lane(n)));
    assert_eq!(large(0), ("65".to_owned(), "3.1 s".to_owned()));
    assert_eq!(large(1), ("100\u{202f}000".to_owned(), "0.4 s".to_owned()));
    assert_eq!(large(2), ("2.5".to_owned(), "1.45 s".to_owned()));
}

#[test]
fn a_speed_that_is_not_offered_is_offered_while_it_holds() {
    let names = |html: &str| {
        html.split("x</option>").map(|option| option.rsplit('>').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let offered = ["0.1", "0.25", "0.5", "1", "2", "5", "10", ""];
    assert_eq!(names(&Speed::options(Speed::default())), offered);
    let own = Speed::options(Speed::clamped(1.5));
    assert_eq!(names(&own), ["0.1", "0.25", "0.5", "1", "1.5", "2", "5", "10", ""]);
    assert!(own.contains("<option value=\"1.5\" selected>1.5x</option>"), "{own}");
    assert_eq!([f64::NAN, 0.0, f64::INFINITY].map(|speed| Speed::clamped(speed).get()), [1.0, 0.1, 10.0]);
}

#[test]
fn keys_act_where_they_mean_nothing_else() {
    use Focus::{Button, Input, Plain, Slider};
    let all = [Plain, Button, Slider, Input];
    for (key, event, acts) in [
        (" ", Event::PlayToggled, [true, false, true, false]),
        ("r", Event::RestartPressed, [true, true, true, false]),
        ("R", Event::RestartPressed, [true, true, true, false]),
        ("ArrowLeft", Event::SteppedBack, [true, true, false, false]),
        ("ArrowRight", Event::SteppedForward, [true, true, false, false]),
        ("f", Event::FirstTokenPressed, [true, true, true, false]),
        ("d", Event::DonePressed, [true, true, true, false]),
        ("n", Event::NewSeedPressed, [true, true, true, false]),
    ] {
        let found = all.map(|focus| shortcut(key, focus));
        assert_eq!(found, acts.map(|acts| acts.then(|| event.clone())), "{key}");
    }
    for key in ["Enter", "Escape", "Tab", "x", "", "ArrowUp", "  "] {
        assert!(all.into_iter().all(|focus| shortcut(key, focus).is_none()), "{key}");
    }
}
