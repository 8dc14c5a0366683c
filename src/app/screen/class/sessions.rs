//! The sessions of a class: each a point on the map of who wins.

use super::view::{FEWEST, Group, View, few};
use super::{Drawn, Model};
use crate::app::Effect;
use crate::app::address::{Fragment, Pairs};
use crate::app::plot::{Axis, Figure, Layer, Picture, Quantity, winners};
use crate::app::result::{Unread, Worked};
use crate::app::tasks::Tasks;
use crate::engine::cycle::{Parameter, Rivals};
use crate::engine::{figures, order};
use crate::scenario::{ScenarioId, ScriptKind};
use Quantity::{Seconds, Times};

impl Model {
    /// Goes through the sessions whose tasks are here, and asks for the tasks of the others.
    pub(super) fn work_through(&mut self, tasks: &mut Tasks) -> Vec<Effect> {
        let mut effects = Vec::new();
        for link in &self.pool.sessions {
            if self.worked.contains_key(link) {
                continue;
            }
            let mut pairs = Pairs::new(&Fragment::read(link).query);
            let id = pairs.take("scenario", ScenarioId::new);
            let own = pairs.take("own", |text| Some(text == "1")).unwrap_or_default();
            let Some(id) = id.filter(|_| !own) else {
                self.worked.insert(link.clone(), Err("its task is in a file of a person’s own".to_owned()));
                continue;
            };
            if let Some(task) = tasks.of_site(&id) {
                self.worked.insert(link.clone(), (self.measure)(link, task));
            } else if let Some(reason) = tasks.failure(&id) {
                self.worked.insert(link.clone(), Err(tasks.refusal(&id, reason)));
            } else if tasks.catalogue.iter().any(|listed| listed.id == id) {
                effects.extend(tasks.need(&id));
            } else if tasks.lack_list() || !tasks.catalogue.is_empty() {
                self.worked.insert(link.clone(), Err(format!("this site has no task “{id}”")));
            }
        }
        effects
    }

    /// The sessions on the map; `None` if there are none.
    pub(super) fn sessions(&self) -> Option<View> {
        if self.pool.sessions.is_empty() {
            return None;
        }
        let worked: Vec<&Worked> = self.worked.values().filter_map(|worked| worked.as_ref().ok()).flatten().collect();
        let (title, question) = ("Sessions".to_owned(), "<p>When does the fast model win?</p>".to_owned());
        let group = Group::Sessions;
        // A link of a trial has two sessions of one person.
        let n_links = self.worked.values().filter(|worked| worked.is_ok()).count();
        if n_links < FEWEST {
            let sentence = match self.pool.sessions.iter().filter(|link| !self.worked.contains_key(*link)).count() {
                0 => few(n_links, "session", "sessions"),
                _ => "The tasks of the sessions are being loaded.".to_owned(),
            };
            return Some(View { group, title, question, sentence, ..View::default() });
        }
        let (picture, wait) = map(&worked);
        let sentence = sentence(&worked, wait);
        let head = ["Model", "Turns", "Own time per turn", "Fast model’s wait, times shorter", "Accepted"];
        let mut rows: Vec<_> = worked.iter().map(|worked| row(worked)).collect();
        order::few(&mut rows, |one, other| one <= other);
        let drawn = Drawn::new("", &Figure::Picture(picture)).with_table(&head, &rows);
        Some(View { group, title, question, sentence, drawn: vec![drawn] })
    }

    /// The sessions that have no place on the map, each with the reason.
    pub(super) fn unworked(&self) -> impl Iterator<Item = Unread> {
        let links = self.pool.sessions.iter();
        links.filter_map(|link| {
            let why = self.worked.get(link)?.as_ref().err()?.clone();
            Some(Unread { place: "a session".to_owned(), text: crate::app::address::excerpt(link), why })
        })
    }
}

fn row(worked: &Worked) -> Vec<String> {
    vec![
        worked.name.clone(),
        worked.turns.to_string(),
        Seconds.words(worked.own),
        figures::ratio(worked.faster()),
        if worked.accepted { "yes" } else { "no" }.to_owned(),
    ]
}

/// The chance that an answer is right, slow and fast, as the map assumes it.
fn chances() -> [f64; 2] {
    [Parameter::SlowRight, Parameter::FastRight].map(|chance| chance.default().value)
}

/// The map with the sessions on it, and the slow model's wait for which it is drawn: the middle one of the sessions.
fn map(worked: &[&Worked]) -> (Picture, f64) {
    let mut waits: Vec<f64> = worked.iter().map(|worked| worked.waits[0]).collect();
    order::rising(&mut waits);
    let wait = waits.get(waits.len() / 2).copied().unwrap_or(1.0).max(0.1);
    let across = Axis::logarithmic("Own time per turn", Seconds, 1.0, 600.0);
    let up = Axis::logarithmic("The fast model’s wait, times shorter", Times, 1.0, 30.0);
    let [map, border] = winners(&across, &up, |faster| Rivals::of_turns(chances(), [wait, wait / faster]));
    let points = |model| {
        let own = worked.iter().filter(|worked| worked.model == model);
        let place = |worked: &&&Worked| {
            let own = order::between(worked.own, across.from(), across.to());
            (own, order::between(worked.faster(), up.from(), up.to()), String::new())
        };
        own.map(|worked| place(&worked)).collect::<Vec<_>>()
    };
    let layers = vec![
        map,
        border,
        Layer::Points { kind: "slow", points: points(ScriptKind::Slow) },
        Layer::Points { kind: "fast", points: points(ScriptKind::Fast) },
    ];
    (Picture { across, up, layers }, wait)
}

fn sentence(worked: &[&Worked], wait: f64) -> String {
    let with = |model| worked.iter().filter(|worked| worked.model == model).count();
    let mut own: Vec<f64> = worked.iter().map(|worked| worked.own).collect();
    order::rising(&mut own);
    let middle = own.get(own.len() / 2).copied().unwrap_or_default();
    let [slow, fast] = chances().map(|chance| Quantity::Share.words(chance));
    format!(
        "{} sessions, {} with the slow model and {} with the fast one. The median person took {} of their own time per turn. \
         The map assumes that the slow model makes you wait {} per turn, and is right in {slow} of turns, the fast one in \
         {fast}.",
        worked.len(),
        with(ScriptKind::Slow),
        with(ScriptKind::Fast),
        Seconds.words(middle),
        Seconds.words(wait),
    )
}
