//! The iterate screen's rules: what each event changes, and its effects. `rules.rs` has the events of sessions.

use super::{Act, Event, Link, Mode, Model, Part, Rules, Session, SessionId, Setup, Trial};
use crate::app::address::{Locked, Pairs, Written};
use crate::app::delivery::ModelSetup;
use crate::app::screen::{self, Screen};
use crate::app::tasks::Tasks;
use crate::app::{Effect, Wall};
use crate::engine::{Nanos, Seed};

impl Screen for Model {
    fn read(&mut self, tasks: &mut Tasks, now: Wall, pairs: &mut Pairs) -> Vec<Effect> {
        let link = Link::read(pairs);
        self.with_tasks(tasks, |model| match model.rules {
            Some(rules) => (rules.open)(model, now, link),
            None => model.open_setup(now, link),
        })
    }

    fn write(&self, keys: &mut Written) {
        self.link().write(keys);
    }

    fn update(&mut self, tasks: &mut Tasks, now: Wall, event: screen::Event) -> Vec<Effect> {
        self.with_tasks(tasks, |model| match event {
            screen::Event::Iterate(Event::ViewsLoaded(rules)) => model.take_rules(rules, now),
            screen::Event::Iterate(event) => model.rules.map_or(choose as _, |rules| rules.update)(model, now, event),
            screen::Event::TaskSettled(id) => model.task_settled(&id, now),
            screen::Event::Retried => model.retry(now),
            _ => Vec::new(),
        })
    }

    fn leave(&mut self, now: Wall) -> Vec<Effect> {
        self.rules.map(|rules| (rules.pause)(self, now)).unwrap_or_default()
    }

    fn see(&mut self, now: Wall, seen: bool) -> Vec<Effect> {
        self.rules.map(|rules| (rules.see)(self, now, seen)).unwrap_or_default()
    }

    fn is_locked(&self, locked: &Locked, event: &screen::Event) -> bool {
        let screen::Event::Iterate(event) = event else { return false };
        event.is_locked(locked)
    }

    fn is_ready(&self, tasks: &Tasks) -> bool {
        !tasks.are_awaited() && (self.part() == Part::Setup || self.views_loaded)
    }

    fn refuses_file(&self, name: &str) -> Option<String> {
        let advice = match self.part() {
            Part::Setup => return None,
            Part::Awaited => "Wait until the session is here, then drop the file again.",
            Part::Work => "Finish this session or save it for later, then drop the file again.",
            Part::Results => "Press “Another session”, then drop the file again.",
        };
        Some(format!("“{name}” was not opened. {advice}"))
    }
}

impl Model {
    /// Does something with the page's tasks at hand, and sends the messages that it leaves.
    fn with_tasks(&mut self, tasks: &mut Tasks, work: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        self.tasks = std::mem::take(tasks);
        let mut effects = work(self);
        effects.extend(self.hold());
        tasks.clone_from(&self.tasks);
        effects.extend(std::mem::take(&mut self.said).into_iter().map(Effect::PostError));
        effects
    }
}

/// An event without the rules of sessions: only the set-up changes.
fn choose(model: &mut Model, now: Wall, event: Event) -> Vec<Effect> {
    match event {
        Event::StoreRead(text) => model.store_waits(text),
        Event::FileOpened(name, task) => model.file_opened(&name, task, now),
        Event::RetryPressed => model.retry(now),
        Event::ScenarioChosen(id) => {
            model.choose_task(id);
            model.settle(now)
        }
        choice => {
            model.setup.choose(&choice);
            Vec::new()
        }
    }
}

impl Setup {
    pub(super) fn choose(&mut self, event: &Event) {
        match *event {
            Event::ModeChosen(mode) => (self.mode, self.trial) = (mode, None),
            Event::OrderChosen(order) => {
                let blind = self.trial.is_some_and(|trial| trial.blind);
                self.trial = order.map(|order| Trial { order, blind });
            }
            Event::BlindChosen(blind) => self.trial = self.trial.map(|trial| Trial { blind, ..trial }),
            Event::BaseChosen(model, base) => *self.model_mut(model) = ModelSetup::new(base),
            Event::FieldChanged(model, field, value) => self.model_mut(model).change(field, value),
            Event::SeedEntered(seed) => self.seed = Seed::new(seed),
            _ => {}
        }
    }
}

impl Model {
    /// Shows the contents of a link. A session on screen stays if the link only repeats its set-up.
    pub(super) fn open(&mut self, now: Wall, link: Link) -> Vec<Effect> {
        // Each time, because another tab may have kept or deleted sessions while another screen was shown.
        let mut effects = vec![Effect::ReadSessions];
        if !link.log.is_empty() {
            effects.extend(self.leave_session(now));
            let (before, session) = Session::replays(&link);
            (self.before, self.session) = (before, Some(session));
        } else if !self.is_setup_as(&link.setup) && !self.is_on_screen(&link.setup) {
            effects.extend(self.leave_session(now));
        }
        // A sealed address leaves things out. Those stay as they are.
        if !self.is_setup_as(&link.setup) {
            self.setup = link.setup;
        }
        effects.extend(self.need_task(now));
        effects
    }

    /// Without the rules of sessions: shows the set-up of a link. A session in it waits for them.
    fn open_setup(&mut self, now: Wall, link: Link) -> Vec<Effect> {
        self.setup = link.setup.clone();
        self.asked = (!link.log.is_empty()).then_some(link);
        let mut effects = vec![Effect::ReadSessions];
        effects.extend(self.need_task(now));
        effects
    }

    /// The rules of sessions and their views are here: opens the session that was asked for, and the kept ones.
    fn take_rules(&mut self, rules: &'static Rules, now: Wall) -> Vec<Effect> {
        self.views_loaded = true;
        if self.rules.replace(rules).is_some() {
            return Vec::new();
        }
        match (self.asked.take(), std::mem::take(&mut self.unread)) {
            (Some(link), _) => (rules.open)(self, now, link),
            (None, true) => vec![Effect::ReadSessions],
            (None, false) => Vec::new(),
        }
    }

    /// Asks for the task of the set-up again, also if it failed before.
    fn need_task(&mut self, now: Wall) -> Vec<Effect> {
        let own = self.setup.own;
        let mut effects =
            if own { Vec::new() } else { self.tasks.need_again(&self.setup.scenario).into_iter().collect() };
        effects.extend(self.settle(now));
        effects
    }

    /// What the address says.
    pub(super) fn link(&self) -> Link {
        if let Some(link) = &self.asked {
            return link.clone();
        }
        match self.session.as_ref().filter(|session| session.is_replay()) {
            Some(second) if self.before.is_some() => {
                self.before.as_ref().map_or_else(Link::default, |first| Link::of_trial(first, second))
            }
            Some(session) => Link { setup: session.setup.clone(), ..Link::of(session) },
            None => Link { setup: self.setup.clone(), sealed: self.is_sealed(), ..Link::default() },
        }
    }

    /// Whether the address describes the present set-up so.
    fn is_setup_as(&self, setup: &Setup) -> bool {
        *setup == self.setup || (self.is_sealed() && *setup == self.setup.sealed())
    }

    /// Whether this set-up differs from the present one only by naming the task of the session on screen.
    fn is_on_screen(&self, setup: &Setup) -> bool {
        let task = self.session.as_ref().map(|session| (session.setup.scenario.clone(), session.setup.own));
        task.is_some_and(|(scenario, own)| *setup == Setup { scenario, own, ..self.setup.clone() })
    }

    /// Pauses a session that is no longer visible.
    pub(super) fn pause(&mut self, now: Wall) -> Vec<Effect> {
        let Some(session) = self.session.as_mut().filter(|session| session.is_running()) else { return Vec::new() };
        session.set_running(false, now);
        self.keep(Vec::new())
    }

    /// The link that replays the session on screen, as an address; with it the other session of a finished trial, if
    /// that is in the chart, too.
    pub fn replay_link(&self) -> Option<String> {
        let session = self.session.as_ref().filter(|session| session.is_over() && !session.hides_names)?;
        if self.withholds(session) {
            return None;
        }
        let trial = self.trial().map(|(first, second)| Link::of_trial(first, second));
        Some(trial.unwrap_or_else(|| Link::of(session)).address())
    }

    /// Both sessions of a finished trial, if both are in the chart, and one of them is on screen.
    pub(super) fn trial(&self) -> Option<(&Session, &Session)> {
        let (session, sessions) = (self.session.as_ref()?, self.on_axis());
        let (first, second) = match session.follows {
            Some(first) => {
                let is_first = |other: &&Session| other.id == first && other.follows.is_none();
                (sessions.into_iter().find(is_first)?, session)
            }
            None => (session, sessions.into_iter().find(|other| other.follows == Some(session.id))?),
        };
        let whole = [first, second].iter().all(|session| session.is_over() && !session.hides_names);
        (whole && second.alone() == first.alone().with_other()).then_some((first, second))
    }

    pub(super) fn start(&mut self, now: Wall) -> Vec<Effect> {
        // Pressed twice, it begins one session.
        if self.part() != Part::Setup {
            return Vec::new();
        }
        let mut setup = self.setup.clone();
        if let Some(trial) = setup.trial {
            setup.mode = Mode::One(trial.order.first(setup.seed));
        }
        self.begin(now, setup, None)
    }

    pub(super) fn start_other(&mut self, now: Wall) -> Vec<Effect> {
        let Some(first) = self.session.as_ref().filter(|_| self.can_do_other()) else { return Vec::new() };
        let (setup, id) = (first.setup.with_other(), first.id);
        self.begin(now, setup, Some(id))
    }

    /// A number above those of the kept sessions.
    pub(super) fn free_id(&self) -> SessionId {
        SessionId(self.kept.iter().map(|kept| kept.id.0).max().unwrap_or_default().saturating_add(1))
    }

    fn begin(&mut self, now: Wall, setup: Setup, follows: Option<SessionId>) -> Vec<Effect> {
        if !self.can_start() {
            return Vec::new();
        }
        let mut session = Session::new(self.free_id(), setup, Vec::new(), Nanos::ZERO);
        (session.hides_names, session.follows) = (session.setup.trial.is_some_and(|trial| trial.blind), follows);
        session.begun = self.epoch.map(|epoch| ((epoch + now.millis()) / 1e3) as u32);
        (self.before, self.session) = (None, Some(session));
        let effects = self.settle(now);
        self.keep(effects)
    }

    /// Leaves the session on screen. Its kept copy stays.
    pub(super) fn leave_session(&mut self, now: Wall) -> Vec<Effect> {
        if self.session.is_none() {
            return Vec::new();
        }
        let effects = self.pause(now);
        (self.before, self.session, self.unseen) = (None, None, false);
        effects
    }

    pub(super) fn act(&mut self, now: Wall, act: Act) -> Vec<Effect> {
        let Some(session) = self.session.as_mut() else { return Vec::new() };
        if !session.act(now, act) {
            return Vec::new();
        }
        let over = session.is_over();
        if over {
            self.reveal();
        }
        let result = self.result().filter(|_| over).map(Effect::PostResult);
        self.keep(result.into_iter().collect())
    }

    /// Shows names once the second session of a trial is over.
    fn reveal(&mut self) {
        let Some(session) = self.session.as_mut() else { return };
        let Some(first) = session.follows else { return };
        session.hides_names = false;
        for kept in self.kept.iter_mut().filter(|kept| kept.id == first) {
            kept.hides_names = false;
        }
    }
}
