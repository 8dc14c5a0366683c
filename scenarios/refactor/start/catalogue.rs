//! What the shop sells.

/// Something the shop sells.
#[derive(Debug, PartialEq)]
pub struct Article {
    pub name: &'static str,
    /// In cents, VAT included.
    pub price: i64,
    /// What one weighs, packed.
    pub grams: u32,
}

const ARTICLES: [Article; 6] = [
    Article { name: "kettle", price: 3_490, grams: 1_150 },
    Article { name: "teapot", price: 2_750, grams: 900 },
    Article { name: "tray", price: 1_800, grams: 1_400 },
    Article { name: "cup", price: 685, grams: 310 },
    Article { name: "strainer", price: 445, grams: 60 },
    Article { name: "tea", price: 895, grams: 250 },
];

/// The article of a name.
pub fn find(name: &str) -> Option<&'static Article> {
    ARTICLES.iter().find(|article| article.name == name)
}
