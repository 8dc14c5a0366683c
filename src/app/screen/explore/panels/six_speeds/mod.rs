//! One stream, six speeds: the same chunks by each tool's definitions.

mod feel;
mod figure;
mod table;

use crate::app::address::Written;
use crate::app::plot::{Figure, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::metrics::SLO_PRESETS;
use crate::engine::{Field as Key, Metrics, Nanos, Plan, PlanStep, Profile, Seed, Trace, figures};
use Quantity::{Of, Seconds};

const RATE: Quantity = Of("tokens/s");

/// The example of the document of the model: arrivals in nanoseconds, and tokens.
const EXAMPLE: [(u64, u32); 3] = [(400_000_000, 5), (600_000_000, 5), (1_000_000_000, 10)];

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
            chunk, one counts the gaps between chunks and calls it “ITL”. If more tokens arrive together, that \
            “ITL” grows, while the answer begins and ends as before.",
    fields: &[
        Field::new("chunk", "Tokens that arrive together", Of("tokens"), (1.0, 200.0), 10.0)
            .whole()
            .published("vLLM’s stream_interval: 1 unless set; its documentation has 10 as an example"),
        Field::choice(
            "stream",
            "The stream",
            &[("own", "one that you set"), ("example", "an example of three chunks")],
        ),
        Field::choice("view", "Show", &[("gaps", "the time that each one counts"), ("arrivals", "what has arrived")]),
        Field::new("rate", "Writing speed", RATE, (1.0, 10_000.0), 65.0)
            .logarithmic()
            .published("OpenAI: “roughly 65 TPS” for GPT-5 and GPT-5.2"),
        Field::new("ttft", "Time to first token", Seconds, (0.01, 60.0), 3.1)
            .logarithmic()
            .derived("The median of Codex in TraceLab"),
        Field::new("tokens", "Length of the answer", Of("tokens"), (1.0, 2_000.0), 214.0)
            .whole()
            .published("TraceLab’s median output of one model call"),
        Field::new("think", "Hidden thinking before the answer", Of("tokens"), (0.0, 2_000.0), 0.0)
            .whole()
            .assumed("None; a task’s script decides in a race"),
        Field::new("jitter", "Jitter (CV of the gaps between tokens)", Of(""), (0.0, 3.0), 0.3)
            .assumed("No published fit of the gaps that a client sees"),
        Field::new("reader", "Reading speed", RATE, (0.5, 5_000.0), 5.29)
            .logarithmic()
            .secondary("238 words a minute of prose (Brysbaert 2019) at 0.75 words a token, a rule of thumb"),
        Field::choice("slo", "Limits that a request must keep", &SLOS),
        Field::new("seed", "Seed of the stream", Of(""), (0.0, 999.0), 7.0).whole().assumed("Any number: another draw"),
    ],
    beside: 3,
    along: None,
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
            meaning: "The quality of experience compares the time at which a reader takes in each token with the ideal time",
            formula: "1 − Σ (T_actual − T_ideal) / Σ T_actual",
            source: "Andes (arXiv 2404.16283v2), in our discrete form; the first token is expected after 1 s (Nielsen 1993)",
        },
    ],
};

pub(super) fn show(values: &Values) -> Shown {
    let [_, stream, view] = values.first();
    let example = Trace::from_arrivals(EXAMPLE.map(|(at, tokens)| (Nanos::new(at), tokens)), 0);
    let trace = example.ok().filter(|_| stream > 0.5).unwrap_or_else(|| set(values));
    let metrics = Metrics::of(&trace);
    Shown {
        sentence: sentence(&trace, &metrics),
        figure: if view > 0.5 {
            figure::arrivals(&trace, values.get(8))
        } else {
            Figure::Bars(figure::counted(&trace, &metrics))
        },
        place: None,
        notes: feel::notes(&trace, values),
        table: Some(table::table(&metrics)),
        links: if stream > 0.5 { Vec::new() } else { vec![("See it token by token and in chunks", race(values))] },
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
