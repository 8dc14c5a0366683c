//! Queueing: the same model at rising load, by formula and request by request.

use crate::app::address::Written;
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Table, Values};
use crate::engine::queueing::{Queue, Story, Times, TokenBucket};
use crate::engine::{Seed, figures};
use Quantity::{Of, Seconds, Share, Times as Ratio};

const LOAD: usize = 0;

/// Simulated requests at each load: enough to agree, few enough for a drag.
const REQUESTS: usize = 3_000;

/// Points of a curve, close enough for the steep end.
const FINE: u32 = 121;

/// The picture is as high as this many times an idle server's TTFT.
const HIGHEST: f64 = 12.0;

pub(super) static PANEL: Panel = Panel {
    id: "queue",
    question: "Why is the same model slow when many use it?",
    short: "Queueing",
    point: "A request waits while the server works for others. At half load the line is short. Near full load each new request \
            makes everybody wait much longer, and beyond it the line grows without end. A faster server does the same \
            requests with hardly any line, so it saves both the work and the waiting.",
    fields: &[
        Field::new("load", "Load (share of time the server is busy)", Share, (0.0, 1.2), 0.6)
            .assumed("Services do not publish it; drag it"),
        Field::new("faster", "The faster server, times as fast", Ratio, (1.0, 30.0), 15.4).logarithmic()
            .derived("OpenAI: 1,000 tokens a second against “roughly 65 TPS”; of writing, not of reading a prompt"),
        Field::new("service", "Time to read one prompt", Seconds, (0.01, 60.0), 0.97).logarithmic().derived(
            "TraceLab: 8.1 µs for each token of context, and 119,875 tokens of context at the median",
        ),
        Field::new("cv", "Variation of that time (CV)", Of(""), (0.0, 3.0), 1.28).derived(
            "Azure’s code trace of 2023: prompts of 1,469 tokens at the median and 5,188 at the 90th percentile, as a lognormal",
        ),
        Field::new("bursts", "Burstiness (1: independent; below 1: bursts)", Of(""), (0.1, 10.0), 1.0).logarithmic()
            .assumed("A Poisson process; Azure’s conversations of 2023 fit 0.87, its code requests 0.23"),
        Field::new("limit", "Rate limit", Of("tokens/min"), (1e4, 1e8), 1e6).logarithmic()
            .assumed("Limits differ by account"),
        Field::new("prompt", "Length of your request", Of("tokens"), (100.0, 1e6), 119_875.0).logarithmic()
            .published("TraceLab: 119,000 cached and 875 new tokens at the median"),
        Field::new("at-once", "Requests that you send at once", Of("requests"), (1.0, 200.0), 10.0).whole()
            .assumed("Ten agents of one person"),
        Field::new("seed", "Seed of the simulation", Of(""), (0.0, 999.0), 31.0).whole()
            .assumed("Any number; this draw lies near the formula, others stray further at high load"),
    ],
    beside: 3,
    along: Some(LOAD),
    formulas: &[
        Formula {
            meaning: "A server reads one prompt at a time (real ones batch), each in S seconds on average, and is busy for a share ρ of the time. A request then waits",
            formula: "W = ρ / (1 − ρ) · (1 + c²) / 2 · S,  TTFT = W + S",
            source: "Pollaczek and Khinchine, M/G/1; with c = 0 it is M/D/1, as DistServe has it (OSDI 2024): TTFT = D + R D² / (2 (1 − R D))",
        },
        Formula {
            meaning: "If requests come in bursts (gaps with gamma shape b), the wait is about",
            formula: "W ≈ ρ / (1 − ρ) · (1/b + c²) / 2 · S",
            source: "Kingman 1961; b as in vLLM’s --burstiness. It overestimates where the server is mostly idle",
        },
        Formula {
            meaning: "In the simulation each request waits until the one before it is done",
            formula: "W′ = max(0, W + S − gap)",
            source: "Lindley’s recursion, with gamma gaps and gamma times of service; the error is computed over busy periods",
        },
        Formula {
            meaning: "With a limit of r tokens a second and a reserve of B, the last of n requests of c tokens waits",
            formula: "max(0, (n · c − B) / r)",
            source: "Token bucket; a limit per minute holds one minute’s tokens",
        },
    ],
};

/// What the panel computes with.
struct Case {
    load: f64,
    faster: f64,
    service: f64,
    cv: f64,
    bursts: f64,
}

impl Case {
    /// The server, or one that is so many times as fast, with the requests that make the first one so busy.
    fn queue(&self, load: f64, faster: f64) -> Option<Queue> {
        Queue::new(load / self.service, self.service / faster, self.cv).filter(|_| load / faster < 1.0)
    }

    /// Mean wait for one's turn.
    fn wait(&self, load: f64, faster: f64) -> Option<f64> {
        self.queue(load, faster)?.wait_in_bursts(self.bursts)
    }

    /// Mean TTFT: the wait, and reading one's own prompt.
    fn ttft(&self, load: f64, faster: f64) -> Option<f64> {
        Some(self.wait(load, faster)? + self.service / faster)
    }
}

pub(super) fn show(values: &Values) -> Shown {
    let [load, faster, service, cv, bursts, .., seed] = values.first::<9>();
    let case = Case { load, faster, service, cv, bursts };
    let story = Story::new(cv, bursts, REQUESTS, Seed::new(seed as u64));
    let at = |load: f64| story.as_ref()?.response(load, service);
    let simulated: Vec<(f64, Times)> =
        (1..10).map(|tenth| f64::from(tenth) / 10.0).filter_map(|load| Some((load, at(load)?))).collect();
    let now = [1.0, faster].map(|faster| case.ttft(load, faster));
    let lines = ["slow", "fast"].into_iter().zip(now).filter_map(|(kind, ttft)| Some((kind, ttft?)));
    Shown {
        sentence: sentence(&case),
        figure: Figure::Picture(picture(&case, &simulated)),
        place: Some(Place { at: load, words: Share.words(load), values: lines.collect() }),
        notes: notes(&case, at(load), values),
        table: Some(table(&case, &simulated)),
        links: vec![("Race an idle server against a busy one", race(&case))],
    }
}

fn picture(case: &Case, simulated: &[(f64, Times)]) -> Picture {
    let across = PANEL.fields[LOAD].axis();
    let line = |kind, name, faster: f64| Layer::Line {
        kind,
        name,
        points: across.values(FINE).filter_map(|load| Some((load, case.ttft(load, faster)?))).collect(),
    };
    let band = simulated.iter().map(|(load, times)| (*load, times.p50, times.p90));
    let means = simulated.iter().map(|(load, times)| (*load, times.mean, String::new()));
    Picture {
        across,
        up: Axis::up_to("Time to first token, on average", Seconds, HIGHEST * case.service),
        layers: vec![
            Layer::Area { kind: "warn", ends: (1.0, across.to()), words: "Unstable".to_owned() },
            Layer::Band { kind: "first", name: "Simulated: from half to nine in ten", points: band.collect() },
            line("slow", "Slow", 1.0),
            line("fast", "Fast", case.faster),
            Layer::Points { kind: "simulated", points: means.collect() },
        ],
    }
}

fn sentence(case: &Case) -> String {
    let load = Share.words(case.load);
    let [wait, ttft] = [case.wait(case.load, 1.0), case.ttft(case.load, 1.0)];
    let slow = match (wait, ttft) {
        (Some(wait), Some(ttft)) if wait > 0.0 => format!(
            "At {load} load a request waits {} for its turn on average; its first token comes after {}, {} as long as on an idle server.",
            Seconds.words(wait),
            Seconds.words(ttft),
            figures::ratio(ttft / case.service),
        ),
        (Some(_), Some(ttft)) => {
            format!("Nobody else asks: the first token comes after {}, the reading alone.", Seconds.words(ttft))
        }
        _ if case.load > 1.0 => {
            let growth = requests(figures::significant((case.load - 1.0) / case.service * 60.0, 2));
            format!(
                "At {load} load more requests come than the server can take: the line grows by {growth} a minute and never ends, so no wait is the average."
            )
        }
        _ => format!(
            "At {load} load the server never catches up: the line grows without end, so no wait is the average."
        ),
    };
    format!("{slow}{}", faster(case))
}

/// What a faster server does with the same requests.
fn faster(case: &Case) -> String {
    let times = figures::ratio(case.faster);
    match case.ttft(case.load, case.faster) {
        _ if case.faster < 1.005 => String::new(),
        Some(ttft) if case.load > 0.0 => format!(
            " A server {times} as fast would be busy only {} of the time with these requests; the first token would come after {}.",
            Share.words(figures::significant(case.load / case.faster, 2)),
            Seconds.words(figures::significant(ttft, 2)),
        ),
        Some(ttft) => format!(" A server {times} as fast needs {}.", Seconds.words(ttft)),
        None => format!(" A server {times} as fast cannot take them either."),
    }
}

fn notes(case: &Case, simulated: Option<Times>, values: &Values) -> Vec<String> {
    let mut notes = Vec::new();
    if let (Some(times), Some(ttft)) = (simulated, case.ttft(case.load, 1.0)) {
        notes.push(format!(
            "Circles and band are a simulation of {} requests. At this load their first token comes after {} on average; the \
             formula says {}. Half of them have it within {}, nine in ten within {}: that is the band.",
            figures::grouped(REQUESTS as u64),
            with_error(&times),
            Seconds.words(ttft),
            Seconds.words(times.p50),
            Seconds.words(times.p90),
        ));
    }
    if let Some(ttft) = case.ttft(case.load, 1.0).filter(|_| case.faster >= 1.005 && case.load > 0.0) {
        notes.push(format!(
            "If the faster server gets more users until it is as busy, the line is back: {} to the first token instead of {}.",
            Seconds.words(figures::significant(ttft / case.faster, 2)),
            Seconds.words(figures::significant(case.service / case.faster, 2)),
        ));
    }
    notes.push(limited(values));
    notes
}

/// What a rate limit does.
fn limited(values: &Values) -> String {
    let [limit, prompt, n] = [5, 6, 7].map(|field| values.get(field));
    let (minute, tokens) = (Of("tokens").words(limit), Of("tokens").words(prompt));
    match TokenBucket::per_minute(limit).and_then(|bucket| bucket.burst(n as u32, prompt)) {
        None => format!(
            "A rate limit is a line of its own: a request of {tokens} is larger than a limit of {minute} a minute holds, so it is refused."
        ),
        Some(wait) if wait <= 0.0 => format!(
            "A rate limit is a line of its own: {minute} a minute let {} of {tokens} through at once.",
            requests(n)
        ),
        Some(wait) => format!(
            "A rate limit is a line of its own: of {} of {tokens} sent at once, {minute} a minute let the last one wait {}, \
             however fast the server is.",
            requests(n),
            Seconds.words(wait),
        ),
    }
}

fn requests(n: f64) -> String {
    if (n - 1.0).abs() < 1e-9 { "one request".to_owned() } else { Of("requests").words(n) }
}

/// A simulated mean with twice its standard error.
fn with_error(times: &Times) -> String {
    let error = times.error.map(|error| format!("\u{a0}±\u{a0}{}", Seconds.words(2.0 * error)));
    Seconds.words(times.mean) + &error.unwrap_or_default()
}

fn table(case: &Case, simulated: &[(f64, Times)]) -> Table {
    let words = |ttft: Option<f64>| ttft.map_or_else(|| "–".to_owned(), |ttft| Seconds.words(ttft));
    let rows = simulated.iter().map(|(load, times)| {
        vec![
            Share.words(*load),
            words(case.ttft(*load, 1.0)),
            with_error(times),
            Seconds.words(times.p90),
            words(case.ttft(*load, case.faster)),
        ]
    });
    Table {
        head: vec![
            ("Load", "The share of the time in which the slow server is busy"),
            ("By formula", "Mean TTFT of the slow server: the wait for one’s turn and reading the prompt"),
            (
                "Simulated",
                "Mean TTFT of the simulated requests, with twice its standard error, which itself is rough at high load",
            ),
            ("Nine in ten", "The simulated TTFT that nine in ten requests stay within"),
            ("Faster server", "Mean TTFT by formula of the faster server, with the same requests"),
        ],
        rows: rows.collect(),
    }
}

/// Lanes with the mean TTFT; a line that never ends is raced at 95 %.
fn race(case: &Case) -> String {
    let load = if case.load < 0.95 { case.load } else { 0.95 };
    let busy = case.ttft(load, 1.0).unwrap_or(case.service);
    let seconds = |time: f64| figures::plain(figures::significant(time.clamp(0.001, 600.0), 4));
    let link = Written::of("#/race?scenario=rate-limiter&lanes=gpt-5.3-codex,gpt-5.3-codex&text=same")
        .with("0.ttft", &seconds(case.service))
        .with("0.name", "Idle server")
        .with("1.ttft", &seconds(busy))
        .with("1.name", &format!("Server at {} load", Share.words(load)));
    link.finish()
}
