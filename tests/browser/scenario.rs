use hare_and_tortoise::scenario::Scenario;
use serde_json::{Value, json};

/// Text with everything a painter meets: characters of one to four bytes, and highlights that end in mid-line or span
/// lines.
const SHORT: &str = "// Ein Häschen 🐇\nfn lauf(t: u32) -> bool {\n    \"a\\\n\"; t > 1\n}\n";

/// A highlighted piece of a text.
fn mark(text: &str, piece: &str, class: &str) -> Value {
    let start = text.find(piece).expect(piece);
    json!([start, start + piece.len(), class])
}

/// Many short lines, then a comment over more lines than a block holds, then a line without a line break.
fn long() -> (String, Vec<Value>) {
    let mut text: String = (0..50).map(|n| format!("let line_{n} = {n};\n")).collect();
    let mut highlight: Vec<_> = (0..50).map(|n| mark(&text, &format!("line_{n} "), "type")).collect();
    let comment = format!("/*{}*/", "\n 亀".repeat(40));
    text.extend([&*comment, "\nend"]);
    highlight.push(mark(&text, &comment, "comment"));
    (text, highlight)
}

/// A scenario file: the slow script says something and answers twice; the fast one gives a short answer.
pub(crate) fn file() -> String {
    let (long, highlight) = long();
    let short = [("// Ein Häschen 🐇", "comment"), ("fn", "keyword"), ("lauf", "function"), ("u32", "type")];
    let short = short.into_iter().chain([("\"a\\\n\"", "string"), ("1", "number")]);
    let short: Vec<_> = short.map(|(piece, class)| mark(SHORT, piece, class)).collect();
    let file = json!({
        "version": 1, "id": "task", "title": "The task", "artifact": "code", "context_tokens": 1_000,
        "scripts": {
            "slow": [{"id": "first", "prompt": "Do it.", "steps": [
                {"think": 5},
                // Three tokens for one character, which the last token delivers.
                {"say": "🐢 sagt: so.\n", "tokens": [0, 0, 4, 9, 10, 13, 14, 15]},
                {"answer": SHORT, "file": "häschen.rs", "highlight": short},
                {"answer": long, "highlight": highlight},
            ]}],
            "fast": [{"id": "first", "prompt": "Do it.", "steps": [{"answer": "let x = 1;\n", "tokens": [3, 5, 7, 9, 11]}]}],
        },
    });
    file.to_string()
}

pub(crate) fn scenario() -> Scenario {
    Scenario::from_json(&file()).expect("it is a scenario")
}
