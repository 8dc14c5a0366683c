//! Profiles: the values each field allows, how it refuses others, and which fields replace each other.

use crate::any;
use hare_and_tortoise::engine::{Field, FirstToken, Nanos, Profile, Unit, Writing};
use proptest::prelude::*;
use std::num::NonZeroU32;

/// A profile that has the field, and to which its whole range is open.
fn open_to(field: Field) -> Profile {
    let value = if field == Field::TtftP95 { (Field::Ttft, 0.0) } else { (field, *field.range().start()) };
    any::custom(&[value])
}

#[track_caller]
fn check_refused(field: Field, value: f64) {
    let error = open_to(field).with(field, value).unwrap_err();
    let range = field.range();
    assert_eq!((error.field, error.range.clone()), (field, range.clone()));
    let message = format!("{} is {value}; {} to {} is allowed", field.key(), range.start(), range.end());
    assert_eq!(error.to_string(), message);
}

#[test]
fn the_ends_of_each_range_are_accepted() {
    for field in Field::ALL {
        for value in [*field.range().start(), *field.range().end()] {
            let profile = open_to(field).with(field, value).unwrap();
            assert_eq!(profile.get(field), Some(value), "{field:?}");
        }
    }
}

#[test]
fn a_value_just_out_of_range_is_refused_by_name_value_and_range() {
    for field in Field::ALL {
        check_refused(field, field.range().start().next_down());
        check_refused(field, field.range().end().next_up());
    }
}

#[test]
fn a_value_that_is_not_a_number_is_refused() {
    for field in Field::ALL {
        let error = open_to(field).with(field, f64::NAN).unwrap_err();
        assert!(error.value.is_nan() && error.to_string().starts_with(&format!("{} is NaN; ", field.key())), "{error}");
        check_refused(field, f64::INFINITY);
        check_refused(field, f64::NEG_INFINITY);
    }
}

#[test]
fn refusals_read_like_this() {
    let message = |field, value| Profile::default().with(field, value).unwrap_err().to_string();
    assert_eq!(message(Field::Rate, 0.0), "rate is 0; 0.1 to 100000 is allowed");
    assert_eq!(message(Field::Chunk, 0.4), "chunk is 0.4; 1 to 1000 is allowed");
    assert_eq!(message(Field::TtftP95, 0.5), "ttft_p95 is 0.5; 1 to 600 is allowed");
}

#[test]
fn a_95th_percentile_below_the_median_is_refused() {
    let profile = any::custom(&[(Field::Ttft, 3.1)]);
    let error = profile.clone().with(Field::TtftP95, 3.099_999_999).unwrap_err();
    assert_eq!((error.field, error.range), (Field::TtftP95, 3.1..=600.0));
    let equal = profile.with(Field::TtftP95, 3.1).unwrap();
    assert_eq!(equal.get(Field::TtftP95), Some(3.1));
}

#[test]
fn a_median_above_its_95th_percentile_drops_it() {
    let profile = any::custom(&[(Field::Ttft, 3.1), (Field::TtftP95, 9.0)]);
    assert_eq!(profile.clone().with(Field::Ttft, 9.0).unwrap().get(Field::TtftP95), Some(9.0));
    assert_eq!(profile.with(Field::Ttft, 9.1).unwrap().get(Field::TtftP95), None);
}

#[test]
fn a_ttft_replaces_its_parts_and_a_part_a_ttft() {
    for part in Field::ALL.into_iter().filter(|field| field.is_part_of_wait()) {
        let staged = any::custom(&[(Field::Ttft, 2.0), (Field::TtftP95, 3.0), (part, 1.0)]);
        assert!(matches!(staged.first_token(), FirstToken::Staged { .. }));
        assert_eq!((staged.get(part), staged.get(Field::Ttft), staged.get(Field::TtftP95)), (Some(1.0), None, None));

        let given = staged.with(Field::Ttft, 2.0).unwrap();
        assert_eq!(given.first_token(), FirstToken::Given { ttft: Nanos::from_seconds(2.0), p95: None });
        assert_eq!(given.get(part), None);
    }
}

#[test]
fn one_part_leaves_the_others() {
    let profile = any::custom(&[(Field::Rtt, 0.1), (Field::Queue, 0.2), (Field::Prefill, 300.0)]);
    let found = [Field::Rtt, Field::Queue, Field::Prefill].map(|field| profile.get(field));
    assert_eq!(found, [Some(0.1), Some(0.2), Some(300.0)]);
}

#[test]
fn only_what_replaces_the_tasks_own_and_a_spread_can_be_taken_away() {
    let whole = any::custom(&[(Field::Ttft, 3.1), (Field::TtftP95, 9.0), (Field::Think, 64.0), (Field::Draft, 4.0)]);
    let staged = any::custom(&[(Field::Context, 9.0), (Field::Think, 64.0), (Field::Block, 9.0), (Field::Stall, 1.0)]);
    for profile in [whole, staged] {
        for field in Field::ALL {
            let without = profile.clone().without(field);
            match field {
                Field::Think | Field::TtftP95 | Field::Context | Field::Draft | Field::Block | Field::Stall => {
                    assert_eq!(without.get(field), None);
                }
                _ => assert_eq!(without, profile),
            }
        }
    }
}

#[test]
fn a_draft_replaces_a_block_and_a_block_a_draft() {
    let drafts = any::custom(&[(Field::Block, 64.0), (Field::Draft, 4.0)]);
    let four = NonZeroU32::new(4).unwrap();
    assert_eq!(drafts.writing(), Writing::Drafts { draft: four, accept: 0.8 });
    assert_eq!(drafts.get(Field::Block), Some(0.0));
    let blocks = drafts.clone().with(Field::Block, 4.0).unwrap();
    assert_eq!((blocks.writing(), blocks.get(Field::Draft)), (Writing::Blocks(four), Some(0.0)));
    // None of the one leaves the other alone.
    assert_eq!(drafts.clone().with(Field::Block, 0.0).unwrap().writing(), drafts.writing());
    assert_eq!(blocks.clone().with(Field::Draft, 0.0).unwrap().writing(), blocks.writing());
}

#[test]
fn a_step_of_drafts_writes_as_many_tokens_as_the_paper_says() {
    let mean = |accept, draft| any::custom(&[(Field::Accept, accept), (Field::Draft, draft)]).writing().mean();
    // Leviathan and others 2023: (1 - α^(γ + 1)) / (1 - α).
    assert!((mean(0.8, 4.0) - 3.361_6).abs() < 1e-12);
    assert_eq!([mean(0.0, 4.0), mean(1.0, 4.0), mean(0.5, 1.0)], [1.0, 5.0, 1.5]);
}

#[test]
fn custom_starts_as_the_address_says() {
    let fields: Vec<_> = Profile::default().fields().collect();
    let expected = [
        (Field::Rate, 100.0),
        (Field::Ttft, 1.0),
        (Field::Jitter, 0.0),
        (Field::Chunk, 1.0),
        (Field::Flush, 0.0),
        (Field::Think, 0.0),
    ];
    assert_eq!(fields, expected);
}

#[test]
fn keys_and_names_are_told_apart() {
    for of in [Field::key, Field::name, Field::meaning] {
        let mut words = Field::ALL.map(of);
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]) && !words.contains(&""), "{words:?}");
    }
}

proptest! {
    #[test]
    fn what_is_put_in_comes_out(
        profile in any::profile(),
        (field, value) in proptest::sample::select(Field::ALL.to_vec()).prop_flat_map(|f| (Just(f), any::value(f))),
    ) {
        let Ok(changed) = profile.clone().with(field, value) else {
            prop_assert_eq!(field, Field::TtftP95);
            return Ok(());
        };
        // To the nanosecond and to the token.
        let kept = match field.unit() {
            Unit::Seconds => Nanos::from_seconds(value).seconds(),
            Unit::Tokens | Unit::Choice(_) => value.round(),
            Unit::TokensPerSecond | Unit::Ratio => value,
        };
        prop_assert_eq!(changed.get(field), Some(kept));
        let of_wait = |field: Field| field.is_whole_wait() || field.is_part_of_wait();
        let of_writing = |field: Field| matches!(field, Field::Draft | Field::Accept | Field::Block);
        let of_stalls = |field: Field| matches!(field, Field::Stall | Field::StallEvery);
        for other in Field::ALL {
            let related = [of_wait, of_writing, of_stalls].into_iter().any(|of| of(field) && of(other));
            if other != field && !related {
                prop_assert_eq!(changed.get(other), profile.get(other), "{:?}", other);
            }
        }
    }

    #[test]
    fn a_profile_is_its_fields(profile in any::profile()) {
        let start = Profile::default().without(Field::Think);
        let again = profile.fields().try_fold(start, |again, (field, value)| again.with(field, value))?;
        prop_assert_eq!(again, profile);
    }
}
