//! How the stream feels: its jitter by name, somebody who reads along, and the limits of a service.

use super::RATE;
use crate::app::plot::Quantity;
use crate::app::screen::explore::Values;
use crate::engine::metrics::{Jitter, Reader, SLO_PRESETS, Slo, SloRule, Stalls};
use crate::engine::{Nanos, Trace, figures};
use Quantity::{Seconds, Share};

/// A reader waits this long for a first token without losing the thread (Nielsen 1993), and a longer gap is a stall.
const FLOW: Nanos = Nanos::new(1_000_000_000);

pub(super) fn notes(trace: &Trace, values: &Values) -> Vec<String> {
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
            ", by {} in the style of RFC 3550; their 99th percentile is {} the median",
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
        "The gaps between chunks vary by {} (CV){}; the longest is {}. {stalls}",
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
