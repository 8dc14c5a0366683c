//! What all journeys need: a server for the site, a browser, and a check of what a journey leaves behind.
//!
//! Each journey gets its own server and browser. After every journey the console must be empty, and no request may have
//! gone to another origin. The harness checks that, so no journey can forget it.

mod ask;
mod axe;
mod browser;
mod console;
mod control;
mod driver;
mod hands;
mod lane;
mod looping;
mod messages;
mod page;
mod pointer;
mod server;
mod turn;

pub use browser::Browser;
pub use control::Control;
pub use looping::task;
pub use page::Page;
pub use server::{Answer, Gate, site};
pub use turn::Turn;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// No journey takes longer; a browser that hangs ends the journey, not the day.
const LONGEST: Duration = Duration::from_secs(180);

/// A journey in each of the browsers.
pub fn everywhere(journey: impl AsyncFn(&Page)) {
    in_browser(Browser::Chromium, &journey);
    in_browser(Browser::Firefox, journey);
}

/// A journey in Chromium alone: what it needs of a browser only that one does when it is asked.
pub fn in_chromium(journey: impl AsyncFnOnce(&Page)) {
    in_browser(Browser::Chromium, journey);
}

pub fn in_browser(browser: Browser, journey: impl AsyncFnOnce(&Page)) {
    // One at a time: some journeys measure how well frames keep up.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let page = runtime.block_on(Page::start(browser));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            let whole = async {
                journey(&page).await;
                page.left_nothing_behind().await;
            };
            tokio::time::timeout(LONGEST, whole).await.expect("a journey ends");
        });
    }));
    if outcome.is_err() {
        eprintln!("This was in {browser:?}.");
        runtime.block_on(page.keep_picture());
    }
    runtime.block_on(page.close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}
