//! Break-even: from how much of a person's own time per turn on the more capable model is done sooner.

use super::POINTS;
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::cycle::{ModelKind, NEAR_TIE, Patience, Rivals, Winner};
use crate::engine::figures;
use Quantity::{Seconds, Share, Times};

/// Cells of the map from left to right and from bottom to top.
const COLUMNS: usize = 96;
const ROWS: usize = 64;

const OWN: usize = 0;
const FASTER: usize = 1;

pub(super) static PANEL: Panel = Panel {
    id: "break-even",
    question: "When does the fast model win?",
    short: "Break-even",
    point: "A fast model saves waiting, and costs turns if it is less capable. Each extra turn costs your own time: \
            writing, reading, judging. So the more time you spend on a turn, the more a capable model is worth. How much \
            shorter the fast model’s wait is depends on which “15×” you believe: of the writing alone, or of everything.",
    fields: &[
        Field::logarithmic("own", "Your own time per turn", Seconds, (1.0, 3_600.0), 86.0)
            .published("TraceLab: the median from a response to the next prompt; it includes breaks"),
        Field::logarithmic("faster", "The fast model’s wait is shorter by", Times, (1.0, 30.0), 1.62).derived(
            "If only the 41 % of a request that are generation are 15.4× as fast (TraceLab); 15.4 if everything is",
        ),
        Field::even("slow-p", "Slow model right in a turn", Share, (0.01, 1.0), 0.773).assumed(
            "GPT-5.3-Codex’s score in Terminal-Bench 2.0 (OpenAI): of whole tasks, not of turns; an illustration",
        ),
        Field::even("fast-p", "Fast model right in a turn", Share, (0.01, 1.0), 0.584).assumed(
            "Codex-Spark’s score in Terminal-Bench 2.0 (OpenAI): of whole tasks, not of turns; an illustration",
        ),
        Field::choice(
            "view",
            "Show",
            &[("map", "a map: your time and the wait"), ("curve", "two curves: your time and the time to done")],
        ),
        Field::logarithmic("wait", "The slow model’s wait", Seconds, (0.1, 3_600.0), 38.3)
            .published("TraceLab: the median of a whole request"),
        Field::even("notice", "You reject what is wrong", Share, (0.0, 1.0), 1.0)
            .assumed("No study of reviews of generated code; 100 % is perfect review"),
        Field::even("doubt", "You reject what is right", Share, (0.0, 0.9), 0.0)
            .assumed("No study of reviews of generated code"),
        Field::choice(
            "leave",
            "While you wait",
            &[("stay", "you stay"), ("switch", "you may switch to something else")],
        ),
        Field::even("resume", "Finding back in takes", Seconds, (0.0, 900.0), 15.0)
            .published("Altmann and Trafton 2007: about 15 s after a brief interruption; after longer ones more"),
    ],
    beside: 5,
    along: Some(OWN),
    show,
    formulas: &[
        Formula {
            meaning: "A turn takes your own time h and the wait w; a turn is accepted with the chance a. Then a task takes on average",
            formula: "E[T] = (h + w) / a",
            source: "Geometric distribution: turns are independent, each with the same chance",
        },
        Formula {
            meaning: "The fast model is done sooner while your own time per turn is below",
            formula: "h* = (a_F · w_S − a_S · w_F) / (a_S − a_F)",
            source: "The same, solved for h",
        },
        Formula {
            meaning: "With imperfect review a turn is accepted with the chance",
            formula: "a = p (1 − f) + (1 − p) (1 − d)",
            source: "p: right; f: you reject what is right; d: you reject what is wrong",
        },
        Formula {
            meaning: "If you may switch away, a wait costs finding back in, too",
            formula: "w + R · (1 − e^(−(w − w0)/θ)),  w0 = 5 s, θ = 20 s",
            source: "Assumption: no study of developers gives the chance to switch away for a wait",
        },
    ],
};

/// What the panel computes with.
struct Case {
    own: f64,
    faster: f64,
    wait: f64,
    accepted: [f64; 2],
    resume: Option<f64>,
}

impl Case {
    fn of(values: &Values) -> Self {
        let [own, faster, slow, fast, _, wait, notice, doubt, leave, resume] = values.first();
        let accepted = [slow, fast].map(|right| (right * (1.0 - doubt) + (1.0 - right) * (1.0 - notice)).max(1e-6));
        Self { own, faster, wait, accepted, resume: (leave > 0.5).then_some(resume) }
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

    fn waits(&self, faster: f64) -> [f64; 2] {
        [self.elapsed(self.wait), self.elapsed(self.wait / faster)]
    }

    fn rivals(&self, faster: f64) -> Rivals {
        Rivals::of_turns(self.accepted, self.waits(faster))
    }
}

fn show(values: &Values) -> Shown {
    let case = Case::of(values);
    let rivals = case.rivals(case.faster);
    let times = ModelKind::ALL.map(|model| rivals.at(model, case.own));
    let figure = if values.chosen(4) == 0 { map(&case) } else { curves(&rivals) };
    let place = match values.chosen(4) {
        0 => Place { at: case.own, words: Seconds.words(case.own), values: vec![("you", case.faster)] },
        _ => {
            Place { at: case.own, words: Seconds.words(case.own), values: vec![("slow", times[0]), ("fast", times[1])] }
        }
    };
    Shown {
        sentence: sentence(&case, &rivals, times),
        figure: Figure::Picture(figure),
        place: Some(place),
        notes: notes(&case, &rivals),
        table: None,
        links: vec![("Try it with simulated tasks", simulated(values)), ("Feel it in a race", race())],
    }
}

fn sentence(case: &Case, rivals: &Rivals, [slow, fast]: [f64; 2]) -> String {
    let own = Seconds.words(case.own);
    let more = |a: f64, b: f64| figures::plain(libm::round((b / a - 1.0) * 100.0)) + "\u{a0}%";
    let winner = match rivals.winner(case.own) {
        Winner::One(ModelKind::Fast) => {
            format!("the fast model finishes first; the slow one takes {} longer", more(fast, slow))
        }
        Winner::One(ModelKind::Slow) => {
            format!("the slow model finishes first; the fast one takes {} longer", more(slow, fast))
        }
        Winner::Neither => "it is a near tie".to_owned(),
    };
    let end = match rivals.crossing() {
        Some(at) if at > 1e6 => String::new(),
        Some(at) => format!(" They are equal at {}.", Seconds.words(at)),
        None if rivals.at(ModelKind::Fast, 1.0) <= rivals.at(ModelKind::Slow, 1.0) => {
            " The fast model wins however long you take.".to_owned()
        }
        None => " The slow model wins however short you are.".to_owned(),
    };
    format!("With {own} of your own time a turn, {winner}.{end}")
}

fn notes(case: &Case, rivals: &Rivals) -> Vec<String> {
    let [slow, fast] = case.accepted.map(|accepted| figures::plain(figures::significant(1.0 / accepted, 3)));
    let mut notes = vec![format!(
        "On average a task takes {slow} turns with the slow model and {fast} with the fast one: {} and {}.",
        Seconds.words(rivals.at(ModelKind::Slow, case.own)),
        Seconds.words(rivals.at(ModelKind::Fast, case.own)),
    )];
    if case.resume.is_some() {
        let [slow, fast] = case.waits(case.faster).map(|wait| Seconds.words(wait));
        notes.push(format!(
            "Because you may switch away, a wait of {} keeps you {slow}, and one of {} keeps you {fast}.",
            Seconds.words(case.wait),
            Seconds.words(case.wait / case.faster),
        ));
    }
    notes
}

/// Who wins, over the person's own time and how much shorter the fast model's wait is.
fn map(case: &Case) -> Picture {
    let [across, up] = [OWN, FASTER].map(|field| PANEL.fields[field].axis());
    let middle = |axis: &Axis, n: usize, of: usize| axis.value((n as f64 + 0.5) / of as f64);
    let cells = (0..ROWS).flat_map(|row| {
        let rivals = case.rivals(middle(&up, row, ROWS));
        (0..COLUMNS).map(move |column| match rivals.winner(middle(&across, column, COLUMNS)) {
            Winner::One(ModelKind::Slow) => "slow",
            Winner::One(ModelKind::Fast) => "fast",
            Winner::Neither => "neither",
        })
    });
    let regions = vec![("slow", "Slow wins"), ("fast", "Fast wins"), ("neither", "Near tie")];
    let boundary = up.values(POINTS).filter_map(|faster| Some((case.rivals(faster).crossing()?, faster)));
    let boundary: Vec<_> = boundary.filter(|(own, _)| *own <= across.to()).collect();
    let published =
        vec![(86.0, 1.62, "if only writing is 15×".to_owned()), (86.0, 15.4, "if everything is 15×".to_owned())];
    Picture {
        across,
        up,
        layers: vec![
            Layer::Map { columns: COLUMNS, cells: cells.collect(), regions },
            Layer::Line { kind: "border", name: "", points: boundary },
            Layer::Points { kind: "published", points: published },
        ],
    }
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
    let top = ModelKind::ALL.map(|model| rivals.at(model, across.to())).into_iter().fold(1.0, f64::max);
    let areas = rivals.zones().into_iter().map(|zone| {
        let (kind, words) = match zone.winner {
            Winner::One(ModelKind::Slow) => ("slow", "Slow wins"),
            Winner::One(ModelKind::Fast) => ("fast", "Fast wins"),
            Winner::Neither => ("neither", "Near tie"),
        };
        Layer::Area { kind, ends: (zone.from, zone.to), words: words.to_owned() }
    });
    let mut layers: Vec<Layer> = areas.collect();
    layers.extend([line("slow", "Slow", ModelKind::Slow), line("fast", "Fast", ModelKind::Fast)]);
    Picture { across, up: Axis::up_to("Expected time until a task is done", Seconds, top * NEAR_TIE), layers }
}

/// The simulated person with these numbers.
fn simulated(values: &Values) -> String {
    let [own, _, slow, fast] = values.first();
    let [own, slow, fast] = [own, slow, fast].map(figures::plain);
    format!("#/simulated?slow=gpt-5.3-codex&fast=codex-spark&own={own}&slow.p={slow}&fast.p={fast}")
}

fn race() -> String {
    "#/race?scenario=card&lanes=gpt-5.3-codex,codex-spark&turns=all".to_owned()
}
