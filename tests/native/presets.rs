//! Presets: a profile may have each of their figures, and each figure names its source.

use crate::address::read;
use hare_and_tortoise::app::delivery::{Base, CUSTOM};
use hare_and_tortoise::app::delivery::{PRESETS, Preset, Status};
use hare_and_tortoise::app::screen::race::Setup;
use hare_and_tortoise::app::tasks;
use hare_and_tortoise::engine::{Field, Profile};
use hare_and_tortoise::scenario::{ScenarioId, ScriptKind};
use std::path::Path;

#[test]
fn every_figure_is_in_range_and_takes_effect() {
    for preset in PRESETS {
        let profile = preset.profile();
        for figure in preset.figures() {
            assert!(figure.field.range().contains(&figure.value), "{}: {figure:?}", preset.id);
            assert_eq!(profile.get(figure.field), Some(figure.value), "{}: {figure:?}", preset.id);
        }
        // What it does not give is as in a custom lane, but for the thinking, which is the script's.
        let given = |field| preset.figures().iter().any(|figure| figure.field == field);
        let open = Profile::default().without(Field::Think);
        // A wait in parts has those it does not give from where all parts start.
        let open = if profile.has_given_wait() { open } else { open.with(Field::Rtt, 0.0).unwrap() };
        for field in Field::ALL.into_iter().filter(|field| !given(*field)) {
            assert_eq!(profile.get(field), open.get(field), "{}: {field:?}", preset.id);
        }
        let fields: Vec<_> = preset.figures().iter().map(|figure| figure.field.key()).collect();
        assert!(fields.iter().enumerate().all(|(n, key)| !fields[..n].contains(key)), "{}: {fields:?}", preset.id);
    }
}

/// `2026-03-31`.
fn is_day(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').map(|part| (part.len(), part.parse::<u32>().unwrap_or(0))).collect();
    matches!(parts[..], [(4, 2020..=2100), (2, 1..=12), (2, 1..=31)])
}

#[test]
fn every_figure_has_a_source_and_a_date() {
    assert!(is_day("2026-03-31") && !is_day("2026-3-31") && !is_day("2026-13-01") && !is_day("March 2026"));
    for preset in PRESETS {
        for figure in preset.figures() {
            assert!(figure.source.len() > 20, "{}: {figure:?}", preset.id);
            assert!(is_day(figure.date.trim_start_matches("checked ")), "{}: {figure:?}", preset.id);
            if figure.status == Status::Assumed {
                let says = ["No published", "Unpublished"].iter().any(|word| figure.source.starts_with(word));
                assert!(says, "what is assumed says that it is not published: {figure:?}");
            }
        }
    }
}

#[test]
fn every_preset_can_be_named_in_a_link() {
    for (n, preset) in PRESETS.into_iter().enumerate() {
        assert!(
            preset.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c)),
            "{}",
            preset.id
        );
        assert!(preset.id != CUSTOM && PRESETS[..n].iter().all(|before| before.id != preset.id), "{}", preset.id);
        assert_eq!(Preset::by_id(preset.id), Some(preset));
        let (link, notices) = read(&format!("#/race?lanes={}", preset.id));
        assert_eq!((link.setup.lanes[0].base, notices), (Base::Preset(preset), vec![]));
        assert_eq!(Setup::name(preset.name).as_deref(), Some(preset.name));
    }
    assert_eq!(Base::by_id("nobody"), None);
}

#[test]
fn the_two_the_playground_is_about_are_as_it_says() {
    let [slow, fast] = &Setup::default().lanes[..] else { panic!() };
    let figure = |lane: &hare_and_tortoise::app::screen::race::LaneSetup, field| {
        let Base::Preset(preset) = lane.base else { panic!() };
        let figure = preset.figures().iter().find(|figure| figure.field == field).unwrap();
        (figure.value, figure.status)
    };
    assert_eq!((slow.name(), slow.script), ("GPT-5.3-Codex", ScriptKind::Slow));
    assert_eq!(
        [figure(slow, Field::Rate), figure(slow, Field::Ttft)],
        [(65.0, Status::Secondary), (3.1, Status::Measured)]
    );
    assert_eq!((fast.name(), fast.script), ("Codex-Spark", ScriptKind::Fast));
    assert_eq!(
        [figure(fast, Field::Rate), figure(fast, Field::Ttft)],
        [(1000.0, Status::Vendor), (1.55, Status::Assumed)]
    );
}

#[test]
fn the_scenario_a_page_starts_with_is_one() {
    let setup = Setup::default();
    assert_eq!(ScenarioId::new(tasks::DEFAULT).as_ref(), Some(&setup.scenario));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(tasks::DEFAULT).join("scenario.toml");
    assert!(source.is_file(), "{}", source.display());
}
