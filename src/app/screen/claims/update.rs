//! The rules of the claims' screen: what each event changes, and its effects.

use super::{Content, Event, Model, Setup};
use crate::app::address::{Locked, Pairs, Written};
use crate::app::content::Loading;
use crate::app::screen::{self, Screen, ScreenId};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use std::sync::Arc;

/// The file of the claims, by its path in the site.
pub const PATH: &str = "claims/index.json";

impl Screen for Model {
    fn read(&mut self, _: &mut Tasks, _: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        self.setup = Setup::read(pairs);
        match self.content {
            Loading::Here(_) => self.settle(),
            Loading::Coming => Vec::new(),
            Loading::Idle | Loading::Failed(_) => self.load(),
        }
    }

    fn write(&self, keys: &mut Written) {
        self.setup.write(keys);
    }

    fn update(&mut self, _: &mut Tasks, _: Wall, event: screen::Event) -> Vec<Effect> {
        match event {
            screen::Event::ContentLoaded(_, result) => self.loaded(result),
            screen::Event::Claims(event) => self.change_by(event),
            _ => Vec::new(),
        }
    }

    fn leave(&mut self, _: Wall) -> Vec<Effect> {
        Vec::new()
    }

    fn is_locked(&self, locked: &Locked, event: &screen::Event) -> bool {
        match event {
            screen::Event::Claims(Event::Searched(_)) => locked.holds("q"),
            screen::Event::Claims(Event::VerdictPressed(_)) => locked.holds("verdict"),
            screen::Event::Claims(Event::ArticleChosen(_)) => locked.holds("article"),
            screen::Event::Claims(Event::Cleared) => ["q", "verdict", "article"].iter().any(|key| locked.holds(key)),
            _ => false,
        }
    }

    fn is_ready(&self, _: &Tasks) -> bool {
        self.content.is_settled()
    }
}

impl Model {
    fn change_by(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Searched(words) => self.setup.search = Setup::words(&words),
            Event::VerdictPressed(verdict) => {
                self.setup.verdict = Some(verdict).filter(|verdict| self.setup.verdict != Some(*verdict));
            }
            Event::ArticleChosen(id) => self.setup.article = Some(id).filter(|id| !id.is_empty()),
            Event::Cleared => self.setup = Setup::default(),
            Event::CopyPressed(id) => return vec![Effect::CopyLink(Self::own_link(&id))],
            Event::RetryPressed => return self.load(),
        }
        // A claim that somebody has filtered out is not open any more.
        if self.setup.claim.as_ref().is_some_and(|id| !self.passes(id)) {
            self.setup.claim = None;
        }
        Vec::new()
    }

    fn load(&mut self) -> Vec<Effect> {
        self.content = Loading::Coming;
        vec![Effect::LoadContent(ScreenId::Claims, PATH.to_owned())]
    }

    fn loaded(&mut self, result: Result<String, String>) -> Vec<Effect> {
        match result.and_then(|json| Content::read(&json)) {
            Ok(content) => {
                self.content = Loading::Here(Arc::new(content));
                self.settle()
            }
            Err(reason) => {
                self.content = Loading::Failed(reason);
                vec![]
            }
        }
    }

    /// Takes out of the set-up what the file does not have, with a notice for each.
    fn settle(&mut self) -> Vec<Effect> {
        let Some(content) = self.content().cloned() else { return Vec::new() };
        let known = |id: &String| id == Setup::NO_ARTICLE || content.articles.iter().any(|article| article.id == *id);
        let no_claim = self.setup.claim.take_if(|id| content.entry(id).is_none());
        let no_article = self.setup.article.take_if(|id| !known(id));
        let lost = [("claim", no_claim), ("article", no_article)];
        let notice =
            |(key, id): (&str, Option<String>)| id.map(|id| format!("{key}: there is no `{id}`; it is left out"));
        lost.into_iter().filter_map(notice).map(Effect::PostError).collect()
    }
}
