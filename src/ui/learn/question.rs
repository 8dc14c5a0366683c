use super::draw::Draw;
use super::order::Order;
use super::read;
use crate::app::screen::learn::{Event, answer_words, committed, slider};
use crate::engine::{figures, order};
use crate::scenario::json::number as parsed;
use crate::scenario::lesson::{Answer, Certainty, Kind, Number, Prose, Question};
use crate::shell::{Shell, browser, memo};
use crate::ui::common::NumberField;
use leptos::prelude::*;

/// A question: the control for the prediction, and three buttons that commit to it; then what was predicted.
#[component]
pub(super) fn QuestionView(shell: Shell, number: usize, question: Question) -> impl IntoView {
    let asked = read(shell, move |model| model.asked(number));
    let committed_to = memo(Box::new(move || asked.with(|asked| asked.committed)));
    let answer: Signal<Option<Answer>> = memo(Box::new(move || asked.with(|asked| asked.answer.clone())));
    let undecided = Signal::derive(move || answer.with(Option::is_none));
    // Not `disabled`: a number counts when its field is left, and Tab would pass over a button that is disabled until then.
    let unready = Signal::derive(move || undecided.get().to_string());
    let Question { text, kind, .. } = question;
    let name = format!("question-{number}");
    let named = name.clone();
    let draft = Callback::new(move |answer| shell.learn(Event::Drafted(number, answer)));
    let (told, shown) = (kind.clone(), kind.clone());
    let control = move || match kind.clone() {
        Kind::Number(n) => view! { <NumberControl number=n answer draft/> }.into_any(),
        Kind::Choice { options, .. } => view! { <Options question=number options answer draft/> }.into_any(),
        Kind::Order(items) => view! { <Order items answer draft/> }.into_any(),
        Kind::Line(line) => view! { <Draw line answer draft/> }.into_any(),
    };
    let buttons = Certainty::ALL.map(|sure| {
        let press = move |_| {
            if undecided.get_untracked() {
                return;
            }
            // The button goes away.
            browser::keep_focus();
            shell.learn(Event::Drawn(browser::chance()));
            shell.learn(Event::Committed(number, sure));
        };
        let (right, wrong) = (sure.points(true), sure.points(false));
        let wrong = if wrong == 0 { "0".to_owned() } else { format!("−{}", wrong.abs()) };
        view! {
            <button class="button lesson-sure" type="button" aria-disabled=unready on:click=press>
                <b>{sure.words()}</b>
                <span>{format!("right +{right}, wrong {wrong}")}</span>
            </button>
        }
    });
    view! {
        <section class="lesson-question" aria-labelledby=named>
            <h3>"Predict"</h3>
            <div class="lesson-words" id=name inner_html=text.html().to_owned()></div>
            {move || {
                if committed_to.get() {
                    let given = answer.get_untracked();
                    let html = given.map(|given| committed(&shown, &given)).unwrap_or_default();
                    view! { <div class="lesson-committed"><p>"You predicted:"</p><div inner_html=html></div></div> }.into_any()
                } else {
                    control()
                }
            }}
            <div class="lesson-certainty" role="group" aria-label="How sure are you?" hidden=committed_to>
                <p prop:textContent=Signal::derive(move || {
                    answer.with(|answer| answer_words(&told, answer.as_ref()))
                })></p>
                <div class="learn-buttons">{buttons.into_iter().collect_view()}</div>
            </div>
        </section>
    }
}

/// A slider and a field.
#[component]
fn NumberControl(number: Number, answer: Signal<Option<Answer>>, draft: Callback<Answer>) -> impl IntoView {
    let value = move || match answer.get() {
        Some(Answer::Number(value)) => Some(value),
        _ => None,
    };
    let axis = slider(&number);
    let unit = number.unit.clone();
    let (from, to) = number.ends;
    let text = Signal::derive(move || value().map(figures::plain).unwrap_or_default());
    let slid = move |event| {
        if let Some(place) = parsed(&event_target_value(&event)) {
            draft.run(Answer::Number(order::between(figures::significant(axis.value(place / 1e3), 3), from, to)));
        }
    };
    let place = Signal::derive(move || {
        figures::plain(value().map_or(500.0, |value| libm::round(axis.share(value).clamp(0.0, 1.0) * 1e3)))
    });
    let told = unit.clone();
    view! {
        <div class="lesson-number" data-untouched=Signal::derive(move || value().is_none().to_string())>
            <input
                class="slider"
                type="range"
                min="0"
                max="1000"
                aria-label="Your prediction"
                aria-valuetext=Signal::derive(move || {
                    value().map_or_else(|| "none yet".to_owned(), |value| format!("{} {told}", figures::plain(value)))
                })
                prop:value=place
                on:input=slid
            />
            <NumberField
                label="Your prediction, exactly"
                value=text
                range=(figures::plain(from), figures::plain(to))
                change=Callback::new(move |typed: Option<f64>| {
                    if let Some(typed) = typed {
                        draft.run(Answer::Number(typed));
                    }
                })
            />
            <span class="unit">{unit}</span>
            <p class="lesson-ends" aria-hidden="true"><span>{figures::plain(from)}</span><span>{figures::plain(to)}</span></p>
        </div>
    }
}

/// One of several.
#[component]
fn Options(
    question: usize,
    options: Vec<Prose>,
    answer: Signal<Option<Answer>>,
    draft: Callback<Answer>,
) -> impl IntoView {
    let options = options.into_iter().enumerate().map(move |(n, option)| {
        let checked = Signal::derive(move || answer.with(|answer| *answer == Some(Answer::Choice(n))));
        view! {
            <label class="lesson-option">
                <input
                    type="radio"
                    name=format!("question-{question}")
                    prop:checked=checked
                    on:change=move |_| draft.run(Answer::Choice(n))
                />
                <span inner_html=option.html().to_owned()></span>
            </label>
        }
    });
    view! { <div class="lesson-options" role="radiogroup" aria-labelledby=format!("question-{question}")>{options.collect_view()}</div> }
}
