//! The exported report and arrivals.

use crate::page::{Page, STEADY};
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::app::screen::race::fidelity::{Meter, Rendered};
use hare_and_tortoise::app::screen::race::report::{Report, arrivals_csv};
use serde_json::{Value, json};

/// What was measured of a lane.
fn rendered() -> Rendered {
    let mut meter = Meter::default();
    meter.frame(0);
    meter.frame(2);
    meter.token(100.0, 100.52, 3);
    meter.token(100.0, 116.07, 1);
    meter.rendered()
}

fn text(page: &Page) -> String {
    Report::of(&page.model.race, &[rendered(), rendered()]).unwrap().json()
}

fn report(page: &Page) -> Value {
    serde_json::from_str(&text(page)).unwrap()
}

#[test]
fn it_says_everything_of_a_lane() {
    let page = Page::at("#/race?scenario=task&lanes=custom&0.ttft=0.4&0.rate=1000&0.chunk=4&0.name=N&seed=9&speed=2");
    let spread = json!({"mean": 0.002, "p50": 0.001, "p90": 0.0034, "p99": 0.00394});
    let expected = json!({
        "version": 1, "app": env!("CARGO_PKG_VERSION"), "scenario": "task", "turn": 1, "seed": 9, "speed": 2, "text": "own",
        "lanes": [{
            "name": "N", "script": "slow", "tokens": 7, "thinking_tokens": 0,
            "profile": {"rate": 1000, "ttft": 0.4, "jitter": 0, "chunk": 4, "flush": 0, "think": 0},
            "phases": [
                {"kind": "prefill", "start": 0, "end": 0.4},
                {"kind": "say", "start": 0.4, "end": 0.405},
                {"kind": "answer", "start": 0.405, "end": 0.406},
            ],
            "arrivals": [[0.4, 1], [0.401, 1], [0.405, 4], [0.406, 1]],
            "metrics": {
                "vllm": {"ttft": 0.4, "tpot": 0.001, "e2el": 0.406, "itl": spread},
                "aiperf": {"ttft": 0.4, "request_latency": 0.406, "itl": 0.001, "ttst": 0.001,
                    "icl": spread, "output_tps_per_user": 1000},
                "genai_perf": {"ttft": 0.4, "request_latency": 0.406, "itl": 0.001},
                "guidellm": {"ttft": 0.4, "tpot": 0.058, "itl": 0.001, "request_latency": 0.406,
                    "output_tokens_per_second": 17.241379310345},
                "mlperf": {"ttft": 0.4, "tpot": 0.001, "latency": 0.406},
                "artificial_analysis": {"ttft": 0.4, "output_speed": 1000, "total_response_time_100": 0.5},
            },
            "rendered": null,
        }],
    });
    assert_eq!(report(&page), expected);
}

#[test]
fn values_that_a_tool_leaves_undefined_are_null() {
    let mut page = Page::new();
    page.open("#/race?scenario=one&lanes=custom&0.ttft=0.5");
    let file = json!({"version": 1, "id": "one", "title": "One", "artifact": "prose",
        "script": [{"id": "first", "prompt": "Go", "steps": [{"say": "x", "tokens": [1]}]}]});
    page.load("one", Ok(file.to_string()));
    let metrics = report(&page)["lanes"][0]["metrics"].take();
    let none = json!({"mean": null, "p50": null, "p90": null, "p99": null});
    assert_eq!(metrics["vllm"], json!({"ttft": 0.5, "tpot": null, "e2el": 0.5, "itl": none}));
    assert_eq!([&metrics["aiperf"]["icl"], &metrics["aiperf"]["ttst"]], [&none, &Value::Null]);
    assert_eq!(metrics["artificial_analysis"]["output_speed"], Value::Null);
}

#[test]
fn arrivals_are_exact_to_the_nanosecond() {
    let page = Page::at("#/race?scenario=task&lanes=custom&0.ttft=0.400000001&0.rate=3");
    let text = text(&page);
    let arrivals = "\"arrivals\":[[0.400000001,1],[0.733333334,1],[1.066666667,1],[1.4,1],[1.733333333,1],";
    assert!(text.contains(arrivals), "{text}");
    for ((at, _), arrival) in
        page.run().lanes[0].course.arrivals().zip(report(&page)["lanes"][0]["arrivals"].as_array().unwrap())
    {
        assert_eq!((arrival[0].as_f64().unwrap() * 1e9).round() as u64, at.get());
    }
}

#[test]
fn profiles_and_names_are_as_they_are_set_up() {
    let page =
        Page::at("#/race?scenario=task&lanes=gpt-5.3-codex,custom&0.think=0&1.rtt=0.25&1.name=%22%3Cb%3E%F0%9F%90%A2");
    let lanes = report(&page)["lanes"].take();
    assert_eq!(
        lanes[0]["profile"],
        json!({"rate": 65, "ttft": 3.1, "jitter": 0.3, "chunk": 1, "flush": 0, "think": 0})
    );
    assert_eq!(lanes[0]["name"], "GPT-5.3-Codex");
    let staged = &lanes[1]["profile"];
    assert_eq!([&staged["rtt"], &staged["queue"]], [0.25, 1.32]);
    assert_eq!((staged.get("ttft"), staged.get("ttft_p95")), (None, None));
    assert_eq!(lanes[1]["name"], "\"<b>🐢");
    let kinds: Vec<_> = lanes[1]["phases"].as_array().unwrap().iter().map(|phase| &phase["kind"]).collect();
    assert_eq!(kinds, ["connect", "queue", "prefill", "say", "answer"]);
    // The script's own thinking is one of the figures that the profile does not have.
    let own = report(&Page::at("#/race?scenario=task&lanes=gpt-5.3-codex"))["lanes"][0].take();
    assert_eq!((own["profile"].get("think"), &own["thinking_tokens"], &own["tokens"]), (None, &json!(3), &json!(10)));
}

#[test]
fn measurements_exist_once_a_run_was_played_through() {
    let mut page = Page::at(STEADY);
    let measured = |page: &Page| report(page)["lanes"][0]["rendered"].take();
    assert_eq!(measured(&page), Value::Null);
    page.race(Event::PlayPressed);
    assert_eq!(measured(&page), Value::Null, "it is not over");
    page.play_through();
    assert_eq!(measured(&page), json!({"frames": 2, "dropped": 2, "late_p50": 0.00055, "late_p99": 0.01605}));
    page.race(Event::SteppedBack);
    assert!(measured(&page).is_object(), "to look at it is not to play it");
    page.race(Event::PlayPressed);
    assert_eq!(measured(&page), Value::Null, "something else is played");
    page.play_through();
    page.race(Event::NewSeedPressed);
    assert_eq!(measured(&page), Value::Null, "it is another run");
    assert_eq!(Report::of(&Page::new().model.race, &[]).map(|report| report.json()), None);
}

#[test]
fn a_lane_that_was_not_measured_has_no_measurement() {
    let mut page = Page::at(STEADY);
    page.play_through();
    let report: Value = serde_json::from_str(&Report::of(&page.model.race, &[rendered()]).unwrap().json()).unwrap();
    assert!(report["lanes"][0]["rendered"].is_object() && report["lanes"][1]["rendered"].is_null());
}

#[test]
fn arrivals_are_rows_that_a_spreadsheet_can_read() {
    let page = Page::at(
        "#/race?scenario=task&lanes=custom,custom&0.script=fast&0.ttft=0.1&0.name=a%2C%22b%22%0Ac%3B&1.script=fast&1.chunk=9&1.ttft=0",
    );
    let csv = arrivals_csv(&page.model.race.setup.lanes, page.run());
    let expected = "lane,name,seconds,tokens\r\n\
        0,\"a,\"\"b\"\"c;\",0.1,1\r\n\
        0,\"a,\"\"b\"\"c;\",0.11,1\r\n\
        0,\"a,\"\"b\"\"c;\",0.12,1\r\n\
        0,\"a,\"\"b\"\"c;\",0.13,1\r\n\
        1,\"Custom\",0,1\r\n\
        1,\"Custom\",0.03,3\r\n";
    assert_eq!(csv, expected);
}
