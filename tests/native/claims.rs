//! The claims: the file that people edit, and the screen that searches, filters and opens them.

use crate::page::Page;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::claims::{Content, Entry, Event, Model, PATH, Verdict};
use hare_and_tortoise::app::screen::race::CARDS;
use hare_and_tortoise::app::{Effect, Event as PageEvent};
use serde_json::{Value, json};

/// The project's own claims, as the page loads them.
fn own() -> String {
    let text = include_str!("../../claims/claims.toml");
    toml::from_str::<Value>(text).unwrap().to_string()
}

/// Two claims of an article, one of none, and one heard elsewhere.
fn few() -> String {
    let claim = |number: u32, articles: &[&str], said: &str, verdict: &str| {
        let sources = if verdict == "not-found" { json!([]) } else { json!(["paper"]) };
        json!({
            "number": number, "articles": articles, "said": said, "verdict": verdict, "found": "Found.",
            "instead": "Instead.", "sources": sources,
        })
    };
    let mut heard = claim(1, &[], "400 ms", "does-not-hold");
    let fields = heard.as_object_mut().unwrap();
    fields.remove("number");
    fields.remove("articles");
    fields.insert("letter".to_owned(), "A".into());
    let claims = [
        claim(1, &["one", "two"], "More than 1,000 tokens/s", "holds"),
        claim(2, &["two"], "It’s 80 % faster", "does-not-hold"),
        claim(3, &[], "It is liked", "not-found"),
    ];
    json!({
        "checked": "checked", "how": ["So."], "claim": claims, "heard": [heard],
        "article": [{ "id": "one", "title": "One" }, { "id": "two", "title": "Two & more" }],
        "source": [{ "id": "paper", "name": "A paper", "date": "2026-02-05" }],
    })
    .to_string()
}

fn load(page: &mut Page, result: Result<String, &str>) -> Vec<Effect> {
    page.send(PageEvent::ContentLoaded {
        id: ScreenId::Claims,
        path: PATH.to_owned(),
        result: result.map_err(str::to_owned),
    })
}

/// A page at an address, with these claims.
#[track_caller]
fn at(hash: &str, claims: String) -> Page {
    let mut page = Page::new();
    assert!(page.open(hash).contains(&Effect::LoadContent(ScreenId::Claims, PATH.to_owned())));
    assert!(load(&mut page, Ok(claims)).contains(&Effect::PostReady));
    page
}

fn model(page: &Page) -> &Model {
    page.model.state().unwrap()
}

fn does(page: &mut Page, event: Event) -> Vec<Effect> {
    page.send(PageEvent::Claims(event))
}

/// The listed claims, one after the other.
fn listed(page: &Page) -> String {
    let entries = &model(page).content().unwrap().entries;
    entries.iter().filter(|entry| model(page).is_listed(&entry.id)).map(|entry| &*entry.id).collect()
}

#[track_caller]
fn check(query: &str, expected: &str) {
    let page = at(&format!("#/claims?{query}"), few());
    assert_eq!((listed(&page).as_str(), page.model.notices.len()), (expected, 0), "{query}");
}

#[test]
fn search_and_filters_leave_what_matches_all_of_them() {
    check("", "123A");
    check("verdict=does-not-hold", "2A");
    check("article=two", "12");
    check("article=none", "3A");
    check("verdict=does-not-hold&article=two", "2");
    check("q=LIKED", "3");
    // However a number, a unit or an apostrophe is typed.
    check("q=1000", "1");
    check("q=80%25", "2");
    check("q=it%27s", "2");
    check("q=found+2026-02-05", "12A");
    check("q=february", "12A");
    check("q=found+liked&verdict=holds", "");
    check("q=%20", "123A");
    // What the address asks for is listed in any case.
    check("verdict=holds&claim=3", "13");
}

#[test]
fn the_list_is_told_in_words() {
    let said = |query: &str| model(&at(&format!("#/claims?{query}"), few())).listed_words();
    assert_eq!(said(""), "All 3 claims, and 1 sentence heard elsewhere.");
    assert_eq!(said("verdict=holds"), "1 of 3 claims.");
    assert_eq!(said("verdict=does-not-hold"), "1 of 3 claims, and 1 heard elsewhere.");
    assert_eq!(said("q=400"), "No claim matches, but 1 heard elsewhere.");
    assert_eq!(said("q=zebra"), "No claim matches. Try other words, or clear the filters.");
}

#[test]
fn controls_change_the_address_and_close_a_claim_that_they_leave_out() {
    let mut page = at("#/claims?claim=2", few());
    does(&mut page, Event::VerdictPressed(Verdict::DoesNotHold));
    assert_eq!(page.model.address().as_deref(), Some("#/claims?v=1&claim=2&verdict=does-not-hold"));
    does(&mut page, Event::ArticleChosen("one".to_owned()));
    assert_eq!(page.model.address().as_deref(), Some("#/claims?v=1&verdict=does-not-hold&article=one"));
    // The same verdict again is all verdicts.
    does(&mut page, Event::VerdictPressed(Verdict::DoesNotHold));
    does(&mut page, Event::ArticleChosen(String::new()));
    does(&mut page, Event::Searched("a & b\u{7} ".to_owned()));
    assert_eq!(page.model.address().as_deref(), Some("#/claims?v=1&q=a%20%26%20b"));
    does(&mut page, Event::Cleared);
    assert_eq!(page.model.address().as_deref(), Some("#/claims?v=1"));
    assert_eq!(listed(&page), "123A");
}

#[test]
fn a_link_to_a_claim_keeps_the_filters_that_list_it() {
    let page = at("#/claims?verdict=holds", few());
    assert_eq!(model(&page).link_to("1"), "#/claims?v=1&claim=1&verdict=holds");
    assert_eq!(model(&page).link_to("2"), "#/claims?v=1&claim=2");
}

#[test]
fn a_copied_link_is_the_claim_and_nothing_else() {
    let mut page = at("#/claims?verdict=holds&theme=dark", few());
    let effects = does(&mut page, Event::CopyPressed("1".to_owned()));
    assert_eq!(effects, [Effect::CopyLink("#/claims?v=1&claim=1".to_owned())]);
    assert!(model(&at("#/claims?v=1&claim=1", few())).is_open("1"));
}

#[test]
fn what_the_file_does_not_have_is_left_out_with_a_notice() {
    let page = at("#/claims?claim=99&article=ten&verdict=true&q=a", few());
    let notices = [
        "verdict: `true` cannot be read; it is left out",
        "claim: there is no `99`; it is left out",
        "article: there is no `ten`; it is left out",
    ];
    assert_eq!(page.model.notices, notices);
    assert_eq!(page.model.address().as_deref(), Some("#/claims?v=1&q=a"));
    // The file is here now.
    let mut page = at("#/claims", few());
    page.open("#/claims?claim=B");
    assert_eq!(page.model.notices, ["claim: there is no `B`; it is left out"]);
    for wrong in ["0", "01", "-1", "1000", "a", "AB", "1.5", "é"] {
        let page = at(&format!("#/claims?claim={wrong}"), few());
        assert_eq!(page.model.notices, [format!("claim: `{wrong}` cannot be read; it is left out")]);
    }
}

#[test]
fn a_file_that_does_not_come_is_said_so_and_asked_for_again() {
    let mut page = Page::new();
    page.open("#/claims?claim=2");
    load(&mut page, Err("could not be loaded"));
    let said = "The claims could not be opened. claims/index.json: could not be loaded";
    assert_eq!(model(&page).failure(), said);
    assert_eq!(does(&mut page, Event::RetryPressed), [Effect::LoadContent(ScreenId::Claims, PATH.to_owned())]);
    assert_eq!(model(&page).failure(), "");
    load(&mut page, Ok(few().replace("\"holds\"", "\"maybe\"")));
    assert!(
        model(&page).failure().contains("claims/index.json: claim 1: verdict: `maybe`"),
        "{}",
        model(&page).failure()
    );
    does(&mut page, Event::RetryPressed);
    load(&mut page, Ok(few()));
    assert!(model(&page).is_open("2"), "the address is kept");
    assert_eq!(page.open("#/claims?claim=1"), [], "it is here");
}

#[test]
fn a_file_that_comes_after_its_screen_was_left_is_there_when_it_is_opened_again() {
    let mut page = Page::new();
    page.open("#/claims");
    page.open("#/race?scenario=task");
    assert_eq!(load(&mut page, Ok(few())), []);
    assert_eq!(page.open("#/claims?claim=1"), [Effect::PostReady]);
    assert!(model(&page).is_open("1"));
}

#[test]
fn the_tally_counts_the_claims_and_not_what_is_heard_elsewhere() {
    let content = Content::read(&few()).unwrap();
    let words = |html: &str| {
        let texts = html.split('<').map(|piece| piece.rsplit('>').next().unwrap_or_default());
        texts.collect::<String>().replace('\u{a0}', " ")
    };
    let tally = "Of 3 claims, 1 holds, 0 hold in part, 1 does not hold, and 1 could not be found.";
    assert_eq!(words(&content.tally()), tally);
    let content = Content::read(&own()).unwrap();
    let tally = "Of 36 claims, 13 hold, 7 hold in part, 12 do not hold, and 4 could not be found.";
    assert_eq!(words(&content.tally()), tally);
    let card = CARDS.into_iter().find(|card| card.screen() == Some(ScreenId::Claims)).unwrap();
    assert!(card.look.starts_with(&format!("{} claims ", content.claims().count())), "{}", card.look);
}

#[test]
fn sources_are_told_with_their_dates() {
    let content = Content::read(&few()).unwrap();
    let said = |id: &str| {
        let entry = content.entries.iter().find(|entry| entry.id == id).map(Entry::source_words);
        entry.unwrap().replace('\u{a0}', " ")
    };
    assert_eq!(said("1"), "In articles one and two. Source: A paper, 5 February 2026.");
    assert_eq!(said("2"), "In article two. Source: A paper, 5 February 2026.");
    assert_eq!(said("3"), "In none of the articles. Source: none found.");
    assert_eq!(said("A"), "Heard elsewhere. Source: A paper, 5 February 2026.");
    let other = Content::read(&few().replace("2026-02-05", "2024-01")).unwrap();
    assert!(other.entries[0].source_words().ends_with("January\u{a0}2024."), "{}", other.entries[0].source_words());
}

#[test]
fn the_articles_are_offered_and_the_chosen_one_is_marked() {
    let options = model(&at("#/claims?article=two", few())).article_options();
    assert!(options.contains("<option value=\"two\" selected>two: Two &amp; more</option>"), "{options}");
    assert!(options.starts_with("<option value=\"\">Every article</option>"), "{options}");
    assert!(options.ends_with("<option value=\"none\">In no article</option>"), "{options}");
}

#[test]
fn every_link_of_the_claims_is_understood() {
    let content = Content::read(&own()).unwrap();
    let feelings: Vec<_> = content.entries.iter().filter_map(|entry| entry.feel.as_ref()).collect();
    assert!(feelings.len() >= 10, "{}", feelings.len());
    for feel in feelings {
        let mut page = Page::new();
        page.open("");
        let effects = page.open(&feel.link);
        assert_eq!(page.model.notices, [""; 0], "{}", feel.link);
        assert_eq!(Some(page.model.screen), feel.screen(), "{}", feel.link);
        for effect in effects {
            if let Effect::LoadScenario(id) = effect {
                let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(id.as_str());
                assert!(folder.exists(), "{}: {id}", feel.link);
            }
        }
    }
}

#[test]
fn what_nobody_can_trace_is_not_told_as_a_fact() {
    let content = Content::read(&own()).unwrap();
    for entry in content.claims().filter(|entry| entry.verdict == Verdict::NotFound) {
        assert!(entry.found.starts_with("Claimed, not found: "), "{}: {}", entry.id, entry.found);
        assert!(entry.instead.starts_with("Leave "), "{}: {}", entry.id, entry.instead);
    }
    // Sources that serve altered numbers, or contradict the vendor on the vendor's own model.
    for never in ["fate-oracle", "brick-house", "benchlm"] {
        assert!(!own().contains(never), "{never}");
    }
}

#[test]
fn no_line_breaks_between_a_number_and_its_unit() {
    let text = few().replace("Found.", "5.7 s, 38 s (6.4 min) are 80 % of 3 seconds, said 2 sources.");
    let found = "5.7\u{a0}s, 38\u{a0}s (6.4\u{a0}min) are 80\u{a0}% of 3 seconds, said 2 sources.";
    assert_eq!(Content::read(&text).unwrap().entries[0].found, found);
}
