use super::lane;
use crate::app::screen::race::LaneId;
use crate::shell::Shell;
use crate::ui::drawn::{Drawn, follow};
use leptos::prelude::*;
use std::cell::RefCell;

/// A lane on the page, with the owner of its signals.
struct Standing {
    id: LaneId,
    drawn: Drawn,
    owner: Owner,
}

/// The lanes, in order. An existing lane is never drawn again, and moves only if it must. `open` is the lane whose
/// settings are open.
pub(super) fn lanes(shell: Shell, open: RwSignal<Option<LaneId>>) -> Drawn {
    let ids: Signal<Vec<LaneId>> = shell.read(|model| model.race.setup.lanes.iter().map(|lane| lane.id).collect());
    let lanes = Drawn::new("<div class=\"lanes\"></div>");
    lanes.attribute("", "data-lanes", shell.read(|model| model.race.setup.lanes.len().to_string()));
    let (place, owner) = (lanes.0.clone(), Owner::new());
    let standing = RefCell::new(Vec::<Standing>::new());
    follow(Box::new(move || {
        let ids = ids.get();
        let mut standing = standing.borrow_mut();
        standing.retain(|lane| {
            let stays = ids.contains(&lane.id);
            if !stays {
                lane.drawn.0.remove();
                lane.owner.cleanup();
            }
            stays
        });
        for (n, id) in ids.iter().enumerate() {
            let lane = match standing.iter().find(|lane| lane.id == *id) {
                Some(lane) => lane.drawn.clone(),
                None => {
                    let owner = owner.child();
                    let drawn = owner.with(|| untrack(|| lane(shell, *id, open)));
                    standing.push(Standing { id: *id, drawn: drawn.clone(), owner });
                    drawn
                }
            };
            let there = place.children().item(n as u32);
            if there.as_ref() != Some(&lane.0) {
                let _ = place.insert_before(&lane.0, there.as_deref());
            }
        }
    }));
    lanes
}
