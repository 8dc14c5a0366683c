//! Simulated sessions: they agree with the closed forms, and the same seed gives the same sessions.

use hare_and_tortoise::app::delivery::{CODEX_SPARK, GPT_5_3_CODEX};
use hare_and_tortoise::engine::cycle::{
    Activity, MOST_TURNS, ModelKind, Parameter, Parameters, Policy, Session, Setting, Tally, Turn, Turns, Waits,
};
use hare_and_tortoise::engine::{Field, Nanos, Profile, Seed};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::any;

fn changed(changes: &[(Parameter, f64)]) -> Parameters {
    changes.iter().fold(Parameters::default(), |parameters, (parameter, value)| parameters.with(*parameter, *value))
}

fn setting(parameters: Parameters, slow: &Profile, fast: &Profile) -> Setting {
    let slow = Turn::new(slow, ModelKind::Slow, &parameters);
    let fast = Turn::new(fast, ModelKind::Fast, &parameters);
    Setting::new(parameters, Waits::of(slow, fast, Seed::new(7)).all())
}

/// The two the playground is about, the slow one with a spread of its TTFT.
fn the_two(changes: &[(Parameter, f64)]) -> Setting {
    let slow = GPT_5_3_CODEX.profile().with(Field::TtftP95, 9.0).unwrap();
    setting(changed(changes), &slow, &CODEX_SPARK.profile())
}

const SESSIONS: usize = 20_000;

fn tally(setting: &Setting, policy: Policy, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for outcome in setting.sessions(policy, Seed::new(seed)).take(SESSIONS) {
        tally.count(&outcome, setting);
    }
    tally
}

/// A mean over so many sessions is within four standard errors of the closed form. `deviation` is an upper limit of the
/// standard deviation of a session.
#[track_caller]
fn near(what: &str, found: f64, expected: f64, deviation: f64, sessions: usize) {
    let error = deviation / (sessions as f64).sqrt();
    assert!((found - expected).abs() <= 4.0 * error + 1e-9, "{what}: found {found}, expected {expected} ± {error}");
}

#[track_caller]
fn check_policy(setting: &Setting, policy: Policy, sessions: usize) {
    let (mut tally, expected) = (Tally::default(), setting.expected(policy));
    // The squares of how far each session is from the mean: a deviation that is at least the sample's own.
    let mut squares = [0.0; 3];
    for outcome in setting.sessions(policy, Seed::new(11)).take(sessions) {
        tally.count(&outcome, setting);
        squares[0] += (outcome.attention().seconds() - expected.attention).powi(2);
        squares[1] += (outcome.cost(setting) - expected.cost).powi(2);
        squares[2] += (f64::from(outcome.turns) - expected.turns).powi(2);
    }
    let [attention, cost, turns] = squares.map(|sum: f64| (sum / sessions as f64).sqrt());
    let near = |of: &str, found, expected, deviation| {
        near(&format!("{of} of {}", policy.name()), found, expected, deviation, sessions);
    };
    assert_eq!(tally.unfinished(), 0);
    near("time", tally.mean(), expected.wall, tally.deviation());
    near("attention", tally.attention(), expected.attention, attention);
    near("cost", tally.cost(), expected.cost, cost);
    near("turns", tally.turns(), expected.turns, turns);
    near("escapes", tally.escape(), expected.escape, (expected.escape * (1.0 - expected.escape)).sqrt());
    if let Some(closed) = expected.deviation {
        // The standard error of a deviation, for a kurtosis of up to that of a geometric number of exponentials, 9.
        let error = closed * (8.0 / 4.0 / sessions as f64).sqrt();
        assert!((tally.deviation() - closed).abs() < 4.0 * error, "deviation of {}: {closed}", policy.name());
    }
}

#[track_caller]
fn check(changes: &[(Parameter, f64)]) {
    let setting = the_two(changes);
    for policy in Policy::ALL {
        check_policy(&setting, policy, SESSIONS);
    }
}

#[test]
fn sessions_agree_with_the_closed_forms() {
    check(&[]);
}

#[test]
fn sessions_of_an_impatient_person_agree_with_the_closed_forms() {
    use Parameter::{Late, Patience, Persistence, Usefulness};
    check(&[(Patience, 0.0), (Persistence, 2.0), (Late, 40.0), (Usefulness, 0.7)]);
}

#[test]
fn sessions_of_a_quick_and_careless_person_agree_with_the_closed_forms() {
    use Parameter::{Doubt, Inspected, Notice, Prompt, Spread};
    check(&[(Inspected, 0.0), (Prompt, 2.0), (Spread, 1.0), (Notice, 0.3), (Doubt, 0.3)]);
}

#[test]
fn sessions_of_failures_in_common_agree_with_the_closed_forms() {
    use Parameter::{Common, FastRight, SlowTool, Spread, Tries};
    check(&[(Common, 0.6), (FastRight, 0.2), (Tries, 3.0), (Spread, 0.0), (SlowTool, 120.0)]);
}

/// So many that four standard errors are less than two thousandths of a mean.
const MANY: usize = 2_000_000;

/// Waits of always these seconds, slow and fast: one call each, all of it written at the moment of the first token.
fn waiting(changes: &[(Parameter, f64)], [slow, fast]: [f64; 2]) -> Setting {
    let calls = [(Parameter::SlowCalls, 1.0), (Parameter::FastCalls, 1.0)];
    let turn = |wait: f64| any::custom(&[(Field::Ttft, wait), (Field::Block, 1_000.0)]);
    setting(changed(&[&calls, changes].concat()), &turn(slow), &turn(fast))
}

#[test]
fn two_million_sessions_agree_with_the_closed_forms_where_switching_away_is_costly() {
    use Parameter::{FastRight, Late, Resumption, SlowRight};
    let setting = waiting(&[(SlowRight, 0.9), (FastRight, 0.6), (Resumption, 60.0), (Late, 10.0)], [120.0, 20.0]);
    assert_eq!(setting.waits().pairs(), [[120.0, 20.0].map(Nanos::from_seconds)]);
    for policy in [Policy::Fast, Policy::Race] {
        check_policy(&setting, policy, MANY);
    }
}

#[test]
fn two_million_sessions_agree_with_the_closed_forms_where_every_time_varies() {
    let setting = the_two(&[(Parameter::Spread, 1.0), (Parameter::Late, 5.0), (Parameter::Usefulness, 0.5)]);
    for policy in [Policy::Cascade, Policy::Race] {
        check_policy(&setting, policy, MANY);
    }
}

#[test]
fn quantiles_of_sessions_are_whole_numbers_of_cycles_of_one_length() {
    let steady = |rate| any::custom(&[(Field::Rate, rate)]);
    let certain = [(Parameter::Spread, 0.0), (Parameter::Patience, 3_600.0), (Parameter::Inspected, 0.03)];
    let setting = setting(changed(&certain), &steady(20.0), &steady(1_000.0));
    let chance = setting.acceptance(ModelKind::Fast);
    let cycle = setting.expected(Policy::Fast).wall * chance;
    let tally = tally(&setting, Policy::Fast, 3);
    for (share, found) in [0.5, 0.9].into_iter().zip(tally.quantiles([0.5, 0.9])) {
        let expected = Turns::new(chance).quantile(share) * cycle;
        assert!((found - expected).abs() < 1e-6, "{share}: found {found}, expected {expected}");
    }
}

#[test]
fn a_cascade_never_beats_the_better_of_the_two_where_tasks_are_alike() {
    for tries in [1.0, 2.0, 5.0] {
        let setting = the_two(&[(Parameter::Tries, tries)]);
        let [slow, fast, cascade] = [Policy::Slow, Policy::Fast, Policy::Cascade].map(|p| setting.expected(p).wall);
        assert!(cascade >= slow.min(fast) && cascade <= slow.max(fast), "{slow} {fast} {cascade}");
    }
}

#[test]
fn the_same_seed_gives_the_same_sessions_in_any_order() {
    let setting = the_two(&[]);
    for policy in Policy::ALL {
        let inline: Vec<_> = setting.sessions(policy, Seed::new(5)).take(50).collect();
        let back: Vec<_> = (0..50).rev().map(|n| setting.outcome(policy, Seed::new(5), n)).collect();
        assert!(inline.iter().eq(back.iter().rev()));
        assert_ne!(inline, setting.sessions(policy, Seed::new(6)).take(50).collect::<Vec<_>>());
    }
}

#[test]
fn another_patience_changes_neither_writing_nor_judging() {
    let own = |setting: &Setting| -> Vec<_> {
        let session = setting.session(Policy::Fast, Seed::new(2), 4);
        let own = |activity| matches!(activity, Activity::Write | Activity::Review);
        let segments = session.segments.into_iter().filter(|segment| own(segment.activity));
        segments.map(|segment| (segment.turn, (segment.end - segment.start).get())).collect()
    };
    assert_eq!(own(&the_two(&[])), own(&the_two(&[(Parameter::Patience, 0.0), (Parameter::Persistence, 0.5)])));
}

#[test]
fn a_session_that_cannot_end_stops_and_counts_as_not_done() {
    let hopeless = [(Parameter::SlowRight, 0.01), (Parameter::Notice, 1.0), (Parameter::Doubt, 0.99)];
    let outcome = the_two(&hopeless).outcome(Policy::Slow, Seed::new(1), 0);
    assert_eq!((outcome.turns, outcome.done, outcome.escaped), (MOST_TURNS, false, false));
}

#[test]
fn a_session_of_centuries_has_no_gaps_either() {
    let centuries = [
        (Parameter::Code, 20_000.0),
        (Parameter::TokensPerLine, 0.1),
        (Parameter::Inspection, 1.0),
        (Parameter::Inspected, 1.0),
        (Parameter::SlowRight, 0.01),
        (Parameter::Notice, 1.0),
        (Parameter::Doubt, 0.99),
    ];
    let session = the_two(&centuries).session(Policy::Slow, Seed::new(1), 0);
    assert_eq!(session.outcome.wall, Nanos::new(u64::MAX));
    check_segments(&session);
}

/// A person's activities follow each other without gaps, and each takes its time.
#[track_caller]
fn check_segments(session: &Session) {
    let end = session.segments.iter().fold(Nanos::ZERO, |before, segment| {
        assert!(segment.start == before && segment.end > before);
        segment.end
    });
    assert_eq!(end, session.outcome.wall);
}

/// Any parameters: ends of their ranges, and anything between.
fn parameters() -> impl Strategy<Value = Parameters> {
    let value = prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0];
    vec(value, Parameter::COUNT).prop_map(|shares| {
        Parameter::all().zip(shares).fold(Parameters::default(), |parameters, (parameter, share)| {
            let measure = parameter.spec().measure;
            parameters.with(parameter, measure.least + (measure.most - measure.least) * share)
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_person_with_any_models_has_sessions_without_gaps(
        parameters in parameters(), slow in any::profile(), fast in any::profile(), seed in any::seed(),
    ) {
        // Combinations that take time and test nothing more.
        let parameters = [Parameter::Prose, Parameter::Code].into_iter().fold(parameters, |parameters, tokens| {
            let value = parameters.get(tokens).min(300.0);
            parameters.with(tokens, value)
        });
        let turns = [(&slow, ModelKind::Slow), (&fast, ModelKind::Fast)];
        let [slow, fast] = turns.map(|(profile, model)| Turn::new(profile, model, &parameters));
        let mut waits = Waits::of(slow, fast, seed);
        waits.make(1);
        let setting = Setting::new(parameters, waits);
        for policy in Policy::ALL {
            let session = setting.session(policy, seed, 0);
            prop_assert_eq!(session.outcome, setting.outcome(policy, seed, 0));
            check_segments(&session);
            let expected = setting.expected(policy);
            let means = [expected.wall, expected.attention, expected.cost, expected.escape, expected.turns];
            prop_assert!(means.iter().all(|mean| mean.is_finite()), "{:?}", expected);
            prop_assert!(expected.attention <= expected.wall * (1.0 + 1e-9));
            prop_assert!((0.0..=1.0 + 1e-9).contains(&expected.escape) && expected.turns >= 1.0 - 1e-9);
        }
    }
}
