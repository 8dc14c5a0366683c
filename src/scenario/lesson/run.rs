//! The instrument in a lesson.

use super::LessonError;
use super::blocks::Block;
use super::head::excerpt;
use serde::Serialize;

/// A run of the instrument.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    /// Its address, from `#/` on.
    pub address: String,
    /// What the learner does and may change.
    pub touch: String,
    /// When it has ended; `None` for the screen's usual way.
    pub until: Option<Until>,
    /// Its height in CSS pixels until the instrument tells its own.
    pub height: u32,
}

/// When a run has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Until {
    /// A race has played to its end, or a session has been accepted.
    Finished,
    /// The learner says so.
    Seen,
}

/// The height if the lesson gives none.
const HEIGHT: u32 = 640;

pub(super) fn read(block: &Block) -> Result<Run, LessonError> {
    block.knows(&["address", "touch", "until", "height"])?;
    block.has_no_text()?;
    let address = block.required("address")?;
    if !address.starts_with("#/") {
        let line = block.option("address").map_or(block.line, |(_, line)| line);
        let fix = "copy the link from the playground and keep it from `#/` on";
        return Err(LessonError::new(line, format!("the address is `{}`", excerpt(address)), fix));
    }
    let until = match block.option("until") {
        None => None,
        Some(("finished", _)) => Some(Until::Finished),
        Some(("seen", _)) => Some(Until::Seen),
        Some((other, line)) => {
            return Err(LessonError::new(
                line,
                format!("`:until:` is `{}`", excerpt(other)),
                "write `finished` or `seen`",
            ));
        }
    };
    let height = match block.number("height")? {
        None => HEIGHT,
        Some(height) if (200.0..=2000.0).contains(&height) => height as u32,
        Some(_) => return Err(block.error("`:height:` is out of range", "write 200 to 2000, in pixels")),
    };
    Ok(Run { address: address.to_owned(), touch: block.required("touch")?.to_owned(), until, height })
}
