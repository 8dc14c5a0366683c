//! The closed forms of the simulated person: published examples, and properties that always hold.

use hare_and_tortoise::engine::cycle::{
    BreakEven, Human, Judgement, ModelKind, Parameter, Parameters, Patience, Policy, Setting, Turn, Turns, Waits,
    amdahl, break_even_ratio, in_background, is_first,
};
use hare_and_tortoise::engine::{Field, Nanos, Profile, Seed};
use proptest::prelude::*;

#[track_caller]
fn check(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "found {found}, expected {expected}");
}

/// Terminal-Bench 2.0, slow and fast; whole tasks, so an illustration.
const SCORES: [f64; 2] = [0.773, 0.584];

/// TraceLab's median request, seconds.
const REQUEST: f64 = 38.3;

#[test]
fn fifteen_times_the_tokens_is_not_fifteen_times_the_work() {
    // TraceLab: generation's share of a request, of a session with gaps of up to an hour, of a raw session.
    check(amdahl(0.41, 15.4), 1.62, 0.005);
    check(amdahl(0.145, 15.4), 1.16, 0.005);
    check(amdahl(0.033, 15.4), 1.03, 0.005);
    check(amdahl(0.41, f64::INFINITY), 1.69, 0.005);
}

#[test]
fn the_winner_depends_on_which_fifteen_times_one_believes() {
    let human = |fast: f64| match BreakEven::of(SCORES, [REQUEST, fast]) {
        BreakEven::Below(human) => human,
        other => panic!("{other:?}"),
    };
    check(human(REQUEST / 15.4), 108.0, 0.5);
    check(human(REQUEST / amdahl(0.41, 15.4)), 22.0, 0.5);
}

#[test]
fn breaking_even_has_two_sides() {
    assert_eq!(BreakEven::of([0.5, 0.5], [10.0, 2.0]), BreakEven::Always);
    assert_eq!(BreakEven::of([0.5, 0.5], [2.0, 2.0]), BreakEven::Never);
    assert_eq!(BreakEven::of([0.9, 0.1], [2.0, 1.0]), BreakEven::Never);
    assert_eq!(BreakEven::of([0.5, 0.6], [10.0, 2.0]), BreakEven::Always);
    // More often right but slower: better for a person with much own time per turn.
    assert_eq!(BreakEven::of([0.5, 1.0], [10.0, 30.0]), BreakEven::Above(10.0));
    check(break_even_ratio(30.0, [70.0, 20.0]), 0.5, 1e-12);
}

#[test]
fn the_cost_of_a_defect_changes_the_choice_in_one_direction() {
    let [cheap, dear] = [60.0, 100.0];
    // Cheaper without defects, but lets more escape: cheaper until a defect costs too much.
    assert_eq!(BreakEven::of_defect([dear, cheap], [0.25, 0.5]), BreakEven::Below(160.0));
    // More expensive, but lets fewer escape: cheaper once a defect costs enough.
    assert_eq!(BreakEven::of_defect([cheap, dear], [0.5, 0.25]), BreakEven::Above(160.0));
    assert_eq!(BreakEven::of_defect([dear, cheap], [0.5, 0.25]), BreakEven::Always);
    assert_eq!(BreakEven::of_defect([dear, cheap], [0.25, 0.25]), BreakEven::Always);
    assert_eq!(BreakEven::of_defect([cheap, dear], [0.25, 0.5]), BreakEven::Never);
    assert_eq!(BreakEven::of_defect([cheap, dear], [0.25, 0.25]), BreakEven::Never);
    assert_eq!(BreakEven::of_defect([cheap, cheap], [0.25, 0.25]), BreakEven::Never);
    assert_eq!(BreakEven::of_defect([cheap, cheap], [0.5, 0.25]), BreakEven::Above(0.0));
}

#[test]
fn at_the_break_even_both_take_as_long() {
    let BreakEven::Below(human) = BreakEven::of(SCORES, [38.3, 20.0]) else { panic!() };
    let time = |n: usize, wait: f64| Turns::new(SCORES[n]).time(human + wait);
    check(time(0, 38.3), time(1, 20.0), 1e-9);
    check(break_even_ratio(human, [38.3, 20.0]), SCORES[1] / SCORES[0], 1e-12);
}

#[test]
fn turns_are_geometric() {
    let turns = Turns::new(0.25);
    check(turns.mean(), 4.0, 1e-12);
    // 1 - 0.75^2 is below a half, 1 - 0.75^3 above it.
    assert_eq!((turns.quantile(0.5), turns.quantile(0.9)), (3.0, 9.0));
    assert_eq!(Turns::new(1.0).quantile(0.99), 1.0);
    check(turns.time(10.0), 40.0, 1e-12);
    // Exponential cycles make an exponential time to done, whose deviation is its mean.
    check(turns.variance(10.0, 100.0).sqrt(), 40.0, 1e-9);
    check(turns.variance(10.0, 0.0), 1_200.0, 1e-9);
}

#[test]
fn a_share_that_whole_turns_give_exactly_needs_no_extra_turn() {
    let done = |chance: f64, share: f64| Turns::new(chance).quantile(share);
    // 1 - 0.7^2 is 0.51, 1 - 0.9^2 is 0.19, 1 - 0.5^10 is 0.9990234375.
    assert_eq!((done(0.3, 0.51), done(0.1, 0.19), done(0.5, 0.999_023_437_5)), (2.0, 2.0, 10.0));
    assert_eq!((done(0.3, 0.510_001), done(0.1, 0.190_001), done(0.5, 0.999_023_438)), (3.0, 3.0, 11.0));
    assert_eq!((done(0.3, 0.0), done(0.3, 0.3), done(1.0, 1.0), done(0.3, 1.0)), (1.0, 1.0, 1.0, f64::INFINITY));
}

#[test]
fn an_imperfect_review_lets_defects_escape() {
    let judgement = Judgement { notice: 0.8, doubt: 0.05, defect: 600.0 };
    check(judgement.acceptance(0.6), 0.6 * 0.95 + 0.4 * 0.2, 1e-12);
    check(judgement.escape(0.6), 0.08 / 0.65, 1e-12);
    let perfect = Judgement { notice: 1.0, doubt: 0.0, defect: 600.0 };
    assert_eq!((perfect.acceptance(0.6), perfect.escape(0.6)), (0.6, 0.0));
}

#[test]
fn patience_is_a_window_and_then_a_hazard() {
    let patience = Patience { least: 5.0, mean_more: 20.0, resumption: 15.0, late: 0.0, usefulness: 0.0 };
    assert_eq!((patience.switching(5.0), patience.away(5.0), patience.effective(5.0)), (0.0, 0.0, 5.0));
    check(patience.switching(25.0), 1.0 - (-1.0_f64).exp(), 1e-12);
    check(patience.away(25.0), 20.0 * (-1.0_f64).exp(), 1e-12);
    check(patience.effective(25.0), 25.0 + 15.0 * (1.0 - (-1.0_f64).exp()), 1e-12);
    // Cognition's sentence: each second past the window one person in ten goes.
    let vendor = Patience { mean_more: 9.49, ..patience };
    check(vendor.switching(6.0), 0.1, 1e-3);
}

#[test]
fn using_the_time_away_makes_a_wait_cheaper_but_not_shorter() {
    let no_use = Patience { least: 5.0, mean_more: 20.0, resumption: 15.0, late: 4.0, usefulness: 0.0 };
    let of_use = Patience { usefulness: 1.0, ..no_use };
    let elapsed = 180.0 + 19.0 * (1.0 - (-175.0_f64 / 20.0).exp());
    check(no_use.elapsed(180.0), elapsed, 1e-9);
    check(of_use.elapsed(180.0), elapsed, 1e-9);
    check(no_use.effective(180.0), elapsed, 1e-9);
    check(of_use.effective(180.0), elapsed - of_use.away(180.0), 1e-9);
}

#[test]
fn delegating_takes_wall_time_and_spares_attention() {
    // 30 s of one's own a turn, 90 s of wait, half of the turns accepted.
    let (one, most) = in_background(0.5, 1.0, 30.0, 90.0);
    check(one, 3600.0 * 0.5 / 120.0, 1e-9);
    check(most, 4.0, 1e-12);
    let throughput = |agents| in_background(0.5, agents, 30.0, 90.0).0;
    check(throughput(4.0), 4.0 * one, 1e-9);
    check(throughput(50.0), throughput(4.0), 1e-9);
}

#[test]
fn who_is_first_is_a_sum_over_turns() {
    // One fast turn, sure to be accepted, against slow ones of the same length: first unless these are done in the
    // first.
    check(is_first(10.0, 1.0, 10.0, 0.4), 0.6, 1e-12);
    check(is_first(10.0, 1.0, 11.0, 0.4), 1.0, 1e-12);
    check(is_first(25.0, 1.0, 10.0, 0.5), 0.25, 1e-12);
    check(is_first(1.0, 0.5, 1.0, 0.5) + 1.0 / 3.0, 1.0 - is_first(1.0, 0.5, 1.0, 0.5), 1e-9);
}

#[test]
fn the_default_person_takes_about_as_long_as_developers_did() {
    let setting = setting(Parameters::default());
    let Human { writing, review, .. } = *setting.human();
    check(writing.mean, 1.35 + 0.4 + 20.0 / 51.6 * 60.0, 1e-9);
    check(review.mean, 45.0 / 238.0 * 60.0 + 0.2 * 36.8 / 500.0 * 3600.0, 1e-9);
    // TraceLab's median from a response to the next prompt is 86 s.
    check(setting.human().own(), 86.0, 5.0);
}

fn setting(parameters: Parameters) -> Setting {
    let turn = |model| Turn::new(&Profile::default(), model, &parameters);
    let waits = Waits::of(turn(ModelKind::Slow), turn(ModelKind::Fast), Seed::new(7)).all();
    Setting::new(parameters, waits)
}

#[test]
fn a_turn_waits_as_long_as_its_calls_are_delivered() {
    // TTFT 1 s and 100 tokens/s: 30 + 30 tokens after thinking, the first of them at once; a tool in between.
    let parameters = [(Parameter::Prose, 20.0), (Parameter::Code, 40.0), (Parameter::SlowTool, 2.0)];
    let parameters = parameters.into_iter().fold(Parameters::default(), |all, (one, value)| all.with(one, value));
    let turn = Turn::new(&Profile::default(), ModelKind::Slow, &parameters);
    check(turn.wait(Seed::new(1)).seconds(), 2.0 * (1.0 + 0.29) + 2.0, 1e-9);
    let thinking = Profile::default().without(Field::Think);
    let turn = Turn::new(&thinking, ModelKind::Slow, &parameters);
    check(turn.wait(Seed::new(1)).seconds(), 2.0 * (1.0 + 0.29) + 2.0 + 3.1, 1e-9);
}

/// A turn of so many tokens of prose and code in so many calls, each with a TTFT of 1 s and 1 s for each further token.
fn in_calls(calls: f64, prose: f64, code: f64) -> Turn {
    let changes =
        [(Parameter::FastCalls, calls), (Parameter::FastTool, 0.0), (Parameter::Prose, prose), (Parameter::Code, code)];
    let parameters = changes.into_iter().fold(Parameters::default(), |all, (one, value)| all.with(one, value));
    Turn::new(&Profile::default().with(Field::Rate, 1.0).unwrap(), ModelKind::Fast, &parameters)
}

#[test]
fn calls_together_write_all_of_a_turn() {
    assert_eq!(in_calls(100.0, 49.0, 0.0).tokens(), 49);
    assert_eq!(in_calls(100.0, 0.0, 151.0).tokens(), 151);
    assert_eq!(in_calls(7.0, 60.0, 368.0).tokens(), 428);
    // Fourteen tokens in ten calls: four of them have a second one to wait for.
    check(in_calls(10.0, 14.0, 0.0).wait(Seed::new(1)).seconds(), 10.0 + 4.0, 1e-9);
}

/// Mean time, attention and cost of a race of the one pair of waits, seconds: by summing over so many times of the
/// first review that more change nothing.
fn race_by_steps(setting: &Setting) -> [f64; 3] {
    const STEPS: u32 = 100_000;
    let Human { review, patience, judgement, .. } = *setting.human();
    let [wait_slow, wait_fast] = setting.waits().pairs()[0].map(Nanos::seconds);
    let waiting = |wait: f64| {
        let time = patience.elapsed(wait);
        [time, time - patience.away(wait) - patience.switching(wait) * patience.late, patience.effective(wait)]
    };
    let [fast, slow] = [setting.right(ModelKind::Fast), setting.right_after_rejection()];
    let rejected = 1.0 - judgement.acceptance(fast);
    let mut round = waiting(wait_fast).map(|first| setting.human().own() + first + rejected * review.mean);
    let switching = patience.switching(wait_fast);
    for (chance, lost) in [(1.0 - switching, 0.0), (switching, patience.penalty())] {
        for step in 0..STEPS {
            let share = (f64::from(step) + 0.5) / f64::from(STEPS);
            let first_review = review.least() - review.exponential() * (-share).ln_1p();
            let rest = waiting((wait_slow - wait_fast - lost - first_review).max(0.0));
            let weight = rejected * chance / f64::from(STEPS);
            round.iter_mut().zip(rest).for_each(|(sum, rest)| *sum += weight * rest);
        }
    }
    let accepted = 1.0 - rejected * (1.0 - judgement.acceptance(slow));
    let escape = (judgement.slip(fast) + rejected * judgement.slip(slow)) / accepted;
    let [time, attention, effective] = round.map(|round| round / accepted);
    [time, attention, effective + escape * judgement.defect]
}

/// A race with these waits, seconds, and this spread of a person's times and mean patience beyond w0, seconds.
#[track_caller]
fn check_race([slow, fast]: [f64; 2], spread: f64, persistence: f64) {
    let changes = [
        (Parameter::SlowCalls, 1.0),
        (Parameter::FastCalls, 1.0),
        (Parameter::Spread, spread),
        (Parameter::Persistence, persistence),
        (Parameter::Late, 10.0),
        (Parameter::Usefulness, 0.5),
    ];
    let parameters = changes.into_iter().fold(Parameters::default(), |all, (one, value)| all.with(one, value));
    let profile = |wait| Profile::default().with(Field::Block, 1_000.0).unwrap().with(Field::Ttft, wait).unwrap();
    let turn = |model, wait| Turn::new(&profile(wait), model, &parameters);
    let waits = Waits::of(turn(ModelKind::Slow, slow), turn(ModelKind::Fast, fast), Seed::new(7)).all();
    let setting = Setting::new(parameters, waits);
    let expected = setting.expected(Policy::Race);
    let found = [expected.wall, expected.attention, expected.cost];
    for (found, expected) in found.into_iter().zip(race_by_steps(&setting)) {
        check(found / expected, 1.0, 1e-7);
    }
}

#[test]
fn the_mean_of_a_race_is_exact_whatever_the_spread_of_the_first_review() {
    for spread in [0.0, 0.001, 0.5, 1.0] {
        check_race([120.0, 20.0], spread, 20.0);
    }
    check_race([600.0, 3.0], 1.0, 0.01);
    check_race([100.0, 90.0], 1.0, 3_600.0);
    // Patience as long as the review in the mean, nearly and exactly.
    let review = setting(Parameters::default()).human().review.mean;
    for persistence in [review, review * (1.0 + 1e-12), review * (1.0 - 1e-6)] {
        check_race([300.0, 3.0], 1.0, persistence);
    }
}

proptest! {
    #[test]
    fn a_quantile_of_turns_is_the_fewest_that_make_the_share(chance in 0.01..0.99_f64, turns in 1..40_i32) {
        let share = 1.0 - (1.0 - chance).powi(turns);
        // Closer to one than this, the share has no digits left to tell turns by.
        prop_assume!(1.0 - share > 1e-6);
        let of = Turns::new(chance);
        prop_assert_eq!(of.quantile(share), f64::from(turns));
        prop_assert_eq!(of.quantile(share + 1e-9), f64::from(turns) + 1.0);
    }

    #[test]
    fn switching_never_makes_a_wait_shorter_unless_time_away_is_of_use(wait in 0.0..1e4, least in 0.0..100.0, more in 0.01..1e3) {
        let patience = Patience { least, mean_more: more, resumption: 15.0, late: 1.0, usefulness: 0.0 };
        prop_assert!((0.0..=1.0).contains(&patience.switching(wait)));
        prop_assert!((0.0..=wait).contains(&patience.away(wait)));
        prop_assert!(patience.effective(wait) >= wait);
    }

    #[test]
    fn one_of_two_is_first_or_they_tie(cycle in 1.0..100.0, other in 1.0..100.0, a in 0.01..1.0, b in 0.01..1.0) {
        let both = is_first(cycle, a, other, b) + is_first(other, b, cycle, a);
        prop_assert!((0.0..=1.0 + 1e-9).contains(&both), "{}", both);
    }
}
