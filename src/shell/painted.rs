//! Reports when the changes of a frame have been laid out and painted.

use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// A message to the page itself: posted within a frame, it arrives after the frame's layout and paint. Once dropped, it
/// is silent.
pub(super) struct Painted {
    channel: MessageChannel,
    _arrived: Closure<dyn FnMut()>,
}

impl Painted {
    /// Calls `painted` after each frame that asks for it; `None` if the browser has no channels.
    pub(super) fn new(painted: impl FnMut() + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let arrived = Closure::<dyn FnMut()>::new(painted);
        channel.port2().set_onmessage(Some(arrived.as_ref().unchecked_ref()));
        Some(Self { channel, _arrived: arrived })
    }

    /// Asks for a call after this frame.
    pub(super) fn ask(&self) {
        let _ = self.channel.port1().post_message(&JsValue::NULL);
    }
}

impl Drop for Painted {
    fn drop(&mut self) {
        // Firefox delivers pending messages even to a closed port.
        self.channel.port2().set_onmessage(None);
        self.channel.port2().close();
    }
}
