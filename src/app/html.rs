//! Pieces of the page that are drawn as text: tables, lists to choose from, the timeline. One element that takes a text
//! needs a tenth of the code of a view for each cell, and a test can read it.

use super::isolated::isolated_html;
use std::fmt::Write;

/// A text escaped for HTML, between tags and within quotes.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The options of a list to choose from: values and names.
pub fn options<'a>(options: impl IntoIterator<Item = (&'a str, &'a str)>, chosen: &str) -> String {
    options.into_iter().fold(String::new(), |mut html, (value, name)| {
        let selected = if value == chosen { " selected" } else { "" };
        let (value, name) = (escape(value), escape(name));
        let _ = write!(html, "<option value=\"{value}\"{selected}>{name}</option>");
        html
    })
}

/// The items of a list.
pub(super) fn items(texts: &[String]) -> String {
    texts.iter().map(|text| format!("<li>{}</li>", escape(text))).collect()
}

/// A table from its headings, each with its meaning, and its rows. The first cell of a row names it.
pub(super) fn table<'a>(head: impl IntoIterator<Item = (&'a str, &'a str)>, rows: &[Vec<String>]) -> String {
    let mut html = String::from("<thead><tr>");
    for (name, meaning) in head {
        let _ = write!(html, "<th scope=\"col\" title=\"{}\">{}</th>", escape(meaning), isolated_html(name));
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for (n, cell) in row.iter().enumerate() {
            let (open, close) = if n == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
            let _ = write!(html, "<{open}>{}</{close}>", isolated_html(cell));
        }
        html.push_str("</tr>");
    }
    html + "</tbody>"
}
