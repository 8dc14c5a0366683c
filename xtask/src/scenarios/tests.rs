//! Tests the compiler on small scenarios made here, and the token approximation on the project's own scenarios.

use super::*;
use hare_and_tortoise::scenario::{ScriptKind, approximate_tokens};
use serde_json::json;
use std::time::SystemTime;
use tempfile::TempDir;

/// A project with one scenario, `small`, which answers `answer.rs`.
fn project(answer: &str, checks: &Value) -> TempDir {
    answering("answer.rs", answer, checks)
}

/// A project with one scenario, `small`, which answers a file.
fn answering(file: &str, answer: &str, checks: &Value) -> TempDir {
    let turn = json!({ "id": "first", "prompt": "?", "steps": [{ "answer_from": file }], "checks": checks });
    going(&json!({ "script": [turn] }), &[(file, answer)])
}

/// A project with one scenario, `small`: the rest of its manifest, and the files in its folder.
pub(super) fn going(fields: &Value, files: &[(&str, &str)]) -> TempDir {
    let fields = fields.as_object().unwrap().iter();
    let fields = fields.map(|(name, value)| format!("\n{name} = {}", value.to_string().replace("\":", "\"=")));
    let manifest =
        "version = 1\nid = 'small'\ntitle = 'Small'\nartifact = 'code'".to_owned() + &fields.collect::<String>();
    let root = TempDir::new().unwrap();
    let folder = root.path().join("scenarios").join("small");
    for (file, text) in [("scenario.toml", manifest.as_str())].iter().chain(files) {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    root
}

#[track_caller]
pub(super) fn check_error(result: Result<()>, expected: &[&str]) {
    let error = format!("{:#}", result.unwrap_err());
    assert!(expected.iter().all(|part| error.contains(part)), "{error}");
}

#[test]
fn a_folder_becomes_one_file() {
    let root = project("fn f() {}\r\n", &json!([]));
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    let compiled: Value = serde_json::from_str(&fs::read_to_string(out.join("small.json")).unwrap()).unwrap();
    assert_eq!(
        compiled["script"][0]["steps"][0],
        json!({
            "answer": "fn f() {}\n", "file": "answer.rs", "tokens": [2, 4, 6, 10],
            "highlight": [[0, 2, "keyword"], [3, 4, "function"]]
        })
    );
    assert!(compiled["$schema"].as_str().unwrap().starts_with(&format!("{SCHEMA}?checked=")), "it bears its stamp");
    let index = fs::read_to_string(out.join("index.json")).unwrap();
    assert_eq!(index, r#"[{"id":"small","title":"Small","artifact":"code","tokens":{"slow":4,"fast":4}}]"#);
}

#[test]
fn what_is_there_at_first_and_what_is_replied_are_filled_in_too() {
    let reply = json!([{ "think": 5 }, { "say": "It is." }]);
    let problem = json!({ "text": "x", "real": false, "reply": reply });
    let steps = json!([{ "answer": "g", "file": "start.rs", "replaces": "fn f" }]);
    let turn = json!({ "id": "first", "prompt": "?", "steps": steps, "problems": [problem] });
    let files = json!([{ "text_from": "start/start.rs" }, { "text_from": "start/start.rs", "file": "other.rs" }]);
    let root = going(&json!({ "files": files, "script": [turn] }), &[("start/start.rs", "fn f() {}\r\n")]);
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    let compiled: Value = serde_json::from_str(&fs::read_to_string(out.join("small.json")).unwrap()).unwrap();
    let start = |name: &str| json!({ "file": name, "text": "fn f() {}\n" });
    assert_eq!(compiled["files"], json!([start("start.rs"), start("other.rs")]));
    let turn = &compiled["script"][0];
    assert_eq!(turn["steps"][0], json!({ "answer": "g", "file": "start.rs", "replaces": "fn f", "tokens": [1] }));
    assert_eq!(turn["problems"][0]["reply"][1], json!({ "say": "It is.", "tokens": [2, 5, 6] }));
}

#[test]
fn the_bench_is_served_and_not_listed() {
    let root = project("fn f() {}", &json!([]));
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    let bench = Scenario::from_json(&fs::read_to_string(out.join("bench.json")).unwrap()).unwrap();
    let [section] = &*bench.script(ScriptKind::Fast).race(1).sections else { panic!("more than the answer") };
    assert_eq!((section.text.tokens.len(), bench.script(ScriptKind::Slow).race(1).thinking_tokens), (20_000, 0));
    assert!(section.text.highlight.len() > 1_000);
    assert!(!fs::read_to_string(out.join("index.json")).unwrap().contains("bench"));
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let root = project("fn f() {}", &json!([]));
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    let files = || fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
    for path in files() {
        fs::File::options().write(true).open(path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    compile(root.path(), &out).unwrap();
    assert_eq!(files().count(), 4);
    assert!(files().all(|path| path.metadata().unwrap().modified().unwrap() == SystemTime::UNIX_EPOCH));
}

#[test]
fn what_has_no_source_any_more_goes() {
    let root = project("fn f() {}", &json!([]));
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    fs::remove_dir_all(root.path().join("scenarios").join("small")).unwrap();
    compile(root.path(), &out).unwrap();
    assert!(!out.join("small.json").exists());
    assert_eq!(fs::read_to_string(out.join("index.json")).unwrap(), "[]");
}

#[test]
fn an_error_names_the_file_and_the_place() {
    let root = project("", &json!([]));
    let place = "scenarios/small/scenario.toml: script[0].steps[0].answer";
    check_error(compile(root.path(), &root.path().join("out")), &[place]);
    fs::remove_file(root.path().join("scenarios/small/answer.rs")).unwrap();
    check_error(compile(root.path(), &root.path().join("out")), &["answer_from = \"answer.rs\""]);
}

/// Verifies an answer of one function, `one`, against these claims.
fn verify_one(answer: &str, claims: &Value) -> Result<()> {
    let root = project(answer, claims);
    let checks = "mod answer;\n#[test]\nfn is_one() { assert_eq!(answer::one(), 1) }";
    fs::write(root.path().join("scenarios/small/checks.rs"), checks).unwrap();
    verify(root.path())
}

#[test]
fn true_claims_pass() {
    verify_one("pub fn one() -> u8 { 1 }", &json!([{ "name": "is_one", "pass": true, "seconds": 1 }])).unwrap();
    verify_one("pub fn one() -> u8 { 2 }", &json!([{ "name": "is_one", "pass": false, "seconds": 1 }])).unwrap();
}

#[test]
fn false_claims_are_told() {
    let claim = json!([{ "name": "is_one", "pass": true, "seconds": 1 }]);
    check_error(verify_one("pub fn one() -> u8 { 2 }", &claim), &["small", "first", "`is_one` fails"]);
    check_error(verify_one("pub fn one() -> u8 {", &claim), &["does not compile"]);
    check_error(
        verify_one("pub fn one() -> u8 { 1 }", &json!([])),
        &["`is_one` is a test that `checks` does not name"],
    );
    let other = json!([claim[0], { "name": "is_two", "pass": true, "seconds": 1 }]);
    check_error(verify_one("pub fn one() -> u8 { 1 }", &other), &["`is_two` is neither a test"]);
    let own = "pub fn one() -> u8 { 1 }\n#[test]\nfn own() { assert_eq!(one(), 2) }";
    check_error(verify_one(own, &claim), &["`answer::own` fails"]);
}

/// Verifies a page against these claims and this `checks.toml`.
fn verify_page(page: &str, claims: &Value, checks: &str) -> Result<()> {
    let root = answering("answer.html", &format!("<!DOCTYPE html>{page}"), claims);
    fs::write(root.path().join("scenarios/small/checks.toml"), checks).unwrap();
    verify(root.path())
}

#[test]
fn claims_about_a_page_are_verified() {
    let checks = "[[check]]\nname = 'labels'\nrule = 'labels'\n[[check]]\nname = 'later'\nturn = 'later'\nselect = 'p'";
    let holds = json!([{ "name": "labels", "pass": true, "seconds": 1 }]);
    let fails = json!([{ "name": "labels", "pass": false, "seconds": 1 }]);
    verify_page("<input aria-label=A>", &holds, checks).unwrap();
    verify_page("<input>", &fails, checks).unwrap();
    check_error(verify_page("<input>", &holds, checks), &["small", "first", "`labels` fails", "`input` has no label"]);
    check_error(verify_page("<input aria-label=A>", &fails, checks), &["`labels` passes"]);
    check_error(verify_page("<p>", &json!([]), checks), &["`labels` is a test that `checks` does not name"]);
    check_error(verify_page("<p onclick=x>", &holds, checks), &["answer.html: `p` has the event handler `onclick`"]);
    check_error(
        verify_page("<p>", &holds, "[[check]]\nname = 'labels'"),
        &["needs exactly one of `rule` and `select`"],
    );
}

#[test]
fn checks_that_nothing_can_run_are_told() {
    let root = answering("answer.md", "x\n", &json!([{ "name": "reads well", "pass": true, "seconds": 1 }]));
    check_error(verify(root.path()), &["`reads well` is neither a test in checks.rs nor a check in checks.toml"]);
}

#[test]
fn the_bench_gives_its_name_to_no_task() {
    let root = project("fn f() {}", &json!([]));
    let folder = root.path().join("scenarios");
    let manifest = fs::read_to_string(folder.join("small/scenario.toml")).unwrap();
    fs::write(folder.join("small/scenario.toml"), manifest.replace("'small'", "'bench'")).unwrap();
    fs::rename(folder.join("small"), folder.join("bench")).unwrap();
    check_error(compile(root.path(), &root.path().join("out")), &["scenarios/bench", "id: `bench`"]);
}

#[test]
fn every_task_is_described_and_goes_on_after_its_first_turn() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("scenarios/README.md")).unwrap();
    for source in source::read_all(&root).unwrap() {
        assert!(readme.contains(&format!("| `{}/` | ", source.file.id)), "{} is not in the README", source.name);
        let scenario = source.scenario().unwrap();
        for (script, turns) in source::scripts(&source.file, &scenario) {
            assert!(turns.best_path().unwrap().len() >= 2, "{}, {script}: only one turn", source.name);
        }
    }
}

#[test]
fn the_approximation_is_near_o200k_base() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = source::read_all(&root).unwrap();
    assert!(!sources.is_empty());
    for mut source in sources {
        let steps = source::steps_mut(&mut source.file);
        for text in steps.filter_map(|step| step.say.as_ref().or(step.answer.as_ref())) {
            let counted = tokens::ends(text).unwrap().len();
            let error = approximate_tokens(text).len().abs_diff(counted);
            // A text of one line has too few tokens for a share to mean much.
            assert!(error <= 4.max(counted * 15 / 100), "{}: off by {error} of {counted}: {text}", source.name);
        }
    }
}
