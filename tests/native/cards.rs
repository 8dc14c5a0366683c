//! The questions below the race: each opens what it says, and the README lists the same.

use crate::page::Page;
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::race::CARDS;
use std::collections::BTreeSet;

#[test]
fn every_card_opens_its_screen_without_a_notice() {
    for card in CARDS {
        let mut page = Page::new();
        page.open("");
        let effects = page.open(card.link);
        assert_eq!(page.model.notices, [""; 0], "{}", card.link);
        assert_eq!(Some(page.model.screen), card.screen(), "{}", card.link);
        for effect in effects {
            if let Effect::LoadScenario(id) = effect {
                assert!(
                    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(id.as_str()).exists(),
                    "{}: {id}",
                    card.link
                );
            }
        }
    }
}

#[test]
fn the_cards_are_different_questions_and_show_every_screen() {
    let questions: BTreeSet<_> = CARDS.iter().map(|card| card.question).collect();
    assert_eq!(questions.len(), CARDS.len());
    assert!(questions.iter().all(|question| question.ends_with('?')), "{questions:?}");
    let mut in_header = ScreenId::ALL.into_iter().take(ScreenId::N_IN_HEADER);
    assert!(in_header.all(|screen| CARDS.iter().any(|card| card.screen() == Some(screen))));
}

#[test]
fn the_readme_has_the_same_list() {
    let (_, lesson) = include_str!("../../README.md").split_once("## A link is a lesson").unwrap();
    let rows: Vec<&str> = lesson.lines().filter(|line| line.starts_with("| `#/")).collect();
    let cards = CARDS.map(|card| format!("| `{}` | {} | {} |", card.link, card.question, card.look));
    assert_eq!(rows, cards);
}
