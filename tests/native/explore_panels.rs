//! Asks a panel, for the tests of single panels.

use hare_and_tortoise::app::screen::explore::{PANELS, Panel, Shown, Values};

/// A panel by its name.
pub(crate) struct Asked(pub(crate) &'static str);

impl Asked {
    #[track_caller]
    pub(crate) fn panel(&self) -> &'static Panel {
        PANELS.iter().find(|panel| panel.id == self.0).unwrap_or_else(|| panic!("no panel `{}`", self.0))
    }

    /// Its answer with these numbers, each by its key; the others are as at the start.
    #[track_caller]
    pub(crate) fn shown(&self, changes: &[(&str, f64)]) -> Shown {
        let panel = self.panel();
        let values = changes.iter().fold(Values::of(panel), |values, (key, value)| {
            let field = panel.fields.iter().position(|field| field.key == *key);
            values.with(field.unwrap_or_else(|| panic!("no `{key}`")), *value)
        });
        panel.answer(&values)
    }

    /// Checks its sentence with these numbers.
    #[track_caller]
    pub(crate) fn check(&self, changes: &[(&str, f64)], sentence: &str) {
        assert_eq!(plain(&self.shown(changes).sentence), sentence);
    }
}

/// A text with plain spaces.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Checks that the sentence or a note has these words.
#[track_caller]
pub(crate) fn check_says(shown: &Shown, words: &[&str]) {
    let text = plain(&format!("{}\n{}", shown.sentence, shown.notes.join("\n")));
    for word in words {
        assert!(text.contains(word), "{word} is not in: {text}");
    }
}
