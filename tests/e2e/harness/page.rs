use super::browser::Browser;
use super::server::{Answer, Server, single_file};
use super::session::Session;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

/// How long a condition may take to become true, on a machine with other work.
const PATIENCE: Duration = Duration::from_secs(60);

/// A browser tab, and the site's host.
pub struct Page {
    pub(super) client: Client,
    pub(super) session: Session,
    pub(super) server: Server,
    /// Parts of the console messages that this journey allows.
    pub(super) expected: Mutex<Vec<String>>,
    pub(super) browser: Browser,
    /// Whether this journey may leave sessions in the browser.
    pub(super) may_keep_sessions: AtomicBool,
    /// Whether a page of another site embeds this one.
    pub(super) has_foreign_host: AtomicBool,
}

impl Page {
    pub(super) async fn start(browser: Browser) -> Self {
        let session = Session::take(browser).await;
        Self {
            client: session.client.clone(),
            session,
            server: Server::start().await,
            expected: Mutex::default(),
            browser,
            may_keep_sessions: AtomicBool::default(),
            has_foreign_host: AtomicBool::default(),
        }
    }

    /// Returns the browser for another journey.
    pub(super) async fn put_back(self) {
        self.session.put_back().await;
    }

    pub(super) async fn close(self) {
        self.session.close().await;
    }

    /// Loads the site at a fragment, touches it, and waits until all of it is there.
    pub async fn open(&self, fragment: &str) {
        self.visit(fragment).await;
        self.until_usable().await;
        self.js::<Value>("document.dispatchEvent(new Event('pointerdown'))", json!([])).await;
        let complete = "return !!document.querySelector('.task > *')";
        self.until("the panels are there", async || self.js(complete, json!([])).await).await;
    }

    /// Loads the site at a fragment, without waiting.
    pub async fn visit(&self, fragment: &str) {
        self.visit_beside(fragment).await;
        self.collect_messages().await;
    }

    /// Opens a file beside the site. The first page of a journey uses the existing tab, with all the settings of the
    /// journey. A later page needs its own tab: a change of the fragment alone would load nothing, and Firefox, sent
    /// elsewhere by its driver, interrupts a running script and reports that.
    pub async fn visit_beside(&self, file: &str) {
        let address = format!("{}{file}", self.server.address());
        if !self.client.current_url().await.unwrap().as_str().starts_with(&self.server.address()) {
            return self.client.goto(&address).await.unwrap();
        }
        let left = self.new_tab().await;
        self.client.goto(&address).await.unwrap();
        let own = self.client.window().await.unwrap();
        self.client.switch_to_window(left).await.unwrap();
        self.close_tab_and_return_to(own).await;
    }

    /// Opens a page of another site, given as HTML, in which `{site}` is the playground's address. The other site is
    /// the same host under another name, because browsers let no remote page embed a page of this machine.
    pub async fn visit_foreign(&self, html: &str) {
        self.answer("foreign.html", Answer::Text("text/html", html.replace("{site}", &self.server.address())));
        self.has_foreign_host.store(true, Relaxed);
        self.client.goto(&format!("{}foreign.html", self.server.foreign_address())).await.unwrap();
    }

    /// Opens the single file from the disk, at a fragment.
    pub async fn visit_file(&self, fragment: &str) {
        self.client.goto(&format!("{}{fragment}", single_file())).await.unwrap();
    }

    /// From now on, commands go to the page's first frame. The focus does not change.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.unwrap();
    }

    /// From now on, commands go to the first frame that a selector finds.
    pub async fn enter_frame_at(&self, selector: &str) {
        self.client.find(Locator::Css(selector)).await.unwrap().enter_frame().await.unwrap();
    }

    /// From now on, commands go to the page around the frame.
    pub async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.unwrap();
    }

    /// Changes the fragment of the present page, like a person who edits the address.
    pub async fn go(&self, fragment: &str) {
        self.js::<Value>("location.hash = arguments[0]", json!([fragment])).await;
    }

    pub async fn reload(&self) {
        self.client.refresh().await.unwrap();
        self.collect_messages().await;
        self.until_usable().await;
    }

    /// Opens another tab and switches to it; returns the previous one.
    pub async fn new_tab(&self) -> WindowHandle {
        let own = self.client.window().await.unwrap();
        let tab = self.client.new_window(true).await.unwrap();
        self.client.switch_to_window(tab.handle).await.unwrap();
        own
    }

    pub async fn close_tab_and_return_to(&self, tab: WindowHandle) {
        self.client.close_window().await.unwrap();
        self.client.switch_to_window(tab).await.unwrap();
    }

    pub async fn back(&self) {
        self.client.back().await.unwrap();
    }

    pub async fn forward(&self) {
        self.client.forward().await.unwrap();
    }

    /// Waits until the playground in the page is usable.
    pub async fn until_usable(&self) {
        let usable = "return !!document.querySelector('[data-lane] [data-output]') && \
            ![...document.querySelectorAll('button')].find(button => button.textContent.trim() === 'To done')?.disabled";
        self.until("the page can be used", async || self.js(usable, json!([])).await).await;
    }

    /// The present fragment.
    pub async fn fragment(&self) -> String {
        self.js("return location.hash", json!([])).await
    }

    /// The value that a script returns in the page.
    pub async fn js<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> T {
        let Value::Array(arguments) = arguments else { panic!("arguments are a list") };
        let value = self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{script}: {value}: {error}"))
    }

    /// Waits until the browser has drawn everything so far, and the results of that.
    pub async fn two_frames(&self) {
        let frames = "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))";
        self.js::<Value>(frames, json!([])).await;
    }

    /// Waits for a condition.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let since = Instant::now();
        while !holds().await {
            assert!(since.elapsed() < PATIENCE, "this did not come true: {what}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// All visible text of the page.
    pub async fn text(&self) -> String {
        self.js("return document.body.innerText", json!([])).await
    }

    /// Waits until the page contains a text.
    pub async fn until_says(&self, words: &str) {
        self.until(words, async || self.text().await.contains(words)).await;
    }

    /// The texts of the page's notices, oldest first.
    pub async fn notices(&self) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll('[aria-label=Notices] :is(li, p)')].map(line => line.textContent)";
        self.js(script, json!([])).await
    }

    pub fn is_chromium(&self) -> bool {
        self.browser != Browser::Firefox
    }

    /// From now on the host answers each path with this end like this. The browser's message about a failure is
    /// allowed.
    pub fn answer(&self, end: &str, answer: Answer) {
        if matches!(answer, Answer::Missing | Answer::Cut(_)) {
            self.expect_in_console(end);
        }
        self.server.answer(end, answer);
    }

    /// From now on the host has no file at all. What asks for one nevertheless is reported by the browser, and ends the
    /// journey.
    pub fn cut_off(&self) {
        self.server.answer("", Answer::Missing);
    }

    /// From now on the host serves all files normally.
    pub fn recover(&self) {
        self.server.recover();
    }

    /// The requested paths, relative to the site.
    pub fn asked(&self) -> Vec<String> {
        self.server.asked()
    }

    /// A screenshot of the page, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }

    /// Saves a screenshot of a failed journey.
    pub(super) async fn keep_picture(&self) {
        let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        let path = folder.join(format!("{name}-{:?}.png", self.browser));
        if let Ok(picture) = self.client.screenshot().await {
            std::fs::write(&path, picture).unwrap();
            eprintln!("The page at that moment: {}", path.display());
        }
        eprintln!("{:#?}", self.session.said());
    }
}
