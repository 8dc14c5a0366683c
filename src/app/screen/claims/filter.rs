//! Which claims are listed.

use super::{Content, Entry, Model, Setup};

/// A text as the search compares it: in small letters, with plain quotes, and with numbers and units in one spelling.
fn folded(text: &str) -> String {
    let plain = |c| match c {
        '‘' | '’' => Some('\''),
        '“' | '”' => Some('"'),
        '\u{a0}' => Some(' '),
        '×' => Some('x'),
        // `1,000` and `1000` are the same number.
        ',' => None,
        c => Some(c),
    };
    text.chars().filter_map(plain).collect::<String>().to_lowercase().replace(" %", "%")
}

impl Entry {
    /// Everything that a search looks at.
    fn words(&self) -> String {
        let sources = self.source_words();
        let mut words = vec![&*self.said, self.verdict.title(), &self.remark, &self.found, &self.instead, &sources];
        words.extend(self.sources.iter().map(|source| &*source.date));
        folded(&words.join(" "))
    }

    /// Whether it passes search and filters.
    pub(super) fn passes(&self, setup: &Setup) -> bool {
        let from_article = |id: &String| {
            if id == Setup::NO_ARTICLE { self.articles.is_empty() } else { self.articles.contains(id) }
        };
        let wanted = folded(&setup.search);
        let mut wanted = wanted.split_whitespace().peekable();
        setup.verdict.is_none_or(|verdict| verdict == self.verdict)
            && setup.article.as_ref().is_none_or(from_article)
            && (wanted.peek().is_none() || {
                let words = self.words();
                wanted.all(|word| words.contains(word))
            })
    }
}

impl Content {
    /// A claim, or something heard elsewhere, by its id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

impl Setup {
    /// Whether it leaves out anything.
    pub(super) fn is_filtered(&self) -> bool {
        self.verdict.is_some() || self.article.is_some() || !self.search.trim().is_empty()
    }
}

impl Model {
    /// Whether anything is left out.
    pub fn is_filtered(&self) -> bool {
        self.setup.is_filtered()
    }

    /// Whether a claim passes search and filters.
    pub fn passes(&self, id: &str) -> bool {
        self.content().and_then(|content| content.entry(id)).is_some_and(|entry| entry.passes(&self.setup))
    }

    /// Whether a claim is listed: it passes search and filters, or the address asks for it.
    pub fn is_listed(&self, id: &str) -> bool {
        self.is_open(id) || self.passes(id)
    }

    /// Whether the address asks for this claim.
    pub fn is_open(&self, id: &str) -> bool {
        self.setup.claim.as_deref() == Some(id)
    }

    /// Whether something that is heard elsewhere is listed.
    pub fn lists_heard(&self) -> bool {
        self.content().is_some_and(|content| content.heard().any(|entry| self.is_listed(&entry.id)))
    }

    /// The link to a claim from the present list, without the page's own keys: search and filters stay if they list it.
    pub fn link_to(&self, id: &str) -> String {
        let before = if self.passes(id) { self.setup.clone() } else { Setup::default() };
        Setup { claim: Some(id.to_owned()), ..before }.fragment()
    }

    /// The link to a claim for other people: the claim and nothing else.
    pub fn own_link(id: &str) -> String {
        Setup { claim: Some(id.to_owned()), ..Setup::default() }.fragment()
    }
}
