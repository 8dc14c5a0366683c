//! The results of a session: diffs, the axis, figures, and the exported files.

use crate::session_page::{Desk, SENT};
use hare_and_tortoise::app::Effect;
use hare_and_tortoise::app::screen::iterate::{Act, Event};
use hare_and_tortoise::engine::Nanos;
use serde_json::Value;

fn desk() -> Desk {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (2.0, Act::Raised(1)), (1.0, SENT), (2.0, Act::Accepted)]);
    desk
}

#[test]
fn the_result_leads_to_what_explains_it_with_the_persons_own_numbers() {
    let mut desk = Desk::begun("mode=fast");
    assert_eq!(desk.iterate().explained(), []);
    desk.after(4.0, SENT);
    desk.wait(3.0);
    desk.acts(&[(20.0, Act::Accepted)]);
    let [(words, pace), (_, parts)] = &desk.iterate().explained()[..] else { panic!() };
    let own = ((desk.seconds()[0] + desk.seconds()[3]) * 10.0).round() / 10.0;
    assert_eq!(*pace, format!("#/explore?own={own}"));
    assert_eq!(words.replace('\u{a0}', " "), format!("You spent {own:.1} s a turn yourself: who wins at that pace?"));
    for link in [pace, parts] {
        assert_eq!(crate::address::read(link).1, Vec::<String>::new(), "{link}");
    }
    // What is neither theirs nor a check is the model's.
    let number = |key: &str| parts.split('&').find_map(|pair| pair.strip_prefix(key)).unwrap().parse::<f64>().unwrap();
    let models: f64 = ["g=", "p=", "t=", "n="].map(number).iter().sum();
    assert!((models - desk.seconds()[1]).abs() < 0.05, "{parts}: {:?}", desk.seconds());
    assert!((number("h=") - own).abs() < 0.05, "{parts}");
}

#[test]
fn a_diff_shows_what_an_answer_changes_while_it_grows() {
    let mut desk = Desk::begun("mode=fast");
    let diff = |desk: &Desk| desk.session().diff(desk.session().time(desk.now()));
    let html = |lines: &str| {
        format!(
            "<section class=\"diff\" aria-label=\"x.rs\"><h4>x.rs</h4><pre tabindex=\"0\"><code>{lines}</code></pre></section>"
        )
    };
    assert_eq!(diff(&desk), "");
    desk.after(1.0, SENT);
    desk.wait(1.0);
    assert_eq!(diff(&desk), html("<ins>+ x\n</ins>"));
    desk.wait(1.0);
    assert_eq!(diff(&desk), html("<ins>+ x = 1;\n</ins>"));
    desk.acts(&[(1.0, Act::Raised(1)), (1.0, SENT)]);
    assert_eq!(diff(&desk), "", "nothing has come yet");
    desk.wait(1.0);
    assert_eq!(diff(&desk), html("<del>- x = 1;\n</del><ins>+ let = 1;\n</ins>"));
    desk.wait(1.0);
    assert_eq!(diff(&desk), html("<del>- x = 1;\n</del><ins>+ let x = 1;\n</ins>"));
}

#[test]
fn the_chart_shows_the_session_and_describes_it() {
    let desk = desk();
    let axis = desk.iterate().axis();
    let words = "writing 1.00 s, waiting 1.03 s, reading and judging 0.97 s, writing 1.00 s, waiting 1.01 s, \
                 reading and judging 0.99 s; 2 turns; 1\u{a0}defect shipped";
    assert!(axis.contains(&format!("aria-label=\"{words}\"")), "{axis}");
    assert!(
        axis.contains("<rect data-category=\"waiting\" x=\"16.667%\" width=\"17.167%\" height=\"100%\"/>"),
        "{axis}"
    );
    assert!(axis.contains("<text class=\"clear\" x=\"83.333%\" dx=\"4\" y=\"15\">5 s</text>"), "{axis}");
    for (number, x) in [(1, "16.667%"), (2, "66.667%")] {
        let tick = format!("<line class=\"turn\" x1=\"{x}\" x2=\"{x}\"");
        let text = format!("<text class=\"turn-number clear\" x=\"{x}\" y=\"-6\">{number}</text>");
        assert!(axis.contains(&tick) && axis.contains(&text), "{axis}");
    }
    assert!(axis.contains("<svg class=\"shipped\" x=\"100.000%\"") && axis.contains(">1</text></svg>"), "{axis}");
    let legend = desk.iterate().axis_legend();
    let words: Vec<&str> = legend
        .split("</svg>")
        .skip(1)
        .filter_map(|item| item.strip_suffix("</li>").or(item.split("</li>").next()))
        .collect();
    let shown = [
        "writing",
        "waiting",
        "reading and judging",
        "a prompt is sent, numbered by turn",
        "how many defects were shipped",
    ];
    assert_eq!(words, shown, "nothing that the chart does not show");
}

#[test]
fn the_results_have_the_figures_and_the_missed_defects() {
    let desk = desk();
    let table = desk.iterate().figures_table();
    for (name, cell) in [
        ("end", "accepted"),
        ("time to done", "6.00 s"),
        ("waiting", "2.04 s"),
        ("turns", "2"),
        ("waiting share", "34 %"),
        ("escaped defects", "1"),
        ("tokens generated", "6"),
    ] {
        assert!(table.contains(&format!("<th scope=\"row\">{name}</th><td>{cell}</td>")), "{name}: {table}");
    }
    for nothing in ["checks", "away", "tokens wasted", "interruptions", "false alarms", "in the background"] {
        assert!(!table.contains(nothing), "{nothing}: {table}");
    }
    let missed = "<ul><li>nothing says why <small>(not raised)</small></li></ul>";
    assert!(desk.iterate().missed().starts_with(missed), "{}", desk.iterate().missed());
    let words = desk.iterate().changed_words().replace('\u{a0}', " ");
    let expected = "With Custom’s latency, and you working exactly as you did, the same 6.0 s. With no waiting at all, \
                    4.0 s: that part is you.";
    assert!(words.contains(expected), "{words}");
}

#[test]
fn a_figure_that_is_nothing_in_one_session_only_is_shown() {
    let mut desk = Desk::begun("mode=fast");
    desk.acts(&[(1.0, SENT), (0.5, Act::Interrupted), (1.0, SENT), (2.0, Act::Accepted)]);
    let first = desk.session().id;
    desk.does(Event::SetupPressed);
    desk.does(Event::StartPressed);
    desk.acts(&[(1.0, SENT), (2.0, Act::Accepted)]);
    desk.does(Event::Compared(first, true));
    let table = desk.iterate().figures_table();
    assert!(table.contains("<th scope=\"row\">interruptions</th><td>1</td><td>0</td>"), "{table}");
    assert!(!table.contains("times you were away"), "{table}");
}

#[test]
fn turns_that_are_too_close_leave_out_numbers_but_no_marks() {
    let mut desk = Desk::begun("mode=fast&fast.ttft=0.01");
    let quick: Vec<(f64, Act)> = (0..6).flat_map(|_| [(0.1, SENT), (0.02, Act::Interrupted)]).collect();
    desk.acts(&quick);
    desk.acts(&[(20.0, SENT), (2.0, Act::Accepted)]);
    let axis = desk.iterate().axis();
    assert_eq!(axis.matches("<line class=\"turn\"").count(), 7, "{axis}");
    let numbers = |class: &str| axis.matches(&format!("\"turn-number {class}\"")).count();
    assert_eq!((numbers("clear"), numbers("near")), (2, 1), "{axis}");
}

#[test]
fn phases_tools_and_the_clock_are_read_out() {
    let mut desk = Desk::begun("mode=slow");
    desk.after(1.0, SENT);
    let at = Nanos::from_seconds;
    for (seconds, words, tools) in [
        (1.5, "reading the prompt, 0.5 s", ""),
        (2.2, "running a tool, 0.2 s", "<li><b>read</b> <code></code> <span>runs</span></li>"),
        (3.55, "writing, 0.0 s; 6 tokens", "<li><b>read</b> <code></code> <span>0.50 s</span></li>"),
    ] {
        let session = desk.session();
        assert_eq!(
            (session.phase_words(at(seconds)).as_str(), session.tool_items(at(seconds)).as_str()),
            (words, tools)
        );
    }
    assert_eq!(desk.session().clock_words(at(61.9)), "1:01");
}

#[test]
fn json_has_the_log_the_ledger_and_the_figures() {
    let mut desk = desk();
    desk.does(Event::ExportJsonPressed);
    let Some(Effect::Download { name: "sessions.json", kind: "application/json", text }) = desk.effects.last() else {
        panic!("{:?}", desk.effects)
    };
    let export: Value = serde_json::from_str(text).unwrap();
    let session = &export["sessions"][0];
    assert_eq!(
        (&export["version"], &session["mode"], &session["log"][1]),
        (&1.into(), &"fast".into(), &serde_json::json!({"at": 3, "act": "r2"}))
    );
    assert_eq!(
        session["figures"]["ledger"],
        serde_json::json!({"writing": 2, "waiting": 2.04, "checks": 0, "judging": 1.96, "away": 0})
    );
    assert_eq!(session["figures"]["escaped"][0]["how"], "missed");
    assert_eq!((&session["turns"][1]["id"], &session["turns"][1]["tokens"]), (&"let".into(), &2.into()));
    assert_eq!(session["models"][0]["profile"]["rate"], 100);
}

#[test]
fn the_chart_is_a_picture_with_the_verdict_and_a_bar_for_each_session() {
    let mut desk = desk();
    desk.does(Event::ExportSvgPressed);
    let Some(Effect::Download { name: "sessions.svg", kind: "image/svg+xml", text }) = desk.effects.last() else {
        panic!("{:?}", desk.effects)
    };
    // The verdict may take two lines.
    let verdict = desk.iterate().verdict();
    let begins = verdict.split(' ').take(5).collect::<Vec<_>>().join(" ");
    assert!(text.contains(&format!(">{begins}")), "{text}");
    assert!(text.contains("Custom: 6.00 s</text>"), "{text}");
    for category in ["writing", "waiting", "judging"] {
        // In the row and in the legend.
        assert_eq!(text.matches(&format!("data-part=\"{category}\"")).count(), 2, "{text}");
    }
    assert!(!text.contains("data-part=\"away\""), "nothing was spent on it: {text}");
}

#[test]
fn csv_has_a_row_a_turn_whose_times_add_up() {
    let mut desk = desk();
    desk.does(Event::ExportCsvPressed);
    let Some(Effect::Download { name: "sessions.csv", kind: "text/csv", text }) = desk.effects.last() else {
        panic!("{:?}", desk.effects)
    };
    let rows = [
        "session,scenario,model,turn,id,sent,own_words,writing,waiting,checks,judging,away,tokens,outcome,background",
        "1,\"task\",fast,1,\"first\",1,0,1,1.03,0,0.97,0,4,problem raised,0",
        "1,\"task\",fast,2,\"let\",4,0,1,1.01,0,0.99,0,2,accepted,0",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), rows);
}
