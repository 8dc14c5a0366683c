//! An agent's turn: what its calls take over each kind of connection, and with a growing context.

use super::POINTS;
use crate::app::plot::{Axis, Bars, Figure, Layer, Part, Picture, Place, Quantity, Row};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Table, Values};
use crate::engine::Connection;
use crate::engine::agent::{Agent, AgentTurn, CACHE_HIT, CACHED_COST, CODEX, Cause, Model, OVERHEAD, OVERHEAD_LEFT};
use crate::engine::figures;
use Quantity::{Of, Seconds, Share};

const VIEW: usize = 0;
const CONTEXT: usize = 5;
const TOKENS: Quantity = Of("tokens");
const RATE: Quantity = Of("tokens/s");

/// The round trip of the start, seconds.
const RTT: f64 = 0.08;

/// The share by which OpenAI says that a turn of 20 or more calls becomes faster, at most.
const VENDOR: f64 = 0.4;

pub(super) static PANEL: Panel = Panel {
    id: "agent",
    question: "Does a WebSocket make an agent faster?",
    short: "Agent’s turn",
    point: "An agent calls its model many times a turn. A new connection for each call costs two round trips more each \
            time. A WebSocket saves none over a connection that is kept alive: both send a message and wait for the answer. \
            Where it is faster, the service keeps state between calls, so it does less work for each.",
    fields: &[
        Field::choice(
            "view",
            "Show",
            &[
                ("network", "connections and overhead alone"),
                ("turn", "the whole turn"),
                ("context", "a call by its context"),
            ],
        ),
        Field::new("calls", "Calls of the model", Of(""), (1.0, 200.0), 20.0)
            .whole()
            .published("OpenAI’s figures for WebSockets are for 20 or more tool calls; TraceLab’s mean is 8.8 steps"),
        Field::new("rtt", "Round trip", Seconds, (0.0, 1.0), RTT).assumed("Depends on where you are"),
        Field::of("overhead", "The service’s overhead for a call", Seconds, (0.0, 5.0), &OVERHEAD),
        Field::of("left", "Overhead left if the service keeps state", Share, (0.0, 1.0), &OVERHEAD_LEFT),
        Field::new("context", "Context at the start", TOKENS, (0.0, 400_000.0), 50_000.0)
            .assumed("Depends on the session; TraceLab’s median of what is cached is 119,000"),
        Field::new("output", "Output of a call", TOKENS, (1.0, 20_000.0), 214.0)
            .logarithmic()
            .published("TraceLab: the median output of a call"),
        Field::new("result", "Tokens that a tool’s result adds", TOKENS, (0.0, 50_000.0), 661.0)
            .derived("TraceLab’s medians: 875 new tokens a step, less the 214 that the call before wrote"),
        Field::new("rate", "Rate with a short context", RATE, (1.0, 20_000.0), 74.0)
            .logarithmic()
            .derived("Codex in TraceLab with 12,000 tokens of context; 55 with 185,000"),
        Field::of("cached", "Share of the context that is cached", Share, (0.0, 1.0), &CACHE_HIT),
        Field::new("limit", "Compaction above", TOKENS, (4_000.0, 2_000_000.0), 128_000.0)
            .logarithmic()
            .published("OpenAI: Codex-Spark’s context at launch; other models have more"),
        Field::new("summary", "Tokens left after a compaction", TOKENS, (100.0, 100_000.0), 10_000.0)
            .logarithmic()
            .assumed("No published figure"),
        Field::new("tool", "Running time of a tool", Seconds, (0.0, 600.0), 0.3)
            .derived("The median of the lognormal that fits TraceLab’s tool calls; one in a hundred takes minutes"),
    ],
    beside: 6,
    along: Some(CONTEXT),
    formulas: &[
        Formula {
            meaning: "Connections and overhead of S calls take, with a new connection for each,",
            formula: "S · (3 RTT + o)",
            source: "TCP and TLS 1.3 before the message: RFC 8446",
        },
        Formula {
            meaning: "With one connection that is kept alive they take",
            formula: "2 RTT + S · (RTT + o)",
            source: "RFC 9112, section 9.3; HTTP/2 is the same",
        },
        Formula {
            meaning: "Over a WebSocket they take",
            formula: "3 RTT + S · (RTT + o′)",
            source: "RFC 6455: the upgrade is one more round trip; o′ = 0.2 o if OpenAI’s 80 % are all due to it",
        },
        Formula {
            meaning: "The whole turn takes that and, for each call,",
            formula: "1.07 s + r · C · (1 − k + 0.2 k) + N / v(C) + tool",
            source: "C: context, k: its cached share. OpenAI’s cookbook: a cache shortens the first token’s time by up to 80 %. r so that k = 95.7 % gives TraceLab’s 8.1 µs a token; 1.07 s are its 1.40 s less a round trip of 0.08 s and 0.25 s of overhead",
        },
        Formula {
            meaning: "The rate falls with the context: a token takes",
            formula: "1 / v(C) = 1 / v + 27 ns · (C − 12,000)",
            source: "Our line through the medians of Codex in TraceLab at 12,000 and 185,000 tokens",
        },
    ],
};

/// The kinds of connection that are compared, each with its name, and whether the service keeps state for it.
const WAYS: [(Connection, &str, bool); 4] = [
    (Connection::New, "A new connection for each call", false),
    (Connection::KeptAlive, "One connection, kept alive", false),
    (Connection::WebSocket, "WebSocket, and the service keeps no state", false),
    (Connection::WebSocket, "WebSocket, and the service keeps state", true),
];

/// What the panel computes with: an agent on a connection that is kept alive.
fn agent(values: &Values) -> Agent {
    let [_, calls, rtt, overhead, _, context, output, result, rate, cached, limit, summary, tool] = values.first();
    // The published line has its traffic's cache hits in it.
    let read = CODEX.read / (1.0 - CACHE_HIT.value + CACHED_COST.value * CACHE_HIT.value);
    Agent {
        calls: calls as u32,
        connection: Connection::KeptAlive,
        rtt,
        overhead,
        overhead_left: 1.0,
        model: Model { ttft: CODEX.ttft - RTT - OVERHEAD.value, read, rate, ..CODEX },
        context,
        output,
        result,
        tool,
        cached,
        cached_cost: CACHED_COST.value,
        limit: Some((limit, summary)),
    }
}

pub(super) fn show(values: &Values) -> Shown {
    let (agent, left) = (agent(values), values.get(4));
    match values.chosen(VIEW) {
        2 => by_context(&agent),
        view => by_connection(&agent, left, view == 1),
    }
}

/// The causes as parts of a bar.
const PARTS: [(Cause, &str, &str); Cause::COUNT] = [
    (Cause::Connecting, "wasted", "opening connections"),
    (Cause::Message, "network", "round trips of the calls"),
    (Cause::Overhead, "overhead", "overhead of the service"),
    (Cause::Prefill, "prefill", "first token"),
    (Cause::Generating, "generating", "writing"),
    (Cause::Tool, "tool", "tools"),
    (Cause::Compacting, "other", "compacting"),
];

/// Of these the first are the network and the overhead.
const NETWORK: usize = 3;

fn by_connection(agent: &Agent, left: f64, whole: bool) -> Shown {
    let n_parts = if whole { PARTS.len() } else { NETWORK };
    let turns = WAYS.map(|(connection, _, state)| {
        let overhead_left = if state { left } else { 1.0 };
        Agent { connection, overhead_left, ..*agent }.turn().unwrap_or_default()
    });
    let rows = WAYS.iter().zip(&turns).map(|((_, name, _), turn)| Row {
        name: (*name).to_owned(),
        parts: PARTS[..n_parts]
            .iter()
            .map(|(cause, kind, name)| Part { kind, name, length: turn.of(*cause) })
            .collect(),
        words: String::new(),
    });
    let rows: Vec<Row> = rows.collect();
    let most = rows.iter().map(Row::length).fold(0.0, f64::max);
    let network = turns.each_ref().map(network);
    let (sentence, notes) = if whole {
        (turn_words(agent, &turns, network), vec![vendor_words(agent, &turns[1], left)])
    } else {
        let all = turns.each_ref().map(|turn| Seconds.words(turn.seconds()));
        let note =
            format!("The whole turn takes {}, {} and {}: choose “the whole turn” to see it.", all[0], all[1], all[3]);
        (network_words(agent, left, network), vec![note, vendor_words(agent, &turns[1], left)])
    };
    Shown {
        sentence,
        figure: Figure::Bars(Bars { across: Axis::up_to("Time", Seconds, most), rows }),
        place: None,
        notes,
        table: None,
        links: links(agent),
    }
}

/// Seconds of a turn that are connecting, round trips and overhead.
fn network(turn: &AgentTurn) -> f64 {
    PARTS[..NETWORK].iter().map(|(cause, ..)| turn.of(*cause)).sum()
}

fn network_words(agent: &Agent, left: f64, [new, kept, _, state]: [f64; WAYS.len()]) -> String {
    let calls = count(agent.calls, "call");
    let times = [new, kept, state].map(|time| Seconds.words(time));
    let saved = f64::from(agent.calls) * agent.overhead * (1.0 - left);
    let why = if saved < 1e-6 {
        "The WebSocket gains nothing: it needs the same round trips, and one more to open.".to_owned()
    } else if kept - state < 1e-6 {
        format!(
            "By keeping state the service saves {}, no more than the WebSocket’s one more round trip to open takes: it gains nothing.",
            Seconds.words(saved)
        )
    } else {
        format!(
            "The WebSocket gains {}, but no round trip: the service keeps state and spends {} less on overhead, while opening costs one round trip more.",
            Seconds.words(kept - state),
            Seconds.words(saved)
        )
    };
    format!(
        "In {calls}, connections and overhead take {} with a new connection for each, {} with one kept alive and {} over a WebSocket with state. {why}",
        times[0], times[1], times[2]
    )
}

fn turn_words(agent: &Agent, turns: &[AgentTurn; WAYS.len()], network: [f64; WAYS.len()]) -> String {
    let seconds = turns.each_ref().map(AgentTurn::seconds);
    let times = seconds.map(|time| Seconds.words(time));
    let share = Share.words(network[1] / seconds[1].max(1e-9));
    let shorter = 1.0 - seconds[3] / seconds[1].max(1e-9);
    let effect = if shorter > 5e-4 {
        format!("the WebSocket makes the turn {} shorter", Share.words(shorter))
    } else {
        "the WebSocket makes the turn no shorter".to_owned()
    };
    format!(
        "A turn of {} takes {} over new connections, {} over one kept alive and {} over a WebSocket with state. Connections and overhead are {share} of the second, so {effect}.",
        count(agent.calls, "call"),
        times[0],
        times[1],
        times[3],
    )
}

/// The overhead with which a turn would become as much shorter as OpenAI says at most.
fn vendor_words(agent: &Agent, kept: &AgentTurn, left: f64) -> String {
    // A compaction is a call of its own.
    let calls = f64::from(agent.calls) + f64::from(kept.compactions);
    let rest = kept.seconds() - kept.of(Cause::Overhead);
    let needed = (VENDOR * rest + agent.rtt) / (calls * (1.0 - left - VENDOR));
    let claim = "OpenAI says that 20 or more tool calls are “up to roughly 40 % faster end-to-end” over a WebSocket.";
    if left + VENDOR > 0.999 {
        format!("{claim} With so much of the overhead left, no turn could become 40 % shorter.")
    } else {
        format!(
            "{claim} For this turn to become 40 % shorter, the overhead would have to be {} a call.",
            Seconds.words(needed)
        )
    }
}

/// What a call takes.
#[derive(Clone, Copy)]
struct Call {
    first: f64,
    rate: f64,
    seconds: f64,
}

impl Call {
    /// A call with so many tokens of context, without its tool.
    fn of(agent: &Agent, context: f64) -> Self {
        let turn =
            Agent { calls: 1, context, tool: 0.0, connection: Connection::WebSocket, limit: None, ..*agent }.turn();
        let turn = turn.unwrap_or_default();
        // What has been opened stays open.
        let seconds = turn.seconds() - turn.of(Cause::Connecting);
        let rate = agent.model.rate_at(context).unwrap_or_default();
        Self { first: seconds - turn.of(Cause::Generating), rate, seconds }
    }
}

fn by_context(agent: &Agent) -> Shown {
    let (here, across) = (Call::of(agent, agent.context), PANEL.fields[CONTEXT].axis());
    let calls: Vec<(f64, Call)> = across.values(POINTS).map(|context| (context, Call::of(agent, context))).collect();
    let line = |kind, name, of: fn(&Call) -> f64| Layer::Line {
        kind,
        name,
        points: calls.iter().map(|(context, call)| (*context, of(call))).collect(),
    };
    let most = calls.iter().map(|(_, call)| call.seconds).fold(0.0, f64::max);
    let limit = agent.limit.map_or(f64::INFINITY, |(limit, _)| limit);
    let mut layers = Vec::new();
    if limit < across.to() {
        layers.push(Layer::Area { kind: "warn", ends: (limit, across.to()), words: "Compacted first".to_owned() });
    }
    layers.extend([
        line("second", "1st token", |call| call.first),
        line("first", "Call", |call| call.seconds),
        Layer::Points {
            kind: "published",
            points: [(12_000.0, 1.5), (185_000.0, 2.9)].map(|(x, y)| (x, y, "measured".to_owned())).to_vec(),
        },
    ]);
    let picture = Picture { across, up: Axis::up_to("Time of a call, without its tool", Seconds, most), layers };
    let head = vec![
        ("Context", "Tokens that the model reads"),
        ("First token", "Seconds until the first token"),
        ("Rate", "Tokens per second after that"),
        ("Call", "Seconds of the whole call, without its tool"),
    ];
    let rows = [0.0, 12_000.0, 64_000.0, 128_000.0, 185_000.0, 400_000.0].map(|context| {
        let call = Call::of(agent, context);
        vec![TOKENS.words(context), Seconds.words(call.first), RATE.words(call.rate), Seconds.words(call.seconds)]
    });
    Shown {
        sentence: context_words(agent, here),
        figure: Figure::Picture(picture),
        place: Some(Place {
            at: agent.context,
            words: format!("{}, {}", TOKENS.words(agent.context), RATE.words(here.rate)),
            values: vec![("second", here.first), ("first", here.seconds)],
        }),
        notes: context_notes(agent),
        table: Some(Table { head, rows: rows.to_vec() }),
        links: links(agent),
    }
}

fn context_words(agent: &Agent, here: Call) -> String {
    let turn = agent.turn().unwrap_or_default();
    let last = turn.contexts.last().copied().unwrap_or_default();
    let limit = agent.limit.map(|(limit, _)| TOKENS.words(limit)).unwrap_or_default();
    let end = match turn.compactions {
        0 => format!("In a turn of {} it grows to {}.", count(agent.calls, "call"), TOKENS.words(last)),
        n => format!(
            "In a turn of {} it passes {limit} and is compacted {}, which takes {}.",
            count(agent.calls, "call"),
            if n == 1 { "once".to_owned() } else { format!("{n} times") },
            Seconds.words(turn.of(Cause::Compacting)),
        ),
    };
    format!(
        "With {} of context a call takes {}: {} to its first token, then {} at {}. Without any it takes {}. {end}",
        TOKENS.words(agent.context),
        Seconds.words(here.seconds),
        Seconds.words(here.first),
        TOKENS.words(agent.output),
        RATE.words(here.rate),
        Seconds.words(Call::of(agent, 0.0).seconds),
    )
}

fn context_notes(agent: &Agent) -> Vec<String> {
    let (limit, summary) = agent.limit.unwrap_or_default();
    let full = Agent { calls: 1, context: limit + 1.0, ..*agent }.turn().unwrap_or_default();
    let takes = full.of(Cause::Compacting);
    let saved = Call::of(agent, limit).seconds - Call::of(agent, summary.min(limit)).seconds;
    let pays = if saved > 1e-6 {
        format!(
            "Each call after it is {} shorter than at the limit, so it pays in time after {}.",
            Seconds.words(saved),
            count(libm::ceil((takes / saved).min(1e9)) as u32, "call"),
        )
    } else {
        "The calls after it are no shorter.".to_owned()
    };
    vec![
        format!(
            "Compacting {} to {} takes {}. {pays}",
            TOKENS.words(limit),
            TOKENS.words(summary.min(limit)),
            Seconds.words(takes)
        ),
        "The two points are medians of Codex in public traces. Beyond the second one the lines only go on straight."
            .to_owned(),
    ]
}

fn links(agent: &Agent) -> Vec<(&'static str, String)> {
    let rtt = figures::plain(agent.rtt);
    let context = figures::plain(libm::round(agent.context));
    let rates = [0.0, agent.context]
        .map(|context| figures::plain(figures::significant(Call::of(agent, context).rate, 3).max(0.1)));
    vec![
        (
            "Race a new connection against an open one",
            format!(
                "#/race?scenario=rate-limiter&lanes=custom,custom&turns=all&0.name=New+connections&1.name=One+kept+alive&0.rate={0}&1.rate={0}&0.rtt={rtt}&1.rtt={rtt}&0.connection=new&1.connection=kept-alive",
                rates[1]
            ),
        ),
        (
            "Race an empty context against this one",
            format!(
                "#/race?scenario=rate-limiter&lanes=custom,custom&0.name=Empty+context&1.name=Long+context&0.rate={}&1.rate={}&0.context=0&1.context={context}",
                rates[0], rates[1]
            ),
        ),
    ]
}

fn count(n: u32, of: &str) -> String {
    let number = figures::grouped(u64::from(n));
    if n == 1 { format!("{number} {of}") } else { format!("{number} {of}s") }
}
