//! The parts drawn as HTML: the timeline, tables, lists. They contain names from links, which anybody can write.

use crate::page::Page;
use hare_and_tortoise::app::html::options;
use hare_and_tortoise::app::screen::race::fidelity::Meter;
use hare_and_tortoise::app::screen::race::{Event, legend, tables, timeline};
use std::fs;
use std::path::Path;

const HOSTILE: [&str; 5] =
    ["<img src=x onerror=alert(1)>", "\"><script>", "' onload='x", "&lt;b&gt; & <!--", "</th></table>"];

/// The markup of a text: its tags with their attributes' names, without what is written between and within.
fn markup(html: &str) -> Vec<String> {
    let bare: String = html.split('"').step_by(2).collect();
    bare.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default().to_owned()).collect()
}

/// A page whose lanes bear a name.
fn named(name: &str) -> Page {
    let mut page = Page::at("#/race?scenario=task&lanes=custom,codex-spark&0.think=9&at=2");
    page.race(Event::LaneRenamed(page.lane(0), name.to_owned()));
    page.race(Event::LaneRenamed(page.lane(1), format!("{name}!")));
    page
}

type Draw = fn(&Page) -> String;

const DRAWN: [(&str, Draw); 6] = [
    ("timeline", |page| timeline(&page.model.race)),
    ("tools", |page| tables::tools(&page.model.race)),
    ("fidelity", |page| tables::fidelity(&page.model.race, &[])),
    ("sources", |page| tables::sources(&page.model.race, page.lane(1))),
    ("legend", |page| legend(&page.model.race)),
    ("bases", |page| page.model.race.base_options(page.lane(0))),
];

#[test]
fn no_name_changes_the_markup() {
    let plain = named("A");
    for name in HOSTILE {
        let hostile = named(name);
        for (what, draw) in DRAWN {
            assert_eq!(markup(&draw(&hostile)), markup(&draw(&plain)), "{what}: {name}");
        }
        let escaped = timeline(&hostile.model.race);
        assert!(!escaped.contains("<img") && !escaped.contains("<script"), "{escaped}");
    }
    let written = timeline(&named(HOSTILE[0]).model.race);
    assert!(written.contains("<span class=\"row-name\">&lt;img src=x onerror=alert(1)&gt;</span>"), "{written}");
}

#[test]
fn neither_does_a_title_nor_a_notice() {
    let mut page = Page::new();
    page.open("#/race?%3Cimg%20src=x%20onerror%3Dalert(1)%3E=1");
    assert_eq!(page.model.notice_items(), "<li>&lt;img src: this page has no such key; it is left out</li>");
    let list = options([("a\"b", "<i>"), ("c", "d")], "c");
    assert_eq!(list, "<option value=\"a&quot;b\">&lt;i&gt;</option><option value=\"c\" selected>d</option>");
}

#[test]
fn a_row_of_the_timeline_is_its_lanes_phases() {
    let page = named("A");
    let html = timeline(&page.model.race);
    let phases: Vec<_> = html.split("data-phase=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(phases, ["prefill", "think", "say", "answer", "prefill", "answer"]);
    assert_eq!(html.matches("<pattern").count(), 1, "thinking is hatched");
    let heard: Vec<_> = html.split("aria-label=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let slow = "reading the prompt 1.00 s, thinking (hidden) 0.090 s, explaining 0.020 s, writing 0.040 s";
    assert_eq!(heard, [slow, "reading the prompt 1.55 s, writing 0.003 s"]);
    assert!(html.contains("id=\"hatch-0\"") && html.contains("url(#hatch-0)"));
    assert!(html.contains("data-script=\"slow\" data-accent=\"0\"") && html.contains("data-script=\"fast\""));
    assert_eq!(timeline(&Page::new().model.race), "");
    // Bars of a row leave no gap: each starts where the one before ends.
    let row = html.split("</div>").next().unwrap();
    let number = |part: &str| part.split('%').next().unwrap().parse::<f64>().unwrap();
    let bars: Vec<(f64, f64)> = row
        .split("<rect ")
        .skip(1)
        .map(|bar| (number(bar.split("x=\"").nth(1).unwrap()), number(bar.split("width=\"").nth(1).unwrap())))
        .collect();
    assert!(
        bars[0].0 == 0.0 && bars.windows(2).all(|pair| (pair[0].0 + pair[0].1 - pair[1].0).abs() < 0.0021),
        "{bars:?}"
    );
}

/// The labels of the limits of attention and of the axis, for a run that lasts so long; those in brackets are on wide
/// screens only.
#[track_caller]
fn check_axis(seconds: f64, limits: &[&str], ticks: &[&str]) {
    // The three tokens after the first take 30 µs.
    let ttft = seconds - 0.000_03;
    let page = Page::at(&format!("#/race?scenario=task&lanes=custom&0.ttft={ttft}&0.rate=100000&0.script=fast"));
    let html = timeline(&page.model.race);
    let (marks, axis) = html.split_once("class=\"axis\"").unwrap();
    let labels = |svg: &str| -> Vec<String> {
        let words = |text: &str| text.split(['>', '<']).nth(1).unwrap().to_owned();
        let label = |text: &str| if text.contains("near") { format!("({})", words(text)) } else { words(text) };
        svg.split("<text").skip(1).map(label).collect()
    };
    assert_eq!(labels(marks), limits, "{seconds} s");
    assert_eq!(labels(axis), ticks, "{seconds} s");
}

#[test]
fn the_axis_has_round_marks_and_the_limits_it_reaches() {
    // What would stick out at the end has no label.
    check_axis(0.04, &[], &["0 s", "(0.005 s)", "0.01 s", "(0.015 s)", "0.02 s", "(0.025 s)", "(0.03 s)", "(0.035 s)"]);
    check_axis(0.7, &["0.1 s"], &["0 s", "(0.1 s)", "0.2 s", "(0.3 s)", "0.4 s", "(0.5 s)", "(0.6 s)"]);
    check_axis(9.0, &["(0.1 s)", "1 s"], &["0 s", "2 s", "4 s", "6 s", "(8 s)"]);
    check_axis(12.0, &["(0.1 s)", "1 s", "(10 s)"], &["0 s", "(2 s)", "4 s", "(6 s)", "8 s", "(10 s)"]);
    check_axis(600.0, &["10 s"], &["0 s", "(100 s)", "200 s", "(300 s)", "400 s", "(500 s)"]);
    check_axis(10.05, &["(0.1 s)", "1 s"], &["0 s", "2 s", "4 s", "6 s", "8 s"]);
    check_axis(1.5, &["0.1 s", "1 s"], &["0 s", "(0.2 s)", "0.4 s", "(0.6 s)", "0.8 s", "(1 s)", "(1.2 s)"]);
    check_axis(52.1, &["1 s", "10 s"], &["0 s", "(10 s)", "20 s", "(30 s)", "40 s"]);
}

#[test]
fn the_legend_shows_what_there_is() {
    let html = legend(&named("A").model.race);
    let names: Vec<_> = html.split("</svg>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(names, ["reading the prompt", "thinking (hidden)", "explaining", "writing"]);
    assert_eq!(legend(&Page::new().model.race), "");
}

/// The rows of a table, by cells.
fn rows(html: &str) -> Vec<Vec<String>> {
    let cells = |row: &str| {
        let cells = row.split("</t").filter_map(|cell| Some(cell.rsplit_once('>')?.1.to_owned()));
        cells.collect::<Vec<_>>()
    };
    html.split("<tr>").skip(1).map(|row| cells(row).into_iter().filter(|cell| !cell.is_empty()).collect()).collect()
}

#[test]
fn the_tools_differ_on_purpose() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.ttft=0.4&0.chunk=4&0.rate=1000&1.name=B");
    let rows = rows(&tables::tools(&page.model.race));
    assert_eq!(rows[0], ["Tool and metric", "Custom", "B"]);
    let row = |name: &str| &rows.iter().find(|row| row[0] == name).unwrap()[1..];
    assert_eq!(row("vLLM tpot"), ["0.001000 s", "0.010000 s"]);
    assert_eq!(row("GuideLLM tpot"), ["0.058000 s", "0.151429 s"]);
    assert_eq!(row("vLLM itl")[1], "mean 10.00, p50 10.00, p99 10.00 ms");
    assert_eq!(row("Artificial Analysis output_speed"), ["1000.0 tokens/s", "100.0 tokens/s"]);
    assert_eq!(rows.len(), 16);
}

#[test]
fn the_fidelity_table_says_what_was_asked_for_and_what_was_shown() {
    let mut page = named("A");
    let mut meter = Meter::default();
    for frame in 0..5 {
        meter.frame(u32::from(frame == 3));
        meter.token(0.0, f64::from(frame) * 100.0, 10);
    }
    let lane = |page: &Page| rows(&tables::fidelity(&page.model.race, &[meter.rendered()]))[1..].to_vec();
    assert_eq!(lane(&page)[0], ["A", "100", "100", "200.1 ms", "400.1 ms", "1 of 6"]);
    assert_eq!(lane(&page)[1][2..], ["–"; 4]);
    page.race(Event::SpeedChosen(hare_and_tortoise::app::playback::Speed::clamped(0.5)));
    assert_eq!(lane(&page)[0][1], "50.0");
}

#[test]
fn figures_say_where_they_come_from_and_what_was_changed_here() {
    let mut page = named("A");
    let (custom, spark) = (page.lane(0), page.lane(1));
    assert_eq!(tables::sources(&page.model.race, custom), "");
    page.race(Event::FieldChanged(spark, hare_and_tortoise::engine::Field::Rate, Some(900.0)));
    let rows = rows(&tables::sources(&page.model.race, spark));
    assert_eq!(rows[1][..2], ["Rate 1\u{202f}000 tokens/s (changed here)", "vendor"]);
    assert_eq!(rows[2][..2], ["TTFT 1.55 s", "assumed"]);
}

/// A function that binds something to a name, as it is called in the files of the page's pieces.
const BINDS: [&str; 9] =
    [".at(\"", ".attribute(\"", ".flag(\"", ".html(\"", ".on(\"", ".put(\"", ".text(\"", ".value(\"", "figure(\""];

/// What follows each of these marks, up to the next quotation mark.
fn quoted<'a>(source: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(mark).skip(1).map(|rest| rest.split(['"', '\\']).next().unwrap())
}

/// The names that templates give, each as often as it is given, and the names that something is bound to.
fn names(source: &str) -> (Vec<&str>, Vec<&str>) {
    let mut given: Vec<&str> = quoted(source, "data-bind=\\\"").collect();
    let bound = BINDS.iter().flat_map(|bind| quoted(source, bind));
    let mut bound: Vec<&str> = bound.filter(|name| !name.is_empty()).collect();
    given.sort_unstable();
    bound.sort_unstable();
    bound.dedup();
    (given, bound)
}

/// The files that draw pieces, with their text.
fn drawing(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            drawing(&path, files);
        } else if let Some(text) = fs::read_to_string(&path).ok().filter(|text| text.contains("Drawn::new(")) {
            files.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn every_name_of_a_template_is_given_once_and_bound() {
    let mut files = Vec::new();
    drawing(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut files);
    assert!(files.len() > 10, "{} files draw pieces", files.len());
    for (file, text) in &files {
        let (given, bound) = names(text);
        assert_eq!(given, bound, "{file}: the names that its templates give, and those that it binds something to");
        // A name that is no literal would pass by this test.
        let calls = |bind: &str| text.matches(bind.trim_end_matches('"')).count() - text.matches(bind).count();
        let others: Vec<_> = BINDS.iter().filter(|bind| calls(bind) > 0).collect();
        assert!(others.is_empty(), "{file}: names that are not written as they are: {others:?}");
    }
}

#[test]
fn a_name_that_is_missing_misspelt_or_given_twice_is_noticed() {
    let check = |source: &str, same: bool| {
        let (given, bound) = names(source);
        assert_eq!(given == bound, same, "{source}");
    };
    check(r#"Drawn::new("<p data-bind=\"a\"></p>").text("a", of)"#, true);
    check(r#"Drawn::new("<p data-bind=\"a\"></p>").text("", of).flag("a", "hidden", no).on("a", "click", go)"#, true);
    check(r#"Drawn::new("<p data-bind=\"a\"></p>").text("b", of)"#, false);
    check(r#"Drawn::new("<p data-bind=\"a\"></p>").text("a", of).text("b", of)"#, false);
    check(r#"Drawn::new("<p data-bind=\"a\"></p><p data-bind=\"b\"></p>").text("a", of)"#, false);
    check(r#"Drawn::new("<p data-bind=\"a\"></p><p data-bind=\"a\"></p>").text("a", of)"#, false);
}

#[test]
fn the_tools_lead_to_the_panel_that_explains_them_with_a_stream_like_the_first_lanes() {
    let page = Page::at("#/race?scenario=task&lanes=custom&0.rate=65&0.ttft=3.1&0.chunk=8&0.think=500");
    let link = tables::explained(&page.model.race).unwrap();
    assert!(link.starts_with("#/explore?panel=six-speeds&rate=65&ttft=3.1&chunk=8"), "{link}");
    assert!(link.ends_with("&think=500"), "{link}");
    assert_eq!(crate::address::read(&link).1, Vec::<String>::new(), "{link}");
    // The panel cannot be as slow as this.
    let page = Page::at("#/race?scenario=task&lanes=custom&0.rate=0.5");
    assert!(!tables::explained(&page.model.race).unwrap().contains("rate"));
}
