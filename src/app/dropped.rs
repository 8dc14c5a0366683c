//! Files that are dropped on the page: where they are of use, and what is said elsewhere.

use super::Model;
use super::iterate::Screen;
use super::link::View;

impl Model {
    /// What to say of a file with this name that is dropped on what is on screen; `None` where it is to be opened.
    pub fn refuses_file(&self, name: &str) -> Option<String> {
        let name = if name.is_empty() { "file" } else { name };
        match (self.view, self.iterate.screen()) {
            (View::Iterate, Screen::Setup) => None,
            (View::Iterate, Screen::Work) => Some(format!(
                "“{name}” was not opened. Finish this session or save it for later, then drop the file again."
            )),
            (View::Iterate, Screen::Results) => {
                Some(format!("“{name}” was not opened. Press “Another session”, then drop the file again."))
            }
            (View::Race | View::Simulated, _) => {
                Some(format!("“{name}” was not opened. To use it as a task, drop it on the Iterate screen."))
            }
        }
    }
}
