//! The address: the screen and all state that makes its run, in the fragment, readable and editable by hand.
//!
//! This module knows keys and values, but no screen: each screen reads and writes its own. `docs/address.md` lists
//! every key. Reading never fails: a value out of range is clamped and one that does not parse is left out, each with a
//! notice that names it.

mod controls;
mod fragment;
mod locked;
mod pairs;
mod theme;
mod written;

pub use controls::Controls;
pub use fragment::Fragment;
pub use locked::Locked;
pub use pairs::{NOT_WHOLE, OUT_OF_RANGE, Pairs, Typed, excerpt, flag, packed};
pub use theme::Theme;
pub use written::Written;

/// The version of the meaning of links.
pub const VERSION: u32 = 1;

/// The seed of an address that has none.
pub const SEED: u64 = 7;

/// The keys of an address that concern the whole page, whatever its screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageKeys {
    /// Whether only the instrument is shown.
    pub embed: bool,
    /// Whether the page is projected: large, and without controls except play.
    pub present: bool,
    /// Light, dark or as the system says.
    pub theme: Theme,
    /// What the race shows besides its lanes and its timeline.
    pub controls: Controls,
    /// The keys that a visitor cannot change.
    pub locked: Locked,
}

impl PageKeys {
    /// Takes the page's keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        if let Some(version) = pairs.take("v", |text| text.parse::<u32>().ok())
            && version != VERSION
        {
            pairs.notice(format!("v: this link has version {version}; this page reads version {VERSION}"));
        }
        Self {
            embed: pairs.take("embed", flag).unwrap_or_default(),
            present: pairs.take("present", flag).unwrap_or_default(),
            theme: pairs.take("theme", Theme::by_name).unwrap_or_default(),
            controls: pairs.take("controls", Controls::by_name).unwrap_or_default(),
            locked: pairs.take("locked", |keys| Some(Locked::new(keys))).unwrap_or_default(),
        }
    }

    /// Writes what differs from the defaults.
    pub fn write(&self, keys: &mut Written) {
        if self.embed {
            keys.add("embed", "1");
        }
        if self.present {
            keys.add("present", "1");
        }
        if self.theme != Theme::default() {
            keys.add("theme", self.theme.name());
        }
        if self.controls != Controls::default() {
            keys.add("controls", self.controls.name());
        }
        if !self.locked.is_empty() {
            keys.add("locked", self.locked.keys());
        }
    }
}
