//! A lock on a session, so that two tabs do not work in the same one. It uses Web Locks. Without them, such as on a
//! page from plain http, every tab considers itself the only one.

use super::browser::window;
use super::{Shell, storage};
use crate::app::screen::iterate::{Event, SessionId};
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

thread_local! {
    static HOLD: RefCell<Option<Rc<Hold>>> = const { RefCell::new(None) };
    static IGNORE: Closure<dyn Fn(JsValue)> = Closure::new(|_| {});
}

/// A lock that is wanted or held, until it is released.
struct Hold {
    wanted: Cell<bool>,
    /// Ends the promise for which the browser holds the lock.
    release: RefCell<Option<Function>>,
}

/// Asks for the lock on a session in place of the previous one, and reports whether this tab has it. If another tab has
/// it, asks again and reports when that tab releases it.
pub(super) fn hold(shell: Shell, session: Option<SessionId>) {
    let hold = session.map(|_| Rc::new(Hold { wanted: Cell::new(true), release: RefCell::new(None) }));
    if let Some(before) = HOLD.replace(hold.clone()) {
        before.let_go();
    }
    if let (Some(id), Some(hold)) = (session, hold) {
        ask(shell, id, &hold, true);
    }
}

impl Hold {
    fn let_go(&self) {
        self.wanted.set(false);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Asks the browser: for a free lock at once, or to be called when the lock is free.
fn ask(shell: Shell, id: SessionId, hold: &Rc<Hold>, at_once: bool) {
    let asked = hold.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if !asked.wanted.get() {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() {
            shell.iterate(Event::SessionHeld { id, here: false });
            ask(shell, id, &asked, false);
            return JsValue::UNDEFINED;
        }
        let held = Promise::new(&mut |release, _| *asked.release.borrow_mut() = Some(release));
        if !at_once {
            // The other tab's last changes.
            shell.iterate(Event::StoreRead(storage::read(storage::SESSIONS)));
        }
        shell.iterate(Event::SessionHeld { id, here: true });
        held.into()
    });
    // A browser may have locks and refuse them, as in a sandbox: then this tab works as if it were alone.
    let _ = request(id, at_once, &granted);
}

fn request(id: SessionId, at_once: bool, granted: &JsValue) -> Result<(), JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into())?;
    if !locks.is_object() {
        return Ok(());
    }
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &at_once.into())?;
    let name = format!("hare-and-tortoise-session-{}", id.get());
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let asked = request.apply(&locks, &Array::of3(&name.into(), &options, granted))?;
    let catch: Function = Reflect::get(&asked, &"catch".into())?.dyn_into()?;
    IGNORE.with(|ignore| catch.call1(&asked, ignore.as_ref())).map(|_| ())
}
