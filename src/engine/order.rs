//! Sorting and comparing, in one place: each further kind of value that the standard library sorts costs the page about
//! two kilobytes.

/// Sorts values so that they rise.
#[inline(never)]
pub fn rising(values: &mut [f64]) {
    values.sort_unstable_by(f64::total_cmp);
}

/// The value that is closest to this one between two ends. The standard library's `clamp` formats its ends for the message
/// of a panic, which brings 7.6 KB along wherever the compiler does not know them.
pub fn between(value: f64, from: f64, to: f64) -> f64 {
    value.max(from).min(to)
}

/// Sorts a few items, such as lanes or labels; the time grows with the square of their number. Equal ones keep their
/// order: `in_order` says whether the first of two may come before the second.
pub fn few<T>(items: &mut [T], in_order: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && !in_order(&items[at - 1], &items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}
