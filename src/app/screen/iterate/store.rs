//! The text of the browser's store: JSON with a version. A session's set-up and log are written as a link.

use super::{Link, Mode, Order, Session, SessionId, Trial};
use crate::app::json::quoted;
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
    let link = Link::of(session).address();
    let mut json = format!("{{\"id\":{},\"at\":{}", session.id.0, figures::plain(session.clock.anchor().seconds()));
    if let Some(trial) = session.setup.trial {
        json += &format!(",\"order\":{},\"blind\":{}", quoted(trial.order.name()), trial.blind);
    }
    if let Some(first) = session.follows {
        json += &format!(",\"follows\":{}", first.0);
    }
    if let Some(begun) = session.begun {
        json += &format!(",\"begun\":{begun}");
    }
    json + &format!(",\"link\":{}}}", quoted(&link))
}

/// The contents of a store.
pub(super) enum Stored {
    /// Sessions, newest first, and the errors of those that are left out.
    Sessions(Vec<Session>, Vec<String>),
    /// Data of this other version.
    Other(u32),
}

/// Reads the text of a store.
///
/// # Errors
/// If the text is no store at all; the error says where and why.
pub(super) fn read(text: &str) -> Result<Stored> {
    let value = parse(text)?;
    let root = Place::root(&value);
    let version = root.required("version")?.count(&(0..=u32::MAX))?;
    if version != VERSION {
        return Ok(Stored::Other(version));
    }
    let (mut sessions, mut notices) = (Vec::<Session>::new(), Vec::new());
    let list = root.required("sessions")?;
    for place in list.items()? {
        match session(place) {
            Ok(session) if !sessions.iter().any(|known| known.id == session.id) => sessions.push(session),
            Ok(session) => notices.push(format!("A kept session is left out: number {} occurs twice", session.id.0)),
            Err(error) => notices.push(format!("A kept session is left out: {error}")),
        }
    }
    newest_first(&mut sessions);
    hide_names(&mut sessions);
    Ok(Stored::Sessions(sessions, notices))
}

/// Sorts sessions, newest first.
pub(super) fn newest_first(sessions: &mut [Session]) {
    sessions.sort_by_key(|session| std::cmp::Reverse(session.id));
}

fn session(place: Place) -> Result<Session> {
    let id = SessionId(place.required("id")?.count(&(1..=u32::MAX))?);
    let at = place.required("at")?.number(&(0.0..=Session::LONGEST.seconds()))?;
    let link = place.required("link")?;
    let read = match Link::of_session(link.text()?) {
        Ok(read) => read,
        Err(reason) => return link.refuse(reason),
    };
    let mut session = Session::new(id, read.setup, read.log, Nanos::from_seconds(at));
    if let Some(order) = place.field("order")? {
        let words = Order::ALL.map(|order| (order.name(), order));
        let blind = place.required("blind")?.flag()?;
        session.setup.trial = Some(Trial { order: order.one_of(&words)?, blind });
    }
    if let Some(first) = place.field("follows")? {
        session.follows = Some(SessionId(first.count(&(1..=u32::MAX))?));
    }
    if let Some(begun) = place.field("begun")? {
        session.begun = Some(begun.count(&(0..=u32::MAX))?);
    }
    if session.setup.mode == Mode::Both && session.follows.is_some() {
        return place.refuse("follows a session that it cannot follow");
    }
    Ok(session)
}

/// Hides names in a blind trial until its second session is over.
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
