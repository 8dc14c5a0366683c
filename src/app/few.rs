//! A map of a few values. A `BTreeMap` costs the page about 6 KB of code (2 KB compressed) for each kind of key and value;
//! this one costs almost nothing, and looks at every key.

use serde::{Serialize, Serializer};

/// Values by key, in the order of their keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Few<K, V>(Vec<(K, V)>);

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialOrd, V> Few<K, V> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The value of a key.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.0.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The value of a key, which is made if there is none.
    pub fn get_or(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        let at = self.0.iter().position(|(known, _)| *known >= key).unwrap_or(self.0.len());
        if self.0.get(at).is_none_or(|(known, _)| *known != key) {
            self.0.insert(at, (key, new()));
        }
        &mut self.0[at].1
    }

    /// Adds a value, or replaces the one of this key.
    pub fn insert(&mut self, key: K, value: V) {
        self.remove(&key);
        self.get_or(key, || value);
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(at).1)
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Keeps those alone.
    pub fn retain(&mut self, is_kept: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| is_kept(key, value));
    }

    /// Keys and values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K: Serialize, V: Serialize> Serialize for Few<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// Later values of a key are left out.
impl<K: PartialOrd, V> FromIterator<(K, V)> for Few<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut few = Self::default();
        for (key, value) in pairs {
            few.get_or(key, || value);
        }
        few
    }
}
