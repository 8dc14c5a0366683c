//! What the build has compiled reads the same the short way, and nothing else is read so.

use crate::page::scenario;
use crate::scenario_format::full;
use hare_and_tortoise::scenario::{Scenario, read_built_catalogue, read_catalogue, stamp};

/// Without spaces, as the build writes it.
fn compact(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).unwrap().to_string()
}

#[test]
fn a_stamped_scenario_reads_the_same_the_short_way() {
    let stamped = stamp(&compact(&scenario("task"))).unwrap();
    assert_eq!(Scenario::from_compiled(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
}

#[test]
fn everything_a_file_says_reads_the_same_the_short_way() {
    let mut file = full();
    // It gets its own, with the stamp.
    file.as_object_mut().unwrap().remove("$schema");
    let stamped = stamp(&file.to_string()).unwrap();
    assert_eq!(Scenario::from_compiled(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
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
    assert_eq!(Scenario::from_compiled(&stamped), Some(Scenario::from_json(&stamped).unwrap()));
    for (from, to) in [("12.125", "12.126"), ("\"T\"", "\"\""), ("[2,3,7]", "[2,9,7]"), ("checked=", "checked=0")] {
        let touched = stamped.replacen(from, to, 1);
        assert_ne!(touched, stamped, "{from}");
        assert_eq!(Scenario::from_compiled(&touched), None, "{from}");
    }
    for end in 0..stamped.len() {
        assert!(stamped.get(..end).and_then(Scenario::from_compiled).is_none(), "cut at {end}");
    }
    assert_eq!(Scenario::from_compiled(&file), None, "it has no stamp");
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
