//! Kinds of task that people know: sets of parameters, each number with its reason.

use super::published::{assumed, derived, secondary};
use super::{Figure, Parameter, Parameters};

/// A kind of task.
#[derive(Debug)]
pub struct TaskKind {
    /// Its word in links.
    pub id: &'static str,
    /// Its name on screen.
    pub name: &'static str,
    /// What kind of task it is, as a sentence.
    pub meaning: &'static str,
    /// The numbers that differ from the defaults.
    figures: &'static [(Parameter, Figure)],
}

/// Compares the ids, which are unique.
impl PartialEq for TaskKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl TaskKind {
    /// The kind with this word in links.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        TASK_KINDS.iter().find(|kind| kind.id == id)
    }

    /// Its parameters.
    pub fn parameters(&self) -> Parameters {
        let differ = self.figures.iter();
        differ.fold(Parameters::default(), |all, (parameter, figure)| all.with(*parameter, figure.value))
    }

    /// The numbers that differ from the defaults, each with its reason.
    pub const fn figures(&self) -> &'static [(Parameter, Figure)] {
        self.figures
    }

    /// A parameter's number in tasks of this kind: its own one, or the default.
    pub fn figure(&self, parameter: Parameter) -> &'static Figure {
        let own = self.figures.iter().find(|(of, _)| *of == parameter);
        own.map_or_else(|| parameter.default(), |(_, figure)| figure)
    }
}

/// The defaults: a request as it is in the median.
pub static TYPICAL: &TaskKind = &TASK_KINDS[0];

const ONE_CALL: &str =
    "Words and code are 214 tokens together, the median output of one call in TraceLab; how they are shared is assumed";
const NINE_CALLS: &str = "TraceLab: 8.8 steps in a request, on average; the default is its median";
const NINE_OUTPUTS: &str =
    "Words and code together: nine calls of 214 tokens, TraceLab’s median output; how they are shared is assumed";
const TWENTY_CALLS: &str = "OpenAI’s documentation of its WebSocket mode speaks of work with 20 and more tool calls; which tasks need them is not published";
const TESTS: &str = "The tests run between two calls";
const EASY: &str = "A small, clear change nearly always succeeds, with either model; how often is not published";

/// Every kind, in the order on screen.
pub static TASK_KINDS: [TaskKind; 5] = {
    use Parameter as P;
    [
        TaskKind {
            id: "typical",
            name: "Typical request",
            meaning: "A middling request: medians of public traces, where there are any.",
            figures: &[],
        },
        TaskKind {
            id: "ui-tweaks",
            name: "Small UI tweaks",
            meaning: "A margin, a colour, a label: you see at a glance whether it is right.",
            figures: &[
                (P::Prompt, assumed(10.0, "One short sentence")),
                (P::Prose, assumed(30.0, ONE_CALL)),
                (P::Code, assumed(184.0, ONE_CALL)),
                (
                    P::Inspected,
                    assumed(0.05, "You look at the page, not at the code; these seconds stand for that look"),
                ),
                (P::Notice, assumed(0.95, "What is wrong on the screen is seen at once")),
                (P::Defect, assumed(60.0, "A flaw that you missed takes one more small prompt")),
                (P::SlowRight, assumed(0.95, EASY)),
                (P::FastRight, assumed(0.9, EASY)),
            ],
        },
        TaskKind {
            id: "feature",
            name: "Everyday feature",
            meaning: "A form, an endpoint, a report: several files, and a review that takes minutes.",
            figures: &[
                (P::Prompt, assumed(40.0, "A short paragraph: what, where, and one wish")),
                (P::Prose, assumed(226.0, NINE_OUTPUTS)),
                (P::Code, assumed(1_700.0, NINE_OUTPUTS)),
                (P::SlowCalls, derived(9.0, NINE_CALLS)),
                (P::FastCalls, derived(9.0, NINE_CALLS)),
            ],
        },
        TaskKind {
            id: "refactor",
            name: "Hard refactor",
            meaning: "Many files change at once, the tests run in between, and both models often get it wrong.",
            figures: &[
                (P::Prompt, assumed(120.0, "The goal, the limits, and what must stay as it is")),
                (P::Prose, assumed(300.0, "Some paragraphs on what was moved, and why")),
                (
                    P::Code,
                    assumed(
                        4_000.0,
                        "400 lines: the most to review at a time (SmartBear at Cisco), at ten tokens a line",
                    ),
                ),
                (
                    P::Resumption,
                    assumed(
                        60.0,
                        "Such waits last minutes, and only one programming session in ten is resumed within a minute (Parnin and Rugaber 2011)",
                    ),
                ),
                (P::Defect, assumed(3_600.0, "An hour: it shows up later, somewhere else")),
                (
                    P::SlowRight,
                    assumed(
                        0.568,
                        "GPT-5.3-Codex’s score in SWE-Bench Pro, as Google’s model card repeats it: of whole tasks, not of turns; an illustration",
                    ),
                ),
                (P::SlowCalls, assumed(20.0, TWENTY_CALLS)),
                (P::SlowTool, assumed(5.0, TESTS)),
                (
                    P::FastRight,
                    assumed(
                        0.429,
                        "OpenAI shows Codex-Spark’s score there as a chart without numbers: less than 0.568 by as much as in Terminal-Bench (0.584 to 0.773)",
                    ),
                ),
                (P::FastCalls, assumed(20.0, TWENTY_CALLS)),
                (P::FastTool, assumed(5.0, TESTS)),
                (
                    P::Common,
                    assumed(0.5, "What is hard for one model is often hard for the other; how often is not published"),
                ),
            ],
        },
        TaskKind {
            id: "critical",
            name: "Code where a miss matters",
            meaning: "Payments, permissions, a migration: you read every line, and a miss costs a day.",
            figures: &[
                (P::Inspection, secondary(300.0, "SmartBear at Cisco: best below 300 lines an hour")),
                (P::Inspected, assumed(1.0, "You read every line")),
                (
                    P::Notice,
                    assumed(0.95, "Reading every line, you notice more of what is wrong; how much is not published"),
                ),
                (P::Doubt, assumed(0.1, "When in doubt, you ask again")),
                (P::Defect, assumed(28_800.0, "A working day of eight hours to find it, mend it and tell people")),
            ],
        },
    ]
};
