//! Break-even: from how much of a person's own time per turn on the more capable model is done sooner.

use super::{POINTS, turn};
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity, region, winners};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::cycle::{BreakEven, Improving, ModelKind, NEAR_TIE, Patience, Rivals, Sieve, Tested, Winner};
use crate::engine::figures;
use Quantity::{Seconds, Share, Times};

/// Turns of a task that is never done: more than any picture shows.
const HOPELESS: f64 = 1e9;

const OWN: usize = 0;
const FASTER: usize = 1;
const FAST: usize = 3;
const VIEW: usize = 4;

pub(super) static PANEL: Panel = Panel {
    id: "break-even",
    question: "When does the fast model win?",
    short: "Break-even",
    point: "A fast model saves waiting, and costs turns if it is less capable. Each extra turn costs your own time: \
            writing, reading, judging. So the more time you spend on a turn, the more a capable model is worth. If only \
            the writing is 15× as fast, a whole wait is 1.6× shorter. If everything is, it is 15× shorter.",
    fields: &[
        turn::OWN,
        Field::new("faster", "The fast model’s wait, times shorter", Times, (1.0, 30.0), 1.62).logarithmic().derived(
            "If only the 41 % of a request that are generation are 15.4× as fast (TraceLab); 15.4 if everything is",
        ),
        turn::SLOW_RIGHT,
        turn::FAST_RIGHT,
        Field::choice(
            "view",
            "Show",
            &[
                ("map", "your time and the wait, as a map"),
                ("success", "your time and success, as a map"),
                ("curve", "your time and the time to done"),
            ],
        ),
        turn::slow_wait("wait"),
        Field::new("improve", "Failure chance left after each rejection", Share, (0.0, 1.0), 1.0)
            .assumed("No study of turns; 100 %: every turn is like the first"),
        Field::new("notice", "Wrong answers that you reject", Share, (0.0, 1.0), 1.0)
            .assumed("No study of reviews of generated code; 100 % is perfect review"),
        Field::new("doubt", "Right answers that you reject", Share, (0.0, 0.9), 0.0)
            .assumed("No study of reviews of generated code"),
        Field::choice(
            "leave",
            "While you wait",
            &[("stay", "you stay"), ("switch", "you may switch to something else")],
        ),
        turn::RESUME,
        Field::choice(
            "tests",
            "Before you review",
            &[("none", "nothing runs"), ("first", "tests run, and you review what passes")],
        ),
        Field::new("tests-take", "Duration of the tests", Seconds, (0.0, 600.0), 10.0)
            .assumed("Depends on the project"),
        Field::new("caught", "Wrong answers that the tests catch", Share, (0.0, 1.0), 0.7)
            .assumed("Depends on the tests"),
        Field::new("review", "Share of your own time spent reviewing", Share, (0.0, 1.0), 0.6)
            .assumed("No study; the rest is writing the prompt"),
    ],
    beside: 5,
    along: Some(OWN),
    formulas: &[
        Formula {
            meaning: "A turn takes your own time h and the wait w, and is accepted with probability a. The average task then takes",
            formula: "E[T] = (h + w) / a",
            source: "Geometric distribution: turns are independent, each with the same chance",
        },
        Formula {
            meaning: "The fast model is done sooner while your own time per turn is below",
            formula: "h* = (a_F · w_S − a_S · w_F) / (a_S − a_F)",
            source: "The same, solved for h",
        },
        Formula {
            meaning: "If corrections help, failure becomes less likely from turn to turn. The number of turns of a task is then",
            formula: "E[N] = Σ (1 − a)^k · ρ^(k (k − 1) / 2),  k = 0, 1, 2, …",
            source: "1 − a_k = (1 − a) · ρ^(k − 1); with ρ = 1 it is 1 / a",
        },
        Formula {
            meaning: "With imperfect review, the probability that a turn is accepted is",
            formula: "a = p (1 − f) + (1 − p) (1 − d)",
            source: "p: right; f: you reject what is right; d: you reject what is wrong",
        },
        Formula {
            meaning: "If you may switch away, a wait also costs the time to get back into the task",
            formula: "w + R · (1 − e^(−(w − w0) / θ)),  w0 = 5 s, θ = 20 s",
            source: "Assumption: no study of developers gives the chance to switch away for a wait",
        },
        Formula {
            meaning: "If tests run first, you review only what passes. A turn then takes",
            formula: "writing + w + t + P(pass) · review",
            source: "What the tests catch costs no review",
        },
    ],
};

/// What the panel computes with.
#[derive(Clone, Copy)]
struct Case {
    own: f64,
    faster: f64,
    right: [f64; 2],
    wait: f64,
    improve: f64,
    review: Sieve,
    /// Seconds to find back in, if the person may switch away.
    resume: Option<f64>,
    tests: Option<Tests>,
    /// The share of a person's own time that is review.
    reviewing: f64,
}

#[derive(Clone, Copy)]
struct Tests {
    take: f64,
    caught: f64,
}

impl Case {
    fn of(values: &Values) -> Self {
        let [own, faster, slow, fast, _, wait, improve, notice, doubt, leave, resume] = values.first();
        let tests = Tests { take: values.get(12), caught: values.get(13) };
        Self {
            own,
            faster,
            right: [slow, fast],
            wait,
            improve,
            review: Sieve { notice, doubt },
            resume: (leave > 0.5).then_some(resume),
            tests: (values.chosen(11) == 1).then_some(tests),
            reviewing: values.get(14),
        }
    }

    /// How long a wait keeps the person from the answer.
    fn elapsed(&self, wait: f64) -> f64 {
        match self.resume {
            None => wait,
            Some(resumption) => {
                Patience { least: 5.0, mean_more: 20.0, resumption, late: 0.0, usefulness: 0.0 }.elapsed(wait)
            }
        }
    }

    fn waits(&self) -> [f64; 2] {
        [self.wait, self.wait / self.faster].map(|wait| self.elapsed(wait))
    }

    /// A turn's seconds and its chance to be accepted, with so much of the person's own time.
    fn turn(&self, model: ModelKind, own: f64) -> (f64, f64) {
        let turn = Tested {
            right: self.right[model as usize],
            other: own * (1.0 - self.reviewing) + self.waits()[model as usize],
            review: own * self.reviewing,
            tests_take: self.tests.map_or(0.0, |tests| tests.take),
            tests: Sieve { notice: self.tests.map_or(0.0, |tests| tests.caught), doubt: 0.0 },
            reviewer: self.review,
        };
        turn.with().map_or((0.0, 0.0), |turn| (turn.cycle, turn.acceptance))
    }

    fn turns(&self, accepted: f64) -> Option<Improving> {
        Improving::new(accepted, self.improve)
    }

    /// The two times to done over the person's own time: straight lines, whatever the review and the tests.
    fn rivals(&self) -> Rivals {
        let lines = ModelKind::ALL.map(|model| {
            let [(start, accepted), (after, _)] = [0.0, 1.0].map(|own| self.turn(model, own));
            let turns = self.turns(accepted).and_then(|turns| turns.mean().known()).unwrap_or(HOPELESS);
            [start * turns, (after - start) * turns]
        });
        Rivals { start: lines.map(|line| line[0]), slope: lines.map(|line| line[1]) }
    }
}

pub(super) fn show(values: &Values) -> Shown {
    let case = Case::of(values);
    let rivals = case.rivals();
    let at = |model| rivals.at(model, case.own);
    let [slow, fast] = ModelKind::ALL.map(at);
    let (picture, marks) = match values.chosen(VIEW) {
        0 => (map(&case, FASTER), vec![("you", case.faster)]),
        1 => (map(&case, FAST), vec![("you", case.right[1])]),
        _ => (curves(&rivals), vec![("slow", slow), ("fast", fast)]),
    };
    Shown {
        sentence: sentence(&case, &rivals, [slow, fast]),
        figure: Figure::Picture(picture),
        place: Some(Place { at: case.own, words: Seconds.words(case.own), values: marks }),
        notes: notes(&case, [slow, fast]),
        table: None,
        links: vec![
            ("Try it with simulated tasks", turn::simulated(case.own, case.right)),
            ("Feel it in a race", turn::RACE.to_owned()),
        ],
    }
}

fn sentence(case: &Case, rivals: &Rivals, [slow, fast]: [f64; 2]) -> String {
    let own = Seconds.words(case.own);
    let more = |less: f64, more: f64| match more / less {
        times if times >= 2.0 => format!("{} as long", figures::ratio(times)),
        times => figures::plain(libm::round((times - 1.0) * 100.0)) + "\u{a0}% longer",
    };
    let winner = match rivals.winner(case.own) {
        Winner::One(ModelKind::Fast) => {
            format!("the fast model finishes first; the slow one takes {}", more(fast, slow))
        }
        Winner::One(ModelKind::Slow) => {
            format!("the slow model finishes first; the fast one takes {}", more(slow, fast))
        }
        Winner::Neither => "it is a near tie".to_owned(),
    };
    let end = match rivals.ahead(ModelKind::Fast, 1.0) {
        BreakEven::Always => "The fast model wins however much time you take.".to_owned(),
        BreakEven::Never => "The slow model wins however little time you take.".to_owned(),
        BreakEven::Below(at) => {
            format!("They are equal at {}; below that the fast one wins.", Seconds.words(at.min(1e7)))
        }
        BreakEven::Above(at) => {
            format!("They are equal at {}; above that the fast one wins.", Seconds.words(at.min(1e7)))
        }
    };
    let wait = if case.faster < 1.005 {
        "the same wait".to_owned()
    } else {
        format!("a wait {} shorter", figures::ratio(case.faster))
    };
    format!("With {own} of your own time a turn and {wait}, {winner}. {end}")
}

fn notes(case: &Case, times: [f64; 2]) -> Vec<String> {
    let turns = ModelKind::ALL.map(|model| case.turns(case.turn(model, case.own).1));
    let mean = |n: usize| {
        let mean = turns[n].and_then(|turns| turns.mean().known());
        mean.map_or("no end of turns".to_owned(), |mean| figures::fixed(mean, 2) + " turns")
    };
    let nine = |n: usize, model| {
        let turns = turns[n].and_then(|turns| turns.quantile(0.9));
        turns.map_or("never".to_owned(), |turns| Seconds.words(f64::from(turns) * case.turn(model, case.own).0))
    };
    let [slow, fast] = times.map(|time| Seconds.words(time.min(1e7)));
    let mut notes = vec![format!(
        "On average a task takes {} and {slow} with the slow model, {} and {fast} with the fast one. Nine tasks in ten are \
         done after {} and {}.",
        mean(0),
        mean(1),
        nine(0, ModelKind::Slow),
        nine(1, ModelKind::Fast),
    )];
    let other = if case.faster < 5.0 { (15.4, "everything") } else { (1.62, "only the writing") };
    let winner = match (Case { faster: other.0, ..*case }).rivals().winner(case.own) {
        Winner::One(ModelKind::Fast) => "the fast model would finish first",
        Winner::One(ModelKind::Slow) => "the slow model would finish first",
        Winner::Neither => "it would be a near tie",
    };
    notes.push(format!(
        "If {} were 15.4× as fast, the wait would be {} shorter, and {winner}.",
        other.1,
        figures::ratio(other.0)
    ));
    if case.resume.is_some() {
        let [slow, fast] = case.waits().map(|wait| Seconds.words(wait));
        notes.push(format!(
            "Because you may switch away, a wait of {} keeps you for {slow} on average, and one of {} for {fast}.",
            Seconds.words(case.wait),
            Seconds.words(case.wait / case.faster),
        ));
    }
    notes
}

/// Who wins, over the person's own time and another field.
fn map(case: &Case, other: usize) -> Picture {
    let [across, up] = [OWN, other].map(|field| PANEL.fields[field].axis());
    let rivals = |value: f64| {
        let changed = match other {
            FASTER => Case { faster: value, ..*case },
            _ => Case { right: [case.right[0], value], ..*case },
        };
        changed.rivals()
    };
    let published = match other {
        FASTER => vec![(86.0, 1.62, "if only writing is 15×"), (86.0, 15.4, "if everything is 15×")],
        _ => vec![(86.0, 0.584, "Codex-Spark’s score")],
    };
    let [map, border] = winners(&across, &up, rivals);
    let points = published.into_iter().map(|(x, y, words)| (x, y, words.to_owned())).collect();
    Picture { across, up, layers: vec![map, border, Layer::Points { kind: "published", points }] }
}

/// The time to done over the person's own time.
fn curves(rivals: &Rivals) -> Picture {
    // It does not depend on the person's own time, so that one can drag along it.
    let most = (2.0 * rivals.crossing().unwrap_or_default()).clamp(240.0, 1_200.0);
    let across = Axis::up_to("Your own time per turn", Seconds, most);
    let line = |kind, name, model| Layer::Line {
        kind,
        name,
        points: across.values(POINTS).map(|own| (own, rivals.at(model, own))).collect(),
    };
    let [slow, fast] = ModelKind::ALL.map(|model| rivals.at(model, across.to()));
    // A hopeless model leaves the picture.
    let top = slow.max(fast).min(4.0 * slow.min(fast)).max(1.0);
    let areas = rivals.zones().into_iter().map(|zone| {
        let (kind, words) = region(zone.winner);
        Layer::Area { kind, ends: (zone.from, zone.to), words: words.to_owned() }
    });
    let mut layers: Vec<Layer> = areas.collect();
    layers.extend([line("slow", "Slow", ModelKind::Slow), line("fast", "Fast", ModelKind::Fast)]);
    Picture { across, up: Axis::up_to("Expected time until a task is done", Seconds, top * NEAR_TIE), layers }
}
