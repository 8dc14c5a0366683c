//! How faithfully a lane is shown: how late its tokens reach the screen, and which frames were missed.
//!
//! Lateness is wall time from a token's due time to the end of the frame that showed it, layout and paint included; where
//! painting is quick that end is taken from a frame a little before.
//! Counted in steps of a tenth of a millisecond, so that it costs the same for ten tokens or a million.

use super::Run;
use crate::app::Wall;
use crate::engine::Nanos;
use serde::Serialize;

/// Steps of lateness: 0.1 ms each, up to a second; the last step holds all that is later.
const STEPS: usize = 10_000;

/// A step's length in milliseconds.
const STEP_MS: f64 = 0.1;

/// A frame's length until it has been measured: 60 Hz, in milliseconds.
const FRAME_MS: f64 = 1e3 / 60.0;

/// How many intervals, the first ones, set a frame's length.
const CALIBRATION: usize = 12;

/// One frame in so many is looked at, which has nothing in common with how many there are from one read-out to the next.
const ONE_IN: u32 = 5;

/// What was measured of a lane, as the report gives it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rendered {
    /// Frames shown while the lane was under way.
    pub frames: u32,
    /// Frames that should have been shown meanwhile and were not.
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

    /// Nothing was due for so many milliseconds: the run stood.
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

    /// What was measured so far.
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

/// Measures a run while it is shown: one run, from one anchor of its clock on; another one is measured anew.
#[derive(Debug, Default)]
pub struct Fidelity {
    frames: FrameClock,
    /// One a lane, in the run's order, with the chunks that need no counting any more.
    lanes: Vec<(Meter, usize)>,
    /// Since when the run stands, while it does.
    stopped: Option<Wall>,
}

impl Fidelity {
    /// A frame that was due at one moment and painted by another showed the run at a playhead. Lanes that are done are not
    /// measured. Which frames were missed is told by when they were due: their work begins now sooner, now later.
    pub fn frame(&mut self, run: &Run, playhead: Nanos, due: Wall, painted: Wall) {
        let stood = self.stopped.take().map_or(0.0, |since| (due.millis() - since.millis()).max(0.0));
        let missed = self.frames.frame(due.millis());
        self.lanes.resize_with(run.lanes.len(), Default::default);
        for (lane, (meter, counted)) in run.lanes.iter().zip(&mut self.lanes) {
            let chunks = lane.trace.chunks();
            // What a jump passed over was never due.
            let passed = chunks.partition_point(|chunk| chunk.at < run.clock.anchor());
            let from = passed.max(*counted).min(chunks.len());
            if from == chunks.len() {
                continue;
            }
            meter.stood(stood);
            meter.frame(missed);
            let mut before = from.checked_sub(1).map_or(0, |last| chunks[last].total);
            *counted = lane.trace.chunks_by(playhead).max(from);
            for chunk in &chunks[from..*counted] {
                meter.token(run.clock.due(chunk.at).millis(), painted.millis(), chunk.total - before);
                before = chunk.total;
            }
        }
    }

    /// The run stands from `now` on, until the next frame.
    pub fn stop(&mut self, now: Wall) {
        self.stopped.get_or_insert(now);
        self.frames.stop();
    }

    /// What was measured so far, one a lane.
    pub fn rendered(&self) -> Vec<Rendered> {
        self.lanes.iter().map(|(meter, _)| meter.rendered()).collect()
    }
}

/// Watches a run while it is shown: tells [`Fidelity`] of each frame, once it is known by when that was painted.
///
/// To be told so by the browser has its price in each frame. Where painting is quick only one in a few is looked at, and
/// those between are taken to last as long.
#[derive(Debug, Default)]
pub struct Watch {
    fidelity: Fidelity,
    /// What the last frame shows, until it is known by when that was painted.
    shown: Option<Shown>,
    /// How long the frame that was looked at last took, from its work's beginning to the end of its paint, milliseconds.
    took: f64,
    /// Frames since.
    since: u32,
    /// Frames that are looked at and of which the browser has not told yet.
    awaited: u32,
}

/// What a frame shows.
#[derive(Debug)]
struct Shown {
    run: Run,
    playhead: Nanos,
    /// For when the browser sent it, and when its work began.
    due: Wall,
    began: Wall,
    /// Whether the browser tells when it is painted.
    looked_at: bool,
}

impl Watch {
    /// The frame that begins `now` shows a run at a playhead, once it is painted. Says whether to tell when that is; where
    /// the browser has not sent it, nobody sees it.
    pub fn shows(&mut self, run: Run, playhead: Nanos, sent: Option<Wall>, now: Wall) -> bool {
        let looked_at = sent.is_some() && (self.since == 0 || self.took > FRAME_MS / 2.0);
        self.since = (self.since + 1) % ONE_IN;
        self.awaited += u32::from(looked_at);
        self.shown = Some(Shown { run, playhead, due: sent.unwrap_or(now), began: now, looked_at });
        looked_at
    }

    /// The browser tells that a frame that is looked at is painted by `now`.
    pub fn painted(&mut self, now: Wall) {
        self.awaited = self.awaited.saturating_sub(1);
        // What it tells behind the next frame's beginning is of one that is over.
        if self.awaited == 0 && self.shown.as_ref().is_some_and(|shown| shown.looked_at) {
            self.end_frame(now);
        }
    }

    /// The last frame is over by `now`: a further one begins, or it is painted.
    pub fn end_frame(&mut self, now: Wall) {
        let Some(Shown { run, playhead, due, began, looked_at }) = self.shown.take() else { return };
        let lasted = now.millis() - began.millis();
        if looked_at {
            self.took = lasted;
        }
        // One that kept the next waiting lasted that long.
        let waited = looked_at || lasted > 1.5 * FRAME_MS;
        let painted = if waited { now } else { Wall::from_millis(began.millis() + self.took.min(lasted)) };
        self.fidelity.frame(&run, playhead, due, painted);
    }

    /// The run stands from `now` on: nothing is told any more of what was shown.
    pub fn stop(&mut self, now: Wall) {
        self.end_frame(now);
        self.fidelity.stop(now);
        (self.took, self.since, self.awaited) = (0.0, 0, 0);
    }

    /// What was measured so far, one a lane.
    pub fn rendered(&self) -> Vec<Rendered> {
        self.fidelity.rendered()
    }
}

/// Counts missed frames, whatever the screen's rate: the first intervals tell a frame's length.
#[derive(Clone, Debug, Default)]
pub struct FrameClock {
    last: Option<f64>,
    intervals: Vec<f64>,
}

impl FrameClock {
    /// Frames have stopped coming, and none is missed until the next.
    pub fn stop(&mut self) {
        self.last = None;
    }

    /// A frame came at this wall time (milliseconds); how many were missed since the one before.
    pub fn frame(&mut self, now: f64) -> u32 {
        let Some(last) = self.last.replace(now) else { return 0 };
        let interval = now - last;
        if self.intervals.len() < CALIBRATION {
            let place = self.intervals.partition_point(|shorter| *shorter < interval);
            self.intervals.insert(place, interval);
        }
        (libm::round(interval / self.length()) as u32).saturating_sub(1)
    }

    /// A frame's length: the median of the first intervals, none of which is taken for longer than a 60 Hz frame.
    fn length(&self) -> f64 {
        let median = self.intervals.get(self.intervals.len() / 2).copied().unwrap_or(FRAME_MS);
        if self.intervals.len() < CALIBRATION { FRAME_MS } else { median.min(FRAME_MS) }
    }
}

/// A scheduled rate on the wall clock, tokens a second: from the first chunk to the last, without the first.
pub fn scheduled_rate(trace: &crate::engine::Trace, speed: f64) -> Option<f64> {
    let (first, last) = (trace.chunks().first()?, trace.chunks().last()?);
    let span: Nanos = last.at - first.at;
    (span > Nanos::ZERO).then(|| f64::from(last.total - first.total) / span.seconds() * speed)
}
