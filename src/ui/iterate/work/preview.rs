use crate::app::screen::iterate::{Preview, Session};
use crate::shell::SessionView;
use js_sys::Reflect;
use leptos::html::{Div, Iframe};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// The height of the highest preview, in pixels.
const HIGHEST: i32 = 8000;

/// The artefact live, in a frame of its own that runs nothing, loads nothing and cannot be reached.
///
/// The frame's document lies beside the page, with a policy of its own: one that stood in an attribute would be under
/// the page's policy, which forbids a document's own styles. Being of this origin lets the page fill it; without scripts
/// it gives the document nothing.
#[component]
pub(super) fn Live(showing: SessionView) -> impl IntoView {
    let (scroller, frame) = (NodeRef::<Div>::new(), NodeRef::<Iframe>::new());
    let (loaded, set_loaded) = signal(false);
    let preview = showing.read_seldom(Session::preview);
    let html = Memo::new(move |_| {
        preview.with(|preview| preview.as_ref().map(|preview| preview.html.clone()).unwrap_or_default())
    });
    let filling = RenderEffect::new(move |_: Option<()>| {
        if let Some(frame) = frame.get().filter(|_| loaded.get()) {
            let document = Reflect::get(&frame, &"contentDocument".into()).ok().filter(JsValue::is_object);
            // Of another realm: no `instanceof` of this one knows it.
            let root = document.and_then(|document| document.unchecked_into::<Document>().document_element());
            if let Some(root) = root {
                // The person stays where they have scrolled to, though for a moment there is no such place.
                let scroller = scroller.get_untracked().map(JsCast::unchecked_into::<Element>);
                let place = scroller.as_ref().map_or(0, Element::scroll_top);
                root.set_inner_html(&html.get());
                // As high as its content at the height that it has by style: the frame itself cannot be scrolled.
                let style = frame.unchecked_into::<HtmlElement>().style();
                let _ = style.set_property("height", "");
                let _ = style.set_property("height", &format!("{}px", root.scroll_height().min(HIGHEST)));
                if let Some(scroller) = scroller {
                    scroller.set_scroll_top(place);
                }
            }
        }
    });
    let owned = StoredValue::new_local(filling);
    on_cleanup(move || owned.dispose());
    let inert = Signal::derive(move || {
        let words = |preview: &Preview| preview.inert.join(", ");
        preview.with(|preview| preview.as_ref().map(words).unwrap_or_default())
    });
    let empty = Signal::derive(move || html.with(String::is_empty));
    view! {
        <div
            class="preview-scroller"
            data-empty=move || empty.get().to_string()
            tabindex="0"
            role="group"
            aria-label="Preview"
            node_ref=scroller
        >
            <p class="loop-note" hidden=Signal::derive(move || !empty.get())>"Nothing is made yet."</p>
            <iframe
                class="preview"
                title="Preview of what is made"
                sandbox="allow-same-origin"
                src="preview.html"
                tabindex="-1"
                inert=true
                node_ref=frame
                on:load=move |_| set_loaded.set(true)
            ></iframe>
        </div>
        <p class="loop-note" hidden=Signal::derive(move || inert.with(String::is_empty))>
            "Made inert here: " {inert} "."
        </p>
    }
}
