//! The set-up is what the address says, and the other way round.

use crate::address::{Link, read, write};
use crate::any;
use crate::page::Page;
use hare_and_tortoise::app::address::{Controls, Locked, PageKeys, Theme};
use hare_and_tortoise::app::delivery::{Base, ModelSetup};
use hare_and_tortoise::app::playback::Speed;
use hare_and_tortoise::app::screen::ScreenId;
use hare_and_tortoise::app::screen::iterate::{self, Mode, Order, Trial};
use hare_and_tortoise::app::screen::race::{Event, LaneSetup, Setup, TextSource, Turns};
use hare_and_tortoise::engine::{Field, Nanos, Profile, figures};
use hare_and_tortoise::scenario::{ScenarioId, ScriptKind};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A number that can be typed: addresses carry fifteen significant figures.
fn typed(value: f64) -> f64 {
    figures::plain(value).parse().unwrap()
}

fn base() -> impl Strategy<Value = Base> {
    select(vec!["gpt-5.3-codex", "codex-spark", "llama-3.3-70b-groq", "mercury-2", "custom"])
        .prop_map(|id| Base::by_id(id).unwrap())
}

fn profile(base: Base) -> impl Strategy<Value = Profile> {
    let change = select(Field::ALL.to_vec()).prop_flat_map(|field| (Just(field), any::value(field)));
    (vec(change, 0..8), any::<bool>()).prop_map(move |(changes, spread)| {
        let change = |profile: Profile, (field, value)| profile.with_nearest(field, typed(value)).0;
        let profile = changes.into_iter().fold(base.profile(), change);
        let profile = if spread { profile } else { profile.without(Field::TtftP95) };
        // The parts of a wait come together; those nobody typed have more digits than an address carries.
        match profile.get(Field::Prefill) {
            Some(prefill) => profile.with(Field::Prefill, typed(prefill)).unwrap(),
            None => profile,
        }
    })
}

fn name() -> impl Strategy<Value = String> {
    let hostile =
        select(vec!["&1.rate=5", "a+b %41", "<img onerror=x>", " , ", "🐇\u{301}\u{202e}", "", "\t", "\"'#?"]);
    prop_oneof![any::<String>(), "[ -~]{0,100}", "[a ]{70,90}", hostile.prop_map(str::to_owned)]
}

fn lane() -> impl Strategy<Value = LaneSetup> {
    let script = select(ScriptKind::ALL.to_vec());
    base()
        .prop_flat_map(move |base| (Just(base), profile(base), script.clone(), proptest::option::of(name())))
        .prop_map(|(base, profile, script, name)| {
            let name = name.and_then(|name| Setup::name(&name)).filter(|name| name != base.name());
            LaneSetup { profile, script, name, ..LaneSetup::new(base) }
        })
}

fn scenario() -> impl Strategy<Value = ScenarioId> {
    "[a-z0-9-]{1,64}".prop_map(|id| ScenarioId::new(&id).unwrap())
}

fn link() -> impl Strategy<Value = Link> {
    prop_oneof![run(), session()]
}

/// A link to the iterate screen.
fn session() -> impl Strategy<Value = Link> {
    let delivers = || {
        let with_base = |base| profile(base).prop_map(move |profile| ModelSetup { base, profile });
        base().prop_flat_map(with_base)
    };
    let trial = (select(Order::ALL.to_vec()), any::<bool>()).prop_map(|(order, blind)| Trial { order, blind });
    let mode = prop_oneof![
        select(Mode::ALL.to_vec()).prop_map(|mode| (mode, None)),
        trial.prop_map(|trial| (iterate::Setup::default().mode, Some(trial)))
    ];
    let setup = (scenario(), any::<bool>(), mode, delivers(), delivers(), any::seed()).prop_map(
        |(scenario, own, (mode, trial), slow, fast, seed)| iterate::Setup {
            scenario,
            own,
            mode,
            trial,
            slow,
            fast,
            seed,
        },
    );
    let logs = [crate::session_ledger::log(), crate::session_ledger::log()];
    (setup, logs).prop_map(|(setup, [log, then])| {
        // Only after a session with one model can one with the other follow.
        let follows = !log.is_empty() && setup.trial.is_none() && setup.mode != Mode::Both;
        let then = if follows { then } else { Vec::new() };
        let iterate = iterate::Link { setup, log, then, sealed: false };
        Link { screen: ScreenId::Iterate, iterate, ..Link::default() }
    })
}

/// What an embedding page sets.
fn page_keys() -> impl Strategy<Value = PageKeys> {
    let locked = select(vec!["", "all", "seed,0.rate", "a b&c=d,é", "%"]);
    let (theme, controls) = (select(Theme::ALL.to_vec()), select(Controls::ALL.to_vec()));
    (theme, controls, locked).prop_map(|(theme, controls, locked)| PageKeys {
        theme,
        controls,
        locked: Locked::new(locked),
        ..PageKeys::default()
    })
}

/// A link to the race.
fn run() -> impl Strategy<Value = Link> {
    let scenario = scenario();
    let at = prop_oneof![Just(0), 0..=86_400_000_000_000_u64].prop_map(Nanos::new);
    let speed = (0.1..10.0).prop_map(|speed| Speed::clamped(typed(speed)));
    let text = select(TextSource::ALL.to_vec());
    let lanes = vec(lane(), 1..=8);
    let turns = prop_oneof![Just("all".to_owned()), (1..=500_u32).prop_map(|turns| turns.to_string())]
        .prop_map(|turns| Turns::read(&turns).unwrap());
    let pause = (0..=600_000_000_000_u64).prop_map(Nanos::new);
    let turns = (1..=500_u32, turns, pause, text);
    (scenario, turns, any::seed(), speed, at, any::<[bool; 5]>(), lanes, page_keys()).prop_map(
        |(
            scenario,
            (turn, turns, pause, text),
            seed,
            speed,
            at,
            [play, autoplay, reveal, embed, present],
            lanes,
            keys,
        )| {
            let setup = Setup { scenario, turn, turns, pause, text, seed, speed, at, play, autoplay, reveal, lanes };
            let keys = PageKeys { embed, present, ..keys };
            Link { screen: ScreenId::Race, setup, keys, ..Link::default() }
        },
    )
}

/// Fragments as hostile as they come: anything, and pieces that have a meaning in any order.
fn fragment() -> impl Strategy<Value = String> {
    let keys = [
        "lanes",
        "0.rate",
        "1.ttft",
        "0.ttft_p95",
        "0.rtt",
        "0.connection",
        "1.draft",
        "1.block",
        "7.name",
        "seed",
        "speed",
        "at",
        "0.script",
        "v",
        "mode",
        "order",
        "blind",
        "slow",
        "fast.rate",
        "slow.rtt",
        "log",
    ];
    let values = [
        "custom,custom",
        "custom,x,codex-spark",
        ",",
        "-1",
        "1e9",
        "0.5",
        "NaN",
        "fast",
        "new-quic",
        "a b",
        "%F0%9F",
        "1",
        "trial",
        "1s,2r1,,x,3a",
    ];
    let pair = prop_oneof![
        4 => (select(keys.to_vec()), select(values.to_vec())).prop_map(|(key, value)| format!("{key}={value}&")),
        1 => any::<String>(),
        1 => select(vec!["#", "?", "&", "=", ".", "lanes="]).prop_map(str::to_owned),
    ];
    let view = select(ScreenId::ALL.map(ScreenId::path).to_vec());
    let query = (view, vec(pair, 0..12)).prop_map(|(view, pairs)| format!("#{view}?{}", pairs.concat()));
    prop_oneof![any::<String>(), query]
}

proptest! {
    #[test]
    fn what_is_written_is_read(link in link()) {
        let (again, notices) = read(&write(&link));
        prop_assert_eq!(&notices, &Vec::<String>::new());
        prop_assert_eq!(again, link);
    }

    #[test]
    fn whatever_somebody_types_is_a_link_that_can_be_written(fragment in fragment()) {
        let (link, _) = read(&fragment);
        prop_assert!((1..=Setup::MOST_LANES).contains(&link.setup.lanes.len()));
        let address = write(&link);
        let (again, notices) = read(&address);
        prop_assert_eq!(notices, Vec::<String>::new());
        prop_assert_eq!(write(&again), address);
    }

    #[test]
    fn whatever_somebody_types_is_a_page_that_works(fragment in fragment()) {
        let mut page = Page::new();
        let races = read(&fragment).0.screen == ScreenId::Race;
        if races { page.go(&fragment) } else { page.open(&fragment) };
        prop_assert!(page.model.notices.len() <= 12);
        prop_assert!(page.model.notices.iter().all(|notice| notice.chars().count() < 200), "{:?}", page.model.notices);
        if !races {
            return Ok(());
        }
        page.race(Event::RestartPressed);
        page.race(Event::DonePressed);
        prop_assert_eq!(page.playback().1, page.run().end().seconds());
        prop_assert!(!page.text(0).is_empty());
    }

    #[test]
    fn a_name_is_itself_when_it_is_given_again(name in name()) {
        let once = Setup::name(&name);
        prop_assert_eq!(once.as_deref().and_then(Setup::name), once.clone());
        prop_assert!(once.is_none_or(|name| (1..=80).contains(&name.chars().count())));
    }
}

#[track_caller]
fn check(fragment: &str, expected: &str) {
    let (link, notices) = read(fragment);
    assert_eq!(notices, Vec::<String>::new());
    assert_eq!(write(&link), expected);
}

#[test]
fn a_page_without_an_address_shows_the_two_it_is_about() {
    let front = "#/race?v=1&scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7";
    for fragment in ["", "#", "#/", "#/race", "#/race?", "/race?&&"] {
        check(fragment, front);
    }
    check("#/race?scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=7", front);
    assert_eq!(read("").0.setup.lanes, [PRESET_SLOW, PRESET_FAST].map(|id| LaneSetup::new(Base::by_id(id).unwrap())));
}

const PRESET_SLOW: &str = "gpt-5.3-codex";
const PRESET_FAST: &str = "codex-spark";

#[test]
fn every_key_is_read_and_written_back_where_it_differs_from_the_default() {
    check(
        "#/race?scenario=rate-limiter&lanes=custom,custom&0.rate=65&0.ttft=3.1&1.rate=1000&1.ttft=0.4&1.script=fast&seed=7&play=1",
        "#/race?v=1&scenario=rate-limiter&lanes=custom,custom&seed=7&play=1&0.rate=65&0.ttft=3.1&1.rate=1000&1.ttft=0.4&1.script=fast",
    );
    check(
        "#/race?theme=dark&embed=1&at=2.50&speed=0.25&text=same&v=1&scenario=x&lanes=codex-spark&0.name=A+%26+%E2%82%AC",
        "#/race?v=1&scenario=x&lanes=codex-spark&text=same&seed=7&speed=0.25&at=2.5&0.name=A%20%26%20%E2%82%AC&embed=1&theme=dark",
    );
    check(
        "#/race?lanes=custom&0.ttft=1&0.rate=100&0.think=12&0.flush=0.05&0.chunk=4&0.jitter=0.5&0.ttft_p95=9",
        "#/race?v=1&scenario=rate-limiter&lanes=custom&seed=7&0.ttft_p95=9&0.jitter=0.5&0.chunk=4&0.flush=0.05&0.think=12",
    );
    check(
        "#/race?lanes=custom&0.queue=2&0.rtt=0.1&0.prefill=5000",
        "#/race?v=1&scenario=rate-limiter&lanes=custom&seed=7&0.rtt=0.1&0.queue=2&0.prefill=5000",
    );
    check(
        "#/race?lanes=custom,codex-spark&0.connection=new&0.cached=0.9&1.draft=4&1.accept=0.7&1.stall=0.5&1.stall_every=2",
        "#/race?v=1&scenario=rate-limiter&lanes=custom,codex-spark&seed=7&0.connection=new&0.rtt=0.08&0.cached=0.9&1.draft=4&1.accept=0.7&1.stall=0.5&1.stall_every=2",
    );
    check(
        "#/race?lanes=mercury-2,mercury-2&0.draft=4&1.block=0&1.draft=0",
        "#/race?v=1&scenario=rate-limiter&lanes=mercury-2,mercury-2&seed=7&0.draft=4&0.accept=0.8&0.block=0&1.draft=0&1.accept=0.8&1.block=0",
    );
    check(
        "#/race?lanes=llama-3.3-70b-groq&0.block=32&0.context=9000",
        "#/race?v=1&scenario=rate-limiter&lanes=llama-3.3-70b-groq&seed=7&0.context=9000&0.block=32",
    );
    check(
        "#/race?text=own&speed=1&at=0&play=0&embed=0&theme=system&seed=9007199254740991",
        "#/race?v=1&scenario=rate-limiter&lanes=gpt-5.3-codex,codex-spark&seed=9007199254740991",
    );
}

#[test]
fn custom_starts_as_the_address_promises() {
    let (link, _) = read("#/race?lanes=custom");
    let lane = &link.setup.lanes[0];
    let fields: Vec<_> = lane.profile.fields().map(|(field, value)| (field.key(), value)).collect();
    let expected = [("rate", 100.0), ("ttft", 1.0), ("jitter", 0.0), ("chunk", 1.0), ("flush", 0.0), ("think", 0.0)];
    assert_eq!(fields, expected);
    assert_eq!((lane.script, lane.name()), (ScriptKind::Slow, "Custom"));
}

#[test]
fn a_link_that_an_editor_has_encoded_is_read_as_meant() {
    let meant = "#/race?scenario=pelican&lanes=custom,codex-spark&0.name=a%26b%3Dc%3F%25&seed=3";
    let expected = read(meant);
    assert_eq!(expected.1, Vec::<String>::new());
    assert_eq!(expected.0.setup.lanes[0].name(), "a&b=c?%");
    let whole = percent_encoding::utf8_percent_encode(&meant[1..], percent_encoding::NON_ALPHANUMERIC).to_string();
    for encoded in [
        meant.replacen('?', "%3F", 1),
        meant.replacen('?', "%3f", 1),
        meant.replacen("#/", "#%2F", 1).replacen('?', "%3F", 1),
        meant.replace('&', "&amp;"),
        meant.replace('=', "%3D"),
        meant.replacen('?', "%3F", 1).replace('=', "%3D"),
        meant.replacen('?', "%3F", 1).replace('&', "&amp;"),
        format!("#{whole}"),
        whole.to_lowercase(),
    ] {
        assert_eq!(read(&encoded), expected, "{encoded}");
    }
}
