//! Commands that the WebDriver library lacks.

use super::Page;
use serde_json::{Value, json};

impl Page {
    /// A Chromium command.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.ask("goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters }))).await
    }

    /// The page as a printer gets it: a PDF, in base 64.
    pub async fn print(&self) -> String {
        self.ask("print", Some(json!({}))).await.as_str().expect("a PDF is text").to_owned()
    }

    pub(super) async fn ask(&self, path: &str, body: Option<Value>) -> Value {
        self.session.ask(path, body).await
    }
}
