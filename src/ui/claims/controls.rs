use super::read;
use crate::app::Event as PageEvent;
use crate::app::screen;
use crate::app::screen::claims::{Event, Model, Verdict};
use crate::shell::{Shell, browser};
use crate::ui::common::{Button, Choice};
use crate::ui::frame::Lockable;
use leptos::prelude::*;

/// Search, verdict and article, and how many claims that leaves.
#[component]
pub(super) fn Controls(shell: Shell) -> impl IntoView {
    let send = move |event| shell.send(PageEvent::Claims(event));
    let verdict = move |verdict: Verdict| {
        let pressed = read(shell, move |model| (model.setup.verdict == Some(verdict)).to_string());
        let count = read(shell, move |model| {
            model.content().map(|content| content.count(verdict).to_string()).unwrap_or_default()
        });
        view! {
            <button
                class="button"
                type="button"
                aria-pressed=pressed
                on:click=move |_| send(Event::VerdictPressed(verdict))
            >
                <span inner_html=verdict.mark()></span>
                {verdict.title()}
                " "
                <span class="claims-number" prop:textContent=count></span>
            </button>
        }
    };
    let unfiltered = read(shell, |model| !model.is_filtered());
    let clear = Callback::new(move |()| {
        // The button disappears.
        browser::keep_focus();
        send(Event::Cleared);
    });
    view! {
        <div class="claims-controls" role="search" aria-label="Claims">
            <Lockable shell event=screen::Event::Claims(Event::Searched(String::new()))>
                <label class="choice claims-search">
                    <span class="choice-label">"Search"</span>
                    <input
                        class="text-field"
                        type="search"
                        autocomplete="off"
                        maxlength="100"
                        prop:value=read(shell, |model| model.setup.search.clone())
                        on:input=move |event| send(Event::Searched(event_target_value(&event)))
                    />
                </label>
            </Lockable>
            <div class="claims-verdicts" role="group" aria-label="Verdict">
                <Lockable shell event=screen::Event::Claims(Event::VerdictPressed(Verdict::ALL[0]))>
                    {Verdict::ALL.map(verdict).collect_view()}
                </Lockable>
            </div>
            <Lockable shell event=screen::Event::Claims(Event::ArticleChosen(String::new()))>
                <Choice
                    label="Article"
                    options=read(shell, Model::article_options)
                    choose=Callback::new(move |id| send(Event::ArticleChosen(id)))
                />
            </Lockable>
            <div class="claims-listed">
                <p role="status" prop:textContent=read(shell, Model::listed_words)></p>
                <div hidden=unfiltered>
                    <Lockable shell event=screen::Event::Claims(Event::Cleared)>
                        <Button label="Clear filters" press=clear/>
                    </Lockable>
                </div>
            </div>
        </div>
    }
}
