use super::read;
use crate::app::screen::author::{Checked, Event, Model, RACE};
use crate::shell::Shell;
use crate::shell::frame::{Frame, Told};
use crate::ui::common::{Button, Table};
use leptos::html::Div;
use leptos::prelude::*;

/// The height of the frame in CSS pixels until its page tells its own.
const HEIGHT: u32 = 800;

/// What the text makes: the lesson as a teacher sees it, or the task in a race and at a glance.
#[component]
pub(super) fn Outcome(shell: Shell) -> impl IntoView {
    let preview = read(shell, Model::preview);
    let task = read(shell, |model| model.task.clone());
    let nothing = Signal::derive(move || preview.with(String::is_empty));
    let outline = read(shell, Model::outline);
    let no_task = Signal::derive(move || outline.with(String::is_empty));
    let no_try = read(shell, |model| !matches!(model.checked, Checked::Task(_)));
    let holder = NodeRef::<Div>::new();
    // The frame, and whether it shows a race.
    let frame = StoredValue::new_local(None::<(Frame, bool)>);
    let ready = RwSignal::new(false);
    let told = move |told| {
        if matches!(told, Told::Ready) {
            let _ = ready.try_set(true);
        }
    };
    Effect::new(move |_| {
        let (Some(holder), fragment) = (holder.get(), preview.get()) else { return };
        let races = fragment == RACE;
        let own = shell.model.with_untracked(|page| page.in_frame(&fragment));
        let _ = frame.try_update_value(|frame: &mut Option<(Frame, bool)>| match frame {
            _ if fragment.is_empty() => *frame = None,
            Some((frame, before)) if *before == races => frame.go_to(&own),
            _ => {
                // The one before goes first.
                *frame = None;
                ready.set(false);
                let name = if races { "The race" } else { "The lesson" };
                *frame = Some((Frame::open(&holder, &own, name, HEIGHT, told), races));
            }
        });
    });
    // A race gets the task as soon as it can use it, and whenever the text has become another valid one.
    Effect::new(move |_| {
        let (ready, task) = (ready.get(), task.get());
        let _ = frame.try_with_value(|frame| match frame {
            Some((frame, true)) if ready && !task.is_empty() => frame.race_with(&task),
            _ => {}
        });
    });
    view! {
        <section class="author-result" aria-label="Result">
            <div class="author-frame" node_ref=holder hidden=nothing></div>
            <div hidden=no_task><Table title="The task, turn by turn" html=outline/></div>
            <p hidden=no_try>
                <Button label="Work on this task" press=Callback::new(move |()| shell.author(Event::TryPressed))/>
            </p>
        </section>
    }
}
