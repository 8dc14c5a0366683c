use crate::engine::Nanos;

/// A moment on the wall clock: milliseconds since the page began, as `performance.now()` counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Wall(f64);

impl Wall {
    /// Milliseconds since the page began.
    pub const fn from_millis(millis: f64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the page began.
    pub const fn millis(self) -> f64 {
        self.0
    }

    /// Wall time since an earlier moment; zero if that moment is later.
    pub fn since(self, earlier: Self) -> Nanos {
        Nanos::from_seconds((self.0 - earlier.0) / 1e3)
    }
}
