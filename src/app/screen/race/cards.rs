//! Links that teach something, as questions. The README shows the same list.

use crate::app::screen::ScreenId;

/// A question that a link answers.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// The question.
    pub question: &'static str,
    /// What to look for.
    pub look: &'static str,
    /// The link: a fragment.
    pub link: &'static str,
}

impl Card {
    /// The screen that it opens.
    pub fn screen(&self) -> Option<ScreenId> {
        let path = self.link.strip_prefix("#/")?;
        let name = path.split('?').next()?;
        ScreenId::ALL.into_iter().find(|screen| screen.name() == name)
    }
}

/// The questions: the race's first.
pub const CARDS: [Card; 16] = [
    Card {
        question: "Fifteen times the rate: is it done fifteen times sooner?",
        look: "Compare the time to done with the time to the first token.",
        link: "#/race?scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7",
    },
    Card {
        question: "Can the fast one come second?",
        look: "It thinks for 20,000 tokens before it answers.",
        link: "#/race?lanes=gpt-5.3-codex,codex-spark&1.think=20000",
    },
    Card {
        question: "Which helps more: a short wait or a high rate?",
        look: "One model three times: as it is, without its wait, and with a high rate.",
        link: "#/race?lanes=gpt-5.3-codex,gpt-5.3-codex,gpt-5.3-codex&1.ttft=0.2&1.name=no+wait&2.rate=1000&2.name=fast",
    },
    Card {
        question: "When does ten times the rate still lose?",
        look: "The fast lane waits 8 s for its first token. The slow one starts after 0.2 s.",
        link: "#/race?lanes=custom,custom&0.ttft=0.2&1.rate=1000&1.ttft=8&text=same",
    },
    Card {
        question: "Does the same rate always feel the same?",
        look: "Token by token, in chunks of 20, and every half second.",
        link: "#/race?lanes=custom,custom,custom&1.chunk=20&2.flush=0.5&text=same",
    },
    Card {
        question: "What do drafts and blocks look like?",
        look: "Three ways to write at one rate: single tokens, accepted drafts, whole blocks.",
        link: "#/race?lanes=custom,custom,custom&1.draft=4&2.block=64&0.name=token+by+token&1.name=drafts&2.name=blocks&text=same",
    },
    Card {
        question: "Can anyone read along?",
        look: "A diffusion model, a chip built for one model, and a person reading.",
        link: "#/race?lanes=gpt-5.3-codex,mercury-2,taalas-hc1,human-reader&text=same",
    },
    Card {
        question: "Which pelican is better, and which is done first?",
        look: "Both models draw one on a bicycle, at five times the speed.",
        link: "#/race?scenario=pelican&speed=5",
    },
    Card {
        question: "How much of the time is yours?",
        look: "Do a task with one model, then with the other, and compare where the time went.",
        link: "#/iterate?scenario=card",
    },
    Card {
        question: "Can a slow model work while you do?",
        look: "You iterate with the fast model. The slow one works in the background.",
        link: "#/iterate?scenario=refactor&mode=both",
    },
    Card {
        question: "What does a finished session tell you?",
        look: "A replayed session shows where every second went, and which problems slipped through.",
        link: "#/iterate?scenario=rate-limiter&mode=fast&log=2s,20r1,25s,60a",
    },
    Card {
        question: "Who wins after twenty tasks?",
        look: "A simulated person works with both models, a hundred times as fast.",
        link: "#/simulated?tasks=20&speed=100",
    },
    Card {
        question: "When does the fast model win?",
        look: "Drag your own time per turn, and see from where on the slow one is done sooner.",
        link: "#/explore?panel=break-even",
    },
    Card {
        question: "Which “15×” do you believe?",
        look: "Generation becomes 15 times as fast. See what that makes of a request, and of a session.",
        link: "#/explore?panel=fifteen",
    },
    Card {
        question: "Which of the numbers you have read hold?",
        look: "36 claims about a fast model, each with a verdict, a source and a better wording.",
        link: "#/claims?v=1",
    },
    Card {
        question: "What would you have guessed?",
        look: "Ten short lessons: predict, run the instrument, and see how far off you were.",
        link: "#/learn?v=1",
    },
];
