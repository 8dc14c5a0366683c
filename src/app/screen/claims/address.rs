//! The claims' part of the address.

use super::Verdict;
use super::content::is_id;
use crate::app::address::{Pairs, Written};
use crate::app::screen::ScreenId;

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// The opened claim: its number, or the letter of something heard elsewhere.
    pub claim: Option<String>,
    /// Only claims with this verdict.
    pub verdict: Option<Verdict>,
    /// Only claims of this article, by its id, or of none, by [`Setup::NO_ARTICLE`].
    pub article: Option<String>,
    /// Only claims with these words. Empty for all.
    pub search: String,
}

impl Setup {
    /// In place of an article's id: what no article says.
    pub const NO_ARTICLE: &str = "none";

    /// The most characters of a search.
    const LONGEST: usize = 100;

    /// Takes the claims' keys out of a query.
    pub fn read(pairs: &mut Pairs) -> Self {
        Self {
            claim: pairs.take("claim", claim),
            verdict: pairs.take("verdict", Verdict::by_id),
            article: pairs.take("article", |id| is_id(id).then(|| id.to_owned())),
            search: pairs.take("q", |words| Some(Self::words(words))).unwrap_or_default(),
        }
    }

    /// Adds them to a fragment.
    pub fn write(&self, keys: &mut Written) {
        let verdict = self.verdict.map(Verdict::id);
        let search = Some(self.search.trim()).filter(|words| !words.is_empty());
        for (key, value) in [
            ("claim", self.claim.as_deref()),
            ("verdict", verdict),
            ("article", self.article.as_deref()),
            ("q", search),
        ] {
            if let Some(value) = value {
                keys.add(key, value);
            }
        }
    }

    /// A search as it is kept: without control characters, and not longer than an address can bear.
    pub(super) fn words(typed: &str) -> String {
        typed.chars().filter(|c| !c.is_control()).take(Self::LONGEST).collect()
    }

    /// The fragment, without the page's own keys.
    pub(super) fn fragment(&self) -> String {
        let mut keys = Written::at(ScreenId::Claims.path());
        self.write(&mut keys);
        keys.finish()
    }
}

/// The name of a claim: a number without zeros before it, or a capital letter.
fn claim(text: &str) -> Option<String> {
    let number = text.parse::<u16>().is_ok_and(|number| (1..1000).contains(&number) && number.to_string() == text);
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    (number || letter).then(|| text.to_owned())
}
