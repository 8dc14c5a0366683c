//! Which 15x: what a fast part does to the whole it is a part of.

use super::two_decimals;
use crate::app::plot::{Axis, Bars, Figure, Part as BarPart, Quantity, Row};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::agent::OVERHEAD;
use crate::engine::figures;
use crate::engine::parts::{Cut, MEASURED, Part, Request, Whole};
use Quantity::{Of, Seconds, Share, Times};

const OF: usize = 0;
const SPEED: (f64, f64) = (1.0, 100.0);
const TIME: (f64, f64) = (0.0, 3_600.0);

pub(super) static PANEL: Panel = Panel {
    id: "fifteen",
    question: "Which “15×” do you believe?",
    short: "Which 15×?",
    point: "“15× faster” is the rate at which tokens are generated. Generation is 41 % of a request in public traces, and \
            15 % of a session. The rest goes into tools, the network and you. However \
            much you speed up one part, the others take as long as before.",
    fields: &[
        Field::choice(
            "of",
            "Speed up",
            &[
                ("request", "a request (TraceLab)"),
                ("session", "a session with pauses up to an hour (TraceLab)"),
                ("raw", "a session with all its pauses (TraceLab)"),
                ("own", "a turn of your own: its seconds"),
                ("cuts", "a request with the vendor’s three figures"),
            ],
        ),
        Field::new("generation", "Generation, times as fast", Times, SPEED, 15.4)
            .logarithmic()
            .derived("OpenAI: 1,000 tokens a second against “roughly 65 TPS”"),
        Field::new("other", "Everything else, times as fast", Times, SPEED, 1.0)
            .logarithmic()
            .assumed("Nothing else changes with the model that writes"),
        Field::new("g", "Generation", Seconds, TIME, 3.3)
            .derived("TraceLab’s median output, 214 tokens, at 65 tokens a second"),
        Field::new("p", "Reading the prompt", Seconds, TIME, 3.1).derived("The median of Codex in TraceLab"),
        Field::new("t", "Tools", Seconds, TIME, 2.0).assumed("Depends on the task"),
        Field::new("n", "Network", Seconds, TIME, 0.3).assumed("A round trip of 80 ms and 250 ms of overhead"),
        Field::new("h", "You", Seconds, TIME, 86.0)
            .published("TraceLab: the median from a response to the next prompt"),
        Field::new("calls", "Calls of the model", Of(""), (1.0, 200.0), 9.0)
            .whole()
            .published("TraceLab: 8.8 steps a request on average; the median is 1 tool step"),
        Field::of("overhead", "The service’s overhead for a round trip", Seconds, (0.0, 5.0), &OVERHEAD),
        Field::new("token", "Overhead’s share of a token’s time", Share, (0.0, 1.0), 1.0)
            .assumed("Unpublished; with 100 % the vendor’s 30 % cut is as great as it can be"),
    ],
    beside: 3,
    along: None,
    formulas: &[
        Formula {
            meaning: "If a share g of the time becomes s times as fast, the whole becomes this many times as fast",
            formula: "1 / ((1 − g) + g / s)",
            source: "Amdahl 1967; shares from TraceLab (uw-syfi/TraceLab), Claude and Codex pooled, generation includes the wait for the first token",
        },
        Formula {
            meaning: "However fast that part becomes, the whole never exceeds",
            formula: "1 / (1 − g)",
            source: "The same, as s grows without limit",
        },
        Formula {
            meaning: "The vendor’s three figures cut the overhead of a round trip by 80 %, the overhead of a token by 30 %, and the time to first token by 50 %",
            formula: "calls · (RTT + o + TTFT + N / v + tool)",
            source: "OpenAI, Introducing GPT-5.3-Codex-Spark, 2026-02-12; the overheads themselves are unpublished",
        },
    ],
};

pub(super) fn show(values: &Values) -> Shown {
    match values.chosen(OF) {
        4 => cuts(values),
        chosen => parts(values, chosen),
    }
}

/// A part's kind for the style sheet and its name on screen.
const fn look(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Generation => ("generating", "generation"),
        Part::Prefill => ("prefill", "reading the prompt"),
        Part::Tools => ("tool", "tools"),
        Part::Network => ("network", "network"),
        Part::Human => ("human", "you"),
        Part::Other => ("other", "everything else"),
    }
}

fn row(name: &str, seconds: [f64; Part::COUNT], words: String) -> Row {
    let parts = Part::ALL.into_iter().zip(seconds).map(|(part, length)| {
        let (kind, name) = look(part);
        BarPart { kind, name, length }
    });
    Row { name: name.to_owned(), parts: parts.collect(), words }
}

/// Before and after, by shares for the published wholes, by seconds for a turn of one's own.
fn parts(values: &Values, chosen: usize) -> Shown {
    let [_, faster, others, g, p, t, n, h] = values.first();
    let own = chosen == 3;
    let whole = match MEASURED.get(chosen).filter(|_| !own) {
        Some(measured) => Whole::of_share(Part::Generation, measured.generation.value),
        None => Whole::new([g, p, t, n, h, 0.0]),
    };
    let Some(whole) = whole else {
        return nothing("Give at least one part some seconds.");
    };
    let mut by = [others; Part::COUNT];
    by[Part::Generation as usize] = faster;
    let after = whole.sped_up(by).unwrap_or(*whole.parts());
    let name = match chosen {
        0 => "a request",
        1 => "a session with pauses up to an hour",
        2 => "a session with all its pauses",
        _ => "this turn",
    };
    let times = whole.seconds() / after.iter().sum::<f64>().max(1e-12);
    let share = whole.share(Part::Generation);
    let quantity = if own { Seconds } else { Share };
    let across = Axis::even(if own { "Seconds" } else { "Share of the time before" }, quantity, 0.0, whole.seconds());
    let rows = vec![
        row("Before", *whole.parts(), String::new()),
        row("After", after, format!("{} as fast", two_decimals(times))),
    ];
    let rest = Share.words(1.0 - share);
    let mut instant = by;
    instant[Part::Generation as usize] = f64::INFINITY;
    let ceiling = whole.speed_up(instant).map_or_else(
        || "There is nothing else in it, so nothing limits it.".to_owned(),
        |ceiling| format!("Even instant generation would make it only {} as fast.", two_decimals(ceiling)),
    );
    let why = if others > 1.0 { String::new() } else { format!(": {rest} of it is something else") };
    let too = if others > 1.0 { format!(", and everything else {}", figures::ratio(others)) } else { String::new() };
    let traces = "Generation’s share comes from pooled traces of Claude and Codex. It includes the wait for the first token, \
                  so the true share of writing is smaller.";
    Shown {
        sentence: format!(
            "Generation {} as fast{too} makes {name} {} as fast{why}. {ceiling}",
            figures::ratio(faster),
            two_decimals(times),
        ),
        figure: Figure::Bars(Bars { across, rows }),
        place: None,
        notes: if own { Vec::new() } else { vec![traces.to_owned()] },
        table: None,
        links: links(),
    }
}

/// The vendor's three figures, one at a time, then together, then with the rate.
fn cuts(values: &Values) -> Shown {
    let [_, faster, _, _, ttft, tool, _, _, calls, overhead, token_overhead] = values.first();
    let request = Request { calls, rtt: 0.08, overhead, ttft, tokens: 214.0, rate: 65.0, token_overhead, tool };
    let all = Cut::ALL.iter().fold(request, |request, cut| request.after(*cut));
    let fast = Request { rate: all.rate * faster, ..all };
    let mut named = vec![("Before".to_owned(), request)];
    named.extend(
        Cut::ALL
            .iter()
            .map(|cut| (format!("{} −{}", cut.name(), Share.words(cut.figure().value)), request.after(*cut))),
    );
    named.push(("All three".to_owned(), all));
    named.push((format!("All three, and generation {}", figures::ratio(faster)), fast));
    let whole = |request: &Request| request.whole().map_or([0.0; Part::COUNT], |whole| *whole.parts());
    let before: f64 = whole(&request).iter().sum();
    let rows = named.iter().map(|(name, request)| {
        let parts = whole(request);
        let seconds: f64 = parts.iter().sum();
        row(name, parts, format!("{}, {}", Seconds.words(seconds), two_decimals(before / seconds.max(1e-9))))
    });
    let of = |request: &Request| two_decimals(before / whole(request).iter().sum::<f64>().max(1e-9));
    Shown {
        sentence: format!(
            "The vendor’s three figures together make this request {} as fast; with generation {} as fast as well, {}.",
            of(&all),
            figures::ratio(faster),
            of(&fast),
        ),
        figure: Figure::Bars(Bars { across: Axis::up_to("Seconds", Seconds, before * 1.02), rows: rows.collect() }),
        place: None,
        notes: vec![
            "The figures are cuts of overheads and of the wait for the first token, not of the whole request. The overheads are unpublished: change them under “More numbers”.".to_owned(),
            "214 tokens a call and a round trip of 80 ms; the reading of the prompt is the wait for the first token.".to_owned(),
        ],
        table: None,
        links: links(),
    }
}

fn nothing(words: &str) -> Shown {
    Shown {
        sentence: words.to_owned(),
        figure: Figure::Bars(Bars {
            across: Axis::up_to("Seconds", Seconds, 1.0),
            rows: vec![row("Before", [0.0; Part::COUNT], String::new())],
        }),
        place: None,
        notes: Vec::new(),
        table: None,
        links: links(),
    }
}

fn links() -> Vec<(&'static str, String)> {
    vec![
        ("See it in a race", "#/race?scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7".to_owned()),
        ("Measure your own turns", "#/iterate?scenario=rate-limiter".to_owned()),
    ]
}
