use super::control::Control;
use super::read;
use crate::app::delivery::Base;
use crate::app::screen::simulated::{Event, Number};
use crate::engine::cycle::{Group, ModelKind};
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Choice};
use leptos::prelude::*;

/// Every number of the person, the turns and the models.
#[component]
pub(super) fn Numbers(shell: Shell) -> impl IntoView {
    let restore = Callback::new(move |()| {
        browser::keep_focus();
        shell.simulated(Event::DefaultsPressed);
    });
    let group = move |group: Group| {
        let title = group.title();
        let numbers = Number::of(group).into_iter().map(|number| view! { <Control shell group=title number/> });
        view! {
            <details class="more">
                <summary>{title}</summary>
                <div class="controls">
                    {group.model().map(|model| view! { <Model shell model/> })}
                    {numbers.collect_view()}
                </div>
            </details>
        }
    };
    view! {
        <section aria-label="The numbers">
            <div class="simulated-head">
                <h2>"The numbers, and how far they can be trusted"</h2>
                <Button label="Restore defaults" press=restore/>
            </div>
            <div class="simulated-groups">{Group::ALL.map(group).collect_view()}</div>
        </section>
    }
}

/// The preset of a model.
#[component]
fn Model(shell: Shell, model: ModelKind) -> impl IntoView {
    let choose = Callback::new(move |id: String| {
        shell.simulated(Event::BaseChosen(model, Base::by_id(&id).unwrap_or(Base::Custom)));
    });
    view! { <Choice label="Model" options=read(shell, move |screen| screen.base_options(model)) choose/> }
}
