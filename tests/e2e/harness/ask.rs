//! Commands that the WebDriver library lacks.

use super::Page;
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

#[derive(Debug)]
struct Command {
    path: String,
    body: Option<Value>,
}

impl Page {
    /// A command of Chromium's own.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.ask("goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters }))).await
    }

    /// The page as a printer gets it: a PDF, in base 64.
    pub async fn print(&self) -> String {
        self.ask("print", Some(json!({}))).await.as_str().expect("a PDF is text").to_owned()
    }

    pub(super) async fn ask(&self, path: &str, body: Option<Value>) -> Value {
        let command = Command { path: path.to_owned(), body };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        match &self.body {
            Some(body) => (Method::POST, Some(body.to_string())),
            None => (Method::GET, None),
        }
    }
}
