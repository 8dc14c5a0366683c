//! Tells when what a frame has changed is laid out and painted.

use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// A message to oneself: posted within a frame, it arrives behind the frame's layout and paint. Dropped, it is silent.
pub(super) struct Painted {
    channel: MessageChannel,
    _arrived: Closure<dyn FnMut()>,
}

impl Painted {
    /// Calls `painted` behind each frame that asks for it; `None` where the browser has no channels.
    pub(super) fn new(painted: impl FnMut() + 'static) -> Option<Self> {
        let channel = MessageChannel::new().ok()?;
        let arrived = Closure::<dyn FnMut()>::new(painted);
        channel.port2().set_onmessage(Some(arrived.as_ref().unchecked_ref()));
        Some(Self { channel, _arrived: arrived })
    }

    /// This frame asks for it.
    pub(super) fn ask(&self) {
        let _ = self.channel.port1().post_message(&JsValue::NULL);
    }
}

impl Drop for Painted {
    fn drop(&mut self) {
        // Firefox delivers what is on its way also to a port that has been closed.
        self.channel.port2().set_onmessage(None);
        self.channel.port2().close();
    }
}
