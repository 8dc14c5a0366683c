//! The claims in sentences.

use super::{Content, Entry, Model, Setup, Verdict};
use crate::app::html;

impl Content {
    /// So many claims of the articles have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.claims().filter(|entry| entry.verdict == verdict).count()
    }

    /// The tally in a sentence, as HTML: before each number the mark that stands for the verdict in the picture.
    pub fn tally(&self) -> String {
        let counted = Verdict::ALL.map(|verdict| {
            let words = verdict.counted(self.count(verdict)).replace(' ', "\u{a0}");
            format!("<span class=\"claims-count\">{}{words}</span>", verdict.mark())
        });
        let [first @ .., last] = &counted;
        format!("Of {} claims, {}, and {last}.", self.claims().count(), first.join(", "))
    }

    /// The articles to choose from, as HTML.
    fn article_options(&self, chosen: Option<&str>) -> String {
        let articles = self.articles.iter();
        let titles: Vec<_> =
            articles.map(|article| (&article.id, format!("{}: {}", article.id, article.title))).collect();
        let every = [("", "Every article")].into_iter();
        let titles = titles.iter().map(|(id, title)| (id.as_str(), title.as_str()));
        html::options(every.chain(titles).chain([(Setup::NO_ARTICLE, "In no article")]), chosen.unwrap_or_default())
    }
}

impl Entry {
    /// To what the verdict refers, as the rest of a sentence that begins with the verdict.
    pub fn remark_words(&self) -> String {
        if self.remark.is_empty() { String::new() } else { format!(": {}", self.remark) }
    }

    /// Its mark in the picture, in words.
    pub fn mark_words(&self) -> String {
        format!("{}, {}: {}", self.id, self.verdict.title().to_lowercase(), self.said)
    }

    /// Where it was said and what the finding rests on.
    pub fn source_words(&self) -> String {
        let said = match &*self.articles {
            [] if self.heard => "Heard elsewhere.".to_owned(),
            [] => "In none of the articles.".to_owned(),
            [one] => format!("In article {one}."),
            [first @ .., last] => format!("In articles {} and {last}.", first.join(", ")),
        };
        let sources = self.sources.iter().map(|source| match &*source.date {
            "" => source.name.clone(),
            date => format!("{}, {}", source.name, spoken(date)),
        });
        let sources: Vec<_> = sources.collect();
        match &*sources {
            [] => format!("{said} Source: none found."),
            [one] => format!("{said} Source: {one}."),
            several => format!("{said} Sources: {}.", several.join("; ")),
        }
    }
}

/// A date as people say it: `12 February 2026`. A line never breaks within it.
fn spoken(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    day.into_iter().chain(month.copied()).chain([year]).collect::<Vec<_>>().join("\u{a0}")
}

impl Model {
    /// The tally; empty until the claims have loaded.
    pub fn tally(&self) -> String {
        self.content().map(|content| content.tally()).unwrap_or_default()
    }

    /// The articles to choose from, as HTML.
    pub fn article_options(&self) -> String {
        let chosen = self.setup.article.as_deref();
        self.content().map(|content| content.article_options(chosen)).unwrap_or_default()
    }

    /// How many claims are listed, in words.
    pub fn listed_words(&self) -> String {
        let Some(content) = self.content() else { return String::new() };
        let [claims, heard] = [false, true].map(|heard| {
            let all = content.entries.iter().filter(move |entry| entry.heard == heard);
            (all.clone().filter(|entry| entry.passes(&self.setup)).count(), all.count())
        });
        if !self.is_filtered() {
            let sentences = if heard.1 == 1 { "sentence" } else { "sentences" };
            return format!("All {} claims, and {} {sentences} heard elsewhere.", claims.1, heard.1);
        }
        match (claims, heard.0) {
            ((0, _), 0) => "No claim matches. Try other words, or clear the filters.".to_owned(),
            ((0, _), some) => format!("No claim matches, but {some} heard elsewhere."),
            ((some, all), 0) => format!("{some} of {all} claims."),
            ((some, all), more) => format!("{some} of {all} claims, and {more} heard elsewhere."),
        }
    }

    /// Why there are no claims to see; empty if nothing failed.
    pub fn failure(&self) -> String {
        let words = |reason| format!("The claims could not be opened. {}: {reason}", super::PATH);
        self.content.failure().map(words).unwrap_or_default()
    }
}
