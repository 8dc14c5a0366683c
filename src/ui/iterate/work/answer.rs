use crate::app::screen::iterate::{Act, Event, Session};
use crate::shell::SessionView;
use leptos::html::Div;
use leptos::prelude::*;

/// The model's text as it arrives, and the tools it runs.
#[component]
pub(super) fn Answer(showing: SessionView) -> impl IntoView {
    let output = NodeRef::<Div>::new();
    output.on_load(move |output| showing.paint_into(output.into()));
    let nothing = showing.read(|session| session.stream().is_none());
    let idle = showing.read(|session| !matches!(session.work().stage, "streaming" | "checking"));
    let checking = showing.read(|session| session.work().stage == "checking");
    let tools = showing.read_seldom(Session::tool_items);
    view! {
        <section class="answer" aria-label="Answer" hidden=nothing>
            <p
                class="visually-hidden"
                role="status"
                prop:textContent=showing.read_at(|session, at| session.announcement(at).to_owned())
            ></p>
            <div class="answer-head" hidden=idle>
                <p class="answer-phase" translate="no" data-phase=showing.read_at(|session, at| session.phase(at).to_owned())>
                    {showing.read_at(Session::phase_words)}
                </p>
                <button
                    class="button interrupt"
                    type="button"
                    aria-keyshortcuts="Escape"
                    hidden=checking
                    on:click=move |_| showing.shell.iterate(Event::Did(Act::Interrupted))
                >
                    "Interrupt" <kbd class="key-hint">"Esc"</kbd>
                </button>
            </div>
            <div class="pane" hidden=showing.read(|session| session.work().is_empty)>
                <div class="pane-scroller" tabindex="0" role="group" aria-label="Text of the answer">
                    <div class="output" data-output="" translate="no" node_ref=output></div>
                </div>
            </div>
            <ul class="tools-run" aria-label="Tools" hidden=Signal::derive(move || tools.with(String::is_empty)) inner_html=tools></ul>
        </section>
    }
}
