use super::control::Control;
use super::figure::FigureView;
use super::{linked, read};
use crate::app::screen;
use crate::app::screen::explore::{Event, Formula, Model, Panel};
use crate::app::{self};
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Refused, Table};
use crate::ui::frame::Lockable;
use crate::ui::while_open::while_open;
use leptos::prelude::*;

/// One panel.
#[component]
pub(super) fn Shown(shell: Shell, panel: &'static Panel) -> impl IntoView {
    let controls = |fields: std::ops::Range<usize>| {
        fields.map(|n| view! { <Control shell n field=&panel.fields[n]/> }).collect_view()
    };
    let (beside, all) = (panel.beside, panel.fields.len());
    let unchanged = read(shell, |model| !model.is_changed());
    let restore = Callback::new(move |()| {
        browser::keep_focus();
        shell.explore(Event::RestorePressed);
    });
    let further = read(shell, Model::further_table);
    let notes = read(shell, Model::notes);
    let (table, toggled) = while_open(shell, |model| {
        model.state().map(|explore: &Model| explore.answer().figure.table()).unwrap_or_default()
    });
    view! {
        <article class="panel" data-panel=panel.id>
            <header class="panel-head">
                <h2 class="panel-question">{panel.question}</h2>
                <p class="panel-point">{panel.point}</p>
            </header>
            <p class="panel-sentence" aria-live="polite" prop:textContent=read(shell, |model| model.answer().sentence.clone())></p>
            <div class="panel-body">
                <FigureView shell panel/>
                <div class="panel-beside controls">
                    {controls(0..beside)}
                    <details class="more panel-numbers" hidden={beside >= all}>
                        <summary>"More numbers"</summary>
                        <div class="controls">{controls(beside..all)}</div>
                    </details>
                    <Lockable shell event=screen::Event::Explore(Event::RestorePressed)>
                        <Button label="Restore" disabled=unchanged press=restore/>
                    </Lockable>
                </div>
            </div>
            <ul class="panel-notes" hidden=Signal::derive(move || notes.with(String::is_empty)) inner_html=notes></ul>
            <div class="panel-table" hidden=Signal::derive(move || further.with(String::is_empty))>
                <Table title="Further figures" html=further/>
            </div>
            <p class="panel-feel" inner_html=linked(shell, Model::feel_links)></p>
            <details class="more panel-formulas">
                <summary>"The formula behind it"</summary>
                <dl>{panel.formulas.iter().map(formula).collect_view()}</dl>
                <p class="panel-source">
                    "A number is published if we read its source, secondary if we read a source that reports another one, \
                     derived if we computed it from published figures, and assumed if nobody has published it. TraceLab: \
                     traces of 43 developers at work with coding agents, University of Washington."
                </p>
            </details>
            <details class="more panel-data" on:toggle=toggled>
                <summary>"The figure as a table"</summary>
                <Table title="The figure’s data" html=table/>
            </details>
            <Share shell/>
        </article>
    }
}

fn formula(formula: &'static Formula) -> impl IntoView {
    view! {
        <div>
            <dt>{formula.meaning}</dt>
            <dd><code>{formula.formula}</code></dd>
            <dd class="panel-source">{formula.source}</dd>
        </div>
    }
}

/// A link to the panel as it stands, and the figure as files.
#[component]
fn Share(shell: Shell) -> impl IntoView {
    let copied = move |done: &'static str, before: &'static str| {
        shell.read(move |model| if model.is_copied() { done } else { before }.to_owned())
    };
    let press = move |event: Event| Callback::new(move |()| shell.explore(event));
    view! {
        <div class="panel-share" role="group" aria-label="Share and download">
            <Button
                label=copied("Link copied", "Copy link")
                press=Callback::new(move |()| shell.send(app::Event::CopyLinkPressed))
            />
            <Button label="Download figure (SVG)" press=press(Event::DrawingPressed)/>
            <Button label="Download data (CSV)" press=press(Event::DataPressed)/>
            <span class="visually-hidden" role="status" prop:textContent=copied("Link copied", "")></span>
            <Refused link=shell.read(app::Model::refused_link)/>
        </div>
    }
}
