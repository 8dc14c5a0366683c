//! The next hundred arrivals of a lane, as a picture that follows its controls.

use super::{LaneId, Model};
use crate::engine::{Field, Nanos, Plan, PlanStep, Profile, Seed, Trace, figures};
use std::fmt::Write;

/// Most arrivals in the picture.
const SHOWN: usize = 100;

/// Most tokens that are generated for it: enough for any rate, few enough for a moving slider.
const MOST_TOKENS: f64 = 20_000.0;

impl Model {
    /// The arrivals after a lane's first token, as HTML.
    pub fn arrivals(&self, id: LaneId) -> String {
        self.lane(id).map(|lane| picture(&lane.profile, self.setup.seed)).unwrap_or_default()
    }
}

fn picture(profile: &Profile, seed: Seed) -> String {
    let waiting = profile.rate().get() * profile.flush().seconds();
    let at_once = f64::from(profile.chunk().get()).max(profile.writing().mean()).max(waiting);
    let tokens = ((SHOWN + 1) as f64 * (at_once + 1.0)).min(MOST_TOKENS) as u32;
    // One kind of step: the script's thinking and sections do not matter here.
    let plan = Plan { context_tokens: 0, steps: vec![PlanStep::Answer(tokens)] };
    let profile = profile.clone().with(Field::Think, 0.0).unwrap_or_default();
    let trace = Trace::generate(&profile, &plan, seed);
    let first = trace.first_token().unwrap_or_default();
    let arrivals: Vec<(Nanos, u32)> = trace.arrivals().skip(1).take(SHOWN).map(|(at, n)| (at - first, n)).collect();
    let (Some((end, _)), Some(most), Some(least)) = (
        arrivals.last(),
        arrivals.iter().map(|(_, tokens)| *tokens).max(),
        arrivals.iter().map(|(_, tokens)| *tokens).min(),
    ) else {
        return String::new();
    };
    let axis = figures::round_up(end.seconds());
    let mut html = String::from(
        "<svg class=\"arrivals-picture\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"",
    );
    for (at, tokens) in &arrivals {
        let x = (at.seconds() / axis * 1000.0) as u32;
        let height = 20 + 80 * tokens / most;
        let _ = write!(html, "M{x} 100v-{height}");
    }
    let each = match (least, most) {
        (1, 1) => "1 token each".to_owned(),
        _ if least == most => format!("{} tokens each", figures::grouped(most.into())),
        _ => format!("{least} to {} tokens each", figures::grouped(most.into())),
    };
    let next = if arrivals.len() == 1 { "arrival".to_owned() } else { format!("{} arrivals", arrivals.len()) };
    let (span, axis) = (figures::seconds(*end), figures::plain(axis));
    let _ = write!(
        html,
        "\"/></svg><figcaption><span>After the first token: the next {next} in {span}, {each}</span><span>{axis} s</span></figcaption>"
    );
    html
}
