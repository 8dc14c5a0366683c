//! Policies over a mix of easy and hard tasks. Nobody knows beforehand which kind a task is; that the fast model failed
//! makes it more likely to be a hard one. Seconds and chances; times are fixed, turns independent within a kind.

use super::Policy;
use crate::engine::bounds::{above_zero, all, finite, not_negative, share};

/// A mix of tasks, and the person who does them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mix {
    /// The share of easy tasks.
    pub easy: f64,
    /// The chances that a turn ends the task: of easy and of hard ones, each with the slow and the fast model.
    pub chance: [[f64; 2]; 2],
    /// h, the person's own time per turn, seconds.
    pub own: f64,
    /// Of that: reviewing an answer, seconds; the race may review two.
    pub review: f64,
    /// The waits of a turn, slow and fast, seconds.
    pub wait: [f64; 2],
    /// R, seconds to get back into the task after having delegated it.
    pub resumption: f64,
    /// u, what a second away is worth of a second on the task, 0 to 1.
    pub usefulness: f64,
}

/// The means of a policy's tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Means {
    /// Seconds to done.
    pub wall: f64,
    /// Seconds of attention.
    pub attention: f64,
    /// Seconds, minus the value of the time away.
    pub cost: f64,
    /// Prompts that are written.
    pub turns: f64,
}

/// The policy that costs least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Best {
    /// The policy.
    pub policy: Policy,
    /// m, if it is a cascade; 0 otherwise.
    pub tries: u32,
    /// Its means.
    pub means: Means,
}

/// Most turns with the fast model that a best cascade is looked for with.
pub const MOST_TRIES: u32 = 10;

/// A policy must be better by this share to be called better than a simpler one.
const ROUNDING: f64 = 1e-9;

impl Mix {
    /// The means of a policy; `tries` is m, which only the cascade uses. `None` if some tasks never end, or if a number
    /// is negative, no number or out of its range.
    pub fn expected(&self, policy: Policy, tries: u32) -> Option<Means> {
        share(self.easy)?;
        all([self.own, self.review, self.wait[0], self.wait[1], self.resumption], not_negative)?;
        share(self.usefulness)?;
        let mut sum = Means::default();
        for (part, chance) in [self.easy, 1.0 - self.easy].into_iter().zip(self.chance) {
            let chance = all(chance, share)?;
            // What never comes need not end.
            if part > 0.0 {
                let kind = self.of_kind(chance, policy, tries)?;
                sum.wall += part * kind.wall;
                sum.attention += part * kind.attention;
                sum.cost += part * kind.cost;
                sum.turns += part * kind.turns;
            }
        }
        all([sum.wall, sum.attention, sum.cost, sum.turns], finite)?;
        Some(sum)
    }

    /// The means of tasks of one kind.
    fn of_kind(&self, [slow, fast]: [f64; 2], policy: Policy, tries: u32) -> Option<Means> {
        let [slow_turn, fast_turn] = self.wait.map(|wait| self.own + wait);
        match policy {
            Policy::Slow => Some(attended(slow_turn, 1.0 / above_zero(slow)?)),
            Policy::Fast => Some(attended(fast_turn, 1.0 / above_zero(fast)?)),
            Policy::Cascade => {
                let rejected = libm::pow(1.0 - fast, f64::from(tries));
                let fast_turns = if fast > 0.0 { (1.0 - rejected) / fast } else { f64::from(tries) };
                // If the fast model has always been accepted by then, the slow one is never asked.
                let slow_turns = if rejected > 0.0 { rejected / above_zero(slow)? } else { 0.0 };
                let (first, then) = (attended(fast_turn, fast_turns), attended(slow_turn, slow_turns));
                let wall = first.wall + then.wall;
                Some(Means { wall, attention: wall, cost: wall, turns: fast_turns + slow_turns })
            }
            Policy::Race => {
                let [slow_wait, fast_wait] = self.wait;
                let review = self.review.min(self.own);
                let second = (slow_wait - fast_wait - review).max(0.0) + review;
                let round = fast_turn + (1.0 - fast) * second;
                Some(attended(round, 1.0 / above_zero(fast + (1.0 - fast) * slow)?))
            }
            Policy::Delegate => {
                let turns = 1.0 / above_zero(slow)?;
                let (attention, away) = (turns * (self.own + self.resumption), turns * self.wait[0]);
                let wall = attention + away;
                Some(Means { wall, attention, cost: wall - self.usefulness * away, turns })
            }
        }
    }

    /// The chance that a task is a hard one after the fast model has failed so many times. `None` if that cannot
    /// happen.
    pub fn hard_after(&self, fails: u32) -> Option<f64> {
        let easy = share(self.easy)?;
        let [easy_fast, hard_fast] = all([self.chance[0][1], self.chance[1][1]], share)?;
        let failed = |chance: f64| libm::pow(1.0 - chance, f64::from(fails));
        let hard = (1.0 - easy) * failed(hard_fast);
        finite(hard / above_zero(easy * failed(easy_fast) + hard)?)
    }

    /// The m from 0 to [`MOST_TRIES`] whose cascade costs least, and what it costs; m = 0 is the slow model alone.
    /// `None` if no cascade ends.
    pub fn best_tries(&self) -> Option<(u32, Means)> {
        let cascades = (0..=MOST_TRIES).filter_map(|tries| Some((tries, self.expected(Policy::Cascade, tries)?)));
        cascades.reduce(|best, next| if is_less(next.1, best.1) { next } else { best })
    }

    /// The policy that costs least; of equals, the earlier one in [`Policy::ALL`], so that a cascade is named only where
    /// it is better than both models alone. `None` if under every policy some tasks never end.
    pub fn best(&self) -> Option<Best> {
        let policies = Policy::ALL.into_iter().filter_map(|policy| {
            let (tries, means) = match policy {
                Policy::Cascade => self.best_tries()?,
                _ => (0, self.expected(policy, 0)?),
            };
            Some(Best { policy, tries, means })
        });
        policies.reduce(|best, next| if is_less(next.means, best.means) { next } else { best })
    }
}

fn is_less(one: Means, other: Means) -> bool {
    one.cost < other.cost * (1.0 - ROUNDING)
}

/// So many turns of this many seconds, all of them attended to.
fn attended(turn: f64, turns: f64) -> Means {
    let wall = turn * turns;
    Means { wall, attention: wall, cost: wall, turns }
}
