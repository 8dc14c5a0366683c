//! The closed forms of the simulated person: published examples, and properties that always hold.

use hare_and_tortoise::engine::cycle::{
    BreakEven, Human, Judgement, ModelKind, Parameter, Parameters, Patience, Policy, Rivals, Setting, Turn, Turns,
    Waits, Winner, Zone, amdahl, break_even_ratio, in_background,
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
    let human = |fast: f64| match fast_sooner(SCORES, [REQUEST, fast]) {
        BreakEven::Below(human) => human,
        other => panic!("{other:?}"),
    };
    check(human(REQUEST / 15.4), 108.0, 0.5);
    check(human(REQUEST / amdahl(0.41, 15.4)), 22.0, 0.5);
}

/// The person's own times per turn for which the fast model is done sooner.
fn fast_sooner(chance: [f64; 2], wait: [f64; 2]) -> BreakEven {
    Rivals::of_turns(chance, wait).ahead(ModelKind::Fast, 1.0)
}

#[test]
fn breaking_even_has_two_sides() {
    assert_eq!(fast_sooner([0.5, 0.5], [10.0, 2.0]), BreakEven::Always);
    assert_eq!(fast_sooner([0.5, 0.5], [2.0, 2.0]), BreakEven::Never);
    assert_eq!(fast_sooner([0.9, 0.1], [2.0, 1.0]), BreakEven::Never);
    assert_eq!(fast_sooner([0.5, 0.6], [10.0, 2.0]), BreakEven::Always);
    // More often right but slower: better for a person with much own time per turn.
    assert_eq!(fast_sooner([0.5, 1.0], [10.0, 30.0]), BreakEven::Above(10.0));
    check(break_even_ratio(30.0, [70.0, 20.0]), 0.5, 1e-12);
}

#[test]
fn the_cost_of_a_defect_changes_the_choice_in_one_direction() {
    let cheaper = |start, slope| Rivals { start, slope }.ahead(ModelKind::Fast, 1.0);
    let [cheap, dear] = [60.0, 100.0];
    // Cheaper without defects, but lets more escape: cheaper until a defect costs too much.
    assert_eq!(cheaper([dear, cheap], [0.25, 0.5]), BreakEven::Below(160.0));
    // More expensive, but lets fewer escape: cheaper once a defect costs enough.
    assert_eq!(cheaper([cheap, dear], [0.5, 0.25]), BreakEven::Above(160.0));
    assert_eq!(cheaper([dear, cheap], [0.5, 0.25]), BreakEven::Always);
    assert_eq!(cheaper([dear, cheap], [0.25, 0.25]), BreakEven::Always);
    assert_eq!(cheaper([cheap, dear], [0.25, 0.5]), BreakEven::Never);
    assert_eq!(cheaper([cheap, dear], [0.25, 0.25]), BreakEven::Never);
    assert_eq!(cheaper([cheap, cheap], [0.25, 0.25]), BreakEven::Never);
    assert_eq!(cheaper([cheap, cheap], [0.5, 0.25]), BreakEven::Above(0.0));
}

#[test]
fn at_the_break_even_both_take_as_long() {
    let rivals = Rivals::of_turns(SCORES, [38.3, 20.0]);
    let human = rivals.crossing().unwrap();
    let time = |n: usize, wait: f64| Turns::new(SCORES[n]).time(human + wait);
    check(time(0, 38.3), time(1, 20.0), 1e-9);
    check(rivals.at(ModelKind::Slow, human), rivals.at(ModelKind::Fast, human), 1e-9);
    check(break_even_ratio(human, [38.3, 20.0]), SCORES[1] / SCORES[0], 1e-12);
}

const FAST: Winner = Winner::One(ModelKind::Fast);
const SLOW: Winner = Winner::One(ModelKind::Slow);

#[track_caller]
fn check_zones(start: [f64; 2], slope: [f64; 2], expected: &[(f64, Winner)]) {
    let zones = Rivals { start, slope }.zones();
    assert_eq!(
        zones.iter().map(|zone| zone.winner).collect::<Vec<_>>(),
        expected.iter().map(|(_, winner)| *winner).collect::<Vec<_>>()
    );
    for (Zone { from, .. }, (expected, _)) in zones.iter().zip(expected) {
        check(*from, *expected, 1e-9);
    }
    assert!(zones.windows(2).all(|pair| pair[0].to == pair[1].from) && zones.last().unwrap().to == f64::INFINITY);
}

#[test]
fn a_difference_of_five_percent_wins() {
    // Slow 42 + x, fast 21 + 1.5 x: 1.05 (21 + 1.5 x) = 42 + x at 19.95/0.575; 1.05 (42 + x) = 21 + 1.5 x at 23.1/0.45.
    check_zones([42.0, 21.0], [1.0, 1.5], &[(0.0, FAST), (19.95 / 0.575, Winner::Neither), (23.1 / 0.45, SLOW)]);
    check_zones([21.0, 42.0], [1.5, 1.0], &[(0.0, SLOW), (19.95 / 0.575, Winner::Neither), (23.1 / 0.45, FAST)]);
    // One is ahead everywhere; equal everywhere; ahead, but never by so much; ahead until the others have grown alike.
    check_zones([50.0, 20.0], [2.0, 1.0], &[(0.0, FAST)]);
    check_zones([20.0, 50.0], [1.0, 2.0], &[(0.0, SLOW)]);
    check_zones([20.0, 20.0], [1.0, 1.0], &[(0.0, Winner::Neither)]);
    check_zones([0.0, 0.0], [0.0, 0.0], &[(0.0, Winner::Neither)]);
    check_zones([102.0, 100.0], [1.0, 1.0], &[(0.0, Winner::Neither)]);
    check_zones([31.0, 10.0], [1.0, 1.0], &[(0.0, FAST), (410.0, Winner::Neither)]);
    check_zones([100.0, 100.0], [1.0, 2.0], &[(0.0, Winner::Neither), (5.0 / 0.95, SLOW)]);
}

#[test]
fn five_percent_exactly_is_still_a_near_tie() {
    let rivals = Rivals { start: [100.0, 105.0], slope: [1.0, 1.05] };
    assert_eq!((rivals.winner(0.0), rivals.winner(100.0)), (Winner::Neither, Winner::Neither));
    assert_eq!(Rivals { start: [100.0, 105.1], ..rivals }.winner(0.0), SLOW);
    assert_eq!(Rivals { start: [105.1, 100.0], slope: [0.0, 0.0] }.winner(7.0), FAST);
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
fn the_default_person_takes_about_as_long_as_developers_did() {
    let setting = setting(Parameters::default());
    let Human { writing, review, .. } = *setting.human();
    check(writing.mean, 1.35 + 0.4 + 20.0 / 51.6 * 60.0, 1e-9);
    check(review.mean, 45.0 / 238.0 * 60.0 + 0.2 * 36.8 / 500.0 * 3600.0, 1e-9);
    // TraceLab's median from a response to the next prompt is 86 s.
    check(setting.human().own(), 86.0, 5.0);
}

#[test]
fn ones_own_time_as_a_whole_keeps_the_proportion_of_its_parts() {
    let parts = Human::of(&Parameters::default());
    let whole = Human::of(&Parameters::default().taking(Some(30.0)));
    check(whole.own(), 30.0, 1e-9);
    check(whole.writing.mean / whole.review.mean, parts.writing.mean / parts.review.mean, 1e-9);
    assert_eq!((whole.writing.spread, whole.patience), (parts.writing.spread, parts.patience));
    // Nothing to write and nothing to read: all of it is reviewing.
    let nothing = [Parameter::Prompt, Parameter::Preparation, Parameter::Homing, Parameter::Prose, Parameter::Code];
    let nothing = nothing.into_iter().fold(Parameters::default(), |all, one| all.with(one, 0.0));
    let whole = Human::of(&nothing.taking(Some(30.0)));
    assert_eq!((whole.writing.mean, whole.review.mean), (0.0, 30.0));
}

#[test]
fn a_part_of_ones_own_time_replaces_the_whole() {
    let whole = Parameters::default().taking(Some(30.0));
    assert_eq!(whole.clone().with(Parameter::Typing, 80.0).own(), None);
    assert_eq!(whole.clone().with(Parameter::Inspected, 0.5).own(), None);
    assert_eq!(whole.clone().with(Parameter::Spread, 0.1).with(Parameter::Notice, 0.5).own(), Some(30.0));
    assert_eq!(whole.clone().taking(None), Parameters::default());
    assert_eq!(whole.taking(Some(1e9)).own(), Some(36_000.0));
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
    fn lines_over_ones_own_time_and_over_a_defect_are_the_closed_forms(
        own in 0.0..2_000.0_f64, defect in 0.0..10_000.0_f64, notice in 0.0..1.0_f64, useful in 0.0..1.0_f64, late in 0.0..50.0_f64,
    ) {
        let changes = [(Parameter::Notice, notice), (Parameter::Usefulness, useful), (Parameter::Late, late)];
        let parameters = changes.into_iter().fold(Parameters::default(), |all, (one, value)| all.with(one, value));
        let setting = setting(parameters);
        let (time, cost) = (setting.rivals_in_time(), setting.rivals_in_cost());
        for (model, policy) in ModelKind::ALL.into_iter().zip(Policy::ALL) {
            let wall = setting.taking(own).expected(policy).wall;
            prop_assert!((time.at(model, own) / wall - 1.0).abs() < 1e-9);
            let all = setting.costing(defect).expected(policy).cost;
            prop_assert!((cost.at(model, defect) / all - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_winner_wins_in_all_of_its_zone(
        start in prop::array::uniform2(0.0..500.0_f64), slope in prop::array::uniform2(0.0..5.0_f64), value in 0.0..1e4_f64,
    ) {
        let rivals = Rivals { start, slope };
        let zones = rivals.zones();
        prop_assert!(zones.windows(2).all(|pair| pair[0].winner != pair[1].winner));
        // At an end, rounding decides.
        prop_assume!(zones.iter().all(|zone| (zone.from - value).abs() > 1e-6 * value));
        let zone = zones.iter().find(|zone| zone.from <= value && value < zone.to).unwrap();
        prop_assert_eq!(zone.winner, rivals.winner(value));
    }
}
