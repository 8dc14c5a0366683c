use crate::ui::drawn::Drawn;

/// The footer that every screen shows, also in an embed.
pub(in crate::ui) fn footer() -> Drawn {
    Drawn::new(
        "<footer class=\"footer\"><p>Simulated: no model is called.</p><p class=\"footer-more\">\
         Nothing leaves this page and nothing is tracked. Code MIT or Apache-2.0; scenarios and texts CC BY 4.0.\
         </p></footer>",
    )
}
