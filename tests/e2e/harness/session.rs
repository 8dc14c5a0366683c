//! Browsers, reused from journey to journey, because starting one takes longer than most journeys.
//!
//! A journey has a browser to itself, with a new tab and its own origin. Other changes by a journey are reverted at its
//! end. If a journey fails, its browser is closed.

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

/// The background tasks that talk to the browsers live as long as the browsers, longer than a journey.
pub(super) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// How long Firefox may take to print its console.
const PRINTING: Duration = Duration::from_secs(10);

/// The idle browsers, and the number of journeys.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());
static AT_WORK: Mutex<usize> = Mutex::new(0);

/// A browser, its driver, and the host that it uses as a proxy.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) browser: Browser,
    driver: Driver,
    proxy: Server,
    /// How many lines the driver had printed, and how many requests the proxy had seen, when the journey began.
    printed: usize,
    asked: usize,
}

/// A user of browsers. The last one closes them: nothing else would close them when the program ends.
pub(super) struct AtWork(());

impl AtWork {
    pub(super) fn begin() -> Self {
        *lock(&AT_WORK) += 1;
        Self(())
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        // A journey that begins meanwhile waits, and finds no browser.
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
    /// An idle browser, or a new one.
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

    /// Reverts the changes that a journey can see, and makes the browser available.
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
            // A log can be read only once.
            for kind in ["browser", "performance"] {
                self.ask("se/log", Some(json!({ "type": kind }))).await;
            }
        }
        lock(&IDLE).push(self);
    }

    pub(super) async fn close(self) {
        // Ignore an error: if the browser is broken, the journey has reported it.
        let _ = self.client.close().await;
    }

    pub(super) async fn ask(&self, path: &str, body: Option<Value>) -> Value {
        let command = Command { path: path.to_owned(), body };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The driver's output in this journey; for Firefox this includes the browser's console.
    pub(super) fn said(&self) -> Vec<String> {
        self.driver.said().split_off(self.printed)
    }

    /// The requests to other hosts in this journey, from a browser with a proxy.
    pub(super) fn asked_for_elsewhere(&self) -> Vec<String> {
        self.proxy.asked_for_elsewhere().split_off(self.asked)
    }

    /// Waits until the driver has passed on all messages so far, if it does that.
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

/// Locks a mutex. It may be poisoned: the journey that panicked has reported it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A WebDriver command that the library lacks, relative to the session's address.
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
