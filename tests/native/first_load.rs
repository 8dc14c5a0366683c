//! What the page carries from the start does the same as the whole; what it cannot do it gives back untouched.

use crate::page::{id, scenario};
use crate::scenario_format::full;
use hare_and_tortoise::app::link;
use hare_and_tortoise::app::race::{self, LaneView};
use hare_and_tortoise::app::{Event, Model, Wall, first_update, update};
use hare_and_tortoise::engine::Nanos;
use hare_and_tortoise::scenario::{Scenario, read_built_catalogue, read_catalogue, stamp};

#[test]
fn an_address_without_a_fragment_is_the_plain_one() {
    assert_eq!(link::write(&link::read("").0), link::PLAIN);
}

/// Without spaces, as the build writes it.
fn compact(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).unwrap().to_string()
}

#[test]
fn a_stamped_scenario_reads_the_same_the_short_way() {
    let stamped = stamp(&compact(&scenario("task"))).unwrap();
    assert_eq!(Scenario::from_checked(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
}

#[test]
fn everything_a_file_says_reads_the_same_the_short_way() {
    let mut file = full();
    // It gets its own, with the stamp.
    file.as_object_mut().unwrap().remove("$schema");
    let stamped = stamp(&file.to_string()).unwrap();
    assert_eq!(Scenario::from_checked(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
}

#[test]
fn a_step_of_every_kind_reads_the_same_the_short_way() {
    let steps = r#"{"think":7},{"tool":"cargo \"test\"","input":"a\\b","seconds":12.125,"output_tokens":40},
        {"say":"Ä\n\t\"x\"","tokens":[2,3,7],"highlight":[[0,2,"keyword"],[3,4,"string"]]},{"answer":"a","file":"b.rs","tokens":[1]}"#;
    let steps = steps.replace("\n        ", "");
    let file = format!(
        r#"{{"version":1,"id":"own","title":"T","artifact":"code","context_tokens":5,"script":[{{"id":"first","prompt":"Go","steps":[{steps}],"checks":[{{"name":"a","pass":true,"seconds":0.25}}],"problems":[]}}]}}"#
    );
    let stamped = stamp(&file).unwrap();
    assert_eq!(Scenario::from_checked(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
    for (from, to) in [("12.125", "12.126"), ("\"T\"", "\"\""), ("[2,3,7]", "[2,9,7]"), ("checked=", "checked=0")] {
        let touched = stamped.replacen(from, to, 1);
        assert_ne!(touched, stamped, "{from}");
        assert_eq!(Scenario::from_checked(&touched), None, "{from}");
    }
    for end in 0..stamped.len() {
        assert!(stamped.get(..end).and_then(Scenario::from_checked).is_none(), "cut at {end}");
    }
    assert_eq!(Scenario::from_checked(&file), None, "it has no stamp");
}

#[test]
fn a_list_of_scenarios_reads_the_same_the_short_way() {
    let list =
        r#"[{"id":"a","title":"A \"b\"","artifact":"svg","tokens":{"slow":1,"fast":[2,{}]}},{"title":"C","id":"c"}]"#;
    assert_eq!(read_built_catalogue(list), Some(read_catalogue(list).unwrap()));
    for other in ["", "{}", "[{}]", "[ ]", r#"[{"id":"A","title":"x"}]"#, r#"[{"id":"a","title":"x"}"#] {
        assert_eq!(read_built_catalogue(other), None, "{other}");
    }
}

#[test]
fn playing_takes_nothing_but_what_is_there_from_the_start() {
    let (mut first, mut whole) = (Model::default(), Model::default());
    let mut millis = 0.0;
    let mut both = |event: &dyn Fn(Wall) -> Event| {
        millis += 100.0;
        let event = event(Wall::from_millis(millis));
        assert_eq!(first_update(&mut first, event.clone()).unwrap(), update(&mut whole, event.clone()), "{event:?}");
        assert_eq!((first.link(), &first.race.run), (whole.link(), &whole.race.run), "{event:?}");
        whole.race.run.as_ref().map(|run| run.id)
    };
    both(&|_| Event::Started);
    both(&|now| Event::AddressOpened { now, hash: String::new() });
    let stamped = stamp(&compact(&scenario("rate-limiter"))).unwrap();
    both(&|now| Event::ScenarioLoaded { now, id: id("rate-limiter"), result: Ok(stamped.clone()) });
    let mut run = None;
    for event in [
        race::Event::PlayToggled,
        race::Event::SteppedForward,
        race::Event::SteppedBack,
        race::Event::FirstTokenPressed,
        race::Event::PlayPressed,
        race::Event::PausePressed,
        race::Event::Seeked(Nanos::from_seconds(2.0)),
        race::Event::RestartPressed,
        race::Event::OutOfSight,
        race::Event::DonePressed,
    ] {
        run = both(&|now| Event::Race { now, event: event.clone() });
    }
    let ended = run.expect("there is a run");
    both(&|now| Event::Race { now, event: race::Event::Ended(ended) });
}

#[test]
fn what_changes_the_run_is_given_back() {
    let mut model = Model::default();
    let before = model.clone();
    let now = Wall::from_millis(1.0);
    let lane = LaneView::all(&model.race.setup)[0].id;
    for event in [
        Event::AddressOpened { now, hash: "#/race?seed=3".to_owned() },
        Event::ScenarioLoaded { now, id: id("task"), result: Ok(scenario("task")) },
        Event::CopyLinkPressed,
        Event::Race { now, event: race::Event::NewSeedPressed },
        Event::Race { now, event: race::Event::LaneRemoved(lane) },
    ] {
        assert_eq!(first_update(&mut model, event.clone()), Err(event));
        assert_eq!(model, before);
    }
}
