//! The geometry of line charts. All positions are shares of the picture, counted from its lower left corner.

use crate::engine::order;

/// The part of a line below the upper edge: its points, and where it leaves the picture.
pub fn below_the_top(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut visible: Vec<(f64, f64)> = Vec::with_capacity(points.len());
    for (n, point) in points.iter().copied().enumerate() {
        let before = n.checked_sub(1).and_then(|n| points.get(n)).copied();
        if let Some(from) = before.filter(|from| (from.1 > 1.0) != (point.1 > 1.0)) {
            let way = (1.0 - from.1) / (point.1 - from.1);
            visible.push((from.0 + way * (point.0 - from.0), 1.0));
        }
        if point.1 <= 1.0 {
            visible.push(point);
        }
    }
    visible
}

/// Heights for labels that belong at these heights: in the same order, each at least `gap` from the next one, and as near
/// as that allows. Labels that crowd share their mean height; none is above 1 or below 0 if there is room for all.
pub fn apart(heights: &[f64], gap: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..heights.len()).collect();
    order::few(&mut order, |a, b| heights[*a] <= heights[*b]);
    // Without the gaps below it, each label of a stack is at the same height. Stacks: how many labels, and that height.
    let mut stacks: Vec<(usize, f64)> = Vec::new();
    for (below, n) in order.iter().enumerate() {
        let mut stack = (1, heights[*n] - below as f64 * gap);
        while let Some((labels, height)) = stacks.pop_if(|(_, height)| *height > stack.1) {
            let all = labels + stack.0;
            stack = (all, (labels as f64 * height + stack.0 as f64 * stack.1) / all as f64);
        }
        stacks.push(stack);
    }
    let highest = (1.0 - heights.len().saturating_sub(1) as f64 * gap).max(0.0);
    let places = stacks.iter().flat_map(|(labels, height)| std::iter::repeat_n(height.min(highest).max(0.0), *labels));
    let mut placed = heights.to_vec();
    for ((below, n), place) in order.into_iter().enumerate().zip(places) {
        placed[n] = place + below as f64 * gap;
    }
    placed
}
