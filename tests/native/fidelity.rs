//! How accurately a run is shown, measured frame by frame.

use crate::page::{Page, STEADY, seconds};
use hare_and_tortoise::app::playback::Speed;
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::app::screen::race::fidelity::{FrameClock, Meter, Rendered, Watch, scheduled_rate};
use hare_and_tortoise::app::{Effect, Wall};
use hare_and_tortoise::engine::{Course, Field, Trace};

/// Frames at some wall times, in milliseconds, and how many were missed in all.
#[track_caller]
fn check_missed(times: impl IntoIterator<Item = f64>, missed: u32) {
    let mut clock = FrameClock::default();
    assert_eq!(times.into_iter().map(|time| clock.frame(time)).sum::<u32>(), missed);
}

/// So many frames at a rate, without some of them.
fn frames(per_second: f64, n: u32, without: &[u32]) -> Vec<f64> {
    let kept = (0..n).filter(|frame| !without.contains(frame));
    kept.map(|frame| 1_000.0 + f64::from(frame) * 1e3 / per_second).collect()
}

#[test]
fn frames_that_come_are_not_missed_whatever_the_screens_rate() {
    for per_second in [60.0, 59.94, 75.0, 90.0, 120.0, 144.0, 240.0] {
        check_missed(frames(per_second, 500, &[]), 0);
    }
}

#[test]
fn missed_frames_are_counted_at_the_screens_own_rate() {
    for per_second in [60.0, 120.0, 240.0] {
        check_missed(frames(per_second, 100, &[50]), 1);
        check_missed(frames(per_second, 100, &[40, 50, 51, 52]), 4);
    }
    // Until the screen's rate is known, it is taken for 60 Hz.
    check_missed(frames(60.0, 100, &[3]), 1);
    check_missed(frames(120.0, 100, &[3]), 0);
    // A slower screen than that misses the rest of a 60 Hz screen's frames.
    check_missed(frames(30.0, 31, &[]), 30);
}

#[test]
fn frames_that_come_unevenly_are_all_the_same_not_missed() {
    let uneven = (0..300).map(|frame| f64::from(frame) * 1e3 / 60.0 + f64::from(frame * 7 % 5) - 2.0);
    check_missed(uneven, 0);
}

#[test]
fn a_pause_is_no_missed_frame() {
    let mut clock = FrameClock::default();
    let all: u32 = frames(60.0, 30, &[]).into_iter().map(|time| clock.frame(time)).sum();
    clock.stop();
    assert_eq!((all, clock.frame(60_000.0), clock.frame(60_016.7)), (0, 0, 0));
}

#[track_caller]
fn close(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= 1e-9), "{found:?} is not {expected}");
}

#[test]
fn lateness_is_known_to_a_tenth_of_a_millisecond() {
    let mut meter = Meter::default();
    assert_eq!(meter.rendered(), Rendered { frames: 0, dropped: 0, late_p50: None, late_p99: None, rate: None });
    for late in 0..100 {
        meter.token(50.0, 50.0 + f64::from(late) + 0.03, 1);
    }
    close(meter.rendered().late_p50, 0.049_05);
    close(meter.rendered().late_p99, 0.098_05);
    // Each token counts, not each chunk; what is shown too early is not late; more than a second is a second.
    let mut meter = Meter::default();
    meter.token(50.0, 49.0, 1);
    close(meter.rendered().late_p99, 0.000_05);
    meter.token(50.0, 50.0 + 3_600e3, 99);
    close(meter.rendered().late_p50, 0.999_95);
}

#[test]
fn the_shown_rate_leaves_the_first_moment_out() {
    let mut meter = Meter::default();
    meter.token(0.0, 10.0, 5);
    meter.token(0.0, 10.0, 5);
    assert_eq!(meter.rendered().rate, None);
    meter.token(0.0, 510.0, 30);
    close(meter.rendered().rate, 60.0);
}

#[test]
fn the_scheduled_rate_is_on_the_wall_clock() {
    let page = Page::at("#/race?scenario=task&lanes=custom,custom&0.chunk=3&1.rate=100000&1.think=0");
    let [first, second] = &*page.run().lanes else { panic!() };
    close(scheduled_rate(&first.course, 1.0), 100.0);
    close(scheduled_rate(&second.course, 0.1), 10_000.0);
    let alone = Trace::from_arrivals([(seconds(1.0), 9)], 0).unwrap();
    assert_eq!(scheduled_rate(&Course::new(alone), 1.0), None);
}

/// A page that is looked at, sixty times a second.
struct Watched {
    page: Page,
    watch: Watch,
    /// How many frames were sampled.
    looked: u32,
}

impl Watched {
    fn at(hash: &str) -> Self {
        Self { page: Page::at(hash), watch: Watch::default(), looked: 0 }
    }

    fn race(&mut self, event: Event) {
        if self.page.race(event).contains(&Effect::MeasureFidelity) {
            self.watch = Watch::default();
        }
    }

    fn frames(&mut self, n: u32) {
        self.frames_that_last(n, 0.0);
    }

    /// Sixty frames a second, each painted so many milliseconds after it began.
    fn frames_that_last(&mut self, n: u32, millis: f64) {
        self.frames_painted(&vec![millis; n as usize]);
    }

    fn frames_painted(&mut self, after: &[f64]) {
        for millis in after {
            self.page.wait(1.0 / 60.0);
            self.frame(Some(*millis));
        }
    }

    /// One frame, now. If asked, the browser reports its paint this many milliseconds later.
    fn frame(&mut self, painted_after: Option<f64>) {
        let (run, began) = (self.page.run(), self.page.now());
        self.watch.end_frame(began);
        if self.watch.shows(run.clone(), run.playhead(began), Some(began), began) {
            self.looked += 1;
            if let Some(millis) = painted_after {
                self.watch.painted(Wall::from_millis(began.millis() + millis));
            }
        }
    }

    fn pause(&mut self, seconds: f64) {
        self.race(Event::PausePressed);
        self.watch.stop(self.page.now());
        self.page.wait(seconds);
        self.race(Event::PlayPressed);
    }

    #[track_caller]
    fn lane(&self, n: usize) -> Rendered {
        self.watch.rendered()[n]
    }
}

#[test]
fn a_lane_is_measured_while_it_is_under_way() {
    let mut watched = Watched::at(STEADY);
    watched.race(Event::PlayPressed);
    watched.frames(100);
    let [first, second] = [watched.lane(0), watched.lane(1)];
    // Up to 1.06 s and 0.53 s.
    assert_eq!([(first.frames, first.dropped), (second.frames, second.dropped)], [(64, 0), (32, 0)]);
    assert!(first.late_p99.unwrap() < 0.0167 && first.late_p50.unwrap() > 0.0, "{first:?}");
    assert_eq!(watched.watch.rendered().len(), 2);
}

#[test]
fn layout_and_paint_are_part_of_how_late_a_token_is() {
    let mut watched = Watched::at(STEADY);
    watched.race(Event::PlayPressed);
    watched.frames_that_last(100, 12.0);
    let lane = watched.lane(0);
    assert_eq!(lane.dropped, 0);
    let (p50, p99) = (lane.late_p50.unwrap(), lane.late_p99.unwrap());
    assert!(p50 > 0.012 && (0.0167..0.0287).contains(&p99), "{lane:?}");
}

#[test]
fn a_frame_that_takes_long_to_paint_is_not_missed() {
    let mut watched = Watched::at(STEADY);
    watched.race(Event::PlayPressed);
    watched.frames_painted(&[1.0, 25.0].repeat(50));
    assert_eq!(watched.lane(0).dropped, 0);
}

#[test]
fn if_painting_is_quick_one_frame_in_five_is_sampled_and_stands_for_the_others() {
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.ttft=0.1&0.rate=20");
    watched.race(Event::PlayPressed);
    watched.frames_that_last(60, 6.0);
    assert_eq!(watched.looked, 12);
    let lane = watched.lane(0);
    // Each token is due with a frame.
    close(lane.late_p50, 0.006_05);
    close(lane.late_p99, 0.006_05);
    // Each of those that take long is.
    watched.frames_that_last(10, 10.0);
    watched.frames_that_last(10, 10.0);
    assert!((30..=32).contains(&watched.looked), "{}", watched.looked);
}

#[test]
fn a_frame_that_keeps_the_next_waiting_lasted_that_long() {
    // One token, at 1 s, and a frame that is not sampled shows it.
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.ttft=1&0.rate=1");
    watched.race(Event::PlayPressed);
    watched.frames_that_last(58, 1.0);
    let looked = watched.looked;
    watched.page.wait(2.1 / 60.0);
    watched.frame(Some(1.0));
    assert_eq!(watched.looked, looked);
    watched.page.wait(2.0 / 60.0);
    watched.frame(Some(1.0));
    let late = watched.lane(0).late_p50.unwrap();
    assert!((0.033..0.036).contains(&late), "{late}");
}

#[test]
fn a_late_report_of_the_browser_counts_for_its_own_frame() {
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.ttft=0.1&0.rate=20");
    watched.race(Event::PlayPressed);
    for _ in 0..30 {
        watched.page.wait(1.0 / 60.0);
        watched.frame(None);
        // A report after the start of the next frame is about the previous one.
        let now = watched.page.now();
        if watched.looked > 1 {
            watched.watch.painted(now);
        }
    }
    let lane = watched.lane(0);
    close(lane.late_p50, 0.016_65);
    close(lane.late_p99, 0.016_65);
}

#[test]
fn a_slow_motion_is_measured_on_the_wall_clock() {
    let mut watched = Watched::at(&format!("{STEADY}&speed=0.1"));
    watched.race(Event::PlayPressed);
    watched.frames(900);
    assert!(watched.lane(0).late_p99.unwrap() < 0.0167);
    let rate = watched.lane(0).rate.unwrap();
    assert!((9.0..11.0).contains(&rate), "{rate}");
}

#[test]
fn a_pause_makes_nothing_late_and_no_rate_slower() {
    let mut watched =
        Watched::at("#/race?scenario=task&lanes=custom,custom&0.rate=10&1.rate=100&0.ttft=0.5&1.ttft=0.5");
    watched.race(Event::PlayPressed);
    watched.frames(45);
    let done = watched.lane(1);
    watched.pause(20.0);
    watched.frames(60);
    let lane = watched.lane(0);
    assert_eq!(lane.dropped, 0);
    assert!(lane.late_p99.unwrap() < 0.0167, "{lane:?}");
    assert!((9.0..11.0).contains(&lane.rate.unwrap()), "{lane:?}");
    assert_eq!(watched.lane(1), done, "a lane that was done is as it was");
}

#[test]
fn tokens_that_a_jump_skips_were_never_due() {
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.rate=2");
    watched.race(Event::PlayPressed);
    watched.frames(30);
    watched.race(Event::Seeked(seconds(3.2)));
    watched.frames(60);
    let late = watched.lane(0).late_p99.unwrap();
    assert!(late < 0.0167, "{late}");
    // From a paused run, too.
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.rate=2&at=3.2&play=1");
    watched.frames(60);
    let late = watched.lane(0).late_p99.unwrap();
    assert!(late < 0.0167, "{late}");
    // And what was counted once is not counted again.
    watched.race(Event::Seeked(seconds(0.0)));
    watched.frames(240);
    assert_eq!(watched.lane(0).late_p99, Some(late));
}

#[test]
fn another_speed_makes_nothing_late() {
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom&0.rate=20");
    watched.race(Event::PlayPressed);
    watched.frames(66);
    watched.race(Event::SpeedChosen(Speed::clamped(0.1)));
    watched.frames(120);
    assert!(watched.lane(0).late_p99.unwrap() < 0.0167);
}

#[test]
fn other_traces_in_mid_run_are_measured_from_there_on() {
    for (field, value) in [(Field::Chunk, 1_000.0), (Field::Ttft, 0.0), (Field::Ttft, 2.0), (Field::Rate, 1.0)] {
        let mut watched = Watched::at("#/race?scenario=task&lanes=custom,custom");
        watched.race(Event::PlayPressed);
        watched.frames(63);
        let lane = watched.page.lane(0);
        watched.race(Event::FieldChanged(lane, field, Some(value)));
        watched.frames(300);
        let late = watched.lane(0).late_p99.unwrap_or_default();
        assert!(late < 0.0167, "{field:?} {value}: {late}");
    }
    let mut watched = Watched::at("#/race?scenario=task&lanes=custom,custom");
    watched.race(Event::PlayPressed);
    watched.frames(63);
    let lane = watched.page.lane(0);
    watched.race(Event::LaneRemoved(lane));
    watched.frames(10);
    assert_eq!(watched.watch.rendered().len(), 1);
}
