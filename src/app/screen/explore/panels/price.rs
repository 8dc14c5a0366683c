//! Price beside speed: what a task costs in tokens, in money and in your time.

use super::{turn, two_decimals};
use crate::app::plot::{Axis, Bars, Figure, Part, Quantity, Row};
use crate::app::screen::explore::{Field, Formula, Panel, Shown, Table, Values};
use crate::engine::cycle::{Mix, Policy};
use crate::engine::figures;
use crate::engine::price::{Cancelled, PREMIUMS, PUBLISHED, Prices, Published, Task, Usage};
use Quantity::{Dollars, Of, Seconds, Share, Times};

const TOKENS: Quantity = Of("tokens");

pub(super) static PANEL: Panel = Panel {
    id: "price",
    question: "What does a task cost, in money and in time?",
    short: "Price",
    point: "You pay for every turn, including rejected answers and the loser of a race. So a model that needs more turns uses \
            more tokens for a task. But your own time may cost more than all of them. A price that isn’t public stays \
            unknown here; you can see how high it could be before the model stops paying off.",
    fields: &[
        Field::choice(
            "models",
            "Models",
            &[("codex", "GPT-5.3-Codex and Codex-Spark"), ("sol", "GPT-5.6 Sol, and the same on Cerebras")],
        ),
        Field::choice("count", "Count", &[("all", "tokens and your time"), ("tokens", "tokens alone")]),
        Field::new("hour", "Value of an hour of your time", Dollars, (0.0, 500.0), 60.0).assumed("Yours to set"),
        turn::OWN,
        Field::new("assumed", "Assumed price of the fast model, times the slow one’s", Times, (0.0, 20.0), 0.0)
            .assumed("Codex-Spark has no public price. At 0 the panel leaves it unknown"),
        turn::SLOW_RIGHT,
        turn::FAST_RIGHT,
        turn::slow_wait("slow-wait"),
        Field::new("fast-wait", "The fast model’s wait", Seconds, (0.1, 3_600.0), 23.6).logarithmic().derived(
            "If only the 41 % of a request that are generation are 15.4× as fast (TraceLab); 2.5 s if everything is",
        ),
        Field::new("input", "New input in a turn", TOKENS, (0.0, 1_000_000.0), 7_700.0)
            .derived("TraceLab: 875 new tokens a step at the median, 8.8 steps a request on average"),
        Field::new("cached", "Cached input in a turn", TOKENS, (0.0, 10_000_000.0), 1_047_000.0)
            .derived("TraceLab: 119,000 cached tokens a step at the median, 8.8 steps a request on average"),
        Field::new("output", "Output in a turn", TOKENS, (0.0, 200_000.0), 1_880.0)
            .derived("TraceLab: 214 tokens of output a step at the median, 8.8 steps a request on average"),
        Field::new("review", "Part of your time spent judging an answer", Seconds, (0.0, 3_600.0), 40.0)
            .assumed("About half; the loser of a race writes on until you accept the winner"),
    ],
    beside: 7,
    along: None,
    formulas: &[
        Formula {
            meaning: "A task takes 1/p turns, so it costs",
            formula: "(input · price + cached · cached price + output · output price) / p",
            source: "Of that, the share 1 − p goes into rejected turns. The table below the figure has the prices",
        },
        Formula {
            meaning: "Your time for it is worth",
            formula: "(h + w) / p · your hour / 3,600",
            source: "h: your own time per turn, w: the wait; the wait counts as if you did nothing else",
        },
        Formula {
            meaning: "Counting time and tokens, the fast model costs less while the ratio of its price to the slow one’s is below",
            formula: "(tokens_S + time_S − time_F) / (tokens_F at the slow one’s price)",
            source: "Both sums set equal; the same tokens a turn with both models",
        },
        Formula {
            meaning: "If both are asked at once, a task takes this many rounds, each with two requests:",
            formula: "1 / (p_F + (1 − p_F) · p_S)",
            source: "All input is paid for; of the loser’s output what it has written until you accept: min(1, (w_F + review) / w_S)",
        },
    ],
};

/// A way to do a task, and what it costs.
struct Way {
    name: String,
    /// Seconds to done.
    seconds: f64,
    /// Dollars of the accepted turn: input, cached input, output; each unknown without its price.
    accepted: [Option<f64>; 3],
    /// Dollars for turns that were rejected, and for requests that were cancelled.
    wasted: [Option<f64>; 2],
    /// What is unknown, in words.
    unknown: String,
}

impl Way {
    /// Dollars for tokens; `None` if a price is unknown.
    fn price(&self) -> Option<f64> {
        self.accepted.into_iter().chain(self.wasted).try_fold(0.0, |sum, part| Some(sum + part?))
    }
}

/// What the panel computes with.
struct Case {
    models: [&'static Published; 2],
    /// Slow and fast, with the fast one's assumed.
    prices: [Prices; 2],
    turn: Usage,
    mix: Mix,
    hour: f64,
    assumed: f64,
}

impl Case {
    fn of(values: &Values) -> Self {
        let [models, _, hour, own, assumed, slow, fast, slow_wait, fast_wait, input, cached, output, review] =
            values.first();
        let models = if models > 0.5 { [&PUBLISHED[2], &PUBLISHED[3]] } else { [&PUBLISHED[0], &PUBLISHED[1]] };
        let slow_prices = models[0].prices;
        let fast_prices = if assumed > 0.0 { times(slow_prices, assumed) } else { models[1].prices };
        Self {
            models,
            prices: [slow_prices, fast_prices],
            turn: Usage { input, cached, output },
            mix: Mix {
                easy: 1.0,
                chance: [[slow, fast]; 2],
                own,
                review,
                wait: [slow_wait, fast_wait],
                resumption: 0.0,
                usefulness: 0.0,
            },
            hour,
            assumed,
        }
    }

    fn seconds(&self, policy: Policy) -> f64 {
        self.mix.expected(policy, 0).map(|means| means.wall).unwrap_or_default()
    }

    /// Turns of a task with each model.
    fn turns(&self) -> [f64; 2] {
        self.mix.chance[0].map(|chance| 1.0 / chance)
    }

    /// What so many seconds of the person are worth, dollars.
    fn worth(&self, seconds: f64) -> f64 {
        seconds * self.hour / 3_600.0
    }

    /// The accepted turn's tokens by what they are billed as, dollars.
    fn accepted(&self, model: usize) -> [Option<f64>; 3] {
        let (turn, none) = (self.turn, Usage::default());
        let kinds = [
            Usage { input: turn.input, ..none },
            Usage { cached: turn.cached, ..none },
            Usage { output: turn.output, ..none },
        ];
        kinds.map(|tokens| self.prices[model].cost(tokens))
    }

    /// A task with one model.
    fn alone(&self, model: usize) -> Way {
        let policy = [Policy::Slow, Policy::Fast][model];
        let task =
            Task { prices: self.prices[model], turn: self.turn, turns: self.turns()[model], cancelled: Vec::new() };
        let rejected = task.bill().and_then(|bill| bill.rejected_price);
        Way {
            name: self.models[model].model.to_owned(),
            seconds: self.seconds(policy),
            accepted: self.accepted(model),
            wasted: [rejected, Some(0.0)],
            unknown: self.unknown(model).to_owned(),
        }
    }

    /// Both are asked at once; where the fast one is accepted, the slow one is cancelled.
    fn both(&self) -> Way {
        let [slow, fast] = self.mix.chance[0];
        let rounds = 1.0 / (fast + (1.0 - fast) * slow);
        let [slow_wait, fast_wait] = self.mix.wait;
        let written = ((fast_wait + self.mix.review.min(self.mix.own)) / slow_wait).min(1.0);
        let first = rounds * fast;
        let loser = Cancelled { prices: self.prices[0], usage: self.turn, requests: first, written };
        let losers = Task { prices: self.prices[0], turn: self.turn, turns: 1.0, cancelled: vec![loser] };
        let share = |slow: Option<f64>, fast: Option<f64>| Some((1.0 - first) * slow? + first * fast?);
        let [a, b] = [self.accepted(0), self.accepted(1)];
        let all = |model: usize, requests: f64| self.prices[model].cost(self.turn.times(requests.max(0.0)));
        // Of the fast one all but the accepted, of the slow one all that were judged but the accepted.
        let rejected = all(1, rounds - first).zip(all(0, rounds * (1.0 - fast) - (1.0 - first))).map(|(a, b)| a + b);
        let unknown = [0, 1].into_iter().filter(|model| !self.unknown(*model).is_empty());
        let unknown: Vec<String> =
            unknown.map(|model| format!("{} has {}", self.models[model].model, self.unknown(model))).collect();
        Way {
            name: "Both at once".to_owned(),
            seconds: self.seconds(Policy::Race),
            accepted: std::array::from_fn(|n| share(a[n], b[n])),
            wasted: [rejected, losers.bill().and_then(|bill| bill.cancelled_price)],
            unknown: unknown.join("; "),
        }
    }

    /// Which price of a model is missing, in words; empty for none.
    fn unknown(&self, model: usize) -> &'static str {
        match self.prices[model] {
            prices if prices.cost(self.turn).is_some() => "",
            Prices::UNKNOWN => "no public price",
            _ => "no public price for cached input",
        }
    }

    /// Up to which price, compared with the slow model's, the fast one costs less with the person's time counted.
    fn ceiling(&self) -> Option<f64> {
        let [slow_turns, fast_turns] = self.turns();
        let turn = self.prices[0].cost(self.turn)?;
        let gain = self.worth(self.seconds(Policy::Slow) - self.seconds(Policy::Fast));
        Some((slow_turns * turn + gain) / (fast_turns * turn)).filter(|ceiling| ceiling.is_finite())
    }
}

fn times(prices: Prices, by: f64) -> Prices {
    let [input, cached, output] =
        [prices.input, prices.cached, prices.output].map(|price| price.map(|price| by * price));
    Prices { input, cached, output }
}

pub(super) fn show(values: &Values) -> Shown {
    let case = Case::of(values);
    let ways = [case.alone(0), case.alone(1), case.both()];
    let with_time = values.chosen(1) == 0;
    let rows: Vec<Row> = ways.iter().map(|way| row(&case, way, with_time)).collect();
    let most = rows.iter().map(Row::length).fold(0.0, f64::max);
    let across = if most > 0.0 { most } else { 1.0 };
    Shown {
        sentence: sentence(&case, &ways),
        figure: Figure::Bars(Bars { across: Axis::up_to("US dollars a task", Dollars, across), rows }),
        place: None,
        notes: notes(&case, &ways, values.chosen(0) == 1),
        table: Some(prices()),
        links: links(&case),
    }
}

fn row(case: &Case, way: &Way, with_time: bool) -> Row {
    let looks = [("generating", "output"), ("network", "new input"), ("prefill", "cached input")];
    let [input, cached, output] = way.accepted;
    let mut parts: Vec<Part> = looks
        .into_iter()
        .zip([output, input, cached])
        .chain([("wasted", "rejected turns"), ("other", "cancelled requests")].into_iter().zip(way.wasted))
        // A part of a price would look like a low price.
        .filter(|_| way.price().is_some())
        .map(|((kind, name), dollars)| Part { kind, name, length: dollars.unwrap_or_default() })
        .collect();
    let (time, worth) = (Seconds.words(way.seconds), case.worth(way.seconds));
    if with_time {
        parts.push(Part { kind: "human", name: "your time", length: worth });
    }
    let words = match (way.price(), with_time) {
        (Some(price), false) => format!("{} and {time}", Dollars.words(price)),
        (Some(price), true) => {
            format!("{}, of it {} for {time} of yours", Dollars.words(price + worth), Dollars.words(worth))
        }
        (None, false) => format!("{time}; {}", way.unknown),
        (None, true) => format!("{} for {time} of yours; {}", Dollars.words(worth), way.unknown),
    };
    let is_assumed = case.assumed > 0.0 && way.price().is_some() && way.name != case.models[0].model;
    let words = if is_assumed { words + " (assumed price)" } else { words };
    Row { name: way.name.clone(), parts, words }
}

fn sentence(case: &Case, [slow, fast, _]: &[Way; 3]) -> String {
    let one = |way: &Way| {
        let time = Seconds.words(way.seconds);
        match way.price() {
            Some(price) => format!("costs {} in tokens and takes {time}", Dollars.words(price)),
            None => format!("takes {time}, and has {}", way.unknown),
        }
    };
    let hour = format!("Counting your time at {} an hour,", Dollars.words(case.hour));
    let end = match (case.ceiling(), slow.price().zip(fast.price())) {
        (_, Some((slow_price, fast_price))) => {
            let [a, b] = [slow_price + case.worth(slow.seconds), fast_price + case.worth(fast.seconds)];
            let (cheaper, by) = if b <= a { (&fast.name, a - b) } else { (&slow.name, b - a) };
            if by < 0.005 {
                format!("{hour} both cost the same: {}.", Dollars.words(a))
            } else {
                format!("{hour} {cheaper} is the cheaper of the two by {}.", Dollars.words(by))
            }
        }
        (Some(ceiling), None) if ceiling < 0.005 => {
            format!("{hour} {} would be dearer even if its tokens were free.", fast.name)
        }
        (Some(ceiling), None) => {
            format!(
                "{hour} {} pays off while its tokens cost less than {} those of {}.",
                fast.name,
                two_decimals(ceiling),
                slow.name
            )
        }
        (None, None) => format!(
            "At {} an hour the time is worth {} and {}.",
            Dollars.words(case.hour),
            Dollars.words(case.worth(slow.seconds)),
            Dollars.words(case.worth(fast.seconds))
        ),
    };
    format!("With {} a task {}; with {} it {}. {end}", slow.name, one(slow), fast.name, one(fast))
}

fn notes(case: &Case, ways: &[Way; 3], same_model: bool) -> Vec<String> {
    let wasted = ways.iter().filter_map(|way| {
        let wasted = way.wasted[0]? + way.wasted[1]?;
        let price = way.price().filter(|price| *price > 0.0)?;
        Some(format!("{} with {}", Share.words(wasted / price), way.name.replace("Both", "both")))
    });
    let wasted: Vec<String> = wasted.collect();
    let [slow, fast] = case.turns().map(|turns| figures::plain(figures::significant(turns, 3)));
    let turns =
        format!("A task takes {slow} turns with {} and {fast} with {}.", case.models[0].model, case.models[1].model);
    let mut notes = Vec::new();
    notes.push(if wasted.is_empty() {
        turns
    } else {
        format!("{turns} Of the money, this part pays for answers that nobody uses: {}.", wasted.join(", "))
    });
    let premiums = PREMIUMS.each_ref().map(|premium| {
        let [price, speed] = [premium.price, premium.speed].map(figures::plain);
        format!("{}, {price}× the price for {speed}× the tokens a second ({})", premium.model, premium.date)
    });
    notes.push(format!("Elsewhere, by secondary sources: {}.", premiums.join("; ")));
    if same_model {
        notes.push("Both are the same model, so set both chances alike to compare its two speeds.".to_owned());
    } else if case.assumed > 0.0 {
        notes.push(format!(
            "The price of {} is your assumption: {} the other’s. It is not public.",
            case.models[1].model,
            Times.words(case.assumed)
        ));
    }
    notes
}

/// The published prices, each with its source and date.
fn prices() -> Table {
    let head = vec![
        ("Model", "The model"),
        ("Input", "US dollars per million tokens"),
        ("Cached input", "US dollars per million tokens"),
        ("Output", "US dollars per million tokens, thinking included"),
        ("Source", "Where they stand, and when they were published or checked"),
    ];
    let rows = PUBLISHED.iter().map(|model| {
        let price = |price: Option<f64>| {
            price.map_or_else(|| "not public".to_owned(), |price| format!("${}", figures::plain(price)))
        };
        let Prices { input, cached, output } = model.prices;
        let source = format!("{} ({}, {})", model.source, model.evidence.name(), model.date);
        vec![model.model.to_owned(), price(input), price(cached), price(output), source]
    });
    Table { head, rows: rows.collect() }
}

fn links(case: &Case) -> Vec<(&'static str, String)> {
    // The screens have presets of the first two models alone.
    if case.models[0].model != PUBLISHED[0].model {
        return Vec::new();
    }
    vec![
        ("See the time with simulated tasks", turn::simulated(case.mix.own, case.mix.chance[0])),
        ("See the speed in a race", turn::RACE.to_owned()),
    ]
}
