//! Compiles `lessons/*.md`, which people write, into the files that the page loads. The page's own reader decides whether a
//! lesson is valid.

use crate::scenarios::write;
use anyhow::{Context, Result, bail, ensure};
use hare_and_tortoise::app::screen::claims::Content;
use hare_and_tortoise::app::screen::race::report::Report;
use hare_and_tortoise::app::{Effect, Event, Model, Wall, asked_for, update};
use hare_and_tortoise::scenario::Scenario;
use hare_and_tortoise::scenario::lesson::{Course, Kind, Lesson, LessonId, Listed, Played, Step, gift};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// The list of the lessons, by its path from the project's root.
const LIST: &str = "lessons/course.toml";

/// The extensions of pictures in lessons.
const PICTURES: [&str; 5] = ["svg", "png", "jpg", "webp", "avif"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    lessons: Vec<String>,
}

/// Compiles the lessons of the project at `root` into `out`: a file a lesson, the list of them, and their questions for
/// learning management systems. `site` holds the compiled claims and scenarios.
pub(crate) fn compile(root: &Path, site: &Path, out: &Path) -> Result<()> {
    let list = fs::read_to_string(root.join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
    let list: List = toml::from_str(&list).context(LIST)?;
    let claims = Content::read(&read(&site.join("claims/index.json"))?).map_err(anyhow::Error::msg)?;
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let mut course = Course::default();
    let mut questions = String::new();
    for name in list.lessons {
        let file = format!("lessons/{name}.md");
        let text = fs::read_to_string(root.join(&file)).with_context(|| format!("cannot read {file}"))?;
        let id = LessonId::new(&name).filter(|id| !id.is_written());
        let id = id.with_context(|| format!("{LIST}: `{name}` is no id of a lesson: use a to z, 0 to 9 and -"))?;
        let lesson = compiled(&text, &claims, &course).with_context(|| file.clone())?;
        measured(&lesson, site).context(file)?;
        write(&out.join(format!("{id}.json")), &serde_json::to_string(&lesson)?)?;
        // As it was written, too, for whoever wants to start from it.
        write(&out.join(format!("{id}.md")), &text)?;
        questions += &gift(&name, &lesson);
        let n_questions = lesson.questions().count();
        course.lessons.push(Listed { id, head: lesson.head, n_questions });
    }
    write(&out.join("index.json"), &serde_json::to_string(&course)?)?;
    write(&out.join("questions.gift.txt"), &questions)?;
    pictures(&root.join("lessons"), out)
}

fn compiled(text: &str, claims: &Content, before: &Course) -> Result<Lesson> {
    let mut lesson = Lesson::read(text)?;
    for need in &lesson.head.needs {
        ensure!(
            before.lessons.iter().any(|listed| listed.id == *need),
            "needs: there is no lesson `{need}` before this one"
        );
    }
    for step in &mut lesson.steps {
        match step {
            Step::Claim(claim) => {
                let Some(entry) = claims.entry(&claim.id) else { bail!("claim: there is no claim {}", claim.id) };
                claim.said.clone_from(&entry.said);
                entry.verdict.title().clone_into(&mut claim.verdict);
            }
            Step::Run(run) => {
                let notices = asked_for(&run.address).1.finish();
                let lost = notices.iter().find(|notice| notice.starts_with("There is no screen"));
                if let Some(notice) = lost {
                    bail!("{}: {notice}", run.address);
                }
            }
            _ => {}
        }
    }
    Ok(lesson)
}

/// Whether each answer that the page measures is what the lesson says.
fn measured(lesson: &Lesson, site: &Path) -> Result<()> {
    for (step, run) in lesson.steps.iter().enumerate().filter_map(|(n, step)| match step {
        Step::Run(run) => Some((n, run)),
        _ => None,
    }) {
        for n in lesson.asked_before(step) {
            let Some(Kind::Number(number)) = lesson.questions().nth(n).map(|question| &question.kind) else { continue };
            let Some(measure) = number.measure else { continue };
            let played = played(&run.address, site)?;
            let value = measure.of(&played).with_context(|| format!("{}: has no {measure:?}", run.address))?;
            ensure!(
                (value - number.answer).abs() <= ROUNDING * value.abs(),
                "question {}: its answer is {}, but the run gives {value}",
                n + 1,
                number.answer
            );
        }
    }
    Ok(())
}

/// How far a written answer may be from the measured one, as a share: two figures are enough.
const ROUNDING: f64 = 0.02;

/// What the race at an address gives.
fn played(address: &str, site: &Path) -> Result<Played> {
    let now = Wall::default();
    let mut model = Model::default();
    let hash = address.to_owned();
    for effect in update(&mut model, Event::AddressOpened { now, hash }) {
        if let Effect::LoadScenario(id) = effect {
            let json = read(&site.join(format!("scenarios/{id}.json")))?;
            let result = Scenario::from_compiled(&json).map(Arc::new).context("no compiled scenario");
            update(&mut model, Event::ScenarioLoaded { now, id, result: result.map_err(|error| error.to_string()) });
        }
    }
    let report = Report::of(&model.race, &[]).with_context(|| format!("{address}: is no race"))?;
    Played::read(&report.json()).map_err(anyhow::Error::msg)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

/// Copies the pictures beside the lessons.
fn pictures(from: &Path, out: &Path) -> Result<()> {
    for file in fs::read_dir(from)? {
        let path = file?.path();
        let is_picture = path.extension().is_some_and(|extension| PICTURES.iter().any(|known| extension == *known));
        if let (true, Some(name)) = (is_picture, path.file_name()) {
            fs::copy(&path, out.join(name)).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}
