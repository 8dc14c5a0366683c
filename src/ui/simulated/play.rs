use super::read;
use crate::app::screen;
use crate::app::screen::simulated::{Event, Model, Play, Setup, legend};
use crate::engine::cycle::ModelKind;
use crate::engine::{Nanos, Seed, figures};
use crate::scenario::json::number;
use crate::shell::{Shell, browser, frames_while, memo};
use crate::ui::common::{Button, Choice, Glyph, Icon, NumberField};
use crate::ui::frame::Lockable;
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;

/// Wall time between two read-outs while playing, in milliseconds.
const READOUT_MS: f64 = 100.0;

/// Tasks with the slow model and with the fast one, played on one clock.
#[component]
pub(super) fn Playing(shell: Shell) -> impl IntoView {
    let time = follow(shell);
    let play = read(shell, |model| model.play.clone());
    let none = Signal::derive(move || play.with(Option::is_none));
    let running = Signal::derive(move || play.with(|play| play.as_ref().is_some_and(Play::is_running)));
    let glyph = Signal::derive(move || if running.get() { Glyph::Pause } else { Glyph::Play });
    let at = move |read: fn(&Model, Nanos) -> String| -> Signal<String> {
        memo(Box::new(move || {
            let at = time.time.get();
            shell.model.with(|model| model.state::<Model>().map(|model| read(model, at)).unwrap_or_default())
        }))
    };
    // Drawn once a job, although the model changes with each slice of it.
    let job = read(shell, |model| model.play.as_ref().map(|play| play.job));
    let axis: Signal<String> = memo(Box::new(move || {
        // Read it, not only track it: a memo that nothing reads does not update.
        let _ = job.get();
        shell.model.with_untracked(|model| model.state::<Model>().map(Model::axis).unwrap_or_default())
    }));
    view! {
        <section aria-label="Tasks on one clock">
            <h2>"One task after the other, with each model"</h2>
            <div class="simulated-transport">
                <button
                    class="run"
                    type="button"
                    disabled=none
                    on:click=move |_| shell.simulated(Event::PlayToggled)
                >
                    <Icon glyph/>
                    <span prop:textContent=read(shell, |model| model.next_action().to_owned())></span>
                </button>
                <Button
                    label="Restart"
                    disabled=none
                    press=Callback::new(move |()| shell.simulated(Event::RestartPressed))
                />
                <p class="clock" translate="no"><span>{at(Model::clock_words)}</span></p>
                <Lockable shell event=screen::Event::Simulated(Event::SpeedChosen(1.0))>
                    <Choice
                        label="Speed"
                        options=read(shell, Model::speed_options)
                        choose=Callback::new(move |speed: String| {
                            shell.simulated(Event::SpeedChosen(number(&speed).unwrap_or(1.0)));
                        })
                    />
                </Lockable>
                <Count shell label="Tasks" of=|setup| setup.tasks.into() range=counts(Setup::TASKS) event=Event::TasksEntered/>
                <Count
                    shell
                    label="Seed"
                    of=|setup| setup.seed.get()
                    range=("0".to_owned(), Seed::MAX.to_string())
                    event=|seed| Event::SeedEntered(seed as u64)
                />
                <Lockable shell event=screen::Event::Simulated(Event::NewSeedPressed)>
                    <Button label="New seed" press=Callback::new(move |()| shell.simulated(Event::NewSeedPressed))/>
                </Lockable>
            </div>
            <div class="timeline">
                <div class="chart">
                    <div inner_html=axis></div>
                    <div class="simulated-future" hidden=none data-running=move || running.get().to_string()><div node_ref=time.mark></div></div>
                </div>
                <ul class="legend" inner_html=legend()></ul>
            </div>
            <dl class="simulated-doing" translate="no">
                <dt>{read(shell, |model| model.name(ModelKind::Slow))}</dt>
                <dd>{at(|model, at| model.doing(ModelKind::Slow, at))}</dd>
                <dt>{read(shell, |model| model.name(ModelKind::Fast))}</dt>
                <dd>{at(|model, at| model.doing(ModelKind::Fast, at))}</dd>
            </dl>
        </section>
    }
}

/// A whole number of the set-up that is not a parameter of the model.
#[component]
pub(super) fn Count(
    shell: Shell,
    label: &'static str,
    of: fn(&Setup) -> u64,
    range: (String, String),
    event: fn(f64) -> Event,
) -> impl IntoView {
    let change = Callback::new(move |typed: Option<f64>| {
        shell.simulated(event(typed.unwrap_or_else(|| of(&Setup::default()) as f64)));
    });
    let value = read(shell, move |model| of(&model.setup).to_string());
    let changed = read(shell, move |model| of(&model.setup) != of(&Setup::default()));
    view! {
        <Lockable shell event=screen::Event::Simulated(event(0.0))>
            <span class="choice">
                <span class="choice-label" aria-hidden="true">{label}</span>
                <NumberField label value range change changed/>
            </span>
        </Lockable>
    }
}

/// The ends of a range of whole numbers, as they are written.
pub(super) fn counts((least, most): (u32, u32)) -> (String, String) {
    (least.to_string(), most.to_string())
}

/// The playhead on screen: the mark moves every frame, the figures change ten times a second.
#[derive(Clone, Copy)]
struct Shown {
    mark: NodeRef<Div>,
    time: RwSignal<Nanos>,
}

fn follow(shell: Shell) -> Shown {
    let shown = Shown { mark: NodeRef::new(), time: RwSignal::new(Nanos::ZERO) };
    let now = move |model: &crate::app::Model| {
        let play = model.state::<Model>()?.play.as_ref()?;
        Some((play.job, play.playhead(browser::now()), play.end()))
    };
    let place = move |at: Nanos, end: Nanos| {
        if let Some(mark) = shown.mark.get_untracked() {
            let way = figures::fixed(at.seconds() / end.seconds().max(1e-9) * 100.0, 3);
            let _ = web_sys::HtmlElement::from(mark).style().set_property("transform", &format!("translateX({way}%)"));
        }
    };
    // Runs whenever something happens to the play.
    let play = read(shell, |model| model.play.clone());
    let following = StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        play.with(|_| ());
        shown.mark.track();
        if let Some((_, at, end)) = shell.model.with_untracked(now) {
            place(at, end);
            shown.time.set(at);
        }
    }));
    on_cleanup(move || following.dispose());
    let running = Signal::derive(move || play.with(|play| play.as_ref().is_some_and(Play::is_running)));
    let last = StoredValue::new_local(0.0);
    let frame = move |_| {
        let Some((job, at, end)) = shell.model.try_with_untracked(now).flatten() else { return };
        place(at, end);
        let millis = browser::now().millis();
        if at >= end {
            shell.simulated(Event::Ended(job));
        } else if millis - last.get_value() >= READOUT_MS {
            last.set_value(millis);
            shown.time.set(at);
        }
    };
    frames_while(running, move || Rc::new(frame));
    shown
}
