//! What the simulated person's screen says in words.

use super::results::Row;
use super::{Model, Play, Results};
use crate::app::html;
use crate::engine::cycle::{BreakEven, ModelKind, Parameter, Policy, Setting, Turns, break_even_ratio, in_background};
use crate::engine::{Nanos, figures};

/// What all of it rests on.
pub const ASSUMPTIONS: [&str; 9] = [
    "Turns are independent of each other: a model does no better after what it was told, and no worse.",
    "A model’s chance to be right is the same in every turn. A benchmark’s score is not that chance.",
    "Reviewing takes as long whatever the model, and nothing is read before a turn has come as a whole.",
    "Tokens cost nothing.",
    "Patience has a fixed part and an exponential one. No study of developers gives the chance to switch away for a wait.",
    "Finding back into the task takes as long after a short absence as after a long one.",
    "All tasks are of one kind. So a cascade cannot beat the better of its two models: it pays where some tasks are hard.",
    "Where the fast model was rejected, the slow one is less often right by the failures in common, whyever it was rejected.",
    "Waits are drawn from deliveries by the playground’s own engine: as many as 256 of each model, each with a seed of its own.",
];

/// A time as it is said: seconds up to two minutes, then minutes, then hours.
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

pub(super) fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 1) + "\u{a0}%"
}

impl Results {
    /// What they mean, one sentence after the other, as the items of a list in HTML.
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

    /// How unlike each other sessions are.
    fn spread(&self) -> String {
        let most = ModelKind::ALL.map(|model| Turns::new(self.setting().acceptance(model)).quantile(0.9));
        let [slow, fast] = [0, 1].map(|row| &self.rows[row]);
        let closed = |row: &Row| time(row.expected.deviation.unwrap_or_default());
        format!(
            "Nine in ten sessions take at most {} turns with the slow model and {} with the fast one. The standard deviation \
             of the time to done is {} and {} by the closed form; simulated, {} and {}.",
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
            "In {} of the pairs of sessions the fast model was done first. Were every turn as long as its mean, it would be {}.",
            percent(simulated),
            percent(closed)
        )
    }
}

/// How long a turn keeps a person waiting, and what of that is felt.
fn waits(setting: &Setting) -> String {
    let [slow, fast] = ModelKind::ALL.map(|model| setting.waits().mean(|pair| pair[model as usize]));
    let [slow_elapsed, fast_elapsed] = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
    let own = setting.human().own();
    let told = format!(
        "A turn takes {} of the person’s own time, and {} of waiting with the slow model or {} with the fast one. Switching \
         away counted in, the waits come to {} and {}: the whole turn with the fast model is {} as long.",
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
    format!("{told} Because the time away is put to use, they cost only {} and {}.", time(slow_cost), time(fast_cost))
}

/// Which is sooner, and up to where. A use of the time away makes nothing sooner.
fn break_even(setting: &Setting) -> String {
    let wait = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
    let chance = ModelKind::ALL.map(|model| setting.acceptance(model));
    let own = setting.human().own();
    let verdict = match BreakEven::of(chance, wait) {
        BreakEven::Always => "The fast model is sooner, however long the person’s own part of a turn is.".to_owned(),
        BreakEven::Never => "The slow model is sooner, however short the person’s own part of a turn is.".to_owned(),
        BreakEven::Below(human) => {
            let which = if own < human { "it is" } else { "it is not" };
            format!(
                "The fast model is sooner while the person’s own part of a turn is below {}; here {which}.",
                time(human)
            )
        }
        BreakEven::Above(human) => {
            let which = if own > human { "it is" } else { "it is not" };
            format!(
                "The fast model is sooner while the person’s own part of a turn is above {}; here {which}.",
                time(human)
            )
        }
    };
    format!(
        "{verdict} A turn of its must be accepted at least {} times as often as one of the slow model’s; here it is {} times.",
        figures::fixed(break_even_ratio(own, wait), 3),
        figures::fixed(chance[1] / chance[0], 3),
    )
}

/// From which cost of a defect on the other is the better choice.
fn defect(setting: &Setting) -> String {
    let expected = [Policy::Slow, Policy::Fast].map(|policy| setting.expected(policy));
    let cost = setting.parameters().get(Parameter::Defect);
    let cheaper = if expected[1].cost < expected[0].cost { "fast" } else { "slow" };
    let effective = [0, 1].map(|n: usize| expected[n].cost - expected[n].escape * cost);
    let turning = match BreakEven::of_defect(effective, [expected[0].escape, expected[1].escape]) {
        BreakEven::Below(cost) => format!("The fast model costs less while a defect costs less than {}", time(cost)),
        BreakEven::Above(cost) => format!("The fast model costs less while a defect costs more than {}", time(cost)),
        BreakEven::Always | BreakEven::Never => "No other cost of a defect changes that".to_owned(),
    };
    format!(
        "If an escaped defect costs {}, the {cheaper} model costs less in all. {turning}. What is accepted is wrong in {} of \
         the sessions with the slow model and in {} with the fast one.",
        time(cost),
        percent(expected[0].escape),
        percent(expected[1].escape),
    )
}

/// What agents in the background are good for.
fn background(setting: &Setting) -> String {
    let agents = setting.parameters().get(Parameter::Agents);
    let own = setting.human().own() + setting.human().patience.resumption;
    let wait = setting.waits().mean(|pair| pair[0]);
    let (an_hour, most) = in_background(setting.acceptance(ModelKind::Slow), agents, own, wait);
    format!(
        "With {} slow models in the background a person gets at most {} tasks an hour done; more than {} of them add nothing.",
        figures::plain(agents),
        figures::fixed(an_hour, 1),
        figures::fixed(most, 1),
    )
}

impl Model {
    /// What is done in a row at a time.
    pub fn doing(&self, model: ModelKind, at: Nanos) -> String {
        let Some(play) = &self.play else { return String::new() };
        let (done, escaped) = play.lane(model).done_by(at);
        let of = play.lane(model).tasks.len();
        let now = match play.lane(model).at(at) {
            None => "all done".to_owned(),
            Some(segment) => format!("task {}, turn {}: {}", done + 1, segment.turn, segment.activity.name()),
        };
        format!("{now}. {done} of {of} tasks done, {escaped} with a defect that escaped")
    }

    /// Where the playhead is, in words.
    pub fn clock_words(&self, at: Nanos) -> String {
        let end = self.play.as_ref().map(Play::end).unwrap_or_default();
        format!("{} of {}", time(at.seconds()), time(end.seconds()))
    }

    /// What a model is called.
    pub fn name(&self, model: ModelKind) -> String {
        self.setup.model(model).base.name().to_owned()
    }

    /// What the button that plays does next.
    pub fn next_action(&self) -> &'static str {
        if self.play.as_ref().is_some_and(Play::is_running) { "Pause" } else { "Play" }
    }

    /// What is being done, or was: for the line beside the progress.
    pub fn work_words(&self) -> String {
        let sessions = self.results.as_ref().map_or(0, |results| results.sessions());
        let (wanted, have) = (figures::grouped(self.setup.sessions.into()), figures::grouped(sessions as u64));
        match (self.is_working(), self.is_current()) {
            (true, _) => format!("Simulating {wanted} sessions of each policy"),
            (false, true) => format!("{have} sessions of each policy, seed {}", self.setup.seed.get()),
            (false, false) => "Cancelled: what is shown is of the numbers before".to_owned(),
        }
    }
}
