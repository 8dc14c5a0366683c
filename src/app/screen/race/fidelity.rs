//! How accurately a lane is shown: how late its tokens reach the screen, and which frames were missed.
//!
//! Lateness is wall time from a token's due time to the end of the frame that showed it, layout and paint included; if
//! painting is quick, that end is taken from an earlier frame.
//! Lateness is counted in steps of a tenth of a millisecond, so that it costs the same for ten tokens or a million.

use super::Run;
use crate::app::Wall;
use crate::engine::{Course, Nanos};
use serde::Serialize;

/// Steps of lateness: 0.1 ms each, up to a second. The last step also counts everything later.
const STEPS: usize = 10_000;

/// A step's length in milliseconds.
const STEP_MS: f64 = 0.1;

/// A frame's length until it has been measured: 60 Hz, in milliseconds.
const FRAME_MS: f64 = 1e3 / 60.0;

/// Number of first intervals that determine a frame's length.
const CALIBRATION: usize = 12;

/// One frame in this many is sampled. Coprime with the frames between two read-outs, so that samples don't align with
/// them.
const ONE_IN: u32 = 5;

/// A lane's measurements, as in the report.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rendered {
    /// Frames shown while the lane was under way.
    pub frames: u32,
    /// Frames that were missed meanwhile.
    pub dropped: u32,
    /// The median lateness of a token, seconds; `None` without tokens.
    pub late_p50: Option<f64>,
    /// The 99th percentile, seconds.
    pub late_p99: Option<f64>,
    /// Tokens a wall second, from the first frame that showed some to the last; `None` in fewer than two frames.
    #[serde(skip)]
    pub rate: Option<f64>,
}

/// Measures one lane while it is shown.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    late: Vec<u32>,
    tokens: u32,
    frames: u32,
    dropped: u32,
    /// The first and the last moment at which tokens were shown, and how many by the first.
    shown: Option<(f64, f64, u32)>,
}

impl Meter {
    /// So many tokens, due at a wall time, were shown at another (milliseconds).
    pub fn token(&mut self, due: f64, shown: f64, tokens: u32) {
        if self.late.is_empty() {
            self.late = vec![0; STEPS];
        }
        let step = (((shown - due) / STEP_MS).max(0.0) as usize).min(STEPS - 1);
        self.late[step] += tokens;
        self.tokens += tokens;
        let (first, by_first) = match self.shown {
            Some((first, _, by_first)) => (first, if shown > first { by_first } else { by_first + tokens }),
            None => (shown, tokens),
        };
        self.shown = Some((first, shown, by_first));
    }

    /// The run was paused for this time, milliseconds.
    pub fn stood(&mut self, millis: f64) {
        if let Some((first, ..)) = &mut self.shown {
            *first += millis;
        }
    }

    /// A frame was shown while the lane was under way, and so many before it were missed.
    pub fn frame(&mut self, missed: u32) {
        self.frames += 1;
        self.dropped += missed;
    }

    /// The measurements so far.
    pub fn rendered(&self) -> Rendered {
        let rate = self.shown.filter(|(first, last, _)| last > first);
        Rendered {
            frames: self.frames,
            dropped: self.dropped,
            late_p50: self.percentile(0.5),
            late_p99: self.percentile(0.99),
            rate: rate.map(|(first, last, by_first)| f64::from(self.tokens - by_first) * 1e3 / (last - first)),
        }
    }

    /// The middle of the step in which the percentile lies, in seconds.
    fn percentile(&self, p: f64) -> Option<f64> {
        let wanted = (p * f64::from(self.tokens)).max(1.0);
        let mut seen = 0;
        let step = self.late.iter().position(|count| {
            seen += count;
            f64::from(seen) >= wanted
        })?;
        Some((step as f64 + 0.5) * STEP_MS / 1e3)
    }
}

/// Measures a run while it is shown: one run, from one anchor of its clock. Another run needs another measurement.
#[derive(Debug, Default)]
pub struct Fidelity {
    frames: FrameClock,
    /// One per lane, in the run's order, each with the number of chunks already counted.
    lanes: Vec<(Meter, usize)>,
    /// Since when the run has been stopped; `None` while it runs.
    stopped: Option<Wall>,
}

impl Fidelity {
    /// A frame that was due at one moment and painted by another showed the run at a playhead. Lanes that are done are
    /// not measured. Missed frames are counted from due times, because the start of a frame's work varies.
    pub fn frame(&mut self, run: &Run, playhead: Nanos, due: Wall, painted: Wall) {
        let stood = self.stopped.take().map_or(0.0, |since| (due.millis() - since.millis()).max(0.0));
        let missed = self.frames.frame(due.millis());
        self.lanes.resize_with(run.lanes.len(), Default::default);
        for (lane, (meter, counted)) in run.lanes.iter().zip(&mut self.lanes) {
            let chunks = lane.course.chunks();
            // Chunks that a jump skipped were never due.
            let passed = chunks.partition_point(|chunk| chunk.at < run.clock.anchor());
            let from = passed.max(*counted).min(chunks.len());
            if from == chunks.len() {
                continue;
            }
            meter.stood(stood);
            meter.frame(missed);
            let mut before = from.checked_sub(1).map_or(0, |last| chunks[last].total);
            *counted = lane.course.chunks_by(playhead).max(from);
            for (n, chunk) in chunks.iter().enumerate().take(*counted).skip(from) {
                // Between two turns nothing is written.
                if let Some(last) = n.checked_sub(1).filter(|_| lane.course.begins_with(n)) {
                    meter.stood(run.clock.due(chunk.at).millis() - run.clock.due(chunks[last].at).millis());
                }
                meter.token(run.clock.due(chunk.at).millis(), painted.millis(), chunk.total - before);
                before = chunk.total;
            }
        }
    }

    /// The run is stopped from `now` until the next frame.
    pub fn stop(&mut self, now: Wall) {
        self.stopped.get_or_insert(now);
        self.frames.stop();
    }

    /// The measurements so far, one per lane.
    pub fn rendered(&self) -> Vec<Rendered> {
        self.lanes.iter().map(|(meter, _)| meter.rendered()).collect()
    }
}

/// Watches a run while it is shown: passes each frame to [`Fidelity`], once the time of its paint is known.
///
/// Asking the browser for that time costs something in each frame. So if painting is quick, only one frame in
/// [`ONE_IN`] is sampled, and the frames between are taken to last as long.
#[derive(Debug, Default)]
pub struct Watch {
    fidelity: Fidelity,
    /// The last frame, until the time of its paint is known.
    shown: Option<Shown>,
    /// How long the last sampled frame took, from the start of its work to the end of its paint, milliseconds.
    took: f64,
    /// Frames since then.
    since: u32,
    /// Sampled frames whose paint the browser has not reported yet.
    awaited: u32,
}

/// The contents of a frame.
#[derive(Debug)]
struct Shown {
    run: Run,
    playhead: Nanos,
    /// When the browser sent it, and when its work began.
    due: Wall,
    began: Wall,
    /// Whether the browser will report its paint.
    sampled: bool,
}

impl Watch {
    /// The frame that begins `now` will show a run at a playhead. Returns whether to report its paint. A frame that the
    /// browser has not sent is never visible.
    pub fn shows(&mut self, run: Run, playhead: Nanos, sent: Option<Wall>, now: Wall) -> bool {
        let sampled = sent.is_some() && (self.since == 0 || self.took > FRAME_MS / 2.0);
        self.since = (self.since + 1) % ONE_IN;
        self.awaited += u32::from(sampled);
        self.shown = Some(Shown { run, playhead, due: sent.unwrap_or(now), began: now, sampled });
        sampled
    }

    /// The browser reports that a sampled frame is painted by `now`.
    pub fn painted(&mut self, now: Wall) {
        self.awaited = self.awaited.saturating_sub(1);
        // A report after the start of the next frame is about the previous one.
        if self.awaited == 0 && self.shown.as_ref().is_some_and(|shown| shown.sampled) {
            self.end_frame(now);
        }
    }

    /// The last frame is over by `now`: the next one begins, or it has been painted.
    pub fn end_frame(&mut self, now: Wall) {
        let Some(Shown { run, playhead, due, began, sampled }) = self.shown.take() else { return };
        let lasted = now.millis() - began.millis();
        if sampled {
            self.took = lasted;
        }
        // A frame that delayed the next one lasted until then.
        let waited = sampled || lasted > 1.5 * FRAME_MS;
        let painted = if waited { now } else { Wall::from_millis(began.millis() + self.took.min(lasted)) };
        self.fidelity.frame(&run, playhead, due, painted);
    }

    /// The run is stopped from `now` on. Later reports about its frames are ignored.
    pub fn stop(&mut self, now: Wall) {
        self.end_frame(now);
        self.fidelity.stop(now);
        (self.took, self.since, self.awaited) = (0.0, 0, 0);
    }

    /// The measurements so far, one per lane.
    pub fn rendered(&self) -> Vec<Rendered> {
        self.fidelity.rendered()
    }
}

/// Counts missed frames at any refresh rate. The first intervals determine a frame's length.
#[derive(Clone, Debug, Default)]
pub struct FrameClock {
    last: Option<f64>,
    intervals: Vec<f64>,
}

impl FrameClock {
    /// Frames have stopped, and none is missed until the next.
    pub fn stop(&mut self) {
        self.last = None;
    }

    /// A frame came at this wall time (milliseconds). Returns how many were missed since the previous one.
    pub fn frame(&mut self, now: f64) -> u32 {
        let Some(last) = self.last.replace(now) else { return 0 };
        let interval = now - last;
        if self.intervals.len() < CALIBRATION {
            let place = self.intervals.partition_point(|shorter| *shorter < interval);
            self.intervals.insert(place, interval);
        }
        (libm::round(interval / self.length()) as u32).saturating_sub(1)
    }

    /// A frame's length: the median of the first intervals, at most that of a 60 Hz frame.
    fn length(&self) -> f64 {
        let median = self.intervals.get(self.intervals.len() / 2).copied().unwrap_or(FRAME_MS);
        if self.intervals.len() < CALIBRATION { FRAME_MS } else { median.min(FRAME_MS) }
    }
}

/// A scheduled rate on the wall clock, tokens a second: of each turn from its first chunk to its last, without the first.
pub fn scheduled_rate(course: &Course, speed: f64) -> Option<f64> {
    let turns = (0..course.turns().len()).filter_map(|turn| {
        let (chunks, _) = course.chunks_of(turn, course.end());
        let (first, last) = (chunks.first()?, chunks.last()?);
        Some((last.total - first.total, last.at - first.at))
    });
    let (tokens, span) = turns.fold((0, Nanos::ZERO), |(tokens, span), turn| (tokens + turn.0, span + turn.1));
    (span > Nanos::ZERO).then(|| f64::from(tokens) / span.seconds() * speed)
}
