//! Pieces of the page that are drawn as text: tables, lists to choose from, the timeline. One element that takes a text
//! needs a tenth of the code of a view for each cell, and a test can read it.

use super::isolated::isolated_html;
use std::fmt::Write;

/// A text escaped for HTML, between tags and within quotes.
pub fn escape(text: &str) -> String {
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

/// Prose with a few marks of Markdown, such as a prompt, as HTML: code in fences and in backticks, strong and other
/// emphasis. The marks stay, so the text content is exactly the text. A mark without a partner is a letter like others.
pub fn prose(text: &str) -> String {
    let mut html = String::new();
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let fence = line.starts_with("```");
        match (fence, fenced) {
            (true, false) => {
                piece(&mut html, "i", line);
                html.push_str(CODE[0]);
            }
            (true, true) => {
                html.push_str(CODE[1]);
                piece(&mut html, "i", line);
            }
            (false, true) => html.push_str(&escape(line)),
            (false, false) => marked(&mut html, line),
        }
        fenced ^= fence;
    }
    html + if fenced { CODE[1] } else { "" }
}

/// A block of code begins and ends.
const CODE: [&str; 2] = ["<div><code>", "</code></div>"];

fn marked(html: &mut String, line: &str) {
    let mut rest = line;
    while let Some(start) = rest.find(['`', '*']) {
        let (before, from) = rest.split_at(start);
        html.push_str(&escape(before));
        let (mark, element) = [("`", "code"), ("**", "strong"), ("*", "em")]
            .into_iter()
            .find(|(mark, _)| from.starts_with(mark))
            .unwrap_or_default();
        let after = &from[mark.len()..];
        // Emphasis begins and ends at a letter: ` * ` is a multiplication.
        let close = after.find(mark).filter(|end| *end > 0 && (mark == "`" || after[..*end].trim().len() == *end));
        rest = match close {
            Some(end) => {
                piece(html, "i", mark);
                piece(html, element, &after[..end]);
                piece(html, "i", mark);
                &after[end + mark.len()..]
            }
            None => {
                html.push_str(mark);
                after
            }
        };
    }
    html.push_str(&escape(rest));
}

fn piece(html: &mut String, element: &str, text: &str) {
    let text = escape(text);
    let _ = write!(html, "<{element}>{text}</{element}>");
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
