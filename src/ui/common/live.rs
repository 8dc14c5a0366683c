use crate::app::preview::Preview;
use crate::shell::single;
use js_sys::Reflect;
use leptos::html::{Div, Iframe};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// The greatest height of a preview, in pixels.
const HIGHEST: i32 = 8000;

/// The live artefact, in a frame of its own that runs nothing, loads nothing and takes no input.
///
/// The frame's document is a file beside the page, because it needs a policy of its own: a document in the `srcdoc`
/// attribute would inherit the page's policy, which forbids inline styles. Its origin is the page's, so that the page can
/// fill it. That gives the document no rights, because it runs no scripts. The whole site in one file has no file beside it;
/// its policy allows inline styles, for this document alone.
#[component]
pub fn Live(
    /// The accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The document; `None` while none of it has arrived.
    preview: Signal<Option<Preview>>,
) -> impl IntoView {
    let (scroller, frame) = (NodeRef::<Div>::new(), NodeRef::<Iframe>::new());
    let (loaded, set_loaded) = signal(false);
    let html = Memo::new(move |_| {
        preview.with(|preview| preview.as_ref().map(|preview| preview.html.clone()).unwrap_or_default())
    });
    let filling = RenderEffect::new(move |shown: Option<String>| {
        if let Some(frame) = frame.get().filter(|_| loaded.get()) {
            let document = Reflect::get(&frame, &"contentDocument".into()).ok().filter(JsValue::is_object);
            // It belongs to another realm, so `instanceof` fails for it.
            let root = document.and_then(|document| document.unchecked_into::<Document>().document_element());
            // In a sandbox no document may touch another, not even one without scripts: there it comes as a new source.
            // Its frame says that it has loaded, too.
            if root.is_none()
                && shown.as_ref() != Some(&html.read())
                && let Some(source) = single::preview(&html.read())
            {
                let _ = frame.set_attribute("srcdoc", &source);
            }
            if let Some(root) = root {
                // Keep the scroll position: replacing the content resets it.
                let scroller = scroller.get_untracked().map(JsCast::unchecked_into::<Element>);
                let place = scroller.as_ref().map_or(0, Element::scroll_top);
                root.set_inner_html(&html.get());
                // The frame itself cannot be scrolled, so make it as high as its content. Measure that at the height
                // that the style sheet gives it.
                let style = frame.unchecked_into::<HtmlElement>().style();
                let _ = style.set_property("height", "");
                let _ = style.set_property("height", &format!("{}px", root.scroll_height().min(HIGHEST)));
                if let Some(scroller) = scroller {
                    scroller.set_scroll_top(place);
                }
            }
            return html.get();
        }
        String::new()
    });
    let owned = StoredValue::new_local(filling);
    on_cleanup(move || owned.dispose());
    let inert = Signal::derive(move || {
        let words = |preview: &Preview| format!("Switched off in this preview: {}.", preview.inert.join(", "));
        preview.with(|preview| preview.as_ref().filter(|it| !it.inert.is_empty()).map(words).unwrap_or_default())
    });
    let empty = Signal::derive(move || html.with(String::is_empty));
    let source = single::preview("");
    view! {
        <div
            class="preview-scroller"
            data-empty=move || empty.get().to_string()
            tabindex="0"
            role="group"
            aria-label=label
            node_ref=scroller
        >
            <p class="preview-note" hidden=Signal::derive(move || !empty.get())>"Nothing to show yet."</p>
            <iframe
                class="preview"
                title="Preview of the artefact"
                sandbox="allow-same-origin"
                src=source.is_none().then_some("preview.html")
                srcdoc=source
                tabindex="-1"
                inert=true
                node_ref=frame
                on:load=move |_| set_loaded.set(true)
            ></iframe>
        </div>
        <p
            class="preview-note"
            hidden=Signal::derive(move || inert.with(String::is_empty))
            prop:textContent=inert
        ></p>
    }
}
