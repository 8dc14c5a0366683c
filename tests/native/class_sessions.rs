//! The sessions of a class: points on the map of who wins.

use crate::class_screen::{add, class, model, session, titles};

#[test]
fn sessions_are_points_on_the_map_of_who_wins() {
    let mut page = class();
    let links: Vec<_> = (0..5).map(session).collect();
    add(&mut page, &links.join("\n"));
    let views = model(&page).views();
    assert_eq!(titles(&views), ["Sessions"]);
    let view = &views[0];
    assert!(
        view.sentence
            .starts_with("5 sessions, 0 with the slow model and 5 with the fast one. The median person took 11"),
        "{}",
        view.sentence
    );
    assert_eq!(view.drawn[0].html.matches("data-point=\"fast\"").count(), 5);
    assert!(view.drawn[0].html.contains("data-area=\"slow\""));
    // One turn: a second to send, then from the answer's end to the acceptance. The other latency is four seconds more.
    assert!(view.drawn[0].table.contains("<td>1</td><td>11\u{a0}s</td><td>"), "{}", view.drawn[0].table);
}

#[test]
fn sessions_that_cannot_be_gone_through_are_named_with_the_reason() {
    let mut page = class();
    let unknown = session(0).replace("=task", "=nowhere");
    let both = session(0).replace("mode=fast", "mode=both");
    let own = session(0) + "&own=1";
    let senseless = session(0).replace("log=1s", "log=1a,2i");
    add(&mut page, &[unknown, both, own, senseless].join("\n"));
    let why: Vec<_> = model(&page).unread().into_iter().map(|unread| unread.why).collect();
    for words in ["no task “nowhere”", "both models at once", "a file of a person’s own", "does not fit the task"]
    {
        assert!(why.iter().any(|why| why.contains(words)), "{words} in {why:?}");
    }
}
