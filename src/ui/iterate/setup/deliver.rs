use crate::app::delivery::Base;
use crate::app::delivery::control::Control;
use crate::app::screen;
use crate::app::screen::iterate::Event;
use crate::engine::{Field, figures};
use crate::scenario::ScriptKind;
use crate::shell::Shell;
use crate::ui::common::{Choice, NumberField, StatusMark};
use crate::ui::frame::locked;
use crate::ui::iterate::read;
use leptos::prelude::*;

/// How one of the models delivers: its preset, and the two values that matter most.
#[component]
pub(super) fn Deliver(
    shell: Shell,
    /// The script it follows.
    model: ScriptKind,
    /// Its name.
    title: &'static str,
) -> impl IntoView {
    let choose = move |id: String| {
        if let Some(base) = Base::by_id(&id) {
            shell.iterate(Event::BaseChosen(model, base));
        }
    };
    let of = move |event| locked(shell, screen::Event::Iterate(event));
    let number = move |field: Field| {
        let control = read(shell, move |iterate| Some(iterate.control(model, field)));
        let show = move |of: fn(&Control) -> String| {
            Signal::derive(move || control.with(|control| control.as_ref().map(of).unwrap_or_default()))
        };
        let status = show(|control| control.status.to_owned());
        view! {
            <div class="deliver-field">
                <dt>
                    {field.name()} " "
                    <StatusMark status />
                </dt>
                <dd>
                    <NumberField
                        disabled=of(Event::FieldChanged(model, field, None))
                        label=format!("{} of {}{}", field.name(), title.to_ascii_lowercase(), field.unit().label())
                        value=show(|control| control.text.clone())
                        range=(figures::plain(*field.range().start()), figures::plain(*field.range().end()))
                        change=Callback::new(move |value| shell.iterate(Event::FieldChanged(model, field, value)))
                        changed=Signal::derive(move || control.with(|control| control.as_ref().is_some_and(|of| of.changed)))
                        empty=show(|control| control.words.clone())
                    />
                    " " <span class="unit">{field.unit().symbol()}</span>
                </dd>
            </div>
        }
    };
    view! {
        <section class="deliver" data-script=model.name() aria-label=title>
            <h3 class="lane-name">{title}</h3>
            <Choice
                label="Model"
                disabled=of(Event::BaseChosen(model, Base::Custom))
                options=read(shell, move |iterate| iterate.base_options(model))
                choose=Callback::new(choose)
            />
            <dl>{[Field::Rate, Field::Ttft].map(number).collect_view()}</dl>
        </section>
    }
}
