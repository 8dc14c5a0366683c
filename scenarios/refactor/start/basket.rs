//! What somebody is about to buy.

use crate::catalogue::Article;

/// How many of an article.
#[derive(Debug)]
struct Line {
    article: &'static Article,
    count: u32,
}

/// Articles, each on one line.
#[derive(Debug, Default)]
pub struct Basket {
    lines: Vec<Line>,
}

impl Basket {
    /// Puts in so many more of an article.
    pub fn add(&mut self, article: &'static Article, count: u32) {
        match self.lines.iter_mut().find(|line| line.article == article) {
            Some(line) => line.count += count,
            None => self.lines.push(Line { article, count }),
        }
    }

    /// What the goods cost, in cents.
    pub fn goods(&self) -> i64 {
        self.lines.iter().map(|line| line.article.price * i64::from(line.count)).sum()
    }

    /// What it weighs.
    pub fn grams(&self) -> u32 {
        self.lines.iter().map(|line| line.article.grams * line.count).sum()
    }
}
