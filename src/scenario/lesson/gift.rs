//! Questions as GIFT, which learning management systems import.

use super::{Kind, Lesson, Question, Within};
use crate::engine::figures;
use std::fmt::Write;

/// The questions of a lesson that has just been read, as GIFT. A line to draw has no form there and is left out, with a
/// comment that says so.
pub fn gift(name: &str, lesson: &Lesson) -> String {
    let mut gift = format!("// {}\n\n", lesson.head.title.replace('\n', " "));
    for (n, question) in lesson.questions().enumerate() {
        write_question(&mut gift, &format!("{name} {}", n + 1), question);
    }
    gift
}

fn write_question(gift: &mut String, name: &str, question: &Question) {
    if matches!(question.kind, Kind::Line(_)) {
        // Writing to a string never fails.
        let _ = writeln!(gift, "// {name}: a line to draw has no form here.\n");
        return;
    }
    let _ = write!(gift, "::{}::[markdown]{} {{", escape(name), escape(question.markdown.trim()).replace('\n', "\\n"));
    match &question.kind {
        Kind::Number(number) => {
            let most = match number.within {
                Within::Share(share) => share * number.answer.abs(),
                Within::By(by) => by,
            };
            let [answer, most] = [number.answer, most].map(figures::plain);
            let _ = write!(gift, "#{answer}:{most}");
        }
        Kind::Choice { options, right } => {
            for (n, option) in options.iter().enumerate() {
                let mark = if n == *right { '=' } else { '~' };
                let _ = write!(gift, "\n{mark}[html]{}", escape(option.html()));
            }
            gift.push('\n');
        }
        // To match each item with its place.
        Kind::Order(items) => {
            for (n, item) in items.iter().enumerate() {
                let _ = write!(gift, "\n=[html]{} -> {}", escape(item.html()), n + 1);
            }
            gift.push('\n');
        }
        Kind::Line(_) => {}
    }
    gift.push_str("}\n\n");
}

/// A text in which nothing controls.
fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut escaped, c| {
        if matches!(c, '~' | '=' | '#' | '{' | '}' | ':' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
        escaped
    })
}
