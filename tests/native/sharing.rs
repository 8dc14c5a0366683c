//! Taking a race along: as lines for other pages, as a code for phones, and as pictures.

use crate::page::{Page, SLOW_TEXT, STEADY, seconds};
use hare_and_tortoise::app::screen::race;
use hare_and_tortoise::app::share::{Shared, Snippet};
use std::collections::BTreeSet;

const LINK: &str = "https://your.site/play/index.html#/race?v=1&scenario=card&lanes=custom,custom&seed=7";

fn shared<'a>(link: &'a str, title: &'a str) -> Shared<'a> {
    Shared { link, title, alt: "One is done after 2 s, the other after 16 s." }
}

#[track_caller]
fn of(snippets: &[Snippet], host: &str) -> String {
    snippets.iter().find(|snippet| snippet.host.contains(host)).unwrap().text.clone()
}

#[test]
fn each_kind_of_page_has_lines_with_the_whole_link() {
    let snippets = shared(LINK, "Card: A, B").snippets();
    let html = LINK.replace('&', "&amp;");
    for snippet in &snippets {
        let text = &snippet.text;
        assert!(text.contains(LINK) || text.contains(&html), "{}: {text}", snippet.host);
    }
    let element = of(&snippets, "mdBook");
    assert!(
        element.starts_with("<script src=\"https://your.site/play/embed.js\" async></script>\n\n<hare-and-tortoise ")
    );
    // A blank line would end the HTML in Markdown.
    assert!(!element.split_once("<hare").unwrap().1.contains("\n\n"));
    assert!(of(&snippets, "without a script").contains(&format!("src=\"{html}&amp;embed=1\"")));
    assert_eq!(of(&snippets, "Notion"), format!("{LINK}&embed=1"));
    assert!(
        of(&snippets, "MyST")
            .starts_with(&format!(":::{{iframe}} {LINK}&embed=1\n:width: 100%\n:placeholder: race.svg\n"))
    );
    assert!(of(&snippets, "reveal.js").contains("height=\"560\""));
    assert!(of(&snippets, "Hugo").contains("{{ .Get \"href\" }}"));
    assert!(of(&snippets, "Markdown: ").contains(&format!("(race.svg)](<{LINK}>)")));
    let hosts: BTreeSet<_> = snippets.iter().map(|snippet| snippet.host).collect();
    assert_eq!(hosts.len(), snippets.len());
}

#[test]
fn a_link_that_is_embedded_already_stays_so_and_a_bare_one_gets_its_key() {
    assert_eq!(shared("https://a.b/#/race?embed=1", "").embedded(), "https://a.b/#/race?embed=1");
    assert_eq!(shared("https://a.b/#/", "").embedded(), "https://a.b/#/?embed=1");
}

#[test]
fn names_from_a_link_cannot_leave_their_place() {
    let title = "\"><script>alert(1)</script>[x](y)";
    for snippet in shared(LINK, title).snippets() {
        let text = snippet.text.replace("<script src=\"https://your.site/play/embed.js\" async></script>", "");
        let is_html = text.contains("<hare") || text.contains("<iframe");
        assert!(!is_html || snippet.host == "Hugo" || !text.contains("<script>"), "{text}");
        assert!(!text.contains("[x](y)") || is_html, "{text}");
    }
}

/// The dark modules of a code, row by row, from its path.
fn modules(svg: &str) -> Vec<Vec<bool>> {
    let size: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let mut rows = vec![vec![false; size]; size];
    let path = svg.split("path d=\"").nth(1).unwrap().split('"').next().unwrap();
    for run in path.split('M').skip(1) {
        let (start, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (length, _) = rest.split_once('v').unwrap();
        let [x, y, length] = [start, y, length].map(|number| number.parse::<usize>().unwrap());
        rows[y][x..x + length].fill(true);
    }
    rows
}

#[test]
fn a_code_has_its_finders_and_its_quiet_zone_and_a_link_that_is_too_long_has_none() {
    let rows = modules(&shared(LINK, "").code().unwrap());
    let size = rows.len();
    let finder = |x: usize, y: usize| {
        let ring = |n: usize| rows[y + n][x..x + 7].iter().map(|dark| u8::from(*dark)).collect::<Vec<_>>();
        [ring(0), ring(1), ring(3), ring(6)]
    };
    let expected = [vec![1; 7], vec![1, 0, 0, 0, 0, 0, 1], vec![1, 0, 1, 1, 1, 0, 1], vec![1; 7]];
    for (x, y) in [(4, 4), (size - 11, 4), (4, size - 11)] {
        assert_eq!(finder(x, y), expected, "{x}, {y}");
    }
    let edge = |n: usize| rows[n].iter().any(|dark| *dark) || rows.iter().any(|row| row[n]);
    assert!(!(0..4).chain(size - 4..size).any(edge));
    assert_eq!(shared(&format!("{LINK}&0.name={}", "x".repeat(4000)), "").code(), None);
}

#[test]
fn the_still_shows_the_timeline_up_to_the_playhead_and_all_of_it_once_it_is_revealed() {
    let mut page = Page::at(&format!("{STEADY}&0.think=9"));
    page.race(race::Event::PlayPressed);
    page.wait(0.7);
    let svg = page.model.race.still(seconds(0.7)).unwrap();
    // The slow lane still reads; the fast one is done after 0.53 s.
    assert_eq!(svg.matches("class=\"answer\"").count(), 1);
    assert!(svg.contains("Custom 2 is done"), "{svg}");
    assert!(svg.contains("done after 0.530 s") || svg.contains("done after 0.53 s"), "{svg}");
    page.wait(9.0);
    page.race(race::Event::Ended(page.run().id));
    let svg = page.model.race.still(page.run().end()).unwrap();
    assert_eq!(svg.matches("class=\"answer\"").count(), 2);
    assert!(svg.contains("Custom 2 finished in"), "{svg}");
    // After a jump the page shows all of the timeline, and the picture does not say that a lane is still writing.
    page.race(race::Event::Seeked(seconds(0.7)));
    assert!(page.model.race.still(seconds(0.7)).unwrap().contains("Custom 2 finished in"));
    assert!(svg.contains("class=\"think\""));
    assert!(svg.contains("Simulated: no model is called."));
    assert_eq!(Page::new().model.race.still(seconds(0.0)), None);
}

#[test]
fn a_film_strip_shows_the_whole_run_at_five_moments_on_one_page() {
    let page = Page::at(STEADY);
    let svg = page.model.race.film_strip().unwrap();
    assert!(svg.contains("width=\"1123\" height=\"794\""), "A4");
    assert_eq!(svg.matches("class=\"moment\"").count(), 5);
    assert_eq!(svg.matches("class=\"cell\"").count(), 10);
    // At the end each lane shows its last line.
    let last = SLOW_TEXT.lines().last().unwrap();
    assert!(svg.matches(last).count() >= 1 && svg.contains("x = 1;"), "{svg}");
    assert!(svg.contains("reading the prompt, 0 tokens") && svg.contains("done, 7 tokens"), "{svg}");
}

#[test]
fn eight_lanes_and_hostile_names_fit_on_a_strip() {
    let lanes = ["custom"; 8].join(",");
    let mut page = Page::at(&format!("#/race?scenario=task&lanes={lanes}"));
    page.race(race::Event::LaneRenamed(page.lane(0), "<img src=x>&".to_owned()));
    let svg = page.model.race.film_strip().unwrap();
    assert!(!svg.contains("<img") && svg.contains("&lt;img src=x&gt;&amp;"));
    let heights = svg.split("class=\"cell\"").skip(1).map(|cell| {
        let height = cell.split("height=\"").nth(1).unwrap().split('"').next().unwrap();
        height.parse::<f64>().unwrap()
    });
    assert!(heights.into_iter().all(|height| height >= 20.0));
    let colors: BTreeSet<&str> = svg.split("<path d=\"M1 0v5\" stroke=\"").skip(1).map(|rest| &rest[..7]).collect();
    assert_eq!(colors.len(), 9, "a colour for each lane, and the key's: {colors:?}");
}
