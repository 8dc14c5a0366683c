use crate::app::isolated;
use crate::app::screen::race::{Beside, FileView, LaneId};
use crate::shell::{Shell, browser};
use crate::ui::common::Live;
use leptos::html::{Code, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What a lane makes, as it stands. With reduced motion it changes only when an answer is complete.
#[component]
pub(in crate::ui) fn Artefact(shell: Shell, id: LaneId, name: Signal<String>) -> impl IntoView {
    let still = browser::prefers_reduced_motion();
    let label = Signal::derive(move || format!("What {} has made so far", isolated(&name.get())));
    let beside = shell.read(|model| model.race.beside());
    let shown = move || match beside.get()? {
        Beside::Document => {
            let preview = shell.read_at(move |model, playhead| model.race.document(id, playhead, still));
            Some(view! { <Live label preview/> }.into_any())
        }
        Beside::File => {
            let file = shell.read_at(move |model, playhead| model.race.file(id, playhead, still));
            Some(view! { <File label file/> }.into_any())
        }
    };
    view! { <div class="pane-artefact">{shown}</div> }
}

/// A file as it stands. The latest change stays in sight while it grows, unless the person has scrolled away from it.
#[component]
fn File(label: Signal<String>, file: Signal<Option<FileView>>) -> impl IntoView {
    let (scroller, code) = (NodeRef::<Div>::new(), NodeRef::<Code>::new());
    let name =
        Signal::derive(move || file.with(|file| file.as_ref().map(|file| file.name.clone()).unwrap_or_default()));
    let followed = StoredValue::new(0);
    let filling = RenderEffect::new(move |_: Option<()>| {
        let (Some(scroller), Some(code)) = (scroller.get(), code.get()) else { return };
        let (top, height) = (scroller.scroll_top(), scroller.client_height());
        let in_sight = (top..=top + height).contains(&followed.get_value());
        file.with(|file| code.set_inner_html(file.as_ref().map_or("", |file| &file.html)));
        let changed = code.query_selector("ins:last-of-type").ok().flatten();
        // Before a turn has changed anything, it may begin anywhere.
        let end = changed
            .map(JsCast::unchecked_into::<HtmlElement>)
            .map_or_else(|| scroller.scroll_top(), |changed| changed.offset_top() + changed.offset_height());
        followed.set_value(end);
        if in_sight && !(top..=top + height).contains(&end) {
            scroller.set_scroll_top(end - height * 3 / 4);
        }
    });
    let owned = StoredValue::new_local(filling);
    on_cleanup(move || owned.dispose());
    let empty = Signal::derive(move || file.with(Option::is_none));
    view! {
        <div class="file-scroller" tabindex="0" role="group" aria-label=label translate="no" node_ref=scroller>
            <p class="preview-note" hidden=Signal::derive(move || !empty.get())>"Nothing to show yet."</p>
            <p class="file-name" hidden=empty>{name}</p>
            <code class="file-text" node_ref=code></code>
        </div>
    }
}
