//! The keys of an address that a visitor cannot change, because the page that shows the playground has set them.

/// Keys, separated by commas, as a link or a message names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locked(String);

/// The name for every key.
const ALL: &str = "all";

impl Locked {
    /// Keys, separated by commas: `seed,lanes`; `all` means every key.
    pub fn new(keys: &str) -> Self {
        Self(keys.to_owned())
    }

    /// Whether no key is locked.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys, as they were named.
    pub fn keys(&self) -> &str {
        &self.0
    }

    /// Whether a key is locked. A key of one lane, such as `0.rate`, is also locked by its name in every lane: `rate`.
    pub fn holds(&self, key: &str) -> bool {
        let field = key.split('.').next_back().unwrap_or_default();
        self.names().any(|name| [ALL, key, field].contains(&name))
    }

    /// What a visitor is told; empty if nothing is locked.
    pub fn words(&self) -> String {
        let names: Vec<&str> = self.names().collect();
        if names.is_empty() {
            String::new()
        } else if names.contains(&ALL) {
            "The page that shows this has locked the settings.".to_owned()
        } else {
            format!("The page that shows this has locked: {}.", names.join(", "))
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').map(str::trim).filter(|name| !name.is_empty())
    }
}
