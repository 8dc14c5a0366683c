//! Controls: how each changes a run, the status it leaves it in, and the address afterwards.

use crate::page::{Page, SLOW_TEXT, STEADY};
use hare_and_tortoise::app::address::Theme;
use hare_and_tortoise::app::delivery::Base;
use hare_and_tortoise::app::playback::{Speed, Status};
use hare_and_tortoise::app::screen::race::{Direction, Event, LaneId, Run, Setup, TextSource};
use hare_and_tortoise::app::{self, Effect};
use hare_and_tortoise::engine::{Course, Field, Seed};
use hare_and_tortoise::scenario::ScriptKind;

/// What the address is written to be, if it is.
fn written(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::WriteAddress(address) => Some(address.as_str()),
        _ => None,
    })
}

/// Events that change the setup, for the lane they are about.
fn changes(lane: LaneId) -> Vec<Event> {
    vec![
        Event::NewSeedPressed,
        Event::SeedEntered(8),
        Event::SpeedChosen(Speed::clamped(2.0)),
        Event::TextChosen(TextSource::Same),
        Event::LaneAdded,
        Event::LaneRemoved(lane),
        Event::LaneMoved(lane, Direction::Forward),
        Event::LaneRenamed(lane, "N".to_owned()),
        Event::BaseChosen(lane, Base::by_id("codex-spark").unwrap()),
        Event::ScriptChosen(lane, ScriptKind::Fast),
        Event::FieldChanged(lane, Field::Rate, Some(50.0)),
        Event::FieldChanged(lane, Field::Rtt, Some(0.2)),
    ]
}

#[test]
fn a_change_keeps_what_the_run_does_and_where_it_is() {
    for n in 0..changes(Page::at(STEADY).lane(0)).len() {
        for status in [Status::Idle, Status::Running, Status::Paused] {
            let mut page = Page::at(STEADY);
            let playhead = if status == Status::Idle { 0.0 } else { 0.4 };
            if status != Status::Idle {
                page.race(Event::PlayPressed);
                page.wait(0.4);
            }
            if status == Status::Paused {
                page.race(Event::PausePressed);
            }
            let change = changes(page.lane(0)).remove(n);
            let effects = page.race(change.clone());
            assert_eq!(page.playback(), (status, playhead), "{change:?}");
            assert!(written(&effects).is_some(), "{change:?}");
        }
    }
}

#[test]
fn a_run_that_is_over_stays_over_and_one_that_gets_shorter_goes_no_further() {
    let mut page = Page::at(STEADY);
    page.play_through();
    let lane = page.lane(0);
    page.race(Event::FieldChanged(lane, Field::Rate, Some(1_000.0)));
    assert_eq!(page.playback(), (Status::Finished, 1.006));

    let mut page = Page::at(&format!("{STEADY}&at=1.06"));
    let lane = page.lane(0);
    page.race(Event::FieldChanged(lane, Field::Ttft, Some(0.2)));
    assert_eq!(page.playback(), (Status::Paused, 0.53));
}

#[test]
fn the_address_is_written_when_it_says_something_else_and_only_then() {
    let mut page = Page::at(STEADY);
    let (first, second) = (page.lane(0), page.lane(1));
    let custom = "lanes=custom,custom";
    let own = "&1.ttft=0.5&1.script=fast";
    let rate = |value| Event::FieldChanged(first, Field::Rate, Some(value));
    for (event, address) in [
        (Event::PlayPressed, None),
        (Event::Seeked(page.run().end()), None),
        (Event::PausePressed, None),
        (rate(100.0), None),
        (rate(50.0), Some(format!("{custom}&seed=7&0.rate=50{own}"))),
        (rate(50.0), None),
        (Event::FieldChanged(first, Field::Rate, None), Some(format!("{custom}&seed=7{own}"))),
        (Event::SeedEntered(7), None),
        (Event::SpeedChosen(Speed::default()), None),
        (Event::SpeedChosen(Speed::clamped(0.25)), Some(format!("{custom}&seed=7&speed=0.25{own}"))),
        (Event::SpeedChosen(Speed::default()), Some(format!("{custom}&seed=7{own}"))),
        (Event::LaneRenamed(second, " A & B ".to_owned()), Some(format!("{custom}&seed=7{own}&1.name=A%20%26%20B"))),
        (Event::LaneRenamed(second, "A & B".to_owned()), None),
        (Event::LaneRenamed(second, "Custom".to_owned()), Some(format!("{custom}&seed=7{own}"))),
        (Event::LaneMoved(first, Direction::Back), None),
        (Event::LaneMoved(second, Direction::Back), Some(format!("{custom}&seed=7&0.ttft=0.5&0.script=fast"))),
    ] {
        let expected = address.map(|address| format!("#/race?v=1&scenario=task&{address}"));
        assert_eq!(written(&page.race(event.clone())), expected.as_deref(), "{event:?}");
    }
    let dark = page.send(app::Event::ThemeChosen(Theme::Dark));
    assert!(written(&dark).is_some_and(|address| address.ends_with("&theme=dark")), "{dark:?}");
    assert_eq!(page.send(app::Event::NoticesDismissed), []);
}

fn courses(run: &Run) -> Vec<&Course> {
    run.lanes.iter().map(|lane| &*lane.course).collect()
}

#[test]
fn the_same_profile_plan_and_seed_give_the_same_trace_in_whatever_lane() {
    let jittery = "&0.jitter=1&1.jitter=1&1.rate=30&2.jitter=1&2.ttft_p95=4";
    let mut page = Page::at(&format!("#/race?scenario=task&lanes=custom,custom,custom{jittery}"));
    let [first, second, third] = [0, 1, 2].map(|n| page.run().lanes[n].clone());
    page.race(Event::LaneMoved(third.id, Direction::Back));
    page.race(Event::LaneRemoved(first.id));
    assert_eq!(courses(page.run()), [&*third.course, &*second.course]);
    // By way of a link, too.
    let address = written(&page.race(Event::LaneAdded)).unwrap().to_owned();
    assert_eq!(courses(Page::at(&address).run())[..2], [&*third.course, &*second.course]);
    // A lane set to what another one is.
    let added = page.lane(2);
    page.race(Event::FieldChanged(added, Field::Jitter, Some(1.0)));
    assert_ne!(*page.run().lanes[2].course, *second.course);
    page.race(Event::FieldChanged(added, Field::Rate, Some(30.0)));
    assert_eq!(*page.run().lanes[2].course, *second.course);
    page.race(Event::SeedEntered(8));
    assert_ne!(*page.run().lanes[2].course, *second.course);
}

#[test]
fn a_new_seed_is_the_next_one() {
    let mut page = Page::at(STEADY);
    page.race(Event::NewSeedPressed);
    assert_eq!(page.model.race.setup.seed, Seed::new(7).next());
}

#[test]
fn every_lane_can_stream_the_first_ones_text() {
    let mut page = Page::at("#/race?scenario=task&lanes=gpt-5.3-codex,codex-spark&at=3600");
    assert_eq!([page.text(0), page.text(1)], [SLOW_TEXT, "x = 1;\n"]);
    page.race(Event::TextChosen(TextSource::Same));
    page.race(Event::DonePressed);
    assert_eq!([page.text(0), page.text(1)], [SLOW_TEXT; 2]);
    // The text is the first lane's, the thinking each model's own.
    assert_eq!(page.run().lanes.iter().map(|lane| lane.course.thinking_tokens()).collect::<Vec<_>>(), [3, 0]);
    let lane = page.lane(0);
    page.race(Event::LaneRemoved(lane));
    page.race(Event::DonePressed);
    assert_eq!(page.text(0), "x = 1;\n");
}

#[test]
fn there_is_one_lane_at_least_and_eight_at_most_and_each_has_an_id_of_its_own() {
    // Before anything is loaded, too.
    for mut page in [Page::new(), Page::at(STEADY)] {
        for n_lanes in [3, 4, 5, 6, 7, 8, 8] {
            page.race(Event::LaneAdded);
            assert_eq!(page.model.race.setup.lanes.len(), n_lanes);
        }
        assert!(page.model.race.is_full());
        let ids: Vec<_> = page.model.race.setup.lanes.iter().map(|lane| lane.id).collect();
        for (n, id) in ids.iter().enumerate() {
            assert!(!ids[..n].contains(id), "{ids:?}");
        }
        for n_lanes in [7, 6, 5, 4, 3, 2, 1, 1] {
            let last = page.model.race.setup.lanes.last().unwrap().id;
            page.race(Event::LaneRemoved(last));
            assert_eq!(page.model.race.setup.lanes.len(), n_lanes);
        }
        assert_eq!(page.model.race.setup.lanes[0].id, ids[0]);
        assert!(page.model.race.is_first(ids[0]) && page.model.race.is_last(ids[0]));
    }
    assert_eq!(Setup::MOST_LANES, 8);
}

#[test]
fn a_lane_starts_again_from_another_base_and_keeps_its_name() {
    let mut page = Page::at(STEADY);
    let lane = page.lane(1);
    page.race(Event::LaneRenamed(lane, "Codex-Spark".to_owned()));
    let spark = Base::by_id("codex-spark").unwrap();
    let effects = page.race(Event::BaseChosen(lane, spark));
    // A name that is the base's own is none.
    assert_eq!(written(&effects), Some("#/race?v=1&scenario=task&lanes=custom,codex-spark&seed=7"));
    let setup = &page.model.race.setup.lanes[1];
    assert_eq!((setup.id, &setup.profile, setup.script), (lane, &spark.profile(), ScriptKind::Fast));
    page.race(Event::LaneRenamed(lane, "Mine".to_owned()));
    page.race(Event::BaseChosen(lane, Base::Custom));
    assert_eq!(page.model.race.setup.lanes[1].name(), "Mine");
}

/// A field of the first lane is given a value, or emptied.
#[track_caller]
fn check_field(lane: &str, field: Field, value: Option<f64>, expected: Option<f64>) {
    let mut page = Page::at(&format!("#/race?scenario=task&{lane}"));
    let id = page.lane(0);
    let effects = page.race(Event::FieldChanged(id, field, value));
    let profile = &page.model.race.setup.lanes[0].profile;
    assert_eq!(profile.get(field), expected, "{field:?}");
    // Whatever it is now, a link says so.
    let address = written(&effects).map(str::to_owned);
    let again = Page::at(&address.unwrap_or_else(|| format!("#/race?scenario=task&{lane}")));
    assert_eq!(&again.model.race.setup.lanes[0].profile, profile, "{field:?}");
}

#[test]
fn a_field_takes_the_nearest_value_it_may_have_and_emptied_its_bases() {
    check_field("lanes=custom", Field::Rate, Some(1e9), Some(100_000.0));
    check_field("lanes=custom", Field::Chunk, Some(2.5), Some(3.0));
    check_field("lanes=custom&0.rate=5", Field::Rate, None, Some(100.0));
    check_field("lanes=custom&0.think=5", Field::Think, None, Some(0.0));
    check_field("lanes=codex-spark&0.think=5", Field::Think, None, None);
    check_field("lanes=codex-spark&0.ttft=5", Field::Ttft, None, Some(1.55));
    check_field("lanes=custom&0.ttft_p95=5", Field::TtftP95, None, None);
    check_field("lanes=custom", Field::TtftP95, Some(0.5), Some(1.0));
    check_field("lanes=custom&0.rtt=5", Field::Rtt, None, Some(5.0));
}
