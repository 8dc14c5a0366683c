//! What a formula takes, checked once: nothing behind these can be NaN.

/// A finite number; `None` for the others.
pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// A finite number of at least zero: seconds, tokens, a cost.
pub(super) fn not_negative(value: f64) -> Option<f64> {
    finite(value).filter(|value| *value >= 0.0)
}

/// A finite number above zero: a rate, a count of tokens.
pub(super) fn above_zero(value: f64) -> Option<f64> {
    finite(value).filter(|value| *value > 0.0)
}

/// A share or a chance: 0 to 1.
pub(super) fn share(value: f64) -> Option<f64> {
    (0.0..=1.0).contains(&value).then_some(value)
}

/// All of them, each by the same rule; `None` if the rule refuses one.
pub(super) fn all<const N: usize>(values: [f64; N], rule: fn(f64) -> Option<f64>) -> Option<[f64; N]> {
    values.iter().all(|value| rule(*value).is_some()).then_some(values)
}
