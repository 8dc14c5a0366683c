//! The compiler on small scenarios made here, and the approximation on the project's own.

use super::*;
use hare_and_tortoise::scenario::approximate_tokens;
use serde_json::json;
use std::time::SystemTime;
use tempfile::TempDir;

/// A project with one scenario, `small`, which answers `answer.rs`.
fn project(answer: &str, checks: &Value) -> TempDir {
    let turn = json!({ "id": "first", "prompt": "?", "steps": [{ "answer_from": "answer.rs" }], "checks": checks });
    let manifest = format!(
        "version = 1\nid = 'small'\ntitle = 'Small'\nartifact = 'code'\nscript = [{}]",
        turn.to_string().replace("\":", "\"=")
    );
    let root = TempDir::new().unwrap();
    let folder = root.path().join("scenarios").join("small");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("scenario.toml"), manifest).unwrap();
    fs::write(folder.join("answer.rs"), answer).unwrap();
    root
}

#[track_caller]
fn check_error(result: Result<()>, expected: &[&str]) {
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
fn what_has_not_changed_is_not_written_again() {
    let root = project("fn f() {}", &json!([]));
    let out = root.path().join("out");
    compile(root.path(), &out).unwrap();
    let files = || fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
    for path in files() {
        fs::File::options().write(true).open(path).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
    }
    compile(root.path(), &out).unwrap();
    assert_eq!(files().count(), 3);
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
    check_error(verify_one("pub fn one() -> u8 { 1 }", &other), &["`is_two` is no test"]);
    let own = "pub fn one() -> u8 { 1 }\n#[test]\nfn own() { assert_eq!(one(), 2) }";
    check_error(verify_one(own, &claim), &["`answer::own` fails"]);
}

#[test]
fn the_approximation_is_near_o200k_base() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let sources = source::read_all(&root).unwrap();
    assert!(!sources.is_empty());
    for mut source in sources {
        let steps = source::turns_mut(&mut source.file).flat_map(|turn| &turn.steps);
        for text in steps.filter_map(|step| step.say.as_ref().or(step.answer.as_ref())) {
            let counted = tokens::ends(text).unwrap().len();
            let error = approximate_tokens(text).len() as f64 / counted as f64 - 1.0;
            assert!(error.abs() <= 0.15, "{}: off by {:.1} % of {counted}: {text}", source.name, 100.0 * error);
        }
    }
}
