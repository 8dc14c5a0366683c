//! The sentences of the simulated person's screen.

use super::{Model, Play, Results};
use crate::engine::cycle::{ModelKind, Parameter, Policy, Turns, break_even_ratio, in_background};
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
        0 if seconds < 0.05 => "0 s".to_owned(),
        0..=9 => figures::fixed(seconds, 1) + " s",
        10..=119 => format!("{whole} s"),
        120..=7_199 if whole.is_multiple_of(60) => format!("{} min", whole / 60),
        120..=7_199 => format!("{} min {} s", whole / 60, whole % 60),
        7_200..=359_999 if whole % 3_600 < 60 => format!("{} h", whole / 3_600),
        7_200..=359_999 => format!("{} h {} min", whole / 3600, whole % 3600 / 60),
        _ => figures::grouped(whole / 3600) + " h",
    }
}

/// A time in a sentence: as [`time`], but without seconds from ten minutes on, and no line ends between number and unit.
pub(super) fn about(seconds: f64) -> String {
    let seconds = if seconds >= 600.0 { libm::round(seconds / 60.0) * 60.0 } else { seconds };
    time(seconds).replace(' ', "\u{a0}")
}

/// A unit of time for a column of numbers.
pub(super) struct Unit {
    /// Its symbol.
    pub name: &'static str,
    seconds: f64,
}

impl Unit {
    /// The unit for times up to this one, seconds.
    pub const fn of(most: f64) -> Self {
        match most {
            most if most >= 7_200.0 => Self { name: "h", seconds: 3_600.0 },
            most if most >= 120.0 => Self { name: "min", seconds: 60.0 },
            _ => Self { name: "s", seconds: 1.0 },
        }
    }

    /// A time in it, without its symbol.
    pub fn write(&self, seconds: f64) -> String {
        figures::fixed(seconds / self.seconds, if self.seconds > 1.0 { 2 } else { 1 })
    }
}

pub(super) fn percent(share: f64) -> String {
    figures::fixed(share * 100.0, 1) + "\u{a0}%"
}

impl Results {
    /// How much sessions vary: what the drawing of the distributions shows.
    pub fn spread(&self) -> String {
        let [slow, fast] = [0, 1].map(|row| &self.rows[row].quantiles);
        format!(
            "In {} of the pairs of tasks the fast model was done first. Half of the \
             tasks took at most {} with it and {} with the slow model; one in ten took longer than {} and {}.",
            percent(self.fast_first()),
            about(fast[0]),
            about(slow[0]),
            about(fast[1]),
            about(slow[1]),
        )
    }
}

impl Model {
    /// What a turn consists of: a person's own time and the waits.
    pub fn turn_words(&self) -> String {
        let Some(setting) = &self.setting else { return String::new() };
        let [slow, fast] = ModelKind::ALL.map(|model| setting.waits().mean(|pair| pair[model as usize]));
        let [slow_elapsed, fast_elapsed] = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
        let own = setting.human().own();
        let told = format!(
            "A turn takes {} of your own time, plus {} of waiting with the slow model or {} with the fast one; {} and {} if \
             you count switching away. So a whole turn with the fast model takes {} as long.",
            about(own),
            about(slow),
            about(fast),
            about(slow_elapsed),
            about(fast_elapsed),
            figures::ratio((own + fast_elapsed) / (own + slow_elapsed).max(1e-9)),
        );
        if setting.human().patience.usefulness <= 0.0 {
            return told;
        }
        let [slow_cost, fast_cost] = ModelKind::ALL.map(|model| setting.effective_wait(model));
        format!(
            "{told} Because you use the time away, these waits cost only {} and {}.",
            about(slow_cost),
            about(fast_cost)
        )
    }

    /// How often the fast model has to be accepted, compared with the slow one.
    pub fn acceptance_words(&self) -> String {
        let Some(setting) = &self.setting else { return String::new() };
        let wait = ModelKind::ALL.map(|model| setting.elapsed_wait(model));
        let [slow, fast] = ModelKind::ALL.map(|model| setting.acceptance(model));
        format!(
            "The fast model breaks even if its answers are accepted {} as often as the slow model’s; here, {}.",
            percent(break_even_ratio(setting.human().own(), wait)),
            percent(fast / slow),
        )
    }

    /// How often an accepted answer is wrong.
    pub fn escape_words(&self) -> String {
        let Some(setting) = &self.setting else { return String::new() };
        let [slow, fast] = [Policy::Slow, Policy::Fast].map(|policy| setting.expected(policy).escape);
        format!(
            "You miss a defect in {} of the tasks with the slow model and in {} with the fast one.",
            percent(slow),
            percent(fast)
        )
    }

    /// How many turns tasks take, and how many agents in the background are worthwhile.
    pub fn policy_words(&self) -> String {
        let Some(setting) = &self.setting else { return String::new() };
        let [slow, fast] = ModelKind::ALL.map(|model| Turns::new(setting.acceptance(model)).quantile(0.9));
        let agents = setting.parameters().get(Parameter::Agents);
        let own = setting.human().own() + setting.human().patience.resumption;
        let wait = setting.waits().mean(|pair| pair[0]);
        let (an_hour, most) = in_background(setting.acceptance(ModelKind::Slow), agents, own, wait);
        format!(
            "By the formulas, nine in ten tasks take at most {} turns with the slow model and {} with the fast one. With {} \
             slow models in the background you get at most {} tasks done per hour; more than {} of them add nothing.",
            figures::plain(slow),
            figures::plain(fast),
            figures::plain(agents),
            figures::fixed(an_hour, 1),
            figures::fixed(most, 1),
        )
    }

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
