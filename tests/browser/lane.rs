//! A lane on the page: the attributes by which others find it, and its text.

use crate::place::{Place, choose, fill, until};
use crate::playground::{lane, play, seek};
use crate::scenario::scenario;
use hare_and_tortoise::app::playback::Status;
use hare_and_tortoise::app::screen::race::Event;
use hare_and_tortoise::scenario::ScriptKind;
use hare_and_tortoise::shell::Shell;
use hare_and_tortoise::ui::drawn::Drawn;
use hare_and_tortoise::ui::race::{self, race};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// The first lane thinks for a second from 0.1 s on; the second lane's four gaps end at 0.54 s.
const TWO: &str = "#/race?scenario=task&lanes=custom,custom&0.ttft=0.1&0.think=100&0.name=Tortoise&1.ttft=0.5&1.script=fast&1.name=Hare";

/// The whole text of a script.
fn whole(kind: ScriptKind) -> String {
    scenario().script(kind).race(1).sections.iter().map(|section| section.text.content.as_str()).collect()
}

/// The lane in a place, and its contents.
struct Shown {
    lane: Element,
    output: Element,
}

impl Shown {
    #[track_caller]
    fn of<M: Mountable>(place: &Place<M>, name: &str) -> Self {
        let lane: Element = place.one("article", name);
        let output = lane.query_selector("[data-output]").unwrap().unwrap();
        Self { lane, output }
    }

    fn text(&self) -> String {
        self.output.text_content().unwrap()
    }

    fn says(&self, attribute: &str) -> String {
        self.lane.get_attribute(attribute).unwrap()
    }

    /// The figure beside a name in the read-out.
    fn figure(&self, name: &str) -> String {
        let terms = self.lane.query_selector_all("dt").unwrap();
        let mut terms = (0..terms.length()).map(|n| terms.item(n).unwrap());
        let term = terms.find(|term| term.text_content().as_deref() == Some(name)).expect(name);
        term.next_sibling().unwrap().text_content().unwrap()
    }
}

fn one_lane(shell: Shell) -> Drawn {
    race::lane(shell, lane(shell, 0), RwSignal::new(None))
}

#[wasm_bindgen_test]
async fn a_lane_is_found_by_its_number_and_its_name() {
    let (_, place) = play(TWO, race);
    until("both", || place.all("article", "Hare").len() == 1).await;
    let (tortoise, hare) = (Shown::of(&place, "Tortoise"), Shown::of(&place, "Hare"));
    assert_eq!((tortoise.says("data-lane"), hare.says("data-lane")), ("0".to_owned(), "1".to_owned()));
    assert_eq!((tortoise.says("data-script"), hare.says("data-script")), ("slow".to_owned(), "fast".to_owned()));
    assert_eq!((tortoise.text(), hare.text()), (String::new(), String::new()));
    let region: Element = place.one("group", "Output of Hare");
    assert_eq!(region.get_attribute("tabindex").as_deref(), Some("0"), "the keyboard scrolls it");
}

#[wasm_bindgen_test]
async fn a_lane_goes_through_its_phases_and_shows_what_is_delivered() {
    let (shell, place) = play(TWO, one_lane);
    let tortoise = Shown::of(&place, "Tortoise");
    for (at, phase, text, ttft) in [
        (0.0, "prefill", "", "–"),
        (0.1, "think", "", "0.10 s"),
        (1.09, "think", "", "0.10 s"),
        (1.1, "say", "", "0.10 s"),
        (1.12, "say", "🐢", "0.10 s"),
        (1.17, "say", "🐢 sagt: so.\n", "0.10 s"),
        (99.0, "done", &whole(ScriptKind::Slow), "0.10 s"),
        (1.13, "say", "🐢 sagt", "0.10 s"),
        (0.05, "prefill", "", "–"),
    ] {
        seek(shell, at);
        assert_eq!(tortoise.text(), text, "{at} s");
        until(phase, || tortoise.says("data-phase") == phase).await;
        until("the time to the first token", || tortoise.figure("TTFT") == ttft).await;
    }
}

#[wasm_bindgen_test]
async fn a_run_that_is_played_ends_with_all_of_the_text_and_a_verdict() {
    let (shell, place) = play(&format!("{TWO}&speed=10"), race);
    until("both", || place.all("article", "Hare").len() == 1).await;
    let (tortoise, hare) = (Shown::of(&place, "Tortoise"), Shown::of(&place, "Hare"));
    place.press("Run");
    let status = || shell.model.with_untracked(|model| model.race.status());
    assert_eq!(status(), Some(Status::Running));
    until("it is over", || status() == Some(Status::Finished)).await;
    assert_eq!((tortoise.text(), hare.text()), (whole(ScriptKind::Slow), whole(ScriptKind::Fast)));
    until("the hare is first", || hare.says("data-verdict") == "first" && tortoise.says("data-verdict").is_empty())
        .await;
    assert_eq!(hare.figure("Done"), "0.54 s");
    until("what was measured", || !shell.rendered.get_untracked().is_empty()).await;
    assert_eq!(place.all("button", "Run again").len(), 1);
}

#[wasm_bindgen_test]
async fn a_lanes_settings_change_it() {
    let (shell, place) = play("#/race?scenario=task&lanes=custom&0.name=N&at=99", race);
    place.press("Settings of N");
    until("its settings", || place.all("spinbutton", "Rate in tokens/s").len() == 1).await;
    let shown = Shown::of(&place, "N");
    let profile = |field: &str| {
        let report: serde_json::Value = serde_json::from_str(&shell.report().unwrap()).unwrap();
        report["lanes"][0]["profile"][field].clone()
    };
    let rate: HtmlInputElement = place.one("spinbutton", "Rate in tokens/s");
    for (typed, taken) in
        [("250.5", "250.5"), ("1e9", "100000"), ("1e10", "100000"), ("0", "0.1"), ("", "0.1"), ("100", "100")]
    {
        fill(&rate, typed);
        until(taken, || rate.value() == taken).await;
        assert_eq!(profile("rate").to_string(), taken);
    }
    let slider: HtmlInputElement = place.one("slider", "Rate");
    fill(&slider, "1000");
    until("the number follows the slider", || rate.value() == "100000").await;

    choose(&place.one::<HtmlSelectElement>("combobox", "Script"), "fast");
    until("the other script", || shown.says("data-script") == "fast").await;
    shell.race(Event::DonePressed);
    assert_eq!(shown.text(), whole(ScriptKind::Fast));
    choose(&place.one::<HtmlSelectElement>("combobox", "Model"), "codex-spark");
    until("another model's rate", || rate.value() == "1000").await;
    until("where it comes from", || place.all("group", "Where the figures come from").len() == 1).await;

    fill(&place.one("textbox", "Name"), "  <b>A</b> ");
    until("the other name", || place.all("article", "<b>A</b>").len() == 1).await;
    assert_eq!(place.all("button", "Settings of <b>A</b>").len(), 1);
}

#[wasm_bindgen_test]
async fn a_change_in_mid_run_to_fewer_chunks_goes_on() {
    let (shell, place) = play("#/race?scenario=task&lanes=custom&0.name=N&0.ttft=0&0.rate=2000&play=1", one_lane);
    let shown = Shown::of(&place, "N");
    until("text", || shown.text().len() > 50).await;
    shell.race(Event::FieldChanged(lane(shell, 0), hare_and_tortoise::engine::Field::Chunk, Some(1_000.0)));
    until("all of it", || shown.text() == whole(ScriptKind::Slow)).await;
    until("it is over", || shell.model.with_untracked(|model| model.race.status()) == Some(Status::Finished)).await;
}
