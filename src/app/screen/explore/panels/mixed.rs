//! Mixed work: easy and hard tasks, and whether to ask the fast model first.

use super::{POINTS, percent, turn};
use crate::app::plot::{Axis, Figure, Layer, Picture, Place, Quantity};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Values};
use crate::engine::cycle::{Mix, NEAR_TIE, Policy, in_background};
use crate::engine::{figures, order};
use Quantity::{Of, Seconds, Share};

const EASY: usize = 0;
const TRIES: usize = 1;

pub(super) static PANEL: Panel = Panel {
    id: "mixed",
    question: "Should you try the fast model first?",
    short: "Mixed work",
    point: "A cascade asks the fast model first, and the slow one if that fails. If all tasks are alike, it never beats the \
            better of its two models, because a failure tells you nothing new. It wins when some tasks are easy and you \
            can’t tell which in advance: the fast model solves those, and its failure marks a task as hard.",
    fields: &[
        Field::new("easy", "Share of easy tasks", Share, (0.0, 1.0), 0.5).assumed("Depends on your work"),
        Field::new("tries", "Fast tries before the slow model", Of(""), (1.0, 10.0), 1.0)
            .whole()
            .assumed("Yours to choose"),
        Field::new("hard-fast", "Fast model right on a hard task", Share, (0.01, 1.0), 0.1).assumed(NO_STUDY),
        Field::new("own", "Your own time per turn", Seconds, (1.0, 3_600.0), 15.0)
            .logarithmic()
            .assumed("A small request, quickly judged; TraceLab’s median from a response to the next prompt is 86 s"),
        Field::choice(
            "with",
            "Compare",
            &[("alone", "one model at a time"), ("all", "asking both at once and delegating, too")],
        ),
        Field::new("hard-slow", "Slow model right on a hard task", Share, (0.01, 1.0), 0.6).assumed(NO_STUDY),
        Field::new("easy-fast", "Fast model right on an easy task", Share, (0.01, 1.0), 0.85).assumed(NO_STUDY),
        Field::new("easy-slow", "Slow model right on an easy task", Share, (0.01, 1.0), 0.95).assumed(NO_STUDY),
        turn::slow_wait("slow-wait"),
        Field::new("fast-wait", "The fast model’s wait", Seconds, (0.1, 3_600.0), 2.5).logarithmic().assumed(
            "If all of a request is 15.4× as fast; 23.6 s if only its generation is. With that a cascade hardly pays",
        ),
        Field::new("review", "Part of your time spent judging an answer", Seconds, (0.0, 3_600.0), 10.0)
            .assumed("Two thirds of your own time"),
        turn::RESUME,
        Field::new("useful", "Value of time away", Share, (0.0, 1.0), 0.0)
            .assumed("0 % is no use, 100 % as good as work on the task"),
    ],
    beside: 5,
    along: Some(EASY),
    formulas: &[
        Formula {
            meaning: "A cascade of m fast tries takes, on one kind of task,",
            formula: "C_F / p_F + q^m · (C_S / p_S − C_F / p_F)",
            source: "C: your own time and the wait; p: right in a turn; q = 1 − p_F. As m grows it goes from the slow model’s time to the fast one’s, never beyond either",
        },
        Formula {
            meaning: "Over a mix each policy takes the mean of both kinds, so it is a straight line",
            formula: "e · E[easy] + (1 − e) · E[hard]",
            source: "e: the share of easy tasks; you can’t tell in advance which those are",
        },
        Formula {
            meaning: "After m failed tries, the probability that a task is hard is",
            formula: "(1 − e) · q_hard^m / (e · q_easy^m + (1 − e) · q_hard^m)",
            source: "Bayes’ rule; turns on a task are independent",
        },
        Formula {
            meaning: "Asking both at once takes the mean of a round over the chance that it ends the task",
            formula: "(h + w_F + q · (max(w_S − w_F − r, 0) + r)) / (p_F + q · p_S)",
            source: "You judge the fast answer first, which takes r, and the slow one if you reject it",
        },
        Formula {
            meaning: "More agents in the background than this add nothing",
            formula: "1 + W / (h + R)",
            source: "Each agent needs h + R of your time, and works for W",
        },
    ],
};

const NO_STUDY: &str = "No study gives it by kinds of task; set your own";

/// The line of a policy, its name there, and its words in a sentence.
const fn look(policy: Policy) -> (&'static str, &'static str, &'static str) {
    match policy {
        Policy::Slow => ("slow", "Slow", "the slow model alone"),
        Policy::Fast => ("fast", "Fast", "the fast model alone"),
        Policy::Cascade => ("cascade", "Cascade", "a cascade"),
        Policy::Race => ("third", "Race", "asking both at once"),
        Policy::Delegate => ("fourth", "Delegate", "delegating"),
    }
}

/// The policies that are compared, and what they cost: seconds a task, each a straight line over the share of easy ones.
struct Case {
    mix: Mix,
    tries: u32,
    policies: &'static [Policy],
}

impl Case {
    fn of(values: &Values) -> Self {
        let [
            easy,
            tries,
            hard_fast,
            own,
            with,
            hard_slow,
            easy_fast,
            easy_slow,
            slow,
            fast,
            review,
            resumption,
            useful,
        ] = values.first();
        let mix = Mix {
            easy,
            chance: [[easy_slow, easy_fast], [hard_slow, hard_fast]],
            own,
            review,
            wait: [slow, fast],
            resumption,
            usefulness: useful,
        };
        let policies = if with > 0.5 { &Policy::ALL[..] } else { &Policy::ALL[..3] };
        Self { mix, tries: tries as u32, policies }
    }

    /// Whether what time away is worth is taken off the time.
    fn counts_time_away(&self) -> bool {
        self.mix.usefulness > 0.0 && self.policies.contains(&Policy::Delegate)
    }

    fn at(&self, policy: Policy, easy: f64) -> f64 {
        let mix = Mix { easy, ..self.mix };
        mix.expected(policy, self.tries).map(|means| means.cost).unwrap_or_default()
    }

    /// The policies with their costs, the least first; of equals, the simpler one.
    fn ranked(&self, easy: f64) -> Vec<(Policy, f64)> {
        let mut ranked: Vec<_> = self.policies.iter().map(|policy| (*policy, self.at(*policy, easy))).collect();
        order::few(&mut ranked, |a, b| a.1 <= b.1);
        // Rounding makes no difference.
        let least = ranked.first().map_or(0.0, |first| first.1) * (1.0 + 1e-9);
        let equal = ranked.partition_point(|(_, cost)| *cost <= least);
        order::few(&mut ranked[..equal], |a, b| a.0 as u8 <= b.0 as u8);
        ranked
    }

    /// Who is best from where to where.
    fn zones(&self) -> Vec<(f64, f64, Policy)> {
        let lines: Vec<_> = self.policies.iter().map(|policy| (self.at(*policy, 0.0), self.at(*policy, 1.0))).collect();
        let crossings = lines.iter().flat_map(|a| lines.iter().map(move |b| (a.0 - b.0) / (a.0 - b.0 - (a.1 - b.1))));
        let mut ends: Vec<f64> = crossings.filter(|at| *at > 1e-6 && *at < 1.0 - 1e-6).chain([0.0, 1.0]).collect();
        order::rising(&mut ends);
        let mut zones: Vec<(f64, f64, Policy)> = Vec::new();
        for pair in ends.windows(2).filter(|pair| pair[1] - pair[0] > 1e-6) {
            let Some((policy, _)) = self.ranked(f64::midpoint(pair[0], pair[1])).first().copied() else { continue };
            match zones.last_mut() {
                Some(last) if last.2 == policy => last.1 = pair[1],
                _ => zones.push((pair[0], pair[1], policy)),
            }
        }
        zones
    }
}

pub(super) fn show(values: &Values) -> Shown {
    let case = Case::of(values);
    let (ranked, zones) = (case.ranked(case.mix.easy), case.zones());
    let places = ranked.iter().map(|(policy, cost)| (look(*policy).0, *cost)).collect();
    Shown {
        sentence: sentence(&case, &ranked, &zones),
        figure: Figure::Picture(picture(&case, &zones)),
        place: Some(Place { at: case.mix.easy, words: Share.words(case.mix.easy) + " easy", values: places }),
        notes: notes(&case),
        table: None,
        links: vec![
            (
                "Watch a simulated person try the fast model first",
                format!("#/simulated?own={}&tries={}", figures::plain(case.mix.own), figures::plain(values.get(TRIES))),
            ),
            ("Work with both yourself", "#/iterate?scenario=rate-limiter&mode=both".to_owned()),
        ],
    }
}

fn picture(case: &Case, zones: &[(f64, f64, Policy)]) -> Picture {
    let across = PANEL.fields[EASY].axis();
    let areas = zones.iter().map(|(from, to, policy)| {
        let (kind, words) = match policy {
            Policy::Slow => ("slow", "Slow best"),
            Policy::Fast => ("fast", "Fast best"),
            Policy::Cascade => ("neither", "Cascade best"),
            Policy::Race => ("warn", "Race best"),
            Policy::Delegate => ("warn", "Delegating best"),
        };
        Layer::Area { kind, ends: (*from, *to), words: words.to_owned() }
    });
    let lines = case.policies.iter().map(|policy| {
        let (kind, name, _) = look(*policy);
        Layer::Line { kind, name, points: across.values(POINTS).map(|easy| (easy, case.at(*policy, easy))).collect() }
    });
    // A policy that is much worse than the rest leaves the picture above, so that the rest can be told apart.
    let ends = [0.0, 1.0].map(|easy| case.ranked(easy));
    let [best, most] = [0, usize::MAX].map(|n| {
        let of =
            |ranked: &Vec<(Policy, f64)>| ranked.get(n.min(ranked.len().saturating_sub(1))).map_or(0.0, |one| one.1);
        ends.iter().map(of).fold(0.0, f64::max)
    });
    let name = if case.counts_time_away() {
        "Expected time of a task, less what the time away is worth"
    } else {
        "Expected time of a task"
    };
    Picture { across, up: Axis::up_to(name, Seconds, most.min(2.2 * best)), layers: areas.chain(lines).collect() }
}

fn sentence(case: &Case, ranked: &[(Policy, f64)], zones: &[(f64, f64, Policy)]) -> String {
    let easy = case.mix.easy;
    let [(best, least), (second, next), (_, third)] =
        [0, 1, 2].map(|n| ranked.get(n).copied().unwrap_or((Policy::Slow, 0.0)));
    let [least_words, next_words, third_words] = [least, next, third].map(|time| Seconds.words(time));
    let [first, other, last] = [0, 1, 2].map(|n| ranked.get(n).map(|one| look(one.0).2).unwrap_or_default());
    let result = if next <= NEAR_TIE * least {
        format!("{first} and {other} are a near tie: {least_words} and {next_words} a task")
    } else {
        let is_best = if case.counts_time_away() { "costs you least" } else { "is quickest" };
        format!(
            "{first} {is_best}: {least_words} a task, against {next_words} with {other} and {third_words} with {last}"
        )
    };
    let is_one_kind = easy <= 0.0 || easy >= 1.0;
    let wins = zones.iter().find(|zone| zone.2 == Policy::Cascade);
    let cascade = match wins {
        _ if is_one_kind && best != Policy::Cascade && second != Policy::Cascade => {
            format!(
                "On one kind of task alone a cascade never beats both of its models; here it takes {}.",
                Seconds.words(case.at(Policy::Cascade, easy))
            )
        }
        _ if is_one_kind => "On one kind of task alone a cascade never beats both of its models.".to_owned(),
        Some((from, to, _)) => {
            format!("A cascade is best from {} to {}.", percent(*from), percent(*to))
        }
        None => "With these numbers a cascade is best nowhere.".to_owned(),
    };
    format!("With {} easy tasks, {result}. {cascade}", Share.words(easy))
}

fn notes(case: &Case) -> Vec<String> {
    let mix = &case.mix;
    let tries = if case.tries == 1 { "1 failed try".to_owned() } else { format!("{} failed tries", case.tries) };
    let hard = match mix.hard_after(case.tries) {
        Some(hard) if (hard - (1.0 - mix.easy)).abs() < 5e-4 => {
            format!("After {tries} a task is no more likely to be hard than before.")
        }
        Some(hard) => format!(
            "After {tries} with the fast model a task is hard with a chance of {}; before, {}.",
            Share.words(hard),
            Share.words(1.0 - mix.easy)
        ),
        None => "The fast model never fails here, so the slow one is never asked.".to_owned(),
    };
    let [race, delegate] = [Policy::Race, Policy::Delegate].map(|policy| mix.expected(policy, 0).unwrap_or_default());
    let both = format!(
        "Asking both at once takes {} a task, and pays for two answers. Delegating takes {}, of which {} are yours.",
        Seconds.words(race.wall),
        Seconds.words(delegate.wall),
        Seconds.words(delegate.attention),
    );
    let busy = mix.own + mix.resumption;
    let (an_hour, most) = in_background(1.0 / delegate.turns.max(1.0), f64::MAX, busy, mix.wait[0]);
    let agents = format!(
        "In the background a slow agent works {} for each {} of yours. So one person can use {} of them, for {} tasks an hour; more only wait for you.",
        Seconds.words(mix.wait[0]),
        Seconds.words(busy),
        figures::plain(figures::significant(most, 2)),
        figures::plain(figures::significant(an_hour, 2)),
    );
    vec![hard, both, agents]
}
