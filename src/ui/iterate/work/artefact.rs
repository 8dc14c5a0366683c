use crate::app::screen::iterate::Session;
use crate::shell::SessionView;
use crate::ui::common::Live;
use leptos::prelude::*;

/// A way to look at the artefact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Preview,
    Diff,
    Files,
}

/// The artefact as it grows: a live preview if it is a page or a drawing, the changes, and the files.
#[component]
pub(super) fn Artefact(showing: SessionView) -> impl IntoView {
    let live = showing.read(Session::has_preview);
    let (chosen, choose) = signal(None::<Look>);
    let look = Memo::new(move |_| chosen.get().unwrap_or(if live.get() { Look::Preview } else { Look::Diff }));
    let button = move |of: Look, name: &'static str| {
        view! {
            <button
                class="button"
                type="button"
                aria-pressed=move || (look.get() == of).to_string()
                hidden=Signal::derive(move || of == Look::Preview && !live.get())
                on:click=move |_| choose.set(Some(of))
            >
                {name}
            </button>
        }
    };
    let shown = move || match look.get() {
        Look::Preview => view! { <Live label="Preview" preview=showing.read_seldom(Session::preview)/> }.into_any(),
        Look::Diff => view! { <Diff showing/> }.into_any(),
        Look::Files => {
            view! { <div class="files" translate="no" inner_html=showing.read_seldom(Session::file_blocks)></div> }
                .into_any()
        }
    };
    view! {
        <section class="artefact-shown" aria-label="Artefact">
            <h3 class="visually-hidden">"Artefact"</h3>
            <div class="segmented" role="group" aria-label="Show">
                {button(Look::Preview, "Preview")} {button(Look::Diff, "Changes")} {button(Look::Files, "Files")}
            </div>
            {shown}
        </section>
    }
}

/// The changes of the last answer.
#[component]
fn Diff(showing: SessionView) -> impl IntoView {
    let diff = showing.read_seldom(Session::diff);
    let none = Signal::derive(move || diff.with(String::is_empty));
    view! {
        <p class="iterate-note" hidden=Signal::derive(move || !none.get())>"Nothing has changed yet."</p>
        <div class="files" translate="no" hidden=none inner_html=diff></div>
    }
}
