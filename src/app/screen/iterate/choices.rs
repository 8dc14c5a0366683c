//! The choices before a session, as the options of lists in HTML.

use super::address::TRIAL;
use super::{Event, Mode, Model, Order};
use crate::app::delivery::control::Control;
use crate::app::delivery::{Base, ModelSetup};
use crate::app::html;
use crate::engine::Field;
use crate::scenario::ScriptKind;

impl Model {
    /// The tasks: the site's, the person's own, and the chosen one.
    pub fn task_options(&self) -> String {
        let chosen = self.setup.scenario.as_str();
        let mut options: Vec<_> =
            self.tasks.catalogue.iter().map(|entry| (entry.id.as_str(), entry.title.as_str())).collect();
        let here = self.tasks.brought().chain(self.task()).map(|task| (task.id.as_str(), task.title.as_str()));
        for (id, title) in here {
            match options.iter_mut().find(|(known, _)| *known == id) {
                Some(known) => known.1 = title,
                None => options.push((id, title)),
            }
        }
        if !options.iter().any(|(id, _)| *id == chosen) {
            options.push((chosen, chosen));
        }
        html::options(options, chosen)
    }

    /// A trial, and the modes of one session. [`mode_chosen`] turns a choice into an event.
    pub fn mode_options(&self) -> String {
        let trial = (TRIAL, "one model, then the other");
        let modes = Mode::ALL.map(|mode| (mode.name(), mode.title()));
        html::options(
            std::iter::once(trial).chain(modes),
            if self.setup.trial.is_some() { TRIAL } else { self.setup.mode.name() },
        )
    }

    /// The orders of a trial. None is chosen without a trial, and the list is empty while a blind one is half done.
    pub fn order_options(&self) -> String {
        if self.is_sealed() {
            return String::new();
        }
        let options = Order::ALL.map(|order| (order.name(), order.title()));
        html::options(options, self.setup.trial.map_or("", |trial| trial.order.name()))
    }

    /// The first prompt, as HTML; empty until the task has loaded.
    pub fn first_prompt(&self) -> String {
        // In a trial the prompt must not reveal which model comes first.
        let script = self.setup.trial.map_or(self.setup.mode.models()[0], |_| ScriptKind::Slow);
        let turn = self.task().and_then(|task| task.script(script).turns().first());
        turn.map(|turn| html::prose(&turn.prompt)).unwrap_or_default()
    }

    /// The control of one field of a model. While the models are sealed it shows neither.
    pub fn control(&self, model: ScriptKind, field: Field) -> Control {
        if self.is_sealed() {
            return ModelSetup::new(Base::Custom).control(field);
        }
        self.setup.model(model).control(field)
    }

    /// The bases a model may start from; empty while the models are sealed.
    pub fn base_options(&self, model: ScriptKind) -> String {
        if self.is_sealed() {
            return String::new();
        }
        Base::options(self.setup.model(model).base.id())
    }
}

/// The event for a choice of [`Model::mode_options`].
pub fn mode_chosen(name: &str) -> Option<Event> {
    if name == TRIAL {
        return Some(Event::OrderChosen(Some(Order::First(ScriptKind::Slow))));
    }
    Mode::by_name(name).map(Event::ModeChosen)
}
