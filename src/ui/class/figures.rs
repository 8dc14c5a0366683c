use super::read;
use crate::app::screen::class::{Drawn, Model, View};
use crate::shell::Shell;
use crate::ui::common::Table;
use leptos::prelude::*;

/// What the class said, question by question. A projector shows one at a time.
#[component]
pub(super) fn Figures(shell: Shell) -> impl IntoView {
    let views = read(shell, Model::views);
    let at = read(shell, Model::at);
    move || {
        let one = |(n, view)| figure(Signal::derive(move || at.get() == n), view);
        views.get().into_iter().enumerate().map(one).collect_view()
    }
}

fn figure(shown: Signal<bool>, view: View) -> impl IntoView {
    let View { title, question, sentence, drawn, .. } = view;
    let label = title.clone();
    let drawn = drawn.into_iter().map(|drawn| drawing(drawn, sentence.clone())).collect_view();
    view! {
        <section class="class-view" aria-label=label data-shown=Signal::derive(move || shown.get().to_string())>
            <h2 class="class-title">{title}</h2>
            <div class="class-question" inner_html=question></div>
            <p class="class-sentence">{sentence}</p>
            <div class="class-figures">
                {drawn}
            </div>
        </section>
    }
}

fn drawing(drawn: Drawn, sentence: String) -> impl IntoView {
    let Drawn { name, html, bars, axes: [up, across], table } = drawn;
    let title = if name.is_empty() { "The figure as a table".to_owned() } else { format!("{name} as a table") };
    let data = title.clone();
    view! {
        <div class="class-figure">
            {(!name.is_empty()).then(|| view! { <h3>{name}</h3> })}
            <figure class="plot class-plot" data-bars=bars.to_string()>
                <p class="plot-axis" hidden=bars>{up}</p>
                <div class="plot-area">
                    <div class="plot-drawing" role="img" aria-label=sentence inner_html=html></div>
                </div>
                <p class="plot-axis plot-across" hidden=bars>{across}</p>
            </figure>
            <details class="more class-data">
                <summary>{title}</summary>
                <Table title=data html=Signal::stored(table)/>
            </details>
        </div>
    }
}
