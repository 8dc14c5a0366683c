//! One random session: turns until an answer is accepted.

use super::{ModelKind, Policy, Setting, Span};
use crate::engine::random::Purpose;
use crate::engine::sample::exponential;
use crate::engine::{Nanos, Seed};
use rand::RngExt;
use rand_pcg::Pcg32;

/// Most turns of a session. If none of them is accepted, it counts as not done.
pub const MOST_TURNS: u32 = 1_000;

/// A person's activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activity {
    /// Writing the prompt.
    Write,
    /// Waiting, with the eyes on it.
    Wait,
    /// Away, at something else.
    Away,
    /// Getting back into the task.
    Resume,
    /// Reading and reviewing.
    Review,
}

impl Activity {
    /// Every activity, in the order in a turn.
    pub const ALL: [Self; 5] = [Self::Write, Self::Wait, Self::Away, Self::Resume, Self::Review];

    /// The word for it on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Wait => "wait",
            Self::Away => "away",
            Self::Resume => "get back into it",
            Self::Review => "review",
        }
    }
}

/// A stretch of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The activity.
    pub activity: Activity,
    /// The model.
    pub model: ModelKind,
    /// The turn, from 1.
    pub turn: u32,
    /// Its start, since the session began.
    pub start: Nanos,
    /// Its end, since the session began.
    pub end: Nanos,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// From the first key to the accepted answer.
    pub wall: Nanos,
    /// Of that: away while a model worked.
    pub away: Nanos,
    /// Of that: away after it was done.
    pub late: Nanos,
    /// Prompts that were written.
    pub turns: u32,
    /// Whether the accepted answer was wrong.
    pub escaped: bool,
    /// Whether anything was accepted, within [`MOST_TURNS`].
    pub done: bool,
}

impl Outcome {
    /// Time in which the task had the person's attention.
    pub fn attention(&self) -> Nanos {
        self.wall - self.away - self.late
    }

    /// The cost of the session, in seconds: its time, minus the value of the time away, plus the escaped defect.
    pub fn cost(&self, setting: &Setting) -> f64 {
        let (patience, judgement) = (&setting.human().patience, &setting.human().judgement);
        let defect = if self.escaped { judgement.defect } else { 0.0 };
        self.wall.seconds() - patience.usefulness * self.away.seconds() + defect
    }
}

/// A session with everything that happened in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What the person did, in order and without gaps.
    pub segments: Vec<Segment>,
    /// How it ended.
    pub outcome: Outcome,
}

impl Setting {
    /// The outcome of the `n`th session of a policy. It does not depend on earlier calls.
    pub fn outcome(&self, policy: Policy, seed: Seed, n: u64) -> Outcome {
        Person::new(self, policy, seed, n, &mut |_| {}).work(policy)
    }

    /// The same session, with everything that happens in it.
    pub fn session(&self, policy: Policy, seed: Seed, n: u64) -> Session {
        let mut segments = Vec::new();
        let outcome = Person::new(self, policy, seed, n, &mut |segment| segments.push(segment)).work(policy);
        Session { segments, outcome }
    }

    /// The outcomes of the sessions of a policy: an endless iterator.
    pub fn sessions(&self, policy: Policy, seed: Seed) -> impl Iterator<Item = Outcome> {
        (0..).map(move |n| self.outcome(policy, seed, n))
    }
}

/// A person at work.
struct Person<'a> {
    setting: &'a Setting,
    chance: Chance,
    outcome: Outcome,
    see: &'a mut dyn FnMut(Segment),
}

/// One random stream for each thing that is random.
struct Chance {
    writing: Pcg32,
    reviewing: Pcg32,
    patience: Pcg32,
    delivery: Pcg32,
    right: Pcg32,
    judgement: Pcg32,
}

/// The fate of an answer.
enum Verdict {
    Rejected,
    Accepted { right: bool },
}

impl<'a> Person<'a> {
    fn new(setting: &'a Setting, policy: Policy, seed: Seed, n: u64, see: &'a mut dyn FnMut(Segment)) -> Self {
        // Policies are independent of each other, as in the closed forms.
        let seed = seed.child(policy as u64).child(n);
        let chance = Chance {
            writing: seed.stream(Purpose::PromptTime),
            reviewing: seed.stream(Purpose::ReviewTime),
            patience: seed.stream(Purpose::Patience),
            delivery: seed.stream(Purpose::Delivery),
            right: seed.stream(Purpose::Right),
            judgement: seed.stream(Purpose::Judgement),
        };
        Self { setting, chance, outcome: Outcome::default(), see }
    }

    fn work(mut self, policy: Policy) -> Outcome {
        while !self.outcome.done && self.outcome.turns < MOST_TURNS {
            self.outcome.turns += 1;
            if let Verdict::Accepted { right } = self.turn(policy) {
                (self.outcome.done, self.outcome.escaped) = (true, !right);
            }
        }
        self.outcome
    }

    fn turn(&mut self, policy: Policy) -> Verdict {
        let setting = self.setting;
        let pair = self.delivery();
        let slow = setting.right(ModelKind::Slow);
        match policy {
            Policy::Slow => self.foreground(ModelKind::Slow, pair[0], slow),
            Policy::Cascade if self.outcome.turns > setting.tries() => {
                self.foreground(ModelKind::Slow, pair[0], setting.right_after_rejection())
            }
            Policy::Fast | Policy::Cascade => self.foreground(ModelKind::Fast, pair[1], setting.right(ModelKind::Fast)),
            Policy::Race => {
                self.write(ModelKind::Fast);
                let sent = self.outcome.wall;
                self.wait(ModelKind::Fast, pair[1]);
                let verdict = self.review(ModelKind::Fast, setting.right(ModelKind::Fast));
                if matches!(verdict, Verdict::Accepted { .. }) {
                    return verdict;
                }
                // The slow model has continued meanwhile.
                let rest = pair[0] - (self.outcome.wall - sent);
                self.wait(ModelKind::Slow, rest);
                self.review(ModelKind::Slow, setting.right_after_rejection())
            }
            Policy::Delegate => {
                self.write(ModelKind::Slow);
                self.leave(ModelKind::Slow, pair[0]);
                self.review(ModelKind::Slow, slow)
            }
        }
    }

    fn foreground(&mut self, model: ModelKind, wait: Nanos, right: f64) -> Verdict {
        self.write(model);
        self.wait(model, wait);
        self.review(model, right)
    }

    fn delivery(&mut self) -> [Nanos; 2] {
        let pairs = self.setting.waits().pairs();
        let n = (u64::from(self.chance.delivery.random::<u32>()) * pairs.len() as u64) >> 32;
        pairs.get(n as usize).copied().unwrap_or_default()
    }

    fn write(&mut self, model: ModelKind) {
        let time = taken(self.setting.human().writing, &mut self.chance.writing);
        self.spend(Activity::Write, model, time);
    }

    /// Waits, unless patience ends before.
    fn wait(&mut self, model: ModelKind, wait: Nanos) {
        let patience = &self.setting.human().patience;
        let more = exponential(&mut self.chance.patience);
        let stays = Nanos::from_seconds(patience.least + patience.mean_more * more);
        self.spend(Activity::Wait, model, wait.min(stays));
        if stays < wait {
            self.leave(model, wait - stays);
        }
    }

    /// Is away while a model works, comes back, and gets back into the task.
    fn leave(&mut self, model: ModelKind, away: Nanos) {
        let patience = &self.setting.human().patience;
        let (late, resumption) = (Nanos::from_seconds(patience.late), Nanos::from_seconds(patience.resumption));
        self.outcome.away += away;
        self.outcome.late += late;
        self.spend(Activity::Away, model, away + late);
        self.spend(Activity::Resume, model, resumption);
    }

    fn review(&mut self, model: ModelKind, right: f64) -> Verdict {
        let time = taken(self.setting.human().review, &mut self.chance.reviewing);
        self.spend(Activity::Review, model, time);
        let judgement = &self.setting.human().judgement;
        let right = self.chance.right.random::<f64>() < right;
        let rejects = if right { judgement.doubt } else { judgement.notice };
        let rejected = self.chance.judgement.random::<f64>() < rejects;
        if rejected { Verdict::Rejected } else { Verdict::Accepted { right } }
    }

    fn spend(&mut self, activity: Activity, model: ModelKind, time: Nanos) {
        let start = self.outcome.wall;
        self.outcome.wall += time;
        // After 584 years the time saturates.
        if self.outcome.wall > start {
            (self.see)(Segment { activity, model, turn: self.outcome.turns, start, end: self.outcome.wall });
        }
    }
}

fn taken(span: Span, random: &mut Pcg32) -> Nanos {
    Nanos::from_seconds(span.least() + span.exponential() * exponential(random))
}
