//! A stream, and a person who reads it as it comes: seconds, tokens, tokens per second.
//!
//! A reader takes `1/r` for a token and cannot read one that has not arrived. So from the reader's own speed on, a
//! faster stream is finished no sooner, except by its time to first token.

use super::bounds::{above_zero, finite, not_negative, share};
use super::cycle::{Figure, assumed, secondary};

/// Silent reading of non-fiction, words a minute.
pub static PROSE: Figure = secondary(238.0, "Brysbaert 2019: non-fiction, silently, 190 studies, 18,573 people");

/// Silent reading of fiction, words a minute.
pub static FICTION: Figure = secondary(260.0, "Brysbaert 2019: fiction, silently");

/// Words a token of English prose.
pub static WORDS_PER_TOKEN: Figure = assumed(0.75, "A rule of thumb; depends on the language and the tokenizer");

/// Inspection of code, lines an hour: the most that is best, and the most that is still good.
pub static INSPECTION: [Figure; 2] = [
    secondary(300.0, "SmartBear at Cisco: best below 300 lines an hour"),
    secondary(500.0, "SmartBear at Cisco: still good below 500"),
];

/// Tokens of a line of code.
pub static TOKENS_PER_LINE: Figure = assumed(10.0, "A rule of thumb; depends on the language and the tokenizer");

/// Tokens per second of a person who reads so many words a minute: 5.3 at 238 words a minute.
pub fn prose_rate(words_a_minute: f64, words_per_token: f64) -> Option<f64> {
    above_zero(above_zero(words_a_minute)? / 60.0 / above_zero(words_per_token)?)
}

/// Tokens per second of a person who inspects so many lines of code an hour: 0.8 at 300 lines, 1.4 at 500.
pub fn code_rate(lines_an_hour: f64, tokens_per_line: f64) -> Option<f64> {
    above_zero(above_zero(lines_an_hour)? / 3600.0 * above_zero(tokens_per_line)?)
}

/// Tokens per second at which a person gets through a text of which only this share is read, `r/share`. `None` if
/// nothing is read: no stream is too fast then.
pub fn skimming_rate(reader: f64, read: f64) -> Option<f64> {
    above_zero(above_zero(reader)? / share(read)?)
}

/// A stream with its reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Time to first token, seconds.
    pub ttft: f64,
    /// v, tokens per second after the first one.
    pub rate: f64,
    /// r, tokens per second that the person reads.
    pub reader: f64,
    /// N, tokens, at least 1.
    pub tokens: f64,
}

impl Reading {
    fn checked(self) -> Option<Self> {
        not_negative(self.ttft)?;
        above_zero(self.rate)?;
        above_zero(self.reader)?;
        finite(self.tokens).filter(|tokens| *tokens >= 1.0)?;
        Some(self)
    }

    /// When the last token has been read, `TTFT + 1/r + (N - 1) max(1/v, 1/r)`, seconds since the request.
    pub fn finish(self) -> Option<f64> {
        let Self { ttft, rate, reader, tokens } = self.checked()?;
        finite(ttft + 1.0 / reader + (tokens - 1.0) * (1.0 / rate).max(1.0 / reader))
    }

    /// When the last token arrives, `TTFT + (N - 1)/v`, seconds since the request.
    pub fn written(self) -> Option<f64> {
        let Self { ttft, rate, tokens, .. } = self.checked()?;
        finite(ttft + (tokens - 1.0) / rate)
    }

    /// When the last token has been read if everything after the first token comes at once, `TTFT + N/r`: no rate
    /// makes it sooner.
    pub fn soonest(self) -> Option<f64> {
        let Self { ttft, reader, tokens, .. } = self.checked()?;
        finite(ttft + tokens / reader)
    }

    /// The rate above which this reader is no sooner, tokens per second: the reader's own.
    pub fn enough(self) -> Option<f64> {
        self.checked().map(|reading| reading.reader)
    }

    /// Reading or inspecting the whole beside generating it.
    pub fn review(self) -> Option<Review> {
        let Self { rate, reader, tokens, .. } = self.checked()?;
        let (generating, reviewing) = (finite(tokens / rate)?, finite(tokens / reader)?);
        Some(Review { generating, reviewing, times: finite(rate / reader)? })
    }
}

/// The time to review generated tokens beside the time to generate them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review {
    /// `N/v`, seconds, without the time to first token.
    pub generating: f64,
    /// `N/r`, seconds.
    pub reviewing: f64,
    /// How many times as long the review takes, `v/r`.
    pub times: f64,
}
