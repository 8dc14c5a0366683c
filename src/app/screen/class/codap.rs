//! The class's rows as requests to CODAP, a program in which classes explore data. `docs/teaching.md` describes its use.
//!
//! CODAP calls a page in its frame a plug-in, and takes requests from it: a table with its columns, rows for it.

use super::Model;
use super::csv::{HEAD, rows};
use crate::app::json::quoted;

/// The name of the table in CODAP, as its interface and a person know it.
const NAME: &str = "Class results";

impl Model {
    /// What CODAP is asked for, in one go, as JSON: the table, which may be there already; no rows in it; these rows; and
    /// that a person sees it. The answers come in the same order.
    pub fn codap_requests(&self) -> String {
        let columns: Vec<String> = HEAD.iter().map(|name| format!("{{\"name\":\"{name}\"}}")).collect();
        let items = rows(&self.pool, &self.worked).into_iter().map(|row| {
            let cells = HEAD.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<String> = cells.map(|(name, cell)| format!("\"{name}\":{}", quoted(&cell))).collect();
            format!("{{{}}}", cells.join(","))
        });
        let items: Vec<String> = items.collect();
        let (columns, items) = (columns.join(","), items.join(","));
        let request = |action: &str, resource: &str, values: &str| {
            format!("{{\"action\":\"{action}\",\"resource\":\"{resource}\",\"values\":{values}}}")
        };
        let table = format!("{{\"name\":\"{NAME}\",\"collections\":[{{\"name\":\"Results\",\"attrs\":[{columns}]}}]}}");
        let shown = format!("{{\"type\":\"caseTable\",\"dataContext\":\"{NAME}\"}}");
        let requests = [
            request("create", "dataContext", &table),
            request("delete", &format!("dataContext[{NAME}].allCases"), "null"),
            request("create", &format!("dataContext[{NAME}].item"), &format!("[{items}]")),
            request("create", "component", &shown),
        ];
        format!("[{}]", requests.join(","))
    }

    /// Which of the answers says whether CODAP has taken the rows.
    pub const CODAP_ROWS: u32 = 2;

    /// What a person is told once CODAP has answered: nothing, or why it did not take the rows.
    pub fn codap_words(answer: &Result<(), String>) -> String {
        match answer {
            Ok(()) => format!("CODAP has the rows now, in the table “{NAME}”."),
            Err(reason) if reason.is_empty() => "CODAP did not take the rows.".to_owned(),
            Err(reason) => format!("CODAP did not take the rows: {reason}."),
        }
    }
}
