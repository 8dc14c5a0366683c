//! Checks the documents against the code: links and keys in `docs/address.md`, figures and fields in `docs/model.md`.

use crate::address::read;
use hare_and_tortoise::app::delivery::{PRESETS, Preset};
use hare_and_tortoise::app::screen::claims::Verdict;
use hare_and_tortoise::app::screen::explore::{Kind, PANELS, Panel};
use hare_and_tortoise::engine::cycle::{Parameter, TASK_KINDS, TYPICAL, TaskKind};
use hare_and_tortoise::engine::{Field, Seed, Trace};

use crate::any::{answer, custom};

const ADDRESS: &str = include_str!("../../docs/address.md");
const MODEL: &str = include_str!("../../docs/model.md");

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
    let run = [
        "v", "scenario", "lanes", "turn", "text", "seed", "speed", "at", "play", "embed", "theme", "N.script", "N.name",
    ];
    for key in run.into_iter().chain(["mode", "order", "blind", "slow", "fast", "log", "then"]) {
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
fn every_key_of_the_claims_is_listed() {
    let rows = rows();
    for key in ["claim", "verdict", "article", "q"] {
        assert!(rows.iter().any(|row| row[0] == format!("`{key}`")), "docs/address.md lacks `{key}`");
    }
    let row = rows.iter().find(|row| row[0] == "`verdict`").unwrap();
    let readme = include_str!("../../claims/README.md");
    for verdict in Verdict::ALL {
        assert!(row[2].contains(&format!("`{}`", verdict.id())), "docs/address.md lacks `{}`", verdict.id());
        assert!(readme.contains(&format!("| `{}` |", verdict.id())), "claims/README.md lacks `{}`", verdict.id());
    }
}

#[test]
fn every_key_of_the_lessons_is_listed() {
    let rows = rows();
    for key in ["lesson", "notes"] {
        assert!(rows.iter().any(|row| row[0] == format!("`{key}`")), "docs/address.md lacks `{key}`");
    }
}

#[test]
fn every_example_is_understood() {
    let links: Vec<_> = ADDRESS.lines().filter_map(|line| line.strip_prefix("    #")).collect();
    let examples = rows().into_iter().filter(|row| row.len() == 5 && row[0].starts_with('`'));
    let examples: Vec<_> = examples.map(|row| row[4].trim_matches('`')).collect();
    assert!(links.len() >= 4 && examples.len() >= 28, "{links:?} {examples:?}");
    links.into_iter().for_each(check);
    let of_iterate = ADDRESS.split_once("## Iterate").map_or("", |(_, behind)| behind);
    for example in examples {
        let path = if of_iterate.contains(&format!("`{example}` |")) { "iterate" } else { "race" };
        check(&format!("#/{path}?{example}"));
    }
}

/// A preset as `docs/model.md` has it.
fn listed(preset: &Preset) -> String {
    let mut text = format!("**{}** (`{}`, {} script)\n\n", preset.name, preset.id, preset.script.name());
    text.push_str("| figure | value | status | source | date |\n|---|---:|---|---|---|\n");
    for figure in preset.figures() {
        let (name, value, unit) = (figure.field.name(), figure.value, figure.field.unit().symbol());
        let value = format!("{value} {unit}");
        let (status, source, date) = (figure.status.name(), figure.source, figure.date);
        text.push_str(&format!("| {name} | {} | {status} | {source} | {date} |\n", value.trim_end()));
    }
    text
}

#[test]
fn every_figure_of_every_preset_is_listed_with_its_source() {
    let missing: Vec<_> = PRESETS.into_iter().map(listed).filter(|preset| !MODEL.contains(preset)).collect();
    assert!(missing.is_empty(), "docs/model.md lacks:\n\n{}", missing.join("\n"));
}

/// A parameter of the simulated person as `docs/model.md` has it.
fn listed_parameter(parameter: Parameter) -> String {
    let (spec, default) = (parameter.spec(), parameter.default());
    let (name, key, measure) = (spec.name, spec.key, spec.measure);
    let (least, most) = (measure.least, measure.most);
    let whole = if measure.whole { ", whole" } else { "" };
    let (value, evidence, source) = (default.value, default.evidence.name(), default.source);
    format!("| {name} | `{key}` | {} | {least} to {most}{whole} | {value} | {evidence} | {source} |", measure.unit)
}

#[test]
fn every_parameter_of_the_simulated_person_is_listed_with_its_source() {
    let missing: Vec<_> = Parameter::all().map(listed_parameter).filter(|row| !MODEL.contains(row)).collect();
    assert!(missing.is_empty(), "docs/model.md lacks:\n\n{}", missing.join("\n"));
    let rows = rows();
    for key in ["person", "sessions", "tasks", "speed", "own", "work"] {
        assert!(rows.iter().any(|row| row[0] == format!("`{key}`")), "docs/address.md lacks `{key}`");
    }
    for kind in &TASK_KINDS {
        let work = rows.iter().find(|row| row[0] == "`work`").unwrap();
        assert!(work[2].contains(&format!("`{}`", kind.id)), "docs/address.md lacks `{}`", kind.id);
    }
}

/// A panel's keys as `docs/address.md` has them.
fn listed_panel(panel: &Panel) -> String {
    let mut text = format!(
        "**{}** (`panel={}`)\n\n| key | number | value | start |\n|---|---|---|---|\n",
        panel.question, panel.id
    );
    for field in panel.fields {
        let (least, most) = field.range;
        let value = match field.kind {
            Kind::Choice(choices) => choices.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", "),
            Kind::Whole => format!("{} to {}, whole", field.text(least), field.text(most)),
            _ => {
                format!("{} to {} {}", field.text(least), field.text(most), field.quantity.unit()).trim_end().to_owned()
            }
        };
        text.push_str(&format!("| `{}` | {} | {value} | {} |\n", field.key, field.name, field.text(field.start)));
    }
    text
}

#[test]
fn every_panel_is_listed_with_its_keys() {
    let missing: Vec<_> =
        PANELS.iter().map(|panel| listed_panel(panel)).filter(|panel| !ADDRESS.contains(panel)).collect();
    assert!(missing.is_empty(), "docs/address.md lacks:\n\n{}", missing.join("\n"));
}

/// A kind of task as `docs/model.md` has it.
fn listed_kind(kind: &TaskKind) -> String {
    let mut text = format!(
        "**{}** (`{}`). {}\n\n| parameter | key | value | status | reason |\n|---|---|---:|---|---|\n",
        kind.name, kind.id, kind.meaning
    );
    for (parameter, figure) in kind.figures() {
        let (spec, value) = (parameter.spec(), format!("{} {}", figure.value, parameter.spec().measure.unit));
        let (name, key, value, evidence) = (spec.name, spec.key, value.trim_end(), figure.evidence.name());
        text.push_str(&format!("| {name} | `{key}` | {value} | {evidence} | {} |\n", figure.source));
    }
    text
}

#[test]
fn every_number_of_every_kind_of_task_is_listed_with_its_reason() {
    let kinds = TASK_KINDS.iter().filter(|kind| *kind != TYPICAL);
    let missing: Vec<_> = kinds.map(listed_kind).filter(|kind| !MODEL.contains(kind)).collect();
    assert!(missing.is_empty(), "docs/model.md lacks:\n\n{}", missing.join("\n"));
}

#[test]
fn every_field_is_explained_with_its_key_and_range() {
    for field in Field::ALL {
        let row = MODEL.lines().find(|line| line.contains(&format!("| `{}` |", field.key())));
        let row = row.unwrap_or_else(|| panic!("docs/model.md lacks `{}`", field.key()));
        assert!(row.starts_with(&format!("| {} |", field.name())), "{row}");
        let most = field.range().end().to_string();
        assert!(row.replace(',', "").contains(&format!(" to {most} |")), "{row}: {most}");
    }
}

#[test]
fn the_examples_of_chance_are_what_the_engine_draws() {
    let said = |text: String| assert!(MODEL.contains(&text), "docs/model.md lacks: {text}");
    let waiting = custom(&[(Field::Ttft, 3.1), (Field::TtftP95, 9.0)]);
    let [seven, eight] = [7, 8].map(|seed| Trace::generate(&waiting, &answer(1), Seed::new(seed)).end().seconds());
    said(format!("seed 7 waits {seven:.3} s and seed 8 waits {eight:.3} s"));
    let gap = |rate| {
        let profile = custom(&[(Field::Rate, rate), (Field::Jitter, 0.3)]);
        Trace::generate(&profile, &answer(2), Seed::new(7)).gaps().next().unwrap().get() as f64 / 1e6
    };
    said(format!("the first gap is {:.6} ms at 100\n  tokens/s, and {:.6} ms at 1,000", gap(100.0), gap(1_000.0)));
    let next = Seed::new(7).next().get();
    said(format!("after 7 comes {},{:03}.", next / 1_000, next % 1_000));
}
