//! Goodput: how many requests a second keep a service level objective, by each tool's own rule.

use super::{Nanos, Pooled, Sample, Stream};
use crate::engine::Trace;

/// Limits that a request must keep, each inclusive: a value just at its limit is within it. Without a limit every
/// request that delivered something is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slo {
    /// Of the time to first token.
    pub ttft: Option<Nanos>,
    /// Of the time per token after the first, which vLLM and MLPerf call TPOT, AIPerf and GenAI-Perf ITL.
    pub per_token: Option<Nanos>,
    /// Of the whole request. MLPerf has no such limit and ignores it.
    pub e2e: Option<Nanos>,
}

/// The tools that count good requests. MLPerf judges a whole run instead ([`Slo::mlperf`]); GuideLLM and Artificial
/// Analysis have no goodput.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SloRule {
    /// The time per token of a request with one token counts as 0, and so passes (`vllm/benchmarks/serve.py` at
    /// 009e6d4a).
    Vllm,
    /// A request that lacks a metric fails (ai-dynamo/aiperf at db4f6397).
    Aiperf,
    /// One list for each metric, without the requests that lack it; the k-th values of all lists together are a
    /// "request", as far as the shortest list goes. Behind a request with one token, the times per token belong to the
    /// wrong requests (perf_analyzer at 263c5f6e, `llm_goodput_calculator.py`).
    GenaiPerf,
}

impl SloRule {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vllm, Self::Aiperf, Self::GenaiPerf];

    /// The tool's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vllm => "vLLM",
            Self::Aiperf => "AIPerf",
            Self::GenaiPerf => "GenAI-Perf",
        }
    }
}

/// Whether each metric that has a limit is within it: TTFT, time per token, whole request. `None` without that metric.
type Within = [Option<bool>; 3];

/// How many requests were good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goodput {
    /// Requests that kept all limits.
    pub good: usize,
    /// All requests, those that delivered nothing included.
    pub requests: usize,
}

impl Goodput {
    /// Their share, from 0 to 1; `None` without a request.
    pub fn share(self) -> Option<f64> {
        (self.requests > 0).then(|| self.good as f64 / self.requests as f64)
    }

    /// Goodput, good requests per second of the benchmark; `None` if it took no time.
    pub fn per_second(self, duration: Nanos) -> Option<f64> {
        (duration > Nanos::ZERO).then(|| self.good as f64 / duration.seconds())
    }
}

/// A run as MLPerf judges it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MlperfRun {
    /// The 99th percentile of the requests' TTFTs.
    pub ttft: Option<Nanos>,
    /// The 99th percentile of the requests' times per token; those with one token have none.
    pub tpot: Option<Nanos>,
    /// Whether both are within their limits; `None` if a limit is set on what no request has, or none delivered
    /// anything.
    pub pass: Option<bool>,
}

impl Slo {
    /// How many requests are good by a tool's rule.
    pub fn goodput(&self, rule: SloRule, traces: &[Trace]) -> Goodput {
        let good = match rule {
            SloRule::GenaiPerf => self.zipped(traces),
            _ => traces.iter().filter(|trace| self.meets(rule, trace)).count(),
        };
        Goodput { good, requests: traces.len() }
    }

    /// Whether a request alone is good by a tool's rule. One that delivers nothing never is.
    pub fn meets(&self, rule: SloRule, trace: &Trace) -> bool {
        let stream = Stream::of(trace);
        stream.first.is_some()
            && match rule {
                SloRule::Vllm => self.within(rule, &stream).iter().all(|within| *within != Some(false)),
                SloRule::Aiperf | SloRule::GenaiPerf => {
                    let limits = self.limits();
                    let within = self.within(rule, &stream);
                    limits.iter().zip(within).all(|(limit, within)| limit.is_none() || within == Some(true))
                }
            }
    }

    /// The run as MLPerf judges it: the 99th percentiles of TTFT and of time per token within their limits.
    pub fn mlperf(&self, traces: &[Trace]) -> MlperfRun {
        let pooled = Pooled::of(traces).mlperf;
        let p99 = |sample: &Sample| sample.percentile(0.99).map(Nanos::from_seconds);
        let (ttft, tpot) = (p99(&pooled.ttft), p99(&pooled.tpot));
        let judge = |limit: Option<Nanos>, found: Option<Nanos>| limit.map(|limit| found.map(|found| found <= limit));
        let verdicts = [judge(self.ttft, ttft), judge(self.per_token, tpot)];
        let pass = match ttft {
            None => None,
            Some(_) if verdicts.contains(&Some(Some(false))) => Some(false),
            Some(_) if verdicts.contains(&Some(None)) => None,
            Some(_) => Some(true),
        };
        MlperfRun { ttft, tpot, pass }
    }

    fn limits(&self) -> [Option<Nanos>; 3] {
        [self.ttft, self.per_token, self.e2e]
    }

    fn within(&self, rule: SloRule, stream: &Stream<'_>) -> Within {
        let per_token = self.per_token.and_then(|limit| match rule {
            SloRule::GenaiPerf => Some(stream.genai_perf().itl? <= limit),
            SloRule::Vllm | SloRule::Aiperf => Some(stream.seconds_per_token_after_first()? <= limit.seconds()),
        });
        let at_most = |found: Option<Nanos>, limit: Option<Nanos>| Some(found? <= limit?);
        [at_most(stream.first, self.ttft), per_token, at_most(stream.last, self.e2e)]
    }

    /// As GenAI-Perf pairs the metrics.
    fn zipped(&self, traces: &[Trace]) -> usize {
        let rows: Vec<Within> = traces
            .iter()
            .map(Stream::of)
            .filter(|stream| stream.first.is_some())
            .map(|stream| self.within(SloRule::GenaiPerf, &stream))
            .collect();
        let limited = self.limits().into_iter().enumerate().filter(|(_, limit)| limit.is_some());
        let mut good = vec![true; rows.len()];
        for (metric, _) in limited {
            let column: Vec<bool> = rows.iter().filter_map(|row| row[metric]).collect();
            good.truncate(column.len());
            good.iter_mut().zip(column).for_each(|(good, within)| *good &= within);
        }
        good.into_iter().filter(|good| *good).count()
    }
}

/// Limits that somebody published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SloPreset {
    /// Its id in links.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The limits.
    pub slo: Slo,
    /// The share of requests that must keep each limit, if the source says.
    pub share: Option<f64>,
    /// Where the limits come from.
    pub source: &'static str,
}

const MLPERF: &str = "MLPerf Inference, inference_rules.adoc at ac93e89";
const MLPERF_CONF: &str = "MLPerf Inference, mlperf.conf at b66003e1; the rules say 20 ms a token";
const GUIDELLM: &str = "GuideLLM, guide on service level objectives at ee7a7745: an example";
const DISTSERVE: &str = "DistServe (Zhong and others, OSDI 2024)";

/// Limits in milliseconds; 0 means none.
const fn slo([ttft, per_token, e2e]: [u64; 3]) -> Slo {
    const fn limit(milliseconds: u64) -> Option<Nanos> {
        if milliseconds == 0 { None } else { Some(Nanos::new(milliseconds * 1_000_000)) }
    }
    Slo { ttft: limit(ttft), per_token: limit(per_token), e2e: limit(e2e) }
}

const fn preset(
    id: &'static str,
    name: &'static str,
    limits: [u64; 3],
    share: Option<f64>,
    source: &'static str,
) -> SloPreset {
    SloPreset { id, name, slo: slo(limits), share, source }
}

/// The published limits. DistServe's first preprint has 0.2 and 0.1 s for the 13B chatbot, 0.4 and 0.1 s for the 66B
/// one; these are those of the OSDI version.
pub const SLO_PRESETS: [SloPreset; 18] = [
    preset("mlperf-llama-3.1-8b", "Llama 3.1 8B, server", [2000, 100, 0], Some(0.99), MLPERF),
    preset("mlperf-llama-3.1-8b-interactive", "Llama 3.1 8B, interactive", [500, 30, 0], Some(0.99), MLPERF),
    preset("mlperf-llama-2-70b", "Llama 2 70B, server", [2000, 200, 0], Some(0.99), MLPERF),
    preset("mlperf-llama-2-70b-interactive", "Llama 2 70B, interactive", [450, 40, 0], Some(0.99), MLPERF),
    preset("mlperf-llama-3.1-405b", "Llama 3.1 405B, server", [6000, 175, 0], Some(0.99), MLPERF),
    preset("mlperf-llama-3.1-405b-interactive", "Llama 3.1 405B, interactive", [4500, 80, 0], Some(0.99), MLPERF),
    preset("mlperf-mixtral-8x7b", "Mixtral 8x7B, server", [2000, 200, 0], Some(0.99), MLPERF),
    preset("mlperf-deepseek-r1", "DeepSeek-R1, server", [2000, 80, 0], Some(0.99), MLPERF),
    preset("mlperf-deepseek-r1-interactive", "DeepSeek-R1, interactive", [1500, 15, 0], Some(0.99), MLPERF),
    preset("mlperf-gpt-oss-120b", "GPT-OSS-120B, server", [3000, 80, 0], Some(0.99), MLPERF),
    preset("mlperf-gpt-oss-120b-interactive", "GPT-OSS-120B, interactive", [2000, 20, 0], Some(0.99), MLPERF),
    preset(
        "mlperf-gpt-oss-120b-interactive-conf",
        "GPT-OSS-120B, interactive, as configured",
        [2000, 15, 0],
        Some(0.99),
        MLPERF_CONF,
    ),
    preset("guidellm-code-generation", "Code generation", [500, 150, 0], Some(0.99), GUIDELLM),
    preset("guidellm-code-completion", "Code completion", [0, 0, 2000], None, GUIDELLM),
    preset("distserve-chatbot-13b", "Chatbot, 13B", [250, 100, 0], None, DISTSERVE),
    preset("distserve-chatbot-66b", "Chatbot, 66B", [2500, 150, 0], None, DISTSERVE),
    preset("distserve-code-completion-66b", "Code completion, 66B", [125, 200, 0], None, DISTSERVE),
    preset("distserve-summarization", "Summarization", [15_000, 150, 0], None, DISTSERVE),
];
