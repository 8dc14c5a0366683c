//! The base of all journeys: a server for the site, a browser, and a check of the traces of a journey.
//!
//! Each journey gets its own server, and a browser to itself while it lasts. As many journeys run at once as there are
//! test threads. After every journey the console must be empty, and no request may have gone to another origin. The
//! harness checks that, so no journey can forget it.

mod ask;
mod axe;
mod browser;
mod clock;
mod console;
mod control;
mod driver;
mod hands;
mod hosts;
mod lane;
mod links;
mod messages;
mod page;
mod pointer;
mod server;
mod session;
mod sessions;
mod times;
mod turn;

pub use browser::Browser;
pub use control::Control;
pub use links::longest_race_link;
pub use page::Page;
pub use server::{Answer, Gate, site};
pub use sessions::task;
pub use turn::Turn;

use session::{AtWork, RUNTIME};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

/// The time limit of a journey. A browser that hangs ends the journey, not the whole run.
const LONGEST: Duration = Duration::from_secs(180);

/// Every journey holds it for reading; a journey that measures time holds it alone.
static TOGETHER: RwLock<()> = RwLock::new(());

/// A journey in each browser, for behaviour in which browsers differ.
pub fn everywhere(journey: impl AsyncFn(&Page)) {
    let _at_work = AtWork::begin();
    in_browser(Browser::Chromium, &journey);
    in_browser(Browser::Firefox, journey);
}

/// A journey in Chromium alone, for behaviour that is the same everywhere, or that only Chromium can test.
pub fn in_chromium(journey: impl AsyncFnOnce(&Page)) {
    in_browser(Browser::Chromium, journey);
}

/// Like [`everywhere`], but with no other journey at the same time, to measure how well frames or messages keep up.
pub fn alone_everywhere(journey: impl AsyncFn(&Page)) {
    let _at_work = AtWork::begin();
    alone_in(Browser::Chromium, &journey);
    alone_in(Browser::Firefox, journey);
}

/// Like [`in_chromium`], but with no other journey at the same time.
pub fn alone_in_chromium(journey: impl AsyncFnOnce(&Page)) {
    alone_in(Browser::Chromium, journey);
}

pub fn in_browser(browser: Browser, journey: impl AsyncFnOnce(&Page)) {
    let _at_work = AtWork::begin();
    let _together = TOGETHER.read().unwrap_or_else(PoisonError::into_inner);
    go(browser, journey);
}

fn alone_in(browser: Browser, journey: impl AsyncFnOnce(&Page)) {
    let _at_work = AtWork::begin();
    let _alone = TOGETHER.write().unwrap_or_else(PoisonError::into_inner);
    go(browser, journey);
}

fn go(browser: Browser, journey: impl AsyncFnOnce(&Page)) {
    let since = Instant::now();
    let page = RUNTIME.block_on(Page::start(browser));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let whole = async {
                journey(&page).await;
                page.left_no_traces().await;
            };
            tokio::time::timeout(LONGEST, whole).await.expect("a journey ends");
        });
    }));
    match outcome {
        Ok(()) => RUNTIME.block_on(page.put_back()),
        Err(panic) => {
            eprintln!("This was in {browser:?}.");
            RUNTIME.block_on(page.keep_picture());
            RUNTIME.block_on(page.close());
            resume_unwind(panic);
        }
    }
    times::record(browser, since.elapsed());
}
