//! Output for the person: files to save, text for the clipboard.

use super::browser::{document, window};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a file.
pub fn save(name: &str, kind: &str, text: &str) {
    let save = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        save_blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?);
        Some(())
    };
    let _: Option<()> = save();
}

/// Offers what the browser has made as a file.
pub(super) fn save_blob(name: &str, blob: &Blob) {
    let save = || {
        let url = Url::create_object_url_with_blob(blob).ok()?;
        let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&url).ok()
    };
    let _: Option<()> = save();
}

/// Puts a text on the clipboard.
///
/// # Errors
/// If the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), ()> {
    let navigator = window().navigator();
    // Without a secure context there is no clipboard, although the type has no `Option`.
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or_default() {
        return Err(());
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.map(|_| ()).map_err(|_| ())
}
