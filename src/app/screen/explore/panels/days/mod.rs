//! Good day, bad day: a service has no one speed, and its figures of one day are not those of the next.

mod published;

use super::{POINTS, percent};
use crate::app::address::Written;
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Table, Values};
use crate::engine::perception::jnd_steps;
use crate::engine::{Lognormal, figures};
use Quantity::{Of, Seconds, Share, Times};
use published::{COMPARISONS, Comparison, Known, Series};

const SHARE: usize = 0;

/// Attention lasts so long, seconds (Nielsen 1993).
const ATTENTION: f64 = 10.0;

const RATE: Quantity = Of("tokens/s");

const LOOKS: [&str; 4] = ["first", "second", "third", "fourth"];

pub(super) static PANEL: Panel = Panel {
    id: "days",
    question: "How fast is it on another day?",
    short: "Good day, bad day",
    point: "No service has a single speed. Within five days the same model’s median first response went from 2.7 s to 11.1 s, \
            and on both days one request in ten took several times as long. One number, or one try, says little about \
            which service is faster.",
    fields: &[
        Field::new("share", "Share of requests at least this fast", Share, (0.01, 0.99), 0.5)
            .assumed("The median: half are faster, half are slower"),
        Field::choice(
            "of",
            "Compare",
            &[
                ("days", "two days: the first response"),
                ("whole", "two days: the whole request"),
                ("providers", "one model at four providers"),
                ("paid", "what one pays for: fast, standard, subscription"),
            ],
        ),
        Field::new("calls", "Requests in a task", Of(""), (1.0, 200.0), 9.0)
            .whole()
            .published("TraceLab: 8.8 steps a request on average; the median is 1 tool step"),
        Field::new("tokens", "Length of an answer", Of("tokens"), (1.0, 20_000.0), 214.0)
            .logarithmic()
            .published("TraceLab’s median output of one model call"),
        Field::new("cv", "Variation where only one rate is published (CV)", Of(""), (0.0, 2.0), 0.2)
            .assumed("Providers’ and users’ figures are single numbers; no spread is published"),
    ],
    beside: 3,
    along: Some(SHARE),
    formulas: &[
        Formula {
            meaning: "A lognormal goes through the median and the 90th percentile",
            formula: "σ = ln(P90 / P50) / 1.2816,  x_p = P50 · e^(σ z_p)",
            source: "The shape is an assumption; only the two percentiles are published",
        },
        Formula {
            meaning: "The probability that a request on the fast side takes longer than one on the slow side is",
            formula: "P(X > Y) = Φ((ln P50_X − ln P50_Y) / √(σ_X² + σ_Y²))",
            source: "Two independent lognormals",
        },
        Formula {
            meaning: "The probability that none of n requests is among the slowest 1 − p is",
            formula: "pⁿ",
            source: "Requests are taken to be independent; on a bad day they are not quite",
        },
    ],
};

pub(super) fn show(values: &Values) -> Shown {
    let [share, of, calls, tokens, cv] = values.first();
    let comparison = COMPARISONS.get(of as usize).unwrap_or(&COMPARISONS[0]);
    let series: Vec<(&Series, Lognormal)> =
        comparison.series.iter().filter_map(|series| Some((series, series.known.times(tokens, cv)?))).collect();
    let at = |distribution: &Lognormal, share: f64| distribution.quantile(share).unwrap_or_default();
    let across = PANEL.fields[SHARE].axis();
    let lines = series.iter().zip(LOOKS).map(|((series, times), kind)| Layer::Line {
        kind,
        name: series.short,
        points: across.values(POINTS).map(|share| (share, at(times, share))).collect(),
    });
    let ends = |share: f64| series.iter().map(move |(_, times)| at(times, share));
    let up = Axis::logarithmic(
        comparison.what,
        Seconds,
        ends(across.from()).fold(f64::INFINITY, f64::min) * 0.8,
        ends(across.to()).fold(0.0, f64::max) * 1.2,
    );
    let published = series.iter().flat_map(|(series, _)| match series.known {
        Known::Times(p50, p90) => vec![(0.5, p50, Seconds.words(p50)), (0.9, p90, Seconds.words(p90))],
        Known::Rate(_) => Vec::new(),
    });
    let mut layers: Vec<Layer> = lines.collect();
    layers.push(Layer::Points { kind: "published", points: published.collect() });
    let place = series.iter().zip(LOOKS).map(|((_, times), kind)| (kind, at(times, share)));
    let place = Place { at: share, words: Share.words(share), values: place.collect() };
    let pair = series.first().zip(series.get(comparison.against));
    Shown {
        sentence: pair.map(|pair| sentence(comparison, pair, share)).unwrap_or_default(),
        figure: Figure::Picture(Picture { across, up, layers }),
        place: Some(place),
        notes: pair.map(|pair| notes(comparison, pair, [share, calls, cv])).unwrap_or_default(),
        table: Some(table(comparison, &series)),
        links: links(of as usize),
    }
}

type Pair<'a> = (&'a (&'static Series, Lognormal), &'a (&'static Series, Lognormal));

fn sentence(comparison: &Comparison, ((fast, x), (slow, y)): Pair<'_>, share: f64) -> String {
    let at = |times: &Lognormal| Seconds.words(times.quantile(share).unwrap_or_default());
    let part = if (share - 0.5).abs() < 1e-9 { "Half".to_owned() } else { Share.words(share) };
    let first =
        format!("{part} of the {} within {} {} and within {} {}.", comparison.many, at(x), fast.at, at(y), slow.at);
    match x.exceeds(*y) {
        slower if slower < 0.005 => format!("{first} Take one of each: {} practically always comes first.", fast.one),
        slower => {
            format!("{first} Yet take one of each: {} is the slower one in {} of all pairs.", fast.one, percent(slower))
        }
    }
}

fn notes(comparison: &Comparison, ((fast, x), (_, y)): Pair<'_>, [share, calls, cv]: [f64; 3]) -> Vec<String> {
    let longer = Seconds.words(x.quantile(share).unwrap_or_default());
    let chance = match 1.0 - libm::pow(share, calls) {
        all if all >= 0.995 => "almost certainly".to_owned(),
        some => format!("with a chance of {}", percent(some)),
    };
    let task = if calls < 1.5 {
        "A task of one request".to_owned()
    } else {
        format!("A task of {} requests", Of("").words(calls))
    };
    let met = if calls < 1.5 { "takes" } else { "has at least one that takes" };
    let apart = match y.median() / x.median() {
        times if times < 1.995 => percent(times - 1.0),
        times => Times.words(times),
    };
    let noticed = match jnd_steps(x.median(), y.median()) {
        Some(steps) if steps < 1.0 => ": less than people notice at that length (Miller 1968)",
        _ => "",
    };
    let curve = match fast.known {
        Known::Times(..) => {
            "The circles are published; the curves through them are lognormal, which is an assumption.".to_owned()
        }
        Known::Rate(_) => {
            format!("Only one rate of each is published; that it varies by {} (CV) is an assumption.", Share.words(cv))
        }
    };
    vec![
        format!("{task} {met} longer than {longer} {}, {chance}.", fast.at),
        format!("At the median they are {apart} apart{noticed}."),
        format!("{curve} Source: {}.", comparison.source),
    ]
}

fn table(comparison: &Comparison, series: &[(&Series, Lognormal)]) -> Table {
    let rows = series.iter().map(|(series, times)| {
        let at = |share| Seconds.words(times.quantile(share).unwrap_or_default());
        let published = match series.known {
            Known::Times(p50, p90) => format!("P50 {}, P90 {}", Seconds.words(p50), Seconds.words(p90)),
            Known::Rate(rate) => RATE.words(rate),
        };
        vec![series.name.to_owned(), published, at(0.5), at(0.9), at(0.95), percent(1.0 - times.cdf(ATTENTION))]
    });
    Table {
        head: vec![
            (comparison.what, "What is compared"),
            ("Published", "What the source says"),
            ("Half within", "The median of the curve"),
            ("Nine in ten within", "The 90th percentile of the curve"),
            ("95 % within", "The 95th percentile of the curve"),
            ("Over 10 s", "The share that takes longer than attention lasts (Nielsen 1993)"),
        ],
        rows: rows.collect(),
    }
}

/// Lanes with these distributions, or rates. A lane has a distribution of the first response only.
fn links(of: usize) -> Vec<(&'static str, String)> {
    let (preset, series) = match COMPARISONS.get(of) {
        Some(comparison) if of > 1 => (if of == 2 { "claude-opus-4.6" } else { "gpt-5.3-codex" }, comparison.series),
        _ => ("gpt-5.3-codex", COMPARISONS[0].series),
    };
    let lanes = vec![preset; series.len()].join(",");
    let mut link = Written::of(&format!("#/race?scenario=rate-limiter&lanes={lanes}&text=same"));
    for (lane, series) in series.iter().enumerate() {
        match series.known {
            Known::Times(p50, p90) => {
                let p95 = Lognormal::from_p50_p90(p50, p90).and_then(|times| times.quantile(0.95)).unwrap_or(p90);
                link.add(&format!("{lane}.ttft"), &figures::plain(p50));
                link.add(&format!("{lane}.ttft_p95"), &figures::plain(figures::significant(p95, 3)));
            }
            Known::Rate(rate) => link.add(&format!("{lane}.rate"), &figures::plain(rate)),
        }
        link.add(&format!("{lane}.name"), series.name);
    }
    if of > 1 {
        return vec![("Race them", link.finish())];
    }
    let [one, other] = [7, 12].map(|seed: u64| link.clone().with("seed", &seed.to_string()).finish());
    vec![("Race a request of each day", one), ("Race two other requests", other)]
}
