//! How a stream feels to somebody who reads along: three measures from the literature. In all of them the tokens of a
//! chunk arrive together, and tokens are counted from 0: the first one is due when reading starts.

use super::Nanos;
use crate::engine::Trace;

/// Somebody who reads along, and what they expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reader {
    /// Expected time to first token, seconds.
    ttft: f64,
    /// Time to read a token, seconds.
    per_token: f64,
}

impl Reader {
    /// A reader who expects the first token after `ttft` and reads at `rate` tokens/s, above 0. `None` if the rate is no
    /// such number.
    pub fn new(ttft: Nanos, rate: f64) -> Option<Self> {
        let per_token = 1.0 / rate;
        (rate > 0.0 && per_token <= LONGEST).then_some(Self { ttft: ttft.seconds(), per_token })
    }

    /// Quality of experience, from 0 to 1, as in Andes (Liu and others, arXiv 2404.16283v2), in our discrete form:
    ///
    /// `QoE = 1 - S_delay / S_whole`, with `S_delay = Σ (T_i - ideal_i)` and `S_whole = Σ T_i` over the tokens;
    /// `ideal_i = TTFT* + i/r`; and `T_i = max(arrival_i, T_(i-1) + 1/r)`, when the reader takes in token i.
    ///
    /// A token that is taken in before its ideal time is no delay. `S_whole` is as re-implementations have it. `None`
    /// without a token.
    pub fn quality(&self, trace: &Trace) -> Option<f64> {
        let (mut delay, mut whole) = (0.0, 0.0);
        let (mut free, mut before) = (0.0_f64, 0_u32);
        for (at, tokens) in trace.arrivals() {
            let n = f64::from(tokens);
            // Within a chunk the reader and the ideal one are equally fast, so that all its tokens are equally late.
            let start = at.seconds().max(free);
            let ideal = self.ttft + f64::from(before) * self.per_token;
            delay += n * (start - ideal).max(0.0);
            whole += n * start + self.per_token * n * (n - 1.0) / 2.0;
            free = start + n * self.per_token;
            before += tokens;
        }
        // Without a whole, everything arrived at once and with the request.
        (before > 0).then(|| if whole > 0.0 { (1.0 - delay / whole).clamp(0.0, 1.0) } else { 1.0 })
    }

    /// Idle latency, seconds: `l = max_i (t_i - V i)` with V the time to read a token (smooth goodput, arXiv
    /// 2410.14257). A reader who starts this long after the request never waits again. `None` without a token.
    pub fn idle(&self, trace: &Trace) -> Option<f64> {
        let mut before = 0;
        // Of a chunk's tokens, the first one is due first.
        let each = trace.arrivals().map(|(at, tokens)| {
            let due = f64::from(before) * self.per_token;
            before += tokens;
            at.seconds() - due
        });
        each.reduce(f64::max)
    }

    /// Fluidity index, from 0 to 1: the share of token deadlines that were met (Etalon, arXiv 2407.07000).
    ///
    /// The first token is due after the expected TTFT, each further one a reading time later, and time that is left over
    /// is saved up. A gap that exceeds what was saved misses as many deadlines as reading times fit into what it
    /// exceeds; from then on nothing is saved, and deadlines count from the late token (`etalon/metrics/metric_utils.py`
    /// at c238821a). `None` without a token, and for a reader who takes no time.
    pub fn fluidity(&self, trace: &Trace) -> Option<f64> {
        if self.per_token <= 0.0 {
            return None;
        }
        let (mut met, mut missed, mut saved) = (0.0, 0.0, 0.0);
        let mut last: Option<Nanos> = None;
        for (at, tokens) in trace.arrivals() {
            let (gap, allowed, late) = match last {
                None => (at.seconds(), self.ttft, 1.0),
                Some(last) => ((at - last).seconds(), self.per_token, 0.0),
            };
            // A nanosecond's thousandth: times are whole nanoseconds, but a sum of reading times is rounded.
            if gap <= allowed + saved + 1e-12 {
                met += 1.0;
                saved = (saved + allowed - gap).max(0.0);
            } else {
                let beyond = gap - saved - if last.is_none() { allowed } else { 0.0 };
                missed += late + libm::floor(beyond / self.per_token);
                saved = 0.0;
            }
            // The other tokens of the chunk arrive with it, each before it is due.
            let others = f64::from(tokens - 1);
            met += others;
            saved += others * self.per_token;
            last = Some(at);
        }
        (last.is_some() && met + missed > 0.0).then(|| met / (met + missed))
    }
}

/// The longest time to read a token, seconds: beyond it sums would lose their nanoseconds.
const LONGEST: f64 = 1e6;
