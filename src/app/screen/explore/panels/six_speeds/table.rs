//! The stream as each tool reports it.

use super::{RATE, per_second};
use crate::app::plot::Quantity::Seconds;
use crate::app::screen::explore::Table;
use crate::engine::{Metrics, Nanos};

pub(super) fn table(metrics: &Metrics) -> Table {
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
