//! What `docs/address.md` promises of the address, held against what the page reads.

use hare_and_tortoise::app::link::read;
use hare_and_tortoise::app::preset::PRESETS;
use hare_and_tortoise::engine::Field;

const ADDRESS: &str = include_str!("../../docs/address.md");

/// The cells of each row of a table, as they are written.
fn rows() -> Vec<Vec<&'static str>> {
    let rows = ADDRESS.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    rows.map(|row| row.split(" | ").collect()).collect()
}

#[track_caller]
fn check(link: &str) {
    assert_eq!(read(link).1, Vec::<String>::new(), "{link}");
}

#[test]
fn every_key_and_every_preset_is_listed() {
    let rows = rows();
    let row = |key: &str| rows.iter().find(|row| row[0] == format!("`{key}`")).unwrap_or_else(|| panic!("no `{key}`"));
    for key in ["v", "scenario", "lanes", "text", "seed", "speed", "at", "play", "embed", "theme", "N.script", "N.name"]
    {
        row(key);
    }
    for field in Field::ALL {
        let range = row(&format!("N.{}", field.key()))[2].replace(',', "");
        let (least, most) = field.range().into_inner();
        let least = if field == Field::TtftP95 { "`N.ttft`".to_owned() } else { least.to_string() };
        assert!(range.starts_with(&format!("{least} to {most}")), "{field:?}: {range}");
    }
    for preset in PRESETS {
        assert!(row("lanes")[2].contains(&format!("`{}`", preset.id)), "{}", preset.id);
    }
}

#[test]
fn every_example_is_understood() {
    let links: Vec<_> = ADDRESS.lines().filter_map(|line| line.strip_prefix("    #")).collect();
    let examples = rows().into_iter().filter(|row| row.len() == 5 && row[0].starts_with('`'));
    let examples: Vec<_> = examples.map(|row| row[4].trim_matches('`')).collect();
    assert!(links.len() >= 2 && examples.len() >= 22, "{links:?} {examples:?}");
    links.into_iter().for_each(check);
    for example in examples {
        check(&format!("#/race?{example}"));
    }
}
