//! The list of scenarios a site offers: `scenarios/index.json`, written by the build.

use super::ScenarioId;
use super::json::{Place, Result, parse};

/// The scenarios of a site, in the order they are offered.
pub type Catalogue = Vec<CatalogueEntry>;

/// One scenario in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The scenario's id.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
}

/// Reads a list of scenarios. Other fields of an entry are ignored.
///
/// # Errors
/// If the text is not such a list; the error names the place and the reason.
pub fn read_catalogue(json: &str) -> Result<Catalogue> {
    let value = parse(json)?;
    let entry = |place: Place| {
        let id = place.required("id")?;
        let id = ScenarioId::new(id.text()?).map_or_else(|| id.refuse("is not a valid scenario id"), Ok)?;
        Ok(CatalogueEntry { id, title: place.required("title")?.text()?.to_owned() })
    };
    Place::root(&value).items()?.map(entry).collect()
}
