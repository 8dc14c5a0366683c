//! Sessions on one time axis, by what the person did, as a drawing and as a table.

use super::Model;

impl Model {
    /// The sessions on the axis, one row each, as HTML.
    pub fn axis(&self) -> String {
        String::new()
    }

    /// What each category means and looks like, as the items of a list in HTML.
    pub fn axis_legend(&self) -> String {
        String::new()
    }
}
