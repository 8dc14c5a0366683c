//! The meaning of every figure on the page.

/// The meaning of every figure on the page, in a sentence each, as the content of a list.
pub(in crate::ui) const TERMS: &str = "\
    <dt>TTFT</dt><dd>Time to first token: from the request to the first token of any kind, thinking included. \
    Seconds.</dd>\
    <dt>First answer</dt><dd>From the request to the first token that is said or answered. Seconds.</dd>\
    <dt>Tokens/s</dt><dd>Tokens after the first chunk, over the time since it came. Thinking counts.</dd>\
    <dt>Tokens</dt><dd>Tokens so far, thinking included, as o200k_base counts them.</dd>\
    <dt>Done</dt><dd>From the first request to the last token, pauses between turns included. Seconds.</dd>\
    <dt>Several turns</dt><dd>TTFT, First answer and Tokens/s are those of the last turn that was asked for. The tools’ \
    table is about the first.</dd>\
    <dt>Scheduled and shown tokens/s</dt>\
    <dd>The simulated rate, and the rate that this screen showed, by the wall clock, while it was writing.</dd>\
    <dt>Late, p50 and p99</dt><dd>Wall time from a token’s due time to the frame that showed it: the median, and \
    the time that one token in a hundred exceeds.</dd>\
    <dt>Frames dropped</dt><dd>Frames that the screen missed while the lane was running.</dd>\
    <dt>Limits of attention</dt><dd>After Nielsen 1993, who follows Miller 1968 and Card 1991.</dd>";
