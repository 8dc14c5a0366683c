//! The keys of an address that a visitor cannot change, because the page that shows the playground has set them.

/// Keys, separated by commas, as a link or a message names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locked(String);

/// The name for every key.
const ALL: &str = "all";

impl Locked {
    /// Keys, separated by commas: `seed,lanes`; `all` means every key.
    pub fn new(keys: &str) -> Self {
        Self(keys.replace(" ", ""))
    }

    /// Whether no key is locked.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys, as they were named.
    pub fn keys(&self) -> &str {
        &self.0
    }

    /// Whether a key is named, or every key.
    pub fn holds(&self, key: &str) -> bool {
        self.0.split(',').any(|name| name == key || name == ALL)
    }

    /// Whether a key of a lane or of a model is locked, such as `0.rate`: by that name, or in all of them by its own.
    pub fn holds_field(&self, of: &str, key: &str) -> bool {
        self.holds(key) || self.holds(&format!("{of}.{key}"))
    }

    /// What a visitor is told; empty if nothing is locked.
    pub fn words(&self) -> String {
        let names: Vec<&str> = self.0.split(',').filter(|name| !name.is_empty()).collect();
        if names.is_empty() {
            String::new()
        } else if names.contains(&ALL) {
            "The page that shows this has locked the settings.".to_owned()
        } else {
            format!("The page that shows this has locked: {}.", names.join(", "))
        }
    }
}
