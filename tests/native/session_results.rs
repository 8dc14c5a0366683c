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
                 reading and judging 0.99 s";
    assert!(axis.contains(&format!("aria-label=\"{words}\"")), "{axis}");
    assert!(
        axis.contains("<rect data-category=\"waiting\" x=\"16.667%\" width=\"17.167%\" height=\"100%\"/>"),
        "{axis}"
    );
    assert!(axis.contains("<text class=\"clear\" x=\"83.333%\" dx=\"4\" y=\"15\">5 s</text>"), "{axis}");
    assert_eq!(desk.iterate().axis_legend().matches("<li>").count(), 5);
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
        ("false alarms (you rejected something that was right)", "0"),
    ] {
        assert!(table.contains(&format!("<th scope=\"row\">{name}</th><td>{cell}</td>")), "{name}: {table}");
    }
    let missed = "<h4>1. The task, Custom</h4><ul><li>nothing says why <small>(not raised)</small></li></ul>";
    assert_eq!(desk.iterate().missed(), missed);
    let words = desk.iterate().changed_words();
    let expected = "With Custom’s latency, and you working exactly as you did, this would have taken 6.00 s instead of \
                    6.00 s. With no waiting at all, 3.96 s: that part is you.";
    assert!(words.contains(expected), "{words}");
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
fn csv_has_a_row_a_turn_whose_times_add_up() {
    let mut desk = desk();
    desk.does(Event::ExportCsvPressed);
    let Some(Effect::Download { name: "sessions.csv", kind: "text/csv", text }) = desk.effects.last() else {
        panic!("{:?}", desk.effects)
    };
    let rows = [
        "session,scenario,model,turn,id,sent,own_words,writing,waiting,checks,judging,away,tokens,outcome",
        "1,\"task\",fast,1,\"first\",1,0,1,1.03,0,0.97,0,4,problem raised",
        "1,\"task\",fast,2,\"let\",4,0,1,1.01,0,0.99,0,2,accepted",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), rows);
}
