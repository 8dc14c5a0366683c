use super::read;
use crate::app::screen::class::{Line, Model, One};
use crate::shell::Shell;
use leptos::prelude::*;

/// One result, and what it is for.
#[component]
pub(super) fn OneResult(shell: Shell) -> impl IntoView {
    let one = read(shell, Model::one);
    let own = move |link: String| shell.read(move |page| page.with_own_keys(&link));
    move || {
        let One { title, link, nickname, broken, lines } = one.get()?;
        let whole = broken.is_empty();
        let by = if nickname.is_empty() { String::new() } else { format!("Nickname: {nickname}.") };
        Some(view! {
            <article class="class-one">
                <h2 class="class-heading">"One result"</h2>
                <p class="class-sentence" role="status" hidden=whole>{broken}</p>
                <div class="class-one-result" hidden=!whole>
                    <p class="class-sentence"><a href=own(link)>{title}</a></p>
                    <p class="class-point">{by}</p>
                    <ol class="class-lines">{lines.into_iter().map(line).collect_view()}</ol>
                </div>
                <p class="class-point">
                    "This link is what somebody hands in after a lesson: their predictions, how sure they were, and what came of \
                     them. It has no name but a nickname they chose. Paste it into your class’s chat or sheet; the teacher pastes \
                     all of them into "
                    <a href=own("#/class?v=1".to_owned())>"the page that collects a class"</a>
                    "."
                </p>
            </article>
        })
    }
}

fn line(line: Line) -> impl IntoView {
    view! {
        <li>
            <div class="class-question" inner_html=line.question></div>
            <p class="class-predicted">{line.predicted}</p>
            <p class="class-point">{line.counted}</p>
        </li>
    }
}
