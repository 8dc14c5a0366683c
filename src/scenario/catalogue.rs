//! The list of scenarios a site offers: `scenarios/index.json`, written by the build.

use serde::{Deserialize, Serialize};

/// The scenarios of a site, in the order they are offered.
pub type Catalogue = Vec<CatalogueEntry>;

/// One scenario, as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct CatalogueEntry {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
}
