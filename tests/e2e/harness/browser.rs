use super::driver::{Driver, program};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// The browsers in which the site has to work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    /// Chromium without logs of its console and requests, because writing them takes the page's time.
    Unwatched,
    Firefox,
}

impl Browser {
    pub(super) fn driver(self) -> Driver {
        Driver::start(match self {
            Self::Chromium | Self::Unwatched => "HT_CHROMEDRIVER",
            Self::Firefox => "HT_GECKODRIVER",
        })
    }

    /// A new headless browser with an empty profile. `watch` is the host and port of a proxy for all requests to other
    /// hosts.
    pub(super) async fn session(self, driver: &Driver, watch: &str) -> Client {
        let Value::Object(capabilities) = self.capabilities(watch) else { unreachable!() };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&driver.address()).await.expect("the browser starts");
        client.set_window_size(1440, 1000).await.unwrap();
        client
    }

    fn capabilities(self, watch: &str) -> Value {
        match self {
            Self::Chromium => {
                let mut watched = Self::Unwatched.capabilities(watch);
                watched["goog:loggingPrefs"] = json!({ "browser": "ALL", "performance": "ALL" });
                watched["goog:chromeOptions"]["perfLoggingPrefs"] =
                    json!({ "enableNetwork": true, "enablePage": false });
                watched
            }
            Self::Unwatched => json!({
                "pageLoadStrategy": "eager",
                "goog:chromeOptions": {
                    "binary": program("HT_CHROMIUM"),
                    // Turns off background work, which costs time and uses the network. Chromium's sandbox does not
                    // work as root in a container.
                    "args": [
                        "headless=new",
                        "no-sandbox",
                        "disable-background-networking",
                        "disable-component-update",
                        "disable-default-apps",
                        "disable-extensions",
                        "disable-sync",
                        "no-first-run",
                    ],
                },
            }),
            Self::Firefox => json!({
                "pageLoadStrategy": "eager",
                "proxy": { "proxyType": "manual", "httpProxy": watch, "sslProxy": watch },
                "moz:firefoxOptions": {
                    "binary": program("HT_FIREFOX"),
                    "args": ["-headless"],
                    "prefs": {
                        // Print the page's console, but not the browser's own messages.
                        "devtools.console.stdout.content": true,
                        "devtools.console.stdout.chrome": false,
                        // Otherwise it prints that it cannot reach its makers.
                        "messaging-system.log": "off",
                        // Lets a journey read the clipboard.
                        "dom.events.testing.asyncClipboard": true,
                    },
                },
            }),
        }
    }
}
