/// What the race shows besides its lanes and its timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Controls {
    /// Nothing.
    None,
    /// The sentence, the big button, the clock and the steps.
    Transport,
    /// Everything.
    #[default]
    Full,
}

impl Controls {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::None, Self::Transport, Self::Full];

    /// The word for it in links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Transport => "transport",
            Self::Full => "full",
        }
    }

    /// The one with this name in links.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|controls| controls.name() == name)
    }
}
