/// Which of the two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ModelKind {
    /// The slow one.
    Slow,
    /// The fast one.
    Fast,
}

impl ModelKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Slow, Self::Fast];

    /// Its word in links and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Fast => "fast",
        }
    }
}

/// How a person works with the two models.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The slow one, turn by turn.
    Slow,
    /// The fast one, turn by turn.
    Fast,
    /// The fast one for some turns, then the slow one.
    Cascade,
    /// Both at once: the fast one's answer is reviewed first, the slow one's where that is rejected.
    Race,
    /// The slow one in the background, while the person does something else.
    Delegate,
}

impl Policy {
    /// Every policy, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Slow, Self::Fast, Self::Cascade, Self::Race, Self::Delegate];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Slow => "Slow",
            Self::Fast => "Fast",
            Self::Cascade => "Fast, then slow",
            Self::Race => "Race",
            Self::Delegate => "Delegate",
        }
    }

    /// A short description.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Slow => "The slow model, turn by turn",
            Self::Fast => "The fast model, turn by turn",
            Self::Cascade => "A cascade: some turns with the fast model, then the slow one",
            Self::Race => "Both are asked at once; the slow answer is reviewed where the fast one is rejected",
            Self::Delegate => "The slow model works in the background while the person does something else",
        }
    }
}
