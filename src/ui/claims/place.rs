//! The way from a link to its claim on the page.

use super::read;
use crate::shell::{Shell, browser};
use crate::ui::drawn::follow;
use leptos::prelude::*;

/// Goes to the claim that the address asks for, now and whenever it asks for another one.
pub(super) fn follow_open(shell: Shell) {
    let open = read(shell, |model| model.setup.claim.clone().unwrap_or_default());
    follow(Box::new(move || {
        let id = open.get();
        if !id.is_empty() {
            reveal(&id);
        }
    }));
}

/// Once the page is drawn, scrolls to a claim, unless all of it is in sight, and gives it the focus, so that reading goes
/// on there.
pub(super) fn reveal(id: &str) {
    let id = format!("claim-{id}");
    request_animation_frame(move || {
        if let Some(claim) = browser::document().get_element_by_id(&id) {
            let (at, height) = (claim.get_bounding_client_rect(), browser::window().inner_height());
            let height = height.ok().and_then(|height| height.as_f64()).unwrap_or_default();
            if at.top() < 0.0 || at.bottom() > height {
                claim.scroll_into_view();
            }
            browser::focus_in_place(&claim);
        }
    });
}
