//! The text of the store in the browser: JSON with a version, each session with its setup and log as a link.

use super::{Mode, Order, Session, SessionId, Trial};
use crate::app::json::quoted;
use crate::app::link;
use crate::engine::{Nanos, figures};
use crate::scenario::json::{Place, Result, parse};

/// The version of the store.
pub(super) const VERSION: u32 = 1;

/// The sessions as text.
pub(super) fn write(sessions: &[Session]) -> String {
    let sessions: Vec<String> = sessions.iter().map(one).collect();
    format!("{{\"version\":{VERSION},\"sessions\":[{}]}}", sessions.join(","))
}

fn one(session: &Session) -> String {
    let iterate = super::Link { setup: session.alone(), log: session.log.clone() };
    let link = link::write(&link::Link { view: link::View::Iterate, iterate, ..link::Link::default() });
    let mut json = format!("{{\"id\":{},\"at\":{}", session.id.0, figures::plain(session.clock.anchor().seconds()));
    if let Some(trial) = session.setup.trial {
        json += &format!(",\"order\":{},\"blind\":{}", quoted(trial.order.name()), trial.blind);
    }
    if let Some(first) = session.follows {
        json += &format!(",\"follows\":{}", first.0);
    }
    json + &format!(",\"link\":{}}}", quoted(&link))
}

/// The sessions of a store, newest first, and what was wrong with those that are left out.
///
/// # Errors
/// The version, where it is another one: then what is there is not for this page.
pub(super) fn read(text: &str) -> std::result::Result<(Vec<Session>, Vec<String>), u32> {
    if text.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let damaged =
        |reason: String| (Vec::new(), vec![format!("The sessions kept in this browser cannot be read: {reason}")]);
    let value = match parse(text) {
        Ok(value) => value,
        Err(error) => return Ok(damaged(error.to_string())),
    };
    let root = Place::root(&value);
    let version = root.required("version").and_then(|version| version.count(&(0..=u32::MAX)));
    let list = match version {
        Ok(VERSION) => root.required("sessions"),
        Ok(version) => return Err(version),
        Err(error) => Err(error),
    };
    let items = match &list {
        Ok(list) => list.items(),
        Err(error) => return Ok(damaged(error.to_string())),
    };
    let items = match items {
        Ok(items) => items,
        Err(error) => return Ok(damaged(error.to_string())),
    };
    let (mut sessions, mut notices) = (Vec::<Session>::new(), Vec::new());
    for place in items {
        match session(place) {
            Ok(session) if !sessions.iter().any(|known| known.id == session.id) => sessions.push(session),
            Ok(session) => notices.push(format!("A kept session is left out: number {} is there twice", session.id.0)),
            Err(error) => notices.push(format!("A kept session is left out: {error}")),
        }
    }
    sessions.sort_by(|a, b| b.id.cmp(&a.id));
    hide_names(&mut sessions);
    Ok((sessions, notices))
}

fn session(place: Place) -> Result<Session> {
    let id = SessionId(place.required("id")?.count(&(1..=u32::MAX))?);
    let at = place.required("at")?.number(&(0.0..=Session::LONGEST.seconds()))?;
    let link = place.required("link")?;
    let (read, notices) = link::read(link.text()?);
    if let Some(notice) = notices.first() {
        return link.refuse(notice.clone());
    }
    if read.view != link::View::Iterate || read.iterate.setup.trial.is_some() {
        return link.refuse("is no session");
    }
    let mut session = Session::new(id, read.iterate.setup, read.iterate.log, Nanos::from_seconds(at));
    if let Some(order) = place.field("order")? {
        let words = Order::ALL.map(|order| (order.name(), order));
        let blind = place.required("blind")?.flag()?;
        session.setup.trial = Some(Trial { order: order.one_of(&words)?, blind });
    }
    if let Some(first) = place.field("follows")? {
        session.follows = Some(SessionId(first.count(&(1..=u32::MAX))?));
    }
    if session.setup.mode == Mode::Both && session.follows.is_some() {
        return place.refuse("follows one that it cannot follow");
    }
    Ok(session)
}

/// Names are hidden in a blind trial until its second session is over.
fn hide_names(sessions: &mut [Session]) {
    let revealed: Vec<SessionId> = sessions
        .iter()
        .filter(|session| session.follows.is_some() && session.ending().is_some())
        .flat_map(|session| [session.id].into_iter().chain(session.follows))
        .collect();
    for session in sessions {
        let blind = session.setup.trial.is_some_and(|trial| trial.blind);
        session.hides_names = blind && !revealed.contains(&session.id);
    }
}
