use super::{place, read};
use crate::app::Model as Page;
use crate::app::screen::claims::{Model, Verdict};
use crate::shell::Shell;
use leptos::prelude::*;

/// How many claims hold, in a sentence, and in a picture of one mark per claim. Each mark leads to its claim.
#[component]
pub(super) fn Opening(
    shell: Shell,
    /// The id, the verdict and the words of each claim.
    marks: Vec<(String, Verdict, String)>,
    /// When and against what the claims were checked, in a sentence.
    checked: String,
) -> impl IntoView {
    let mark = |(id, verdict, words): (String, Verdict, String)| {
        let [linked, filtered, opened, at] = [(); 4].map(|()| id.clone());
        let link = shell.read(move |page: &Page| {
            let link = page.state::<Model>().map(|model| model.link_to(&linked)).unwrap_or_default();
            page.with_own_keys(&link)
        });
        let out = read(shell, move |model| (!model.passes(&filtered)).to_string());
        let current = read(shell, move |model| model.is_open(&opened).to_string());
        view! {
            <li>
                <a
                    href=link
                    title=words.clone()
                    aria-label=words
                    aria-current=current
                    data-out=out
                    on:click=move |_| place::reveal(&at)
                >
                    <span inner_html=verdict.mark()></span>
                    <span aria-hidden="true">{id}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="claims-opening">
            <h2 class="claims-title">"What five articles say about Codex-Spark, and what holds"</h2>
            <p class="claims-note">{checked}</p>
        </div>
        <p class="claims-tally" inner_html=read(shell, Model::tally)></p>
        <ol class="claims-picture" aria-label="The verdict on each claim">{marks.into_iter().map(mark).collect_view()}</ol>
    }
}
