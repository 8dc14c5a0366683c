use super::read;
use crate::app::screen::learn::{Event, Place, is_finished_by_itself};
use crate::scenario::lesson::Run;
use crate::shell::frame::{Frame, Told};
use crate::shell::{Shell, browser};
use crate::ui::common::Button;
use leptos::html::Div;
use leptos::prelude::*;

/// The real instrument, in a frame. It comes when every prediction before it has been made.
#[component]
pub(super) fn Instrument(shell: Shell, step: usize, run: Run) -> impl IntoView {
    let place = read(shell, move |model| model.place(step));
    let covered = Signal::derive(move || matches!(place.get(), Place::Covered | Place::Hidden));
    let by_itself = is_finished_by_itself(&run);
    let unasked = Signal::derive(move || by_itself || place.get() != Place::Open);
    let frame = StoredValue::new_local(None::<Frame>);
    let holder = NodeRef::<Div>::new();
    let Run { address, touch, height, .. } = run;
    let theme = shell.read(|page| page.keys.theme.name().to_owned());
    Effect::new(move |_| {
        let theme = theme.get();
        let _ = frame.try_with_value(|frame| frame.as_ref().map(|frame| frame.show_in(&theme)));
    });
    Effect::new(move |_| {
        let (Some(holder), false) = (holder.get(), covered.get()) else {
            let _ = frame.try_set_value(None);
            return;
        };
        if frame.with_value(Option::is_some) {
            return;
        }
        let fragment = shell.model.with_untracked(|page| page.in_frame(&address));
        let told = move |told| match told {
            Told::Ended(report) => shell.learn(Event::Reported(step, report)),
            Told::Ready => {}
        };
        frame.set_value(Some(Frame::open(&holder, &fragment, "The instrument", height, told)));
    });
    let seen = Callback::new(move |()| {
        browser::keep_focus();
        shell.learn(Event::Ended(step));
    });
    view! {
        <section class="lesson-run" aria-label="Run">
            <h3>"Run"</h3>
            <p class="lesson-touch">{touch}</p>
            <p class="lesson-cover" hidden=Signal::derive(move || !covered.get())>
                "The instrument appears here when you have made your prediction."
            </p>
            <div class="lesson-frame" node_ref=holder hidden=covered></div>
            <p hidden=unasked><Button label="Done: show the comparison" press=seen/></p>
        </section>
    }
}
