//! Who wins where, of a slow and a fast model: a map over the person's own time and one more value.

use super::{Axis, Layer};
use crate::engine::cycle::{ModelKind, Rivals, Winner};

/// Cells of a map from left to right and from bottom to top.
const COLUMNS: usize = 96;
const ROWS: usize = 64;

/// Points of the boundary.
const POINTS: u32 = 480;

const REGIONS: [(&str, &str); 3] = [("slow", "Slow wins"), ("fast", "Fast wins"), ("neither", "Near tie")];

/// The kind and the words of a region.
pub const fn region(winner: Winner) -> (&'static str, &'static str) {
    match winner {
        Winner::One(ModelKind::Slow) => REGIONS[0],
        Winner::One(ModelKind::Fast) => REGIONS[1],
        Winner::Neither => REGIONS[2],
    }
}

/// The regions, and the line on which both take the same. `rivals` gives the two models for a value of the vertical axis.
pub fn winners(across: &Axis, up: &Axis, rivals: impl Fn(f64) -> Rivals) -> [Layer; 2] {
    let middle = |axis: &Axis, n: usize, of: usize| axis.value((n as f64 + 0.5) / of as f64);
    let cells = (0..ROWS).flat_map(|row| {
        let rivals = rivals(middle(up, row, ROWS));
        (0..COLUMNS).map(move |column| region(rivals.winner(middle(across, column, COLUMNS))).0)
    });
    let cells = cells.collect();
    let boundary = up.values(POINTS).filter_map(|value| Some((rivals(value).crossing()?, value)));
    let points = boundary.filter(|(own, _)| *own <= across.to() && *own >= across.from()).collect();
    [
        Layer::Map { columns: COLUMNS, cells, regions: REGIONS.to_vec() },
        Layer::Line { kind: "border", name: "", points },
    ]
}
