//! The published figures of each model, and assumptions for the others.

use super::{Figure, Preset, Status};
use crate::engine::Field;
use crate::scenario::ScriptKind;

const fn figure(field: Field, value: f64, status: Status, source: &'static str, date: &'static str) -> Figure {
    Figure { field, value, status, source, date }
}

/// When the archived copies of the sources were checked.
const CHECKED: &str = "checked 2026-11-20";

const fn assumed(field: Field, value: f64, source: &'static str) -> Figure {
    figure(field, value, Status::Assumed, source, CHECKED)
}

const JITTER: Figure =
    assumed(Field::Jitter, 0.3, "No published fit of the gaps a client sees was found; gamma with CV 0.3");

const CHUNK: Figure = assumed(
    Field::Chunk,
    1.0,
    "No published figure; as in a recorded gpt-4.1-nano stream, 300 tokens in 300 chunks (vercel/ai test captures)",
);

const STEADY: Figure = assumed(Field::Jitter, 0.0, "No published figure; steady, as a limit is");

const NO_THINKING: Figure = assumed(Field::Think, 0.0, "No published figure; it does not think");

/// The fields and values of figures, without their sources.
const fn values<const N: usize>(figures: &[Figure]) -> [(Field, f64); N] {
    let mut values = [(Field::Rate, 0.0); N];
    let mut n = 0;
    while n < N {
        values[n] = (figures[n].field, figures[n].value);
        n += 1;
    }
    values
}

/// Makes each preset a separate value, and keeps its sources separate from it. So a page that names two presets carries
/// neither the others nor the sources.
macro_rules! presets {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $title:literal, $script:ident, [$($figure:expr),* $(,)?])*) => {
        $($(#[$doc])* pub static $name: Preset = Preset {
            id: $id,
            name: $title,
            script: ScriptKind::$script,
            values: const { &values::<{ [$($figure),*].len() }>(&[$($figure),*]) },
        };)*

        /// Every preset, in the order on screen.
        pub static PRESETS: [&Preset; 10] = [$(&$name),*];

        impl Preset {
            /// The figure of each of its values, in the same order.
            pub fn figures(&self) -> &'static [Figure] {
                match self.id {
                    $($id => const { &[$($figure),*] },)*
                    _ => &[],
                }
            }
        }
    };
}

presets! {
    /// The slow model that the playground starts with.
    GPT_5_3_CODEX = "gpt-5.3-codex", "GPT-5.3-Codex", Slow, [
        figure(
            Field::Rate,
            65.0,
            Status::Secondary,
            "codex.danielvaughan.com: 65 to 70 for this model; OpenAI says “roughly 65 TPS” of GPT-5 and 5.2",
            "2026-03-31",
        ),
        figure(
            Field::Ttft,
            3.1,
            Status::Measured,
            "Median for Codex in public traces (uw-syfi/TraceLab at 0b8a262b), derived from step times",
            CHECKED,
        ),
        JITTER,
        CHUNK,
    ]

    /// The fast model that the playground starts with.
    CODEX_SPARK = "codex-spark", "Codex-Spark", Fast, [
        figure(
            Field::Rate,
            1000.0,
            Status::Vendor,
            "OpenAI, Introducing GPT-5.3-Codex-Spark: “more than 1000 tokens per second”, as quoted by helpnetsecurity.com",
            "2026-02-12",
        ),
        figure(
            Field::Ttft,
            1.55,
            Status::Assumed,
            "Unpublished. Half of GPT-5.3-Codex’s, after OpenAI’s “time-to-first-token by 50%”",
            "2026-02-12",
        ),
        JITTER,
        CHUNK,
    ]

    /// Llama 3.3 70B on Groq.
    LLAMA_3_3_70B_GROQ = "llama-3.3-70b-groq", "Llama 3.3 70B on Groq", Fast, [
        figure(
            Field::Rate,
            249.6,
            Status::Measured,
            "One recorded request, 662 tokens in 2.652 s by the service’s own clock (vercel/ai, groq-text.chunks.txt)",
            "2026-02-11",
        ),
        figure(
            Field::Queue,
            0.0419,
            Status::Measured,
            "The same request: 41.9 ms of queue by the service’s own clock",
            "2026-02-11",
        ),
        figure(
            Field::Prefill,
            11_538.0,
            Status::Measured,
            "The same request: 45 tokens of prompt in 3.9 ms; a prompt so short says little of long ones",
            "2026-02-11",
        ),
        assumed(Field::Rtt, 0.08, "Unpublished: the service’s clock does not see the way to it"),
        NO_THINKING,
        JITTER,
        CHUNK,
    ]

    /// Claude Opus 4.6 in Claude Code.
    CLAUDE_OPUS_4_6 = "claude-opus-4.6", "Claude Opus 4.6 in Claude Code", Slow, [
        figure(
            Field::Rate,
            52.5,
            Status::Measured,
            "Our least-squares fit of 5 requests, 21,000 to 48,000 tokens in (callanjfox/agentic-coding-analysis, sample_trace.json at 15e88f7)",
            CHECKED,
        ),
        figure(Field::Ttft, 1.1, Status::Measured, "The same fit: what is left for a request without output", CHECKED),
        JITTER,
        CHUNK,
    ]

    /// Mercury 2.
    MERCURY_2 = "mercury-2", "Mercury 2", Fast, [
        figure(
            Field::Rate,
            1009.0,
            Status::Vendor,
            "Inception, on Blackwell, as quoted by awesomeagents.ai and runtype.com",
            "2026-02-24",
        ),
        assumed(
            Field::Ttft,
            1.0,
            "Unpublished. The vendor gives 1.7 s end to end for an answer of unknown length: 700 tokens would leave 1 s",
        ),
        assumed(Field::Block, 64.0, "Unpublished: a diffusion model writes blocks, of how many tokens is not said"),
        NO_THINKING,
        JITTER,
    ]

    /// Local 70B.
    LOCAL_70B = "local-70b", "Local 70B", Slow, [
        figure(
            Field::Rate,
            40.0,
            Status::Secondary,
            "presenc.ai: 35 to 45 for 70B in 4 bits on a DGX Spark; the middle",
            "2026-05-01",
        ),
        assumed(Field::Prefill, 400.0, "Unpublished; on such machines reading is most of the wait"),
        assumed(Field::Rtt, 0.0, "No published figure is needed: it runs on this machine"),
        assumed(Field::Queue, 0.0, "No published figure is needed: nobody else asks it"),
        NO_THINKING,
        JITTER,
        CHUNK,
    ]

    /// MLPerf interactive limit.
    MLPERF_INTERACTIVE = "mlperf-interactive", "MLPerf interactive limit", Slow, [
        figure(
            Field::Rate,
            25.0,
            Status::Limit,
            "MLPerf Inference, Llama 2 70B, interactive: 99 % of requests within 40 ms a token (inference_rules.adoc at ac93e89)",
            "2026-07-23",
        ),
        figure(Field::Ttft, 0.45, Status::Limit, "The same rule: 99 % of requests within 450 ms", "2026-07-23"),
        NO_THINKING,
        STEADY,
        CHUNK,
    ]

    /// Taalas HC1.
    TAALAS_HC1 = "taalas-hc1", "Taalas HC1", Fast, [
        figure(
            Field::Rate,
            17_000.0,
            Status::Vendor,
            "Taalas, Llama 3.1 8B on its own chip, as quoted by besthub.dev and thequantumdispatch.com; 15,000 to 16,000 sustained",
            "2026-02-24",
        ),
        assumed(Field::Ttft, 0.1, "Unpublished: a round trip and little else"),
        NO_THINKING,
        JITTER,
        CHUNK,
    ]

    /// A person typing.
    HUMAN_TYPIST = "human-typist", "A person typing", Slow, [
        figure(
            Field::Rate,
            1.15,
            Status::Secondary,
            "Dhakal and others 2018: 51.6 words a minute, 168,000 volunteers; at 0.75 words a token, which is assumed",
            CHECKED,
        ),
        figure(
            Field::Ttft,
            1.35,
            Status::Secondary,
            "Card, Moran and Newell 1983, keystroke-level model: mental preparation, M",
            CHECKED,
        ),
        NO_THINKING,
        JITTER,
        CHUNK,
    ]

    /// A person reading.
    HUMAN_READER = "human-reader", "A person reading", Slow, [
        figure(
            Field::Rate,
            5.3,
            Status::Secondary,
            "Brysbaert 2019: 238 words a minute of non-fiction, silently, 190 studies; at 0.75 words a token, which is assumed. Code is read more slowly",
            CHECKED,
        ),
        assumed(Field::Ttft, 0.0, "No published figure is needed: the text lies there"),
        NO_THINKING,
        JITTER,
        CHUNK,
    ]
}
