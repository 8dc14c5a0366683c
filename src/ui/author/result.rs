use super::read;
use crate::app::screen::author::{Checked, Event, Model};
use crate::shell::Shell;
use crate::shell::frame::Frame;
use crate::ui::common::{Button, Table};
use leptos::html::Div;
use leptos::prelude::*;

/// The height of the frame in CSS pixels until its page tells its own.
const HEIGHT: u32 = 800;

/// What the text makes: the lesson as a teacher sees it, or the task at a glance.
#[component]
pub(super) fn Outcome(shell: Shell) -> impl IntoView {
    let preview = read(shell, Model::preview);
    let no_lesson = Signal::derive(move || preview.with(String::is_empty));
    let outline = read(shell, Model::outline);
    let no_task = Signal::derive(move || outline.with(String::is_empty));
    let no_try = read(shell, |model| !matches!(model.checked, Checked::Task(_)));
    let frame = StoredValue::new_local(None::<Frame>);
    let holder = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let (Some(holder), fragment) = (holder.get(), preview.get()) else { return };
        if fragment.is_empty() {
            let _ = frame.try_set_value(None);
            return;
        }
        let fragment = shell.model.with_untracked(|page| page.in_frame(&fragment));
        let _ = frame.try_update_value(|frame| match frame {
            Some(frame) => frame.go_to(&fragment),
            None => *frame = Some(Frame::open(&holder, &fragment, "The lesson", HEIGHT, |_| {})),
        });
    });
    view! {
        <section class="author-result" aria-label="Result">
            <div class="author-frame" node_ref=holder hidden=no_lesson></div>
            <div hidden=no_task><Table title="The task, turn by turn" html=outline/></div>
            <p hidden=no_try>
                <Button label="Work on this task" press=Callback::new(move |()| shell.author(Event::TryPressed))/>
            </p>
        </section>
    }
}
