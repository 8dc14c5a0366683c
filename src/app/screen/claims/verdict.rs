/// Whether a sentence holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The source says so.
    Holds,
    /// Only with the qualification that is given.
    InPart,
    /// Contradicted, or said of the wrong source.
    DoesNotHold,
    /// Claimed, but nobody can trace it.
    NotFound,
}

impl Verdict {
    /// Every verdict, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::Holds, Self::InPart, Self::DoesNotHold, Self::NotFound];

    /// Its word in files and addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::InPart => "in-part",
            Self::DoesNotHold => "does-not-hold",
            Self::NotFound => "not-found",
        }
    }

    /// The verdict with this word.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.id() == id)
    }

    /// Its words on screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Holds => "Holds",
            Self::InPart => "Holds in part",
            Self::DoesNotHold => "Does not hold",
            Self::NotFound => "Not found",
        }
    }

    /// What so many claims do, for a sentence: `12 do not hold`.
    pub(super) fn counted(self, count: usize) -> String {
        let verb = match (self, count) {
            (Self::Holds, 1) => "holds",
            (Self::Holds, _) => "hold",
            (Self::InPart, 1) => "holds in part",
            (Self::InPart, _) => "hold in part",
            (Self::DoesNotHold, 1) => "does not hold",
            (Self::DoesNotHold, _) => "do not hold",
            (Self::NotFound, _) => "could not be found",
        };
        format!("{count} {verb}")
    }

    /// Its mark as HTML, hidden from screen readers: a disc, half a disc, a cross, and a dashed circle.
    pub fn mark(self) -> String {
        let shape = match self {
            Self::Holds => r#"<circle cx="8" cy="8" r="6" fill="currentColor"/>"#,
            Self::InPart => r#"<circle cx="8" cy="8" r="6"/><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>"#,
            Self::DoesNotHold => r#"<path d="M3 3l10 10M13 3L3 13" stroke-width="2.5"/>"#,
            Self::NotFound => r#"<circle cx="8" cy="8" r="6" stroke-dasharray="2.5 2.21"/>"#,
        };
        let id = self.id();
        format!(r#"<svg class="verdict" data-verdict="{id}" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg>"#)
    }
}
