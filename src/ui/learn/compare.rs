use super::read;
use crate::app::screen::learn::{Compared, compared};
use crate::scenario::lesson::Question;
use crate::shell::{Shell, memo};
use leptos::prelude::*;

/// The results over the predictions.
#[component]
pub(super) fn Comparisons(shell: Shell, questions: Vec<(usize, Question)>) -> impl IntoView {
    let numbers: Vec<usize> = questions.iter().map(|(n, _)| *n).collect();
    let compared_all =
        read(shell, move |model| numbers.iter().all(|n| model.given(*n).is_some_and(|given| given.right.is_some())));
    let one = |(n, question): (usize, Question)| {
        let result = read(shell, move |model| model.given(n).and_then(|given| compared(&question.kind, given)));
        let text = move |of: fn(&Compared) -> String| -> Signal<String> {
            memo(Box::new(move || result.with(|result| result.as_ref().map(of).unwrap_or_default())))
        };
        let right = text(|result| result.right.to_string());
        let (up, across) = (text(|result| result.axes[0].clone()), text(|result| result.axes[1].clone()));
        let bars = Signal::derive(move || up.with(String::is_empty));
        let picture = text(|result| result.picture.clone());
        view! {
            <div class="lesson-compared" data-right=right hidden=Signal::derive(move || result.with(Option::is_none))>
                <p class="learn-sentence" role="status" prop:textContent=text(|result| result.words.clone())></p>
                <p class="lesson-points" prop:textContent=text(|result| result.points.clone())></p>
                <figure class="plot lesson-plot" data-bars=move || bars.get().to_string()>
                    <p class="plot-axis" hidden=bars prop:textContent=up></p>
                    <div class="plot-area"><div class="plot-drawing" inner_html=picture></div></div>
                    <p class="plot-axis plot-across" hidden=bars prop:textContent=across></p>
                </figure>
            </div>
        }
    };
    view! {
        <section class="lesson-compare" aria-label="Compare">
            <h3>"Compare"</h3>
            <p hidden=compared_all>"The result appears here when the run has ended."</p>
            {questions.into_iter().map(one).collect_view()}
        </section>
    }
}
