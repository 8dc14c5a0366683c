//! Wheel, mouse and finger, at a position in the window.

use super::Page;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction, WheelAction, WheelActions};
use serde_json::{Value, json};
use std::time::Duration;

/// About the length of a frame.
const FRAME: Duration = Duration::from_millis(16);

impl Page {
    /// Turns the wheel in small steps, one a frame, this many pixels down each.
    pub async fn wheel(&self, [x, y]: [i64; 2], steps: usize, pixels: i64) {
        let step = WheelAction::Scroll { duration: None, x, y, delta_x: 0, delta_y: pixels };
        let wheel =
            (0..steps).fold(WheelActions::new("wheel".to_owned()), |wheel, _| wheel.then(step.clone()).pause(FRAME));
        self.client.perform_actions(wheel).await.unwrap();
    }

    /// Presses the mouse at the first position and drags it over the others, without releasing it.
    pub async fn drag(&self, places: &[[i64; 2]]) {
        let to = |[x, y]: [i64; 2]| PointerAction::MoveTo { duration: None, x: x as f64, y: y as f64 };
        let down = MouseActions::new("mouse".to_owned())
            .then(to(places[0]))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
        let drag = places[1..].iter().fold(down, |drag, place| drag.then(to(*place)).pause(FRAME));
        self.client.perform_actions(drag).await.unwrap();
    }

    /// Releases the mouse.
    pub async fn let_go(&self) {
        let up = MouseActions::new("mouse".to_owned()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(up).await.unwrap();
    }

    /// Drags the content down with a finger, two pixels at a time. Chromium only, and only in a page that was opened
    /// after [`Self::has_touch`].
    pub async fn draw_down(&self, [x, y]: [i64; 2], steps: i64) {
        let touch = async |kind: &str, points: Value| {
            self.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
        };
        touch("touchStart", json!([{ "x": x, "y": y }])).await;
        for step in 1..=steps {
            touch("touchMove", json!([{ "x": x, "y": y + 2 * step }])).await;
        }
        touch("touchEnd", json!([])).await;
    }

    /// From now on the screen has touch. Chromium only.
    pub async fn has_touch(&self) {
        self.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 1 })).await;
    }
}
