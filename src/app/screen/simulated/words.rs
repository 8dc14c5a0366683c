//! The sentences of the simulated person's screen.

use super::results::Row;
use super::{Model, Play, Results};
use crate::app::html;
use crate::engine::cycle::{BreakEven, ModelKind, Parameter, Policy, Setting, Turns, break_even_ratio, in_background};
use crate::engine::{Nanos, figures};

/// The assumptions of the simulation.
pub const ASSUMPTIONS: [&str; 9] = [
    "Turns are independent of each other: feedback makes a model neither better nor worse.",
    "A model’s chance to be right is the same in every turn. A benchmark’s score is not that chance.",
    "A review takes equally long for both models, and nobody reads before the whole answer has arrived.",
    "Tokens cost nothing.",
    "Patience has a fixed part and an exponential one. No study of developers says how likely they are to switch away during a wait.",
    "Getting back into the task takes as long after a short absence as after a long one.",
    "All tasks are of one kind. So a cascade cannot beat the better of its two models: it pays where some tasks are hard.",
    "Once the fast model has been rejected, for whatever reason, the slow one is assumed right less often (see “Failures in common”).",
    "Waits are drawn from deliveries by the playground’s own engine: up to 256 of each model, each with its own seed.",
];

/// A time in words: seconds up to two minutes, then minutes, then hours.
pub(super) fn time(seconds: f64) -> String {
    let whole = libm::round(seconds) as u64;
    match whole {
        0..=9 => figures::fixed(seconds, 1) + " s",
        10..=119 => format!("{whole} s"),
        120..=7_199 if whole.is_multiple_of(60) => format!("{} min", whole / 60),
        120..=7_199 => format!("{} min {} s", whole / 60, whole % 60),
        7_200..=359_999 => format!("{} h {} min", whole / 3600, whole % 3600 / 60),
        _ => figures::grouped(whole / 3600) + " h",
    }
}

/// Acceptance this close to breaking even, as a share, is called a near tie.
const NEAR_TIE: f64 = 0.01;

pub(super) fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 1) + "\u{a0}%"
}

impl Results {
    /// What the results mean, in sentences, as the items of a list in HTML.
    pub fn sentences(&self) -> String {
        let setting = self.setting();
        html::items(&[
            waits(setting),
            break_even(setting),
            self.first(),
            self.spread(),
            defect(setting),
            background(setting),
        ])
    }

    /// How much sessions vary.
    fn spread(&self) -> String {
        let most = ModelKind::ALL.map(|model| Turns::new(self.setting().acceptance(model)).quantile(0.9));
        let [slow, fast] = [0, 1].map(|row| &self.rows[row]);
        let closed = |row: &Row| time(row.expected.deviation.unwrap_or_default());
        format!(
            "Nine in ten sessions take at most {} turns with the slow model and {} with the fast one. The standard deviation \
             of the time to done is {} and {} in the closed form, and {} and {} in the simulation.",
            figures::plain(most[0]),
            figures::plain(most[1]),
            closed(slow),
            closed(fast),
            time(slow.tally.deviation()),
            time(fast.tally.deviation()),
        )
    }

    /// How often the fast model is done first.
    fn first(&self) -> String {
        let (simulated, closed) = self.fast_first();
        format!(
            "The fast model was done first in {} of the pairs of sessions. If every turn took exactly its mean time, it would be {}.",
            percent(simulated),
            percent(closed)
        )
    }
}

/// How long a person waits for a turn, and how long it takes with switching away.
fn waits(setting: &Setting) -> String {
    let [slow, fast] = ModelKind::ALL.map(|model| setting.waits().mean(|pair| pair[model as usize]));
    let [slow_elapsed, fast_elapsed] = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
    let own = setting.human().own();
    let told = format!(
        "A turn takes {} of your own time, plus {} of waiting with the slow model or {} with the fast one. If you count \
         switching away, the waits are {} and {}, and a whole turn with the fast model takes {} as long.",
        time(own),
        time(slow),
        time(fast),
        time(slow_elapsed),
        time(fast_elapsed),
        figures::ratio((own + fast_elapsed) / (own + slow_elapsed).max(1e-9)),
    );
    if setting.human().patience.usefulness <= 0.0 {
        return told;
    }
    let [slow_cost, fast_cost] = ModelKind::ALL.map(|model| setting.effective_wait(model));
    format!("{told} Because you use the time away, these waits cost only {} and {}.", time(slow_cost), time(fast_cost))
}

/// Which model is sooner, and from which time of one's own. Using the time away makes neither sooner.
fn break_even(setting: &Setting) -> String {
    let wait = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
    let chance = ModelKind::ALL.map(|model| setting.acceptance(model));
    let own = setting.human().own();
    let verdict = match BreakEven::of(chance, wait) {
        BreakEven::Always => "The fast model wins, however much of your own time you spend per turn.".to_owned(),
        BreakEven::Never => "The slow model wins, however little of your own time you spend per turn.".to_owned(),
        BreakEven::Below(human) => {
            format!(
                "The fast model wins if you spend under {} of your own time per turn; here it’s {}.",
                time(human),
                time(own)
            )
        }
        BreakEven::Above(human) => {
            format!(
                "The fast model wins if you spend over {} of your own time per turn; here it’s {}.",
                time(human),
                time(own)
            )
        }
    };
    let (even, here) = (break_even_ratio(own, wait), chance[1] / chance[0]);
    let tie = if (here / even - 1.0).abs() < NEAR_TIE { " A near tie." } else { "" };
    format!(
        "{verdict} The fast model breaks even if its answers are accepted {} as often as the slow model’s; here, {}.{tie}",
        percent(even),
        percent(here),
    )
}

/// Which model costs less, and at which cost of a defect that changes.
fn defect(setting: &Setting) -> String {
    let expected = [Policy::Slow, Policy::Fast].map(|policy| setting.expected(policy));
    let cost = setting.parameters().get(Parameter::Defect);
    let cheaper = if expected[1].cost < expected[0].cost { "fast" } else { "slow" };
    let effective = [0, 1].map(|n: usize| expected[n].cost - expected[n].escape * cost);
    let turning = match BreakEven::of_defect(effective, [expected[0].escape, expected[1].escape]) {
        BreakEven::Below(cost) => format!("The fast one is cheaper only below {} per defect", time(cost)),
        BreakEven::Above(cost) => format!("The fast one is cheaper only above {} per defect", time(cost)),
        BreakEven::Always | BreakEven::Never => "No other cost of a defect would change that".to_owned(),
    };
    format!(
        "If an escaped defect costs {}, the {cheaper} model is cheaper overall. {turning}. The accepted answer is wrong in {} of \
         the sessions with the slow model and in {} with the fast one.",
        time(cost),
        percent(expected[0].escape),
        percent(expected[1].escape),
    )
}

/// How many agents in the background are worthwhile.
fn background(setting: &Setting) -> String {
    let agents = setting.parameters().get(Parameter::Agents);
    let own = setting.human().own() + setting.human().patience.resumption;
    let wait = setting.waits().mean(|pair| pair[0]);
    let (an_hour, most) = in_background(setting.acceptance(ModelKind::Slow), agents, own, wait);
    format!(
        "With {} slow models in the background you get at most {} tasks done per hour; more than {} of them add nothing.",
        figures::plain(agents),
        figures::fixed(an_hour, 1),
        figures::fixed(most, 1),
    )
}

impl Model {
    /// The state of a row at a time, in words.
    pub fn doing(&self, model: ModelKind, at: Nanos) -> String {
        let Some(play) = &self.play else { return String::new() };
        let (done, escaped) = play.lane(model).done_by(at);
        let of = play.lane(model).tasks.len();
        let now = match play.lane(model).at(at) {
            None => "all done".to_owned(),
            Some(segment) => format!("task {}, turn {}: {}", done + 1, segment.turn, segment.activity.name()),
        };
        format!("{now}. {done} of {of} tasks done, {escaped} with an escaped defect")
    }

    /// The playhead's time and the end, in words.
    pub fn clock_words(&self, at: Nanos) -> String {
        let end = self.play.as_ref().map(Play::end).unwrap_or_default();
        format!("{} of {}", time(at.seconds()), time(end.seconds()))
    }

    /// A model's name.
    pub fn name(&self, model: ModelKind) -> String {
        self.setup.model(model).base.name().to_owned()
    }

    /// The label of the play button.
    pub fn next_action(&self) -> &'static str {
        if self.play.as_ref().is_some_and(Play::is_running) { "Pause" } else { "Play" }
    }

    /// The words next to the progress bar.
    pub fn work_words(&self) -> String {
        let sessions = self.results.as_ref().map_or(0, |results| results.sessions());
        let (wanted, have) = (figures::grouped(self.setup.sessions.into()), figures::grouped(sessions as u64));
        match (self.is_working(), self.is_current()) {
            (true, _) => format!("Simulating {wanted} sessions of each policy"),
            (false, true) => format!("{have} sessions of each policy, seed {}", self.setup.seed.get()),
            (false, false) => "Cancelled. These results are for the numbers before your change.".to_owned(),
        }
    }
}
