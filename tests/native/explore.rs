//! The screen that explains: every panel answers whatever its numbers are, and its address brings them back.

use crate::page::Page;
use hare_and_tortoise::app::plot::Figure;
use hare_and_tortoise::app::screen::explore::{Event, Kind, Model, PANELS, Panel, Shown, Values};
use hare_and_tortoise::app::{Effect, Event as PageEvent, asked_for};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn screen(page: &Page) -> &Model {
    page.model.state().unwrap()
}

/// Values at the ends of their ranges and at their start, and every choice, mixed up by a number.
fn corner(panel: &Panel, n: u32) -> Values {
    panel.fields.iter().enumerate().fold(Values::of(panel), |values, (field, spec)| {
        let mixed = (n + 1).wrapping_mul(2_654_435_761).wrapping_add((field as u32 + 1).wrapping_mul(2_246_822_519));
        let mixed = ((mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519) >> 8) as usize;
        let (least, most) = spec.range;
        let value = match spec.kind {
            Kind::Choice(choices) => (mixed % choices.len()) as f64,
            _ => [least, spec.start, most][mixed % 3],
        };
        values.with(field, value)
    })
}

fn texts(shown: &Shown) -> Vec<String> {
    let mut texts = vec![shown.sentence.clone(), shown.figure.html(), shown.figure.table(), shown.figure.csv()];
    texts.push(shown.figure.svg(&shown.sentence));
    texts.extend(shown.notes.clone());
    texts.extend(shown.table.iter().flat_map(|table| table.rows.iter().flatten().cloned()));
    texts
}

#[track_caller]
fn check_sane(panel: &Panel, shown: &Shown) {
    assert!(shown.sentence.ends_with(['.', '!', '?']), "{}: {}", panel.id, shown.sentence);
    for text in texts(shown) {
        for word in ["NaN", "inf", "-0 ", "18446744073709551615"] {
            assert!(!text.replace("inform", "").replace("infin", "").contains(word), "{}: {word} in {text}", panel.id);
        }
    }
}

#[test]
fn panels_have_names_of_their_own_and_a_source_for_each_number() {
    let ids: BTreeSet<_> = PANELS.iter().map(|panel| panel.id).collect();
    assert_eq!(ids.len(), PANELS.len());
    for panel in PANELS {
        let keys: BTreeSet<_> = panel.fields.iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), panel.fields.len(), "{}", panel.id);
        assert!(!panel.formulas.is_empty() && panel.beside <= panel.fields.len(), "{}", panel.id);
        for field in panel.fields {
            let (least, most) = field.range;
            assert!((least..=most).contains(&field.start), "{} {}", panel.id, field.key);
            let is_number = !matches!(field.kind, Kind::Choice(_));
            assert!(!is_number || !field.source.is_empty(), "{} {} has no source", panel.id, field.key);
            assert!(!["panel", "v", "embed", "present", "theme"].contains(&field.key), "{}", field.key);
        }
    }
}

#[test]
fn every_number_and_choice_changes_something_somewhere() {
    for panel in PANELS {
        for (n, field) in panel.fields.iter().enumerate() {
            let (least, most) = field.range;
            let changes = |values: &Values| {
                let [low, high] = [least, most].map(|end| panel.answer(&values.with(n, end)));
                low != high
            };
            // Some numbers count only where a choice asks for them.
            let somewhere = (0..400).map(|seed| corner(panel, seed)).find(changes);
            assert!(changes(&Values::of(panel)) || somewhere.is_some(), "{}: {} changes nothing", panel.id, field.key);
        }
    }
}

#[test]
fn the_ends_of_all_ranges_are_answered_in_words() {
    for panel in PANELS {
        for n in 0..60 {
            let values = corner(panel, n);
            check_sane(panel, &panel.answer(&values));
        }
    }
}

#[test]
fn links_to_feel_it_are_understood() {
    for panel in PANELS {
        for n in [0, 1, 5, 800, 3_000] {
            let values = if n == 0 { Values::of(panel) } else { corner(panel, n) };
            for (words, link) in panel.answer(&values).links {
                let (_, notices) = crate::address::read(&link);
                assert_eq!(notices, Vec::<String>::new(), "{}: {words}: {link}", panel.id);
            }
        }
    }
}

#[test]
fn a_panel_with_its_numbers_comes_back_with_its_address() {
    for panel in PANELS {
        let mut page = Page::new();
        page.open(&format!("#/explore?panel={}", panel.id));
        assert_eq!(screen(&page).panel().id, panel.id);
        for (n, field) in panel.fields.iter().enumerate() {
            let other = if field.start < field.range.1 { field.range.1 } else { field.range.0 };
            page.send(PageEvent::Explore(Event::Changed(n, Some(other))));
        }
        let (values, link) = (screen(&page).values().clone(), page.model.address().unwrap());
        let mut again = Page::new();
        again.open(&link);
        assert_eq!(screen(&again).values(), &values, "{link}");
        assert_eq!(again.model.notices, Vec::<String>::new(), "{link}");
        again.send(PageEvent::Explore(Event::RestorePressed));
        assert!(!screen(&again).is_changed());
    }
}

#[test]
fn what_an_address_gets_wrong_is_named_and_the_rest_holds() {
    let mut page = Page::new();
    page.open("#/explore?panel=break-even&own=-5&view=pie&fast-p=0.9");
    let notices = page.model.notices.join("\n");
    assert!(notices.contains("own: -5 is out of range") && notices.contains("view: `pie`"), "{notices}");
    assert_eq!(screen(&page).values().get(3), 0.9);
    page.open("#/explore?panel=nonsense");
    assert_eq!(screen(&page).panel().id, PANELS[0].id);
    assert!(page.model.notices.join("\n").contains("panel: `nonsense`"));
    assert_eq!(asked_for("#/explore").0.name(), "explore");
}

/// Bars cannot be dragged along: where a panel starts with them, takes the first choice that shows a picture.
fn choose_a_picture(page: &mut Page) {
    let choices = screen(page).panel().fields.iter().enumerate();
    let choices: Vec<_> = choices.filter(|(_, field)| matches!(field.kind, Kind::Choice(_))).collect();
    for (n, field) in choices {
        for value in 0..=field.range.1 as u32 {
            if matches!(screen(page).answer().figure, Figure::Picture(_)) {
                return;
            }
            page.send(PageEvent::Explore(Event::Changed(n, Some(f64::from(value)))));
        }
    }
}

#[test]
fn dragging_along_a_picture_ends_where_the_pointer_is() {
    for panel in PANELS {
        let Some(n) = panel.along else { continue };
        let mut page = Page::new();
        page.open(&format!("#/explore?panel={}", panel.id));
        choose_a_picture(&mut page);
        for share in [0.0, 0.2, 0.5, 0.83, 1.0] {
            page.send(PageEvent::Explore(Event::Dragged(share)));
            let Figure::Picture(picture) = &screen(&page).answer().figure else { panic!("{}", panel.id) };
            let place = screen(&page).answer().place.as_ref().unwrap();
            assert_eq!(place.at, screen(&page).values().get(n), "{}", panel.id);
            let reached = picture.across.share(place.at);
            assert!((reached - share).abs() < 0.02, "{}: {share} gives {reached}", panel.id);
        }
    }
}

#[test]
fn the_figure_is_saved_as_a_drawing_and_as_data() {
    for panel in PANELS {
        let mut page = Page::new();
        page.open(&format!("#/explore?panel={}", panel.id));
        let saved = page.send(PageEvent::Explore(Event::DrawingPressed));
        let [Effect::Download { kind: "image/svg+xml", text, .. }] = &saved[..] else { panic!("{saved:?}") };
        assert!(text.starts_with("<svg xmlns") && text.ends_with("</svg>"));
        assert_eq!(text.matches("<svg").count(), text.matches("</svg>").count(), "{}", panel.id);
        let saved = page.send(PageEvent::Explore(Event::DataPressed));
        let [Effect::Download { kind: "text/csv", text, .. }] = &saved[..] else { panic!("{saved:?}") };
        assert!(text.lines().count() > 2, "{}: {text}", panel.id);
    }
}

/// The kinds that a drawing uses, each as `data-line="slow"` has it.
fn kinds(html: &str) -> BTreeSet<String> {
    let of = |attribute: &'static str| {
        html.split(attribute).skip(1).filter_map(move |rest| Some(format!("{attribute}{}", rest.split('"').next()?)))
    };
    ["data-line=\"", "data-area=\"", "data-band=\"", "data-part=\""].into_iter().flat_map(of).collect()
}

#[test]
fn each_kind_has_its_look_in_the_page_and_in_the_drawing_of_its_own() {
    let sheets = concat!(
        include_str!("../../public/styles/screens/plot.css"),
        include_str!("../../public/styles/screens/explore/figure.css")
    );
    for panel in PANELS {
        for n in 0..40 {
            let figure = panel.answer(&corner(panel, n)).figure;
            let style = figure.svg("");
            for kind in kinds(&figure.html()) {
                assert!(sheets.contains(&kind), "{}: the style sheets lack {kind}", panel.id);
                assert!(style.contains(&kind.replace('"', "")), "{}: the drawing lacks {kind}", panel.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn any_numbers_are_answered(panel in 0..PANELS.len(), shares in prop::collection::vec(0.0..1.0_f64, 24)) {
        let panel = PANELS[panel];
        let values = panel.fields.iter().zip(shares).enumerate().fold(Values::of(panel), |values, (n, (field, share))| {
            values.with(n, field.at(share))
        });
        check_sane(panel, &panel.answer(&values));
    }
}
