//! The prompt being written: the one that is offered, or the person's own words. Neither is lost for the other.

/// The prompt being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The prompt in the field.
    pub text: String,
    offered: String,
    /// What the person last had in the field instead of the offered prompt.
    own: String,
}

impl Draft {
    /// Another prompt is offered: it comes into the field. What the person has typed can be taken up again.
    pub fn offer(&mut self, prompt: String) {
        self.text.clone_from(&prompt);
        self.offered = prompt;
    }

    /// The person types.
    pub fn type_in(&mut self, text: String) {
        self.text = text;
        if self.is_own() {
            self.own.clone_from(&self.text);
        }
    }

    /// From the offered prompt to the person's own words, or back.
    pub fn exchange(&mut self) {
        self.text.clone_from(if self.is_own() { &self.offered } else { &self.own });
    }

    /// The prompt in the field is sent; the next one begins with nothing typed. Returns whether it was the person's own.
    pub fn send(&mut self) -> bool {
        self.own.clear();
        self.is_own()
    }

    /// Whether the field has something other than the offered prompt.
    pub fn is_own(&self) -> bool {
        self.text.trim() != self.offered.trim()
    }

    /// Whether there is something to send.
    pub fn can_send(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// What [`Self::exchange`] does now, as the words of a button.
    pub fn exchange_words(&self) -> &'static str {
        if self.is_own() { "Use the suggested prompt" } else { "Write my own" }
    }
}
