//! Every corner of every range: nothing panics, and the invariants of deliveries hold.

use crate::{any, delivery};
use hare_and_tortoise::engine::{Field, Plan, PlanStep, Profile, Seed};

fn plans() -> [Plan; 4] {
    let plan = |context_tokens, steps| Plan { context_tokens, steps };
    [
        Plan::default(),
        plan(10_000_000, vec![PlanStep::Answer(1)]),
        plan(0, vec![PlanStep::Think(1), PlanStep::Say(1), PlanStep::Answer(1)]),
        plan(1_200, vec![PlanStep::Think(0), PlanStep::Say(7), PlanStep::Answer(300)]),
    ]
}

#[test]
fn all_corners_together_keep_the_invariants() {
    // The staged fields replace TTFT and its 95th percentile, so the two groups are taken apart.
    let common = [Field::Rate, Field::Jitter, Field::Chunk, Field::Flush];
    let groups: [&[Field]; 2] = [&[Field::Ttft, Field::TtftP95], &[Field::Rtt, Field::Queue, Field::Prefill]];
    for group in groups {
        let fields = [&common, group].concat();
        for corner in 0..1_u32 << fields.len() {
            let value = |n: usize, field: Field| {
                if corner >> n & 1 == 0 { *field.range().start() } else { *field.range().end() }
            };
            let values = fields.iter().enumerate().map(|(n, field)| (*field, value(n, *field)));
            let start = Profile::default().without(Field::Think);
            // A TTFT at the end of its range leaves no room below it for a 95th percentile.
            let profile = values.fold(start, |p, (field, value)| p.clone().with(field, value).unwrap_or(p));
            for plan in plans() {
                delivery::check(&profile, &plan, Seed::new(u64::from(corner)));
            }
        }
    }
}

#[test]
fn the_most_thinking_keeps_the_invariants_with_each_corner() {
    for field in Field::ALL {
        for value in [*field.range().start(), *field.range().end()] {
            let most = any::custom(&[(Field::Ttft, 0.0), (Field::Think, 100_000.0)]);
            delivery::check(&most.with(field, value).unwrap(), &any::answer(1), Seed::new(Seed::MAX));
        }
    }
}
