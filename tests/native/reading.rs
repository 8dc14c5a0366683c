//! A person who reads a stream as it comes, and one who reviews what was generated.

use hare_and_tortoise::engine::reading::{
    FICTION, INSPECTION, PROSE, Reading, TOKENS_PER_LINE, WORDS_PER_TOKEN, code_rate, prose_rate, skimming_rate,
};
use proptest::prelude::*;

#[track_caller]
fn check(found: Option<f64>, expected: f64, tolerance: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() <= tolerance), "found {found:?}, expected {expected}");
}

#[test]
fn people_read_prose_at_five_tokens_a_second_and_inspect_code_at_one() {
    check(prose_rate(PROSE.value, WORDS_PER_TOKEN.value), 5.3, 0.05);
    check(prose_rate(FICTION.value, WORDS_PER_TOKEN.value), 260.0 / 45.0, 1e-12);
    check(code_rate(INSPECTION[0].value, TOKENS_PER_LINE.value), 0.8, 0.05);
    check(code_rate(INSPECTION[1].value, TOKENS_PER_LINE.value), 1.4, 0.05);
    // Of a text of which a tenth is read, one gets through ten times as much.
    check(skimming_rate(5.0, 0.1), 50.0, 1e-12);
    assert_eq!(skimming_rate(5.0, 0.0), None);
}

const READER: Reading = Reading { ttft: 1.0, rate: 65.0, reader: 5.3, tokens: 300.0 };

#[test]
fn a_reader_finishes_65_and_1000_tokens_a_second_together() {
    let fast = Reading { rate: 1_000.0, ..READER };
    assert_eq!(READER.finish(), fast.finish());
    check(READER.finish(), 1.0 + 300.0 / 5.3, 1e-9);
    check(READER.finish(), READER.soonest().unwrap(), 1e-9);
    // Both are written long before: the fast one 4.3 s sooner, which nobody sees.
    check(READER.written(), 1.0 + 299.0 / 65.0, 1e-12);
    check(fast.written(), 1.299, 1e-12);
}

#[test]
fn a_stream_slower_than_the_reader_sets_the_pace() {
    let slow = Reading { rate: 2.0, reader: 5.0, tokens: 11.0, ttft: 0.5 };
    check(slow.finish(), 0.5 + 0.2 + 10.0 * 0.5, 1e-12);
    assert!(slow.finish() > slow.soonest());
    assert_eq!(slow.enough(), Some(5.0));
    assert_eq!(Reading { rate: 5.0, ..slow }.finish(), Reading { rate: 1e9, ..slow }.finish());
    assert_eq!(Reading { tokens: 1.0, ..slow }.finish(), Some(0.7));
}

#[test]
fn a_thousand_tokens_come_in_a_second_and_take_a_quarter_of_an_hour_to_inspect() {
    let minutes = INSPECTION.iter().map(|lines| {
        let reader = code_rate(lines.value, TOKENS_PER_LINE.value).unwrap();
        let review = Reading { ttft: 0.0, rate: 1_000.0, reader, tokens: 1_000.0 }.review().unwrap();
        check(Some(review.generating), 1.0, 1e-12);
        check(Some(review.times), review.reviewing, 1e-9);
        review.reviewing / 60.0
    });
    let [best, good] = minutes.collect::<Vec<_>>().try_into().unwrap();
    check(Some(best), 20.0, 1e-9);
    check(Some(good), 12.0, 1e-9);
}

#[test]
fn nonsense_is_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        for reading in [
            Reading { rate: bad, ..READER },
            Reading { reader: bad, ..READER },
            Reading { tokens: bad, ..READER },
            Reading { ttft: if bad == 0.0 { -0.5 } else { bad }, ..READER },
        ] {
            assert_eq!((reading.finish(), reading.written(), reading.soonest()), (None, None, None), "{reading:?}");
            assert_eq!((reading.enough(), reading.review()), (None, None));
        }
        assert_eq!((prose_rate(bad, 0.75), prose_rate(238.0, bad), code_rate(bad, 10.0)), (None, None, None));
        assert_eq!(skimming_rate(bad, 0.5), None);
    }
    assert_eq!(Reading { rate: 1e-308, reader: 1e-308, tokens: 1e300, ..READER }.finish(), None);
}

proptest! {
    #[test]
    fn a_faster_stream_is_never_finished_later(rate in 0.1..1e5_f64, more in 1.0..100.0_f64, reader in 0.1..1e3_f64, tokens in 1.0..1e5_f64) {
        let reading = Reading { ttft: 0.3, rate, reader, tokens };
        let faster = Reading { rate: rate * more, ..reading };
        prop_assert!(faster.finish() <= reading.finish());
        prop_assert!(reading.finish().unwrap() >= reading.soonest().unwrap() * (1.0 - 1e-12));
        prop_assert!(reading.finish() >= reading.written());
    }
}
