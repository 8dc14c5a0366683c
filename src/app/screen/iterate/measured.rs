//! A session from a link, as a class sees it.

use super::{Category, Figures, Link, Mode, Session};
use crate::app::address::{Fragment, PageKeys, Pairs};
use crate::app::result::Worked;
use crate::scenario::{Scenario, ScriptKind};
use std::sync::Arc;

/// Goes through the session of a link, or through both of a trial.
///
/// # Errors
/// Why it says nothing of a person's turns with one model.
pub fn measured(address: &str, scenario: &Arc<Scenario>) -> Result<Vec<Worked>, String> {
    let mut pairs = Pairs::new(&Fragment::read(address).query);
    PageKeys::read(&mut pairs);
    let (first, second) = Session::replays(&Link::read(&mut pairs));
    first.into_iter().chain([second]).map(|session| worked(session, scenario)).collect()
}

fn worked(mut session: Session, scenario: &Arc<Scenario>) -> Result<Worked, String> {
    let Mode::One(model) = session.setup.mode else {
        return Err("a session with both models at once has no place on the map".to_owned());
    };
    if session.follow(scenario) > 0 {
        return Err("its log does not fit the task".to_owned());
    }
    let figures = session.state.as_ref().map(Figures::of).filter(|figures| figures.turns > 0);
    let (Some(figures), Some(ending)) = (figures, session.ending()) else {
        return Err("the session is not over".to_owned());
    };
    let changed = session.changed().ok_or("the session cannot be replayed with the other model")?;
    let per_turn = |figures: &Figures, category| figures.ledger.get(category).seconds() / figures.turns.max(1) as f64;
    let (own, other) = (per_turn(&figures, Category::Waiting), per_turn(&changed.figures, Category::Waiting));
    let busy = [Category::Writing, Category::Judging, Category::Checks];
    Ok(Worked {
        model,
        name: session.setup.model(model).base.name().to_owned(),
        turns: figures.turns,
        time: figures.time.seconds(),
        own: busy.into_iter().map(|category| per_turn(&figures, category)).sum(),
        waits: if model == ScriptKind::Slow { [own, other] } else { [other, own] },
        accepted: ending == super::Ending::Accepted,
    })
}
