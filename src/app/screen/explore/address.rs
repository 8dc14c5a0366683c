//! The screen's part of the address: `panel=ID`, and the numbers of the shown panel that differ from their start.

use super::field::Kind;
use super::{Field, Model, PANELS, Values};
use crate::app::address::{Pairs, Written};

impl Model {
    /// Takes the panel and its numbers out of a query. Other panels keep theirs.
    pub fn read_keys(&mut self, pairs: &mut Pairs) {
        let by_id = |id: &str| PANELS.iter().position(|panel| panel.id == id);
        self.shown = pairs.take("panel", by_id).unwrap_or_default();
        let mut values = Values::of(self.panel());
        for (n, field) in self.panel().fields.iter().enumerate() {
            if let Some(value) = read(field, pairs) {
                values = values.with(n, value);
            }
        }
        self.set(values);
    }

    /// Adds them to a fragment.
    pub fn write_keys(&self, keys: &mut Written) {
        self.write_panel(self.shown, keys);
    }

    /// Adds those of a panel.
    pub(super) fn write_panel(&self, place: usize, keys: &mut Written) {
        let Some((panel, values)) = PANELS.get(place).zip(self.values.get(place)) else { return };
        if place > 0 {
            keys.add("panel", panel.id);
        }
        for (n, field) in panel.fields.iter().enumerate() {
            let value = field.text(values.get(n));
            if value != field.text(field.start) {
                keys.add(field.key, &value);
            }
        }
    }
}

fn read(field: &Field, pairs: &mut Pairs) -> Option<f64> {
    let (least, most) = field.range;
    match field.kind {
        Kind::Even | Kind::Logarithmic => pairs.number(field.key, least, most),
        Kind::Whole => pairs.whole(field.key, (least as u32, most as u32)).map(f64::from),
        Kind::Choice(choices) => {
            let position = |word: &str| choices.iter().position(|(known, _)| *known == word);
            pairs.take(field.key, position).map(|n| n as f64)
        }
    }
}
