use crate::golden;
use wasm_bindgen_test::wasm_bindgen_test;

/// The native tests compare the same file, so that a seed gives the same times there and here.
#[wasm_bindgen_test]
fn a_seed_gives_the_same_times_as_natively() {
    assert_eq!(golden::generated(), golden::recorded());
}
