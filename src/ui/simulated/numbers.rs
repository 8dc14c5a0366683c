use super::control::Control;
use super::outcome::shown;
use super::read;
use crate::app::screen;
use crate::app::screen::simulated::{Event, Model, Number, Results};
use crate::engine::cycle::Group;
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Table};
use crate::ui::frame::Lockable;
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
        let numbers = Number::of(group).into_iter().map(|number| view! { <Control shell number/> });
        view! {
            <details class="more">
                <summary>{title}</summary>
                <div class="controls">
                    {numbers.collect_view()}
                </div>
            </details>
        }
    };
    let unfinished = shown(shell, Results::unfinished);
    view! {
        <section aria-label="All policies">
            <h2>"Every way to work with the two"</h2>
            <p prop:textContent=read(shell, Model::policy_words)></p>
            <Table title="Every policy’s figures" html=shown(shell, Results::table)/>
            <p hidden=move || unfinished.with(String::is_empty) prop:textContent=unfinished></p>
        </section>
        <section aria-label="The numbers">
            <div class="simulated-head">
                <h2>"The numbers, and how far they can be trusted"</h2>
                <Lockable shell event=screen::Event::Simulated(Event::DefaultsPressed)>
                    <Button label="Restore defaults" press=restore/>
                </Lockable>
            </div>
            <div class="simulated-groups">{Group::ALL.map(group).collect_view()}</div>
        </section>
    }
}
