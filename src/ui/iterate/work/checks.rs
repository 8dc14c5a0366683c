use crate::shell::SessionView;
use leptos::prelude::*;

/// The checks of the artefact as it is: not run, running, or done. Whoever judges runs them.
#[component]
pub(super) fn Checks(showing: SessionView) -> impl IntoView {
    let checks = showing.read(|session| session.work().checks);
    let running = showing.read(|session| session.work().stage == "checking");
    let none = Signal::derive(move || checks.with(Vec::is_empty));
    let rows = move || {
        checks
            .get()
            .into_iter()
            .map(|check| {
                let (mark, result) = match check.passes {
                    Some(true) => ("pass", "passes"),
                    Some(false) => ("fail", "fails"),
                    None if running.get() => ("", "running"),
                    None => ("", "not run"),
                };
                view! {
                    <tr data-check=mark>
                        <th scope="row" prop:textContent=check.name></th>
                        <td prop:textContent=check.seconds></td>
                        <td prop:textContent=result></td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="checks" aria-label="Checks" hidden=none>
            <h3>"Checks"</h3>
            <div class="table-scroller" tabindex="0" role="group" aria-label="Checks and their results">
                <table><tbody>{rows}</tbody></table>
            </div>
        </section>
    }
}
