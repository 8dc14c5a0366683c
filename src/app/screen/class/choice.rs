//! Votes for the options of a choice, and places in an order, as rows of bars.

use super::Drawn;
use super::lessons::Vote;
use crate::app::plot::{Axis, Bars, Figure, Part, Quantity, Row};
use crate::scenario::lesson::{Answer, Prose};

/// How many chose each option, before and after.
pub(super) fn votes(options: &[Prose], right: usize, shown: &[Vote]) -> Drawn {
    let count = |vote: &Vote, n: usize| vote.given.iter().filter(|given| given.answer == Answer::Choice(n)).count();
    let row = |n: usize, option: &Prose, vote: &Vote| {
        let mark = if n == right { "✓ " } else { "" };
        let name = named(&format!("{mark}{}", option.plain()), vote);
        bar(name, count(vote, n), vote.given.len(), n == right)
    };
    let rows = options.iter().enumerate().flat_map(|(n, option)| shown.iter().map(move |vote| row(n, option, vote)));
    let cells = |(n, option): (usize, &Prose)| {
        let counts = shown.iter().map(|vote| count(vote, n).to_string());
        [option.plain(), if n == right { "yes" } else { "no" }.to_owned()].into_iter().chain(counts).collect()
    };
    let table: Vec<Vec<String>> = options.iter().enumerate().map(cells).collect();
    figure(rows.collect(), &["Option", "Right"], shown, &table)
}

/// How many have put each item in its place.
pub(super) fn order(items: &[Prose], shown: &[Vote]) -> Drawn {
    let count = |vote: &Vote, n: usize| {
        let in_place = |answer: &Answer| matches!(answer, Answer::Order(order) if order.get(n) == Some(&n));
        vote.given.iter().filter(|given| in_place(&given.answer)).count()
    };
    let row = |n: usize, item: &Prose, vote: &Vote| {
        let name = named(&format!("{}. {}", n + 1, item.plain()), vote);
        bar(name, count(vote, n), vote.given.len(), true)
    };
    let rows = items.iter().enumerate().flat_map(|(n, item)| shown.iter().map(move |vote| row(n, item, vote)));
    let cells = |(n, item): (usize, &Prose)| {
        let counts = shown.iter().map(|vote| count(vote, n).to_string());
        [(n + 1).to_string(), item.plain()].into_iter().chain(counts).collect()
    };
    let table: Vec<Vec<String>> = items.iter().enumerate().map(cells).collect();
    figure(rows.collect(), &["Place", "Item"], shown, &table)
}

fn named(name: &str, vote: &Vote) -> String {
    if vote.name.is_empty() { name.to_owned() } else { format!("{name} ({})", vote.name.to_ascii_lowercase()) }
}

fn bar(name: String, count: usize, of: usize, right: bool) -> Row {
    let share = count as f64 / of.max(1) as f64;
    let (kind, part) = if right { ("right", "right") } else { ("mine", "not right") };
    Row { name, parts: vec![Part { kind, name: part, length: share }], words: format!("{count} of {of}") }
}

fn figure(rows: Vec<Row>, head: &[&'static str], shown: &[Vote], table: &[Vec<String>]) -> Drawn {
    let across = Axis::even("Share of the class", Quantity::Share, 0.0, 1.0);
    let mut head = head.to_vec();
    head.extend(shown.iter().map(|vote| if vote.name.is_empty() { "Results" } else { vote.name }));
    Drawn::new("", &Figure::Bars(Bars { across, rows })).with_table(&head, table)
}
