use super::{Head, LessonId, built};
use crate::scenario::json::{Place, parse};
use serde::Serialize;

/// The list of a site's lessons, in the order in which to take them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Course {
    /// The lessons.
    pub lessons: Vec<Listed>,
}

/// A lesson in the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// Its id.
    pub id: LessonId,
    /// Title, aims and duration.
    pub head: Head,
    /// How many questions it asks.
    pub n_questions: usize,
}

impl Course {
    /// Its file, by its path in the site.
    pub const PATH: &str = "lessons/index.json";

    /// Reads the list that the build has made.
    ///
    /// # Errors
    /// Why it is none.
    pub fn from_built(json: &str) -> Result<Self, String> {
        let value = parse(json).map_err(|error| error.to_string())?;
        built::course(Place::root(&value)).map_err(|error| error.to_string())
    }
}
