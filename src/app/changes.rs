//! What changed between two texts, line by line, as HTML that can be read without colour.

use crate::app::html::escape;
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};
use std::fmt::Write;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// Most lines of a file that are compared. At worst, the time grows with the product of both counts.
const MOST_LINES: usize = 5_000;

/// Most lines of a file whose changes are marked while it grows, several times a second.
const MOST_LIVE_LINES: usize = 1_000;

/// The changes in a file, as HTML: its name, new lines with `+` in `<ins>`, removed lines with `-` in `<del>`, long
/// unchanged stretches folded. Empty if nothing has changed.
pub(super) fn folded(name: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let (old, new) = (lines_of(before), lines_of(after));
    let heading = escape(name);
    let mut html = format!("<section class=\"diff\" aria-label=\"{heading}\"><h4>{heading}</h4>");
    if old.len().max(new.len()) > MOST_LINES {
        let (old, new) = (old.len(), new.len());
        let _ = write!(html, "<p>{new} lines replace {old}: too many to compare here.</p></section>");
        return html;
    }
    html.push_str("<pre tabindex=\"0\"><code>");
    let groups = group_diff_ops(changes(&old, &new), CONTEXT);
    let mut shown = 0;
    for group in &groups {
        fold(&mut html, shown, group.first().map_or(shown, |op| op.old_range().start));
        for op in group {
            lines(&mut html, op, &old, &new);
            shown = op.old_range().end;
        }
    }
    fold(&mut html, shown, old.len());
    if groups.is_empty() {
        html.push_str("Only line endings have changed.\n");
    }
    html + "</code></pre></section>"
}

/// A whole text as HTML, with each new stretch in an `<ins>`. A text that is new as a whole, or too long to compare, is one
/// `<ins>` of the class `all`.
pub(super) fn whole(before: &str, after: &str) -> String {
    let (old, new) = (lines_of(before), lines_of(after));
    if old.is_empty() || old.len().max(new.len()) > MOST_LIVE_LINES {
        return format!("<ins class=\"all\">{}</ins>", escape(after));
    }
    let mut html = String::new();
    for op in changes(&old, &new) {
        let lines: String = new[op.new_range()].iter().map(|line| escape(line) + "\n").collect();
        match op {
            DiffOp::Equal { .. } => html.push_str(&lines),
            _ if lines.is_empty() => {}
            _ => html.extend(["<ins>", &lines, "</ins>"]),
        }
    }
    html
}

fn lines_of(text: &str) -> Vec<&str> {
    text.lines().collect()
}

fn changes(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Myers, old, new)
}

/// Writes the number of lines that are not shown.
fn fold(html: &mut String, from: usize, to: usize) {
    match to.saturating_sub(from) {
        0 => {}
        1 => html.push_str("<span class=\"fold\">… 1 unchanged line …\n</span>"),
        n => {
            let _ = write!(html, "<span class=\"fold\">… {n} unchanged lines …\n</span>");
        }
    }
}

fn lines(html: &mut String, op: &DiffOp, old: &[&str], new: &[&str]) {
    for change in op.iter_changes(old, new) {
        let line = escape(change.value());
        let _ = match change.tag() {
            ChangeTag::Equal => writeln!(html, "  {line}"),
            ChangeTag::Delete => write!(html, "<del>- {line}\n</del>"),
            ChangeTag::Insert => write!(html, "<ins>+ {line}\n</ins>"),
        };
    }
}
