//! The file of the claims, as people write it and as the page loads it.

use super::{Setup, Verdict};
use crate::app::screen::ScreenId;
use crate::scenario::json::{Place, Result as Read, parse};

/// The claims of a site, and how they were checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// When and against what everything was checked, as the end of a sentence.
    pub checked: String,
    /// How it was checked: paragraphs.
    pub how: Vec<String>,
    /// The articles that make the claims.
    pub articles: Vec<Article>,
    /// The claims of the articles, by number; then what is heard elsewhere.
    pub entries: Vec<Entry>,
}

/// An article that makes claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its name in claims and addresses.
    pub id: String,
    /// Its title, or how it begins.
    pub title: String,
}

/// Something that a finding rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Who says it, and where.
    pub name: String,
    /// Its date: a year, a month or a day; empty if it is unknown.
    pub date: String,
}

/// A sentence, and what was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name in addresses: the number of a claim, or the letter of something heard elsewhere.
    pub id: String,
    /// Whether it is in none of the articles and not counted, but heard elsewhere.
    pub heard: bool,
    /// The ids of the articles that say it.
    pub articles: Vec<String>,
    /// What was said.
    pub said: String,
    /// Whether it holds.
    pub verdict: Verdict,
    /// To what the verdict refers or is limited; empty if it needs no remark.
    pub remark: String,
    /// What was found.
    pub found: String,
    /// What to say instead.
    pub instead: String,
    /// What that rests on; empty if nothing was found.
    pub sources: Vec<Source>,
    /// A link to feel it.
    pub feel: Option<Feel>,
}

/// A link that opens the playground set up to feel a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Feel {
    /// What to do there.
    pub text: String,
    /// The fragment.
    pub link: String,
}

/// The sources by id.
type Sources = Vec<(String, Source)>;

impl Content {
    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong, with the claim and the field.
    pub fn read(json: &str) -> Result<Self, String> {
        let value = parse(json).map_err(|error| error.to_string())?;
        let root = Place::root(&value);
        let (checked, how) = checked(&root).map_err(|error| error.to_string())?;
        let articles = items(&root, "article", |n| format!("article {}", n + 1), |_, place| Article::read(place))?;
        let sources = items(&root, "source", |n| format!("source {}", n + 1), |_, place| Source::read(place))?;
        let ids = articles.iter().map(|article| &article.id).chain(sources.iter().map(|(id, _)| id));
        twice(ids)?;
        let claim = |n, place: &Place| Entry::read(place, n, false, &articles, &sources);
        let heard = |n, place: &Place| Entry::read(place, n, true, &articles, &sources);
        let mut entries = items(&root, "claim", |n| format!("claim {}", n + 1), claim)?;
        entries.extend(items(&root, "heard", |n| format!("heard {}", letter(n)), heard)?);
        Ok(Self { checked, how, articles, entries })
    }

    /// The claims of the articles, without what is heard elsewhere.
    pub fn claims(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.heard)
    }

    /// What is heard elsewhere.
    pub fn heard(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.heard)
    }
}

/// When and how everything was checked.
fn checked(root: &Place) -> Read<(String, Vec<String>)> {
    root.knows(&["checked", "how", "article", "source", "claim", "heard"])?;
    let how = root.required("how")?;
    let how = how.items()?.map(|paragraph| words(&paragraph)).collect::<Read<_>>()?;
    Ok((text(root, "checked")?, how))
}

impl Article {
    fn read(place: &Place) -> Read<Self> {
        place.knows(&["id", "title"])?;
        let id = id(place)?;
        // In the address it stands for what no article says.
        if id == Setup::NO_ARTICLE {
            return place.required("id")?.refuse(format!("`{id}` means no article in the address; take another id"));
        }
        Ok(Self { id, title: text(place, "title")? })
    }
}

impl Source {
    fn read(place: &Place) -> Read<(String, Self)> {
        place.knows(&["id", "name", "date"])?;
        let date = optional(place, "date")?;
        if !is_date(&date) {
            return place.required("date")?.refuse(format!("`{date}` is no year, month or day, such as 2026-02-12"));
        }
        Ok((id(place)?, Self { name: text(place, "name")?, date }))
    }
}

impl Entry {
    fn read(place: &Place, n: usize, heard: bool, articles: &[Article], known: &Sources) -> Read<Self> {
        let name = if heard { "letter" } else { "number" };
        let mut fields = vec![name, "said", "verdict", "remark", "found", "instead", "sources", "feel", "link"];
        if !heard {
            fields.push("articles");
        }
        place.knows(&fields)?;
        let own = place.required(name)?;
        let (id, wanted) = if heard {
            (own.text()?.to_owned(), letter(n))
        } else {
            (own.count(&(1..=999))?.to_string(), (n + 1).to_string())
        };
        if id != wanted {
            return own.refuse(format!("is {id}, but {wanted} comes next"));
        }
        let mut said_in = Vec::new();
        if !heard {
            for article in place.required("articles")?.items()? {
                let id = article.text()?;
                if !articles.iter().any(|known| known.id == id) {
                    return article.refuse(format!("there is no article `{id}`"));
                }
                said_in.push(id.to_owned());
            }
        }
        let mut sources = Vec::new();
        for source in place.required("sources")?.items()? {
            let id = source.text()?;
            match known.iter().find(|(known, _)| known == id) {
                Some((_, source)) => sources.push(source.clone()),
                None => return source.refuse(format!("there is no source `{id}`")),
            }
        }
        let verdict = place.required("verdict")?.one_of(&Verdict::ALL.map(|verdict| (verdict.id(), verdict)))?;
        if sources.is_empty() && verdict != Verdict::NotFound {
            return place.required("sources")?.refuse("is empty; only what was not found may have none");
        }
        Ok(Self {
            id,
            heard,
            articles: said_in,
            said: text(place, "said")?,
            verdict,
            remark: optional(place, "remark")?,
            found: text(place, "found")?,
            instead: text(place, "instead")?,
            sources,
            feel: Feel::read(place)?,
        })
    }
}

impl Feel {
    fn read(place: &Place) -> Read<Option<Self>> {
        if place.field("feel")?.is_none() && place.field("link")?.is_none() {
            return Ok(None);
        }
        let feel = Self { text: text(place, "feel")?, link: text(place, "link")? };
        if feel.screen().is_none() || !feel.link.contains('?') {
            let reason = "names no screen, or has no key; a link looks like #/race?seed=7";
            return place.required("link")?.refuse(reason);
        }
        Ok(Some(feel))
    }

    /// The screen that it opens.
    pub fn screen(&self) -> Option<ScreenId> {
        ScreenId::at(self.link.strip_prefix('#')?.split('?').next()?)
    }
}

/// The letter of the n-th thing heard elsewhere.
fn letter(n: usize) -> String {
    char::from(b'A' + n.min(25) as u8).to_string()
}

/// Reads the items of a list. An error names the item by its name instead of its place in the list.
fn items<T>(
    root: &Place,
    list: &str,
    name: impl Fn(usize) -> String,
    read: impl Fn(usize, &Place) -> Read<T>,
) -> Result<Vec<T>, String> {
    let list = root.required(list).map_err(|error| error.to_string())?;
    let items = list.items().map_err(|error| error.to_string())?;
    let item = |(n, place): (usize, Place)| {
        read(n, &place).map_err(|error| match error.path.split_once("].") {
            Some((_, field)) => format!("{}: {field}: {}", name(n), error.reason),
            None => format!("{}: {}", name(n), error.reason),
        })
    };
    items.enumerate().map(item).collect()
}

/// Refuses an id that is given to two articles, two sources, or one of each.
fn twice<'a>(ids: impl Iterator<Item = &'a String>) -> Result<(), String> {
    let mut seen = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            return Err(format!("id: `{id}` is given twice"));
        }
        seen.push(id);
    }
    Ok(())
}

fn id(place: &Place) -> Read<String> {
    let id = text(place, "id")?;
    if is_id(&id) { Ok(id) } else { place.required("id")?.refuse("may have only a-z, 0-9 and -") }
}

/// Whether a text can be an id, in files and in addresses.
pub(super) fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_date(date: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = date.split('-');
    date.is_empty()
        || (parts.next().is_some_and(|year| digits(year, 4))
            && parts.by_ref().take(2).all(|part| digits(part, 2))
            && parts.next().is_none())
}

/// A text that must be there and say something.
fn text(place: &Place, name: &str) -> Read<String> {
    words(&place.required(name)?)
}

fn words(place: &Place) -> Read<String> {
    let text = place.text()?.trim();
    if text.is_empty() { place.refuse("is empty") } else { Ok(bound(text)) }
}

/// A text in which no line breaks between a number and its unit.
fn bound(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    for word in text.split(' ') {
        let unit = word.trim_end_matches(['.', ',', ';', ':', ')', '”']);
        if !bound.is_empty() {
            let after_number = bound.ends_with(|c: char| c.is_ascii_digit());
            bound.push(if after_number && ["s", "ms", "min", "%", "MW"].contains(&unit) { '\u{a0}' } else { ' ' });
        }
        bound.push_str(word);
    }
    bound
}

/// A text that may be missing.
fn optional(place: &Place, name: &str) -> Read<String> {
    place.field(name)?.map_or_else(|| Ok(String::new()), |place| words(&place))
}
