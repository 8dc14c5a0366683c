use serde::Serialize;

/// How sure a person is, and what that counts: certainty-based marking after Gardner-Medwin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "u8")]
pub enum Certainty {
    /// A guess.
    Low,
    /// Fairly sure.
    Mid,
    /// Sure.
    High,
}

impl Certainty {
    /// All of them, from unsure to sure.
    pub const ALL: [Self; 3] = [Self::Low, Self::Mid, Self::High];

    /// The certainty of this level: 1, 2 or 3.
    pub fn of(level: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|sure| u32::from(sure.level()) == level)
    }

    /// 1, 2 or 3.
    pub const fn level(self) -> u8 {
        self as u8 + 1
    }

    /// The points for an answer.
    pub const fn points(self, right: bool) -> i32 {
        match (self, right) {
            (Self::Low, true) => 1,
            (Self::Mid, true) => 2,
            (Self::High, true) => 3,
            (Self::Low, false) => 0,
            (Self::Mid, false) => -2,
            (Self::High, false) => -6,
        }
    }

    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Low => "A guess",
            Self::Mid => "Fairly sure",
            Self::High => "Sure",
        }
    }

    /// From which chance of being right it counts more than a lower certainty: 2/3 and 4/5, as the points say.
    pub const fn pays_from(self) -> f64 {
        match self {
            Self::Low => 0.0,
            Self::Mid => 2.0 / 3.0,
            Self::High => 0.8,
        }
    }
}

impl From<Certainty> for u8 {
    fn from(sure: Certainty) -> Self {
        sure.level()
    }
}
