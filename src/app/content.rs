//! Files of content that a screen loads.

/// How far a file has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Loading<T> {
    /// Not asked for yet.
    #[default]
    Idle,
    /// On its way.
    Coming,
    /// It failed to load or was refused, with the reason.
    Failed(String),
    /// It has loaded.
    Here(T),
}

impl<T> Loading<T> {
    /// The content, once it has loaded.
    pub fn here(&self) -> Option<&T> {
        match self {
            Self::Here(content) => Some(content),
            Self::Idle | Self::Coming | Self::Failed(_) => None,
        }
    }

    /// Why it did not load.
    pub fn failure(&self) -> Option<&str> {
        match self {
            Self::Failed(reason) => Some(reason),
            Self::Idle | Self::Coming | Self::Here(_) => None,
        }
    }

    /// Whether it has loaded or failed.
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Here(_) | Self::Failed(_))
    }

    /// Makes it possible to ask again for what failed.
    pub fn forget_failure(&mut self) {
        if matches!(self, Self::Failed(_)) {
            *self = Self::Idle;
        }
    }
}

impl<T> From<Result<T, String>> for Loading<T> {
    fn from(result: Result<T, String>) -> Self {
        match result {
            Ok(content) => Self::Here(content),
            Err(reason) => Self::Failed(reason),
        }
    }
}
