//! One stream, six speeds: the same chunks by each tool's definitions.

use crate::app::address::Written;
use crate::app::plot::{Axis, Bars, Figure, Layer, Part, Picture, Quantity, Row};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Table, Values};
use crate::engine::metrics::{Jitter, Reader, SLO_PRESETS, Slo, SloRule, Stalls};
use crate::engine::{Field as Key, Metrics, Nanos, Plan, PlanStep, Profile, Seed, Trace, figures};
use Quantity::{Of, Seconds, Share};

const RATE: Quantity = Of("tokens/s");

/// The example of the document of the model: arrivals in nanoseconds, and tokens.
const EXAMPLE: [(u64, u32); 3] = [(400_000_000, 5), (600_000_000, 5), (1_000_000_000, 10)];

/// A reader waits this long for a first token without losing the thread (Nielsen 1993), and a longer gap is a stall.
const FLOW: Nanos = Nanos::new(1_000_000_000);

/// Most steps that a picture can show.
const MOST_STEPS: usize = 150;

const SLOS: [(&str, &str); SLO_PRESETS.len()] = {
    let mut choices = [("", ""); SLO_PRESETS.len()];
    let mut n = 0;
    while n < choices.len() {
        choices[n] = (SLO_PRESETS[n].id, SLO_PRESETS[n].name);
        n += 1;
    }
    choices
};

pub(super) static PANEL: Panel = Panel {
    id: "six-speeds",
    question: "How fast is one and the same stream?",
    short: "Six speeds",
    point: "Six tools measure the same stream and report different speeds. One counts the wait, one leaves out the first \
            chunk, one counts the gaps between chunks and calls it “ITL”. Let more tokens come together, and that “ITL” \
            grows while the answer begins and ends as before.",
    fields: &[
        Field::whole("chunk", "Tokens that arrive together", Of("tokens"), (1.0, 200.0), 10.0)
            .published("vLLM’s stream_interval: 1 unless set; its documentation has 10 as an example"),
        Field::choice(
            "stream",
            "The stream",
            &[("own", "one that you set"), ("example", "an example of three chunks")],
        ),
        Field::choice("view", "Show", &[("arrivals", "what has arrived"), ("gaps", "the time that each one counts")]),
        Field::logarithmic("rate", "The model writes", RATE, (1.0, 10_000.0), 65.0)
            .published("OpenAI: “roughly 65 TPS” for GPT-5 and GPT-5.2"),
        Field::logarithmic("ttft", "Its first token after", Seconds, (0.01, 60.0), 3.1)
            .derived("The median of Codex in TraceLab"),
        Field::whole("tokens", "The answer has", Of("tokens"), (1.0, 2_000.0), 214.0)
            .published("TraceLab’s median output of one model call"),
        Field::whole("think", "Hidden thinking before it", Of("tokens"), (0.0, 2_000.0), 0.0)
            .assumed("None; a task’s script decides in a race"),
        Field::even("jitter", "Jitter: CV of the gaps between tokens", Of(""), (0.0, 3.0), 0.3)
            .assumed("No published fit of the gaps that a client sees"),
        Field::logarithmic("reader", "Somebody reads along", RATE, (0.5, 5_000.0), 5.29)
            .secondary("238 words a minute of prose (Brysbaert 2019) at 0.75 words a token, a rule of thumb"),
        Field::choice("slo", "The limits that a request must keep", &SLOS),
        Field::whole("seed", "Seed of the stream", Of(""), (0.0, 999.0), 7.0).assumed("Any number: another draw"),
    ],
    beside: 3,
    along: None,
    show,
    formulas: &[
        Formula {
            meaning: "Chunk i of m arrives at t_i with n_i of N tokens. vLLM, AIPerf, GenAI-Perf and MLPerf count the time after the first chunk and all tokens but one",
            formula: "TPOT = (t_m − t_1) / (N − 1)",
            source: "vllm/benchmarks/serve.py at 009e6d4a; AIPerf at db4f6397 and perf_analyzer at 263c5f6e, which call it ITL; loadgen at b66003e1",
        },
        Formula {
            meaning: "vLLM’s ITL is the gap between two chunks, not divided by the tokens in them; AIPerf calls it ICL",
            formula: "t_i − t_(i−1)",
            source: "vllm/benchmarks/lib/endpoint_request_func.py at 02cfb534",
        },
        Formula {
            meaning: "GuideLLM counts everything, the wait included",
            formula: "N / t_m",
            source: "GuideLLM, schemas/request_stats.py at ee7a7745",
        },
        Formula {
            meaning: "Artificial Analysis leaves out the whole first chunk",
            formula: "(N − n_1) / (t_m − t_1)",
            source: "artificialanalysis.ai, methodology",
        },
        Formula {
            meaning: "The quality of experience compares when a reader takes in each token with when they would at best",
            formula: "1 − Σ (T_actual − T_ideal) / Σ T_actual",
            source: "Andes (arXiv 2404.16283v2), in our discrete form; the first token is expected after 1 s (Nielsen 1993)",
        },
    ],
};

fn show(values: &Values) -> Shown {
    let [_, stream, view] = values.first();
    let example = Trace::from_arrivals(EXAMPLE.map(|(at, tokens)| (Nanos::new(at), tokens)), 0);
    let trace = example.ok().filter(|_| stream > 0.5).unwrap_or_else(|| set(values));
    let metrics = Metrics::of(&trace);
    Shown {
        sentence: sentence(&trace, &metrics),
        figure: if view > 0.5 { Figure::Bars(counted(&trace, &metrics)) } else { arrivals(&trace, values.get(8)) },
        place: None,
        notes: notes(&trace, values),
        table: Some(table(&metrics)),
        links: vec![("See it token by token and in chunks", race(values))],
    }
}

/// The stream that a person set.
fn set(values: &Values) -> Trace {
    let [chunk, _, _, rate, ttft, tokens, think, jitter, .., seed] = values.first::<11>();
    let fields =
        [(Key::Rate, rate), (Key::Ttft, ttft), (Key::Chunk, chunk), (Key::Jitter, jitter), (Key::Think, think)];
    let profile =
        fields.into_iter().fold(Profile::default(), |profile, (field, value)| profile.with_nearest(field, value).0);
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Answer(tokens as u32)] };
    Trace::generate(&profile, &plan, Seed::new(seed as u64))
}

/// Seconds a token as tokens a second.
fn per_second(each: Option<f64>) -> Option<f64> {
    each.filter(|each| *each > 0.0).map(|each| 1.0 / each)
}

/// The four speeds: Artificial Analysis, one by the time per token, GuideLLM, one by vLLM's gap.
fn speeds(metrics: &Metrics) -> [Option<f64>; 4] {
    [
        metrics.artificial_analysis.output_speed,
        per_second(metrics.vllm.tpot),
        metrics.guidellm.output_tokens_per_second,
        per_second(metrics.vllm.itl.mean),
    ]
}

fn sentence(trace: &Trace, metrics: &Metrics) -> String {
    let [Some(aa), Some(tpot), Some(all), Some(gap)] = speeds(metrics) else {
        let all = metrics.guidellm.output_tokens_per_second.unwrap_or_default();
        return format!(
            "One chunk alone has no gap and no speed, except for GuideLLM, which counts the wait: {}.",
            RATE.words(all)
        );
    };
    let itl = Seconds.words(1.0 / gap);
    let told = if trace.chunks().len() == trace.tokens() as usize {
        format!("Each token comes alone, so vLLM’s “ITL” is the time per token, {itl}.")
    } else {
        format!(
            "vLLM’s “ITL” is {itl}; if each token came alone it would be {}, and the answer would begin and end as now.",
            Seconds.words(1.0 / tpot)
        )
    };
    let mut different: Vec<String> = Vec::new();
    for speed in [aa, tpot, all, gap].map(|speed| Of("").words(speed)) {
        if !different.contains(&speed) {
            different.push(speed);
        }
    }
    match different.split_last() {
        Some((last, others)) if !others.is_empty() => format!(
            "The same stream is {} or {last} tokens a second, depending on whose definition you use. {told}",
            others.join(", ")
        ),
        _ => format!("This stream is {} tokens a second by all definitions. {told}", Of("").words(all)),
    }
}

/// What has arrived and what somebody has read of it, over time.
fn arrivals(trace: &Trace, reader: f64) -> Figure {
    let end = trace.end().seconds();
    let every = trace.chunks().len().div_ceil(MOST_STEPS).max(1);
    let (mut text, mut read) = (vec![(0.0, 0.0)], vec![(0.0, 0.0)]);
    let (mut before, mut free) = (0.0, 0.0_f64);
    let last = trace.chunks().len().saturating_sub(1);
    for (n, (at, tokens)) in trace.arrivals().enumerate() {
        let (at, total) = (at.seconds(), before + f64::from(tokens));
        if n % every == 0 || n == last {
            text.extend([(at, text.last().map_or(0.0, |point| point.1)), (at, total)]);
        }
        let start = at.max(free);
        free = start + f64::from(tokens) / reader;
        if start < end && (n % every == 0 || free >= end) {
            let until = free.min(end);
            read.extend([(start, before), (until, before + (until - start) * reader)]);
        }
        before = total;
    }
    let first = trace.arrivals().next().map(|(at, tokens)| (at.seconds(), f64::from(tokens), "first token".to_owned()));
    Figure::Picture(Picture {
        across: Axis::even("Since the request", Seconds, 0.0, end.max(1e-3)),
        up: Axis::up_to("Tokens", Of(""), before),
        layers: vec![
            Layer::Line { kind: "first", name: "Here", points: text },
            Layer::Line { kind: "third", name: "Read", points: read },
            Layer::Points { kind: "first", points: first.into_iter().collect() },
        ],
    })
}

/// The time that each definition counts.
fn counted(trace: &Trace, metrics: &Metrics) -> Bars {
    let seconds = |time: Option<Nanos>| time.map(Nanos::seconds).unwrap_or_default();
    let (first, all) = (seconds(metrics.vllm.ttft), seconds(metrics.vllm.e2el));
    let tokens = trace.tokens();
    let in_first = trace.arrivals().next().map_or(0, |(_, tokens)| tokens);
    let gaps = trace.gaps().count() as u32;
    let [aa, tpot, whole, gap] = speeds(metrics);
    let row = |name: &str, waits: bool, count: u32, what: [&str; 2], speed: Option<f64>| {
        let (left_out, counts) = if waits { (0.0, all) } else { (first, all - first) };
        let part = |kind, name, length| Part { kind, name, length };
        let speed = speed.map_or_else(|| "no speed".to_owned(), |speed| format!("{} a second", Of("").words(speed)));
        let what = if count == 1 { what[0] } else { what[1] };
        Row {
            name: name.to_owned(),
            parts: vec![part("other", "left out", left_out), part("generating", "counted", counts)],
            words: format!("{count} {what} in {}: {speed}", Seconds.words(counts)),
        }
    };
    let of_tokens = ["token", "tokens"];
    Bars {
        across: Axis::even("Since the request", Seconds, 0.0, all.max(1e-3)),
        rows: vec![
            row("GuideLLM’s output speed:", true, tokens, of_tokens, whole),
            row(
                "1/TPOT of vLLM and MLPerf, 1/ITL of AIPerf and GenAI-Perf:",
                false,
                tokens.saturating_sub(1),
                of_tokens,
                tpot,
            ),
            row("Artificial Analysis’ output speed:", false, tokens - in_first, of_tokens, aa),
            row("1/ITL of vLLM:", false, gaps, ["gap", "gaps"], gap),
        ],
    }
}

fn notes(trace: &Trace, values: &Values) -> Vec<String> {
    let reader = Reader::new(FLOW, values.get(8));
    let slo = SLO_PRESETS.get(values.chosen(9)).unwrap_or(&SLO_PRESETS[0]);
    let mut notes: Vec<String> = jitter(trace).into_iter().collect();
    notes.extend(reader.and_then(|reader| read_along(trace, reader, values.get(8))));
    let source = slo.source.split([',', '(']).next().unwrap_or_default().trim_end();
    notes.push(format!("The limits of “{}” ({source}): {}", slo.name, good(trace, &slo.slo)));
    notes
}

fn jitter(trace: &Trace) -> Option<String> {
    let jitter = Jitter::of(trace);
    let (cv, longest) = (jitter.cv?, jitter.longest?);
    let further = jitter.rfc3550.zip(jitter.p99_over_p50).map(|(rfc, ratio)| {
        format!(
            ", {} in the style of RFC 3550, 99th percentile {} the median",
            Seconds.words(rfc),
            figures::ratio(ratio)
        )
    });
    let stalls = match Stalls::over(FLOW, trace).count {
        0 => "None is over 1 s.".to_owned(),
        1 => "One is over 1 s.".to_owned(),
        n => format!("{n} are over 1 s."),
    };
    Some(format!(
        "Jitter by name: the gaps between chunks have a CV of {}{}; the longest is {}. {stalls}",
        Share.words(cv),
        further.unwrap_or_default(),
        Seconds.words(longest.seconds()),
    ))
}

fn read_along(trace: &Trace, reader: Reader, rate: f64) -> Option<String> {
    let (quality, idle, fluidity) = (reader.quality(trace)?, reader.idle(trace)?, reader.fluidity(trace)?);
    let text = trace.first_answer_token().filter(|_| trace.thinking_tokens() > 0).map(|at| {
        format!(" All tools count hidden thinking; the text itself begins after {}.", Seconds.words(at.seconds()))
    });
    Some(format!(
        "Somebody who reads {} and expects the first token after 1 s has {} of the best experience (Andes) and {} of the \
         tokens in time (Etalon); who begins after {} never waits again (idle latency).{}",
        RATE.words(rate),
        Share.words(quality),
        Share.words(fluidity),
        Seconds.words(idle),
        text.unwrap_or_default(),
    ))
}

/// Whether the request counts for goodput, and why not.
fn good(trace: &Trace, slo: &Slo) -> String {
    let only = |limits: [Option<Nanos>; 3]| Slo { ttft: limits[0], per_token: limits[1], e2e: limits[2] };
    let limits = [
        ("a first token within", "", slo.ttft, only([slo.ttft, None, None])),
        ("", " a token after it", slo.per_token, only([None, slo.per_token, None])),
        ("everything within", "", slo.e2e, only([None, None, slo.e2e])),
    ];
    let words = |(before, after, limit, only): (&str, &str, Option<Nanos>, Slo)| {
        let limit = Seconds.words(limit?.seconds());
        Some((format!("{before} {limit}{after}").trim().to_owned(), only.meets(SloRule::Vllm, trace)))
    };
    let limits: Vec<(String, bool)> = limits.into_iter().filter_map(words).collect();
    let missed: Vec<&str> = limits.iter().filter(|(_, met)| !met).map(|(words, _)| words.as_str()).collect();
    let all: Vec<&str> = limits.iter().map(|(words, _)| words.as_str()).collect();
    let all = all.join(", ");
    let [vllm, aiperf, _] = SloRule::ALL.map(|rule| slo.meets(rule, trace));
    match (missed.is_empty(), vllm == aiperf) {
        (false, _) => format!(
            "this request breaks {} ({}), so it is no goodput.",
            if missed.len() > 1 { "them" } else { "one" },
            missed.join(", ")
        ),
        (true, true) => format!("this request keeps them ({all}), so it counts as goodput."),
        (true, false) => format!(
            "a single token has no time per token; vLLM counts it as goodput ({all}), AIPerf and GenAI-Perf do not."
        ),
    }
}

fn table(metrics: &Metrics) -> Table {
    let none = || "–".to_owned();
    let time = |time: Option<f64>| time.map_or_else(none, |time| Seconds.words(time));
    let nanos = |at: Option<Nanos>| time(at.map(Nanos::seconds));
    let speed = |speed: Option<f64>| speed.map_or_else(none, |speed| RATE.words(speed));
    let row = |tool: &str, cells: [String; 5], counts: &str| {
        [tool.to_owned()].into_iter().chain(cells).chain([counts.to_owned()]).collect()
    };
    let Metrics { vllm, aiperf, genai_perf, guidellm, mlperf, artificial_analysis: aa } = metrics;
    let genai_itl = genai_perf.itl.map(Nanos::seconds);
    Table {
        head: vec![
            ("Tool", "Whose definitions"),
            ("TTFT", "From the request to the first chunk; hidden thinking counts"),
            (
                "TPOT",
                "Time per token: after the first chunk over N − 1 tokens; GuideLLM’s over all time and all N tokens",
            ),
            (
                "ITL",
                "vLLM: the mean gap between two chunks, however many tokens are in them. The others: time after the first chunk over N − 1 tokens",
            ),
            ("Whole", "From the request to the last token"),
            ("Speed", "Tokens a second, as the tool reports it for one request; GenAI-Perf’s is 1/ITL"),
            ("What its speed counts", "Which time, and which tokens"),
        ],
        rows: vec![
            row(
                "vLLM",
                [nanos(vllm.ttft), time(vllm.tpot), time(vllm.itl.mean), nanos(vllm.e2el), none()],
                "no speed of one request",
            ),
            row(
                "AIPerf",
                [
                    nanos(aiperf.ttft),
                    none(),
                    time(aiperf.itl),
                    nanos(aiperf.request_latency),
                    speed(aiperf.output_tps_per_user),
                ],
                "the time after the first chunk; all tokens but one",
            ),
            row(
                "GenAI-Perf",
                [
                    nanos(genai_perf.ttft),
                    none(),
                    time(genai_itl),
                    nanos(genai_perf.request_latency),
                    speed(per_second(genai_itl)),
                ],
                "the same, in whole nanoseconds",
            ),
            row(
                "GuideLLM",
                [
                    nanos(guidellm.ttft),
                    time(guidellm.tpot),
                    time(guidellm.itl),
                    nanos(guidellm.request_latency),
                    speed(guidellm.output_tokens_per_second),
                ],
                "all time, the wait included; all tokens",
            ),
            row(
                "MLPerf",
                [nanos(mlperf.ttft), nanos(mlperf.tpot), none(), nanos(mlperf.latency), none()],
                "no speed of one request",
            ),
            row(
                "Artificial Analysis",
                [nanos(aa.ttft), none(), none(), none(), speed(aa.output_speed)],
                "the time after the first chunk; all tokens but those of that chunk",
            ),
        ],
    }
}

/// The same stream twice: token by token, and in chunks.
fn race(values: &Values) -> String {
    let [chunk, _, _, rate, ttft, _, _, jitter] = values.first();
    let mut link = Written::of("#/race?scenario=explanation&lanes=gpt-5.3-codex,gpt-5.3-codex&text=same");
    let seconds = figures::plain(figures::significant(ttft, 4));
    for (lane, chunk, name) in [("0", 1.0, "Token by token"), ("1", chunk, "In chunks")] {
        for (key, value) in
            [("rate", figures::plain(rate)), ("ttft", seconds.clone()), ("jitter", figures::plain(jitter))]
        {
            link.add(&format!("{lane}.{key}"), &value);
        }
        link.add(&format!("{lane}.chunk"), &figures::plain(chunk));
        link.add(&format!("{lane}.name"), name);
    }
    link.finish()
}
