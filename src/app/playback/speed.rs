//! How fast a run is played.

use crate::app::html;
use crate::engine::figures;

/// Simulated seconds a wall second: 0.1 to 10.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed(f64);

impl Speed {
    /// The slowest.
    pub const MIN: f64 = 0.1;
    /// The fastest.
    pub const MAX: f64 = 10.0;
    /// The speeds the transport offers.
    pub const CHOICES: [f64; 7] = [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0];

    /// A speed; a number out of range becomes the nearest one within it.
    pub const fn clamped(speed: f64) -> Self {
        Self::up_to(speed, Self::MAX)
    }

    /// As [`Speed::clamped`], for screens that can play faster than a race.
    pub const fn up_to(speed: f64, most: f64) -> Self {
        Self(if speed.is_nan() { 1.0 } else { speed.max(Self::MIN).min(most) })
    }

    /// The speeds to choose from, including the present one, as HTML.
    pub fn options(present: Self) -> String {
        let mut speeds = Self::CHOICES.to_vec();
        if !speeds.contains(&present.get()) {
            speeds.insert(speeds.partition_point(|speed| *speed < present.get()), present.get());
        }
        let names: Vec<_> = speeds.into_iter().map(figures::plain).map(|speed| (speed.clone(), speed + "x")).collect();
        html::options(names.iter().map(|(speed, name)| (&**speed, &**name)), &figures::plain(present.get()))
    }

    /// Simulated seconds a wall second.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self(1.0)
    }
}
