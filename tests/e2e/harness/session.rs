//! Browsers, kept from journey to journey: starting one takes longer than most journeys do.
//!
//! A journey has a browser to itself, and in it a tab that nobody has used and an origin of its own. What a journey can
//! change beyond that is put back when it is over. Where a journey fails, its browser goes with it.

use super::Browser;
use super::driver::Driver;
use super::server::Server;
use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// Everything in the background: what talks to the browsers lives as long as they do, which is longer than a journey.
pub(super) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// How long Firefox may take to print what its console was told.
const PRINTING: Duration = Duration::from_secs(10);

/// The browsers that no journey uses just now, and how many journeys there are.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());
static AT_WORK: Mutex<usize> = Mutex::new(0);

/// A browser, the program that steers it, and a host that it takes for its proxy.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) browser: Browser,
    driver: Driver,
    proxy: Server,
    /// So many lines the driver had printed when the journey began, and so many requests its proxy had seen.
    printed: usize,
    asked: usize,
}

/// Someone who needs browsers. With the last one they close: nothing else would close them when the program ends.
pub(super) struct AtWork(());

impl AtWork {
    pub(super) fn begin() -> Self {
        *lock(&AT_WORK) += 1;
        Self(())
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        // Whoever begins meanwhile waits, and finds none.
        let mut at_work = lock(&AT_WORK);
        *at_work -= 1;
        if *at_work == 0 {
            for session in std::mem::take(&mut *lock(&IDLE)) {
                RUNTIME.block_on(session.close());
            }
        }
    }
}

impl Session {
    /// One that is idle, or a new one.
    pub(super) async fn take(browser: Browser) -> Self {
        let idle = {
            let mut idle = lock(&IDLE);
            idle.iter().position(|session| session.browser == browser).map(|at| idle.remove(at))
        };
        let mut session = match idle {
            Some(session) => session,
            None => Self::start(browser).await,
        };
        session.until_printed().await;
        (session.printed, session.asked) = (session.driver.said().len(), session.proxy.asked_for_elsewhere().len());
        session
    }

    async fn start(browser: Browser) -> Self {
        let (driver, proxy) = (browser.driver(), Server::start().await);
        let client = browser.session(&driver, proxy.host()).await;
        Self { client, browser, driver, proxy, printed: 0, asked: 0 }
    }

    /// Makes it as it was, as far as a journey can see, and leaves it to others.
    pub(super) async fn put_back(self) {
        let client = &self.client;
        client.release_actions().await.unwrap();
        let used = client.windows().await.unwrap();
        let fresh = client.new_window(true).await.unwrap().handle;
        for tab in used {
            client.switch_to_window(tab).await.unwrap();
            client.close_window().await.unwrap();
        }
        client.switch_to_window(fresh).await.unwrap();
        if self.browser != Browser::Firefox {
            for (command, parameters) in [
                ("Browser.resetPermissions", json!({})),
                ("Browser.setDownloadBehavior", json!({ "behavior": "default" })),
            ] {
                self.ask("goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters }))).await;
            }
        }
        if self.browser == Browser::Chromium {
            // A log is handed out once.
            for kind in ["browser", "performance"] {
                self.ask("se/log", Some(json!({ "type": kind }))).await;
            }
        }
        lock(&IDLE).push(self);
    }

    pub(super) async fn close(self) {
        // What is wrong with the browser by now was found in the journey.
        let _ = self.client.close().await;
    }

    pub(super) async fn ask(&self, path: &str, body: Option<Value>) -> Value {
        let command = Command { path: path.to_owned(), body };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What the driver has printed in this journey; for Firefox that is the browser's console, too.
    pub(super) fn said(&self) -> Vec<String> {
        self.driver.said().split_off(self.printed)
    }

    /// What was asked of other hosts in this journey, by a browser that has a proxy.
    pub(super) fn asked_for_elsewhere(&self) -> Vec<String> {
        self.proxy.asked_for_elsewhere().split_off(self.asked)
    }

    /// Waits until the driver has handed on what was said up to here, where it does so.
    pub(super) async fn until_printed(&self) {
        if self.browser != Browser::Firefox {
            return;
        }
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let mark = format!("so far {}", NEXT.fetch_add(1, Relaxed));
        self.client.execute("console.log(arguments[0])", vec![json!(mark)]).await.unwrap();
        let since = Instant::now();
        while !self.driver.said().iter().rev().any(|line| line.contains(&mark)) {
            assert!(since.elapsed() < PRINTING, "Firefox prints its console");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// A journey that failed elsewhere has told so itself.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A command that the library has no word for, below the session's address.
#[derive(Debug)]
struct Command {
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        match &self.body {
            Some(body) => (axum::http::Method::POST, Some(body.to_string())),
            None => (axum::http::Method::GET, None),
        }
    }
}
