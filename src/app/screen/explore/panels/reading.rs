//! Reading: a stream that comes faster than a person reads is read no sooner.

use super::POINTS;
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::figures;
use crate::engine::reading::{INSPECTION, PROSE, Reading, TOKENS_PER_LINE, WORDS_PER_TOKEN, code_rate, prose_rate};
use Quantity::{Of, Seconds};

const READER: usize = 0;
const RATE: Quantity = Of("tokens/s");

pub(super) static PANEL: Panel = Panel {
    id: "reading",
    question: "Does a faster stream help a reader?",
    short: "Reading",
    point: "A person who reads every word of an answer reads about 5 tokens a second. GPT-5.3-Codex writes 65, Codex-Spark \
            1,000: both are done long before the reader is. Speed pays off where nobody reads along: in tool calls, in \
            hidden thinking, and in code that you skim or leave to its tests.",
    fields: &[
        Field::new("reader", "Your reading speed", RATE, (0.5, 5_000.0), 5.29)
            .logarithmic()
            .secondary("238 words a minute of prose (Brysbaert 2019) at 0.75 words a token, a rule of thumb"),
        Field::new("tokens", "Length of the answer", Of("tokens"), (1.0, 20_000.0), 500.0)
            .logarithmic()
            .assumed("A page of text; TraceLab’s median output of one model call is 214 tokens"),
        Field::new("slow", "Slow model’s writing speed", RATE, (1.0, 10_000.0), 65.0)
            .logarithmic()
            .published("OpenAI: “roughly 65 TPS” for GPT-5 and GPT-5.2"),
        Field::new("fast", "Fast model’s writing speed", RATE, (1.0, 10_000.0), 1_000.0)
            .logarithmic()
            .published("OpenAI: “more than 1000 tokens per second”"),
        Field::new("slow-ttft", "Slow model’s time to first token", Seconds, (0.01, 60.0), 3.1)
            .logarithmic()
            .derived("The median of Codex in TraceLab"),
        Field::new("fast-ttft", "Fast model’s time to first token", Seconds, (0.01, 60.0), 1.55).logarithmic().assumed(
            "Half of the other’s, after OpenAI’s “time-to-first-token by 50%”; OpenAI publishes no absolute figure",
        ),
    ],
    beside: 4,
    along: Some(READER),
    formulas: &[
        Formula {
            meaning: "A reader of speed r finishes a stream of N tokens at the rate v after",
            formula: "TTFT + 1/r + (N − 1) · max(1/v, 1/r)",
            source: "A reader cannot read a token before it has arrived, and takes 1/r for each",
        },
        Formula {
            meaning: "Inspecting generated code takes this much longer than generating it",
            formula: "v / r times as long",
            source: "SmartBear at Cisco: inspection is best below 300 lines an hour, and still good below 500",
        },
    ],
};

pub(super) fn show(values: &Values) -> Shown {
    let [reader, tokens, slow, fast, slow_ttft, fast_ttft] = values.first();
    let finish =
        |ttft: f64, rate: f64, reader: f64| Reading { ttft, rate, reader, tokens }.finish().unwrap_or_default();
    let times = [finish(slow_ttft, slow, reader), finish(fast_ttft, fast, reader)];
    let across = PANEL.fields[READER].axis();
    let line = |kind, name, ttft: f64, rate: f64| Layer::Line {
        kind,
        name,
        points: across.values(POINTS).map(|reader| (reader, finish(ttft, rate, reader))).collect(),
    };
    let most = finish(slow_ttft, slow, across.from()).max(finish(fast_ttft, fast, across.from()));
    let least = finish(slow_ttft, slow, across.to()).min(finish(fast_ttft, fast, across.to()));
    let up = Axis::logarithmic("Read to the end after", Seconds, least * 0.7, most * 1.1);
    let prose = prose_rate(PROSE.value, WORDS_PER_TOKEN.value).unwrap_or_default();
    let code = INSPECTION.each_ref().map(|lines| code_rate(lines.value, TOKENS_PER_LINE.value).unwrap_or_default());
    let point = |reader: f64, words: &str| (reader, finish(slow_ttft, slow, reader), words.to_owned());
    let points = vec![point(prose, "reading prose"), point(code[1], "inspecting code")];
    let picture = Picture {
        across,
        up,
        layers: vec![
            line("slow", "Slow", slow_ttft, slow),
            line("fast", "Fast", fast_ttft, fast),
            Layer::Points { kind: "published", points },
        ],
    };
    Shown {
        sentence: sentence(reader, times, [slow, fast]),
        figure: Figure::Picture(picture),
        place: Some(Place {
            at: reader,
            words: RATE.words(reader),
            values: vec![("slow", times[0]), ("fast", times[1])],
        }),
        notes: notes(tokens, [slow, fast], code),
        table: None,
        links: vec![(
            "Read along with both",
            format!(
                "#/race?scenario=explanation&lanes=gpt-5.3-codex,codex-spark&0.rate={}&1.rate={}",
                figures::plain(slow),
                figures::plain(fast)
            ),
        )],
    }
}

fn sentence(reader: f64, [slow, fast]: [f64; 2], rates: [f64; 2]) -> String {
    let (reading, times) = (RATE.words(reader), [slow, fast].map(|time| Seconds.words(time)));
    let quicker = figures::ratio((slow / fast).max(fast / slow));
    let faster = figures::ratio(rates[1] / rates[0]);
    let first = if fast <= slow { "the fast one" } else { "the slow one" };
    if (slow / fast).max(fast / slow) < 1.05 {
        format!(
            "At {reading} you finish the slow model’s answer after {} and the fast one’s after {}: writing {faster} as fast saves \
             you {}.",
            times[0],
            times[1],
            Seconds.words((slow - fast).abs())
        )
    } else {
        format!(
            "At {reading} you finish the slow model’s answer after {} and the fast one’s after {}: {first} {quicker} sooner, at {faster} the rate.",
            times[0], times[1]
        )
    }
}

fn notes(tokens: f64, [slow, fast]: [f64; 2], code: [f64; 2]) -> Vec<String> {
    let [long, short] = code.map(|rate| Seconds.words(tokens / rate));
    let lines = figures::plain(figures::significant(tokens / TOKENS_PER_LINE.value, 2));
    let [slow, fast] = [slow, fast].map(|rate| Seconds.words(tokens / rate));
    vec![format!(
        "As code, these tokens are about {lines} lines. Inspecting them with care takes {short} to {long}; the models write \
         them in {slow} and {fast}."
    )]
}
