//! A race as a picture of its own, for slides and paper: the timeline as it is, and a film strip of several moments on
//! one axis. SVG without anything from elsewhere, in the colours of a light page.

use super::{LaneView, Model, Run, RunLane};
use crate::app::html::escape;
use crate::app::plot::axis;
use crate::engine::{Nanos, PhaseKind, figures};
use crate::scenario::ScriptKind;
use std::fmt::Write;

/// An A4 page, landscape, at 96 pixels an inch, and its margin.
const WIDTH: u32 = 1123;
const HEIGHT: u32 = 794;
const MARGIN: u32 = 40;

/// The width of the drawing.
const ACROSS: u32 = WIDTH - 2 * MARGIN;

/// Pixels of the title, of the axis below all rows, and of the line at the bottom.
const HEAD: u32 = 104;
const AXIS: u32 = 40;
const FOOT: u32 = 44;

/// A line of small text, and the width of its letters.
const LINE: u32 = 10;
const LETTER: f64 = 4.9;

/// How many moments a film strip shows.
pub const MOMENTS: u32 = 5;

/// The accents of the scripts, as `public/styles/tokens.css` has them on a light page.
const SLOW: [&str; 4] = ["#0b6a85", "#4350b0", "#23704a", "#565d66"];
const FAST: [&str; 4] = ["#b6460c", "#a4262c", "#84590a", "#96307a"];

const STYLE: &str = "text{font:14px system-ui,sans-serif;fill:#5d5d59}.title{font-size:19px;font-weight:600}\
    .title,.name{fill:#171716}.name{font-weight:600}.small{font-size:12px}.end{text-anchor:end}\
    .made text{font:8px ui-monospace,Menlo,Consolas,monospace;fill:#171716;white-space:pre}\
    .cell{fill:#fff;stroke:#dededa}.wait{fill:#dededa}.pause{fill:#8a8a85}.tool{fill:#84590a}.say{fill-opacity:.5}\
    .axis line,.moment{stroke:#8a8a85}.moment{stroke-dasharray:2 3}";

impl Model {
    /// The timeline as it is on screen, as SVG; `None` without a run.
    pub fn still(&self, playhead: Nanos) -> Option<String> {
        let run = self.run.as_ref()?;
        // Where the page shows what is still to come, the picture tells how it ends.
        let (until, title) =
            if run.revealed { (run.end(), self.outcome()) } else { (playhead, self.sentence(playhead)) };
        let each = 58;
        let height = HEAD + each * run.lanes.len() as u32 + AXIS + FOOT;
        let mut svg = begin(height, &title);
        for (n, (view, lane)) in LaneView::all(&self.setup).iter().zip(run.lanes.iter()).enumerate() {
            let y = HEAD + each * n as u32;
            name(&mut svg, view, lane, y + 14, until);
            bars(&mut svg, (view, lane), run, until, (y + 22, 24));
        }
        end(&mut svg, run, height);
        Some(svg + "</svg>")
    }

    /// Several moments of the whole run, each with what every lane shows then, over one axis; `None` without a run. As
    /// large as an A4 page.
    pub fn film_strip(&self) -> Option<String> {
        let run = self.run.as_ref()?;
        let mut svg = begin(HEIGHT, &self.outcome());
        let lanes = run.lanes.len().max(1) as u32;
        let each = (HEIGHT - HEAD - AXIS - FOOT) / lanes;
        let width = f64::from(ACROSS) / f64::from(MOMENTS);
        let moments: Vec<(f64, Nanos)> = (1..=MOMENTS)
            .map(|n| {
                let share = f64::from(n) / f64::from(MOMENTS);
                (share, Nanos::from_seconds(run.end().seconds() * share).min(run.end()))
            })
            .collect();
        for (share, at) in &moments {
            let x = figures::fixed(f64::from(MARGIN) + f64::from(ACROSS) * share, 1);
            let bottom = HEIGHT - AXIS - FOOT;
            let _ = write!(svg, "<line class=\"moment\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{bottom}\"/>", HEAD - 8);
            let words = escape(&figures::seconds(*at));
            let _ = write!(svg, "<text class=\"end\" x=\"{x}\" y=\"{}\">at {words}</text>", HEAD - 12);
        }
        for (n, (view, lane)) in LaneView::all(&self.setup).iter().zip(run.lanes.iter()).enumerate() {
            let y = HEAD + each * n as u32;
            name(&mut svg, view, lane, y + 12, run.end());
            // Below its name and above its bar.
            let (top, room) = (y + 18, each.saturating_sub(46));
            for (share, at) in &moments {
                let x = f64::from(MARGIN) + f64::from(ACROSS) * share - width;
                cell(&mut svg, lane, *at, (x + 2.0, top, width - 6.0, room));
            }
            bars(&mut svg, (view, lane), run, run.end(), (y + each - 22, 12));
        }
        end(&mut svg, run, HEIGHT);
        Some(svg + "</svg>")
    }
}

/// The beginning of a drawing, with its title in at most two lines.
fn begin(height: u32, title: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\">\
         <title>{}</title><style>{STYLE}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
        escape(title)
    );
    for (n, line) in wrapped(title, 100).iter().take(2).enumerate() {
        let y = 40 + 25 * n;
        let _ = write!(svg, "<text class=\"title\" x=\"{MARGIN}\" y=\"{y}\">{}</text>", escape(line));
    }
    svg
}

/// The axis, and the line that every view has.
fn end(svg: &mut String, run: &Run, height: u32) {
    let y = height - AXIS - FOOT + 6;
    let _ = write!(svg, "<svg x=\"{MARGIN}\" y=\"{y}\" width=\"{ACROSS}\" height=\"{AXIS}\" overflow=\"visible\">");
    axis(svg, run.end().max(Nanos::new(1)).seconds());
    svg.push_str("</svg>");
    let y = height - 18;
    let keys = [("wait", "waiting"), ("say", "explaining"), ("", "writing")];
    let mut x = MARGIN;
    for (class, words) in keys {
        let _ = write!(svg, "<rect class=\"{class}\" x=\"{x}\" y=\"{}\" width=\"22\" height=\"10\"/>", y - 9);
        let _ = write!(svg, "<text class=\"small\" x=\"{}\" y=\"{y}\">{words}</text>", x + 28);
        x += 110;
    }
    let _ = write!(svg, "<rect fill=\"url(#key)\" x=\"{x}\" y=\"{}\" width=\"22\" height=\"10\"/>", y - 9);
    hatch(svg, "key", "#171716");
    let _ = write!(svg, "<text class=\"small\" x=\"{}\" y=\"{y}\">thinking (hidden)</text>", x + 28);
    let _ = write!(
        svg,
        "<text class=\"small end\" x=\"{}\" y=\"{y}\">Hare &amp; Tortoise. Simulated: no model is called.</text>",
        WIDTH - MARGIN
    );
}

/// A lane's name, and when it is done if that has happened.
fn name(svg: &mut String, view: &LaneView, lane: &RunLane, y: u32, until: Nanos) {
    let name = escape(&view.name);
    let _ = write!(svg, "<text class=\"name\" x=\"{MARGIN}\" y=\"{y}\">{name}</text>");
    if lane.course.end() <= until {
        let words = escape(&figures::seconds(lane.course.end()));
        let _ = write!(svg, "<text class=\"end\" x=\"{}\" y=\"{y}\">done after {words}</text>", WIDTH - MARGIN);
    }
}

/// A lane's phases up to a time, from `y` on and so high.
fn bars(svg: &mut String, (view, lane): (&LaneView, &RunLane), run: &Run, until: Nanos, (y, height): (u32, u32)) {
    let whole = run.end().max(Nanos::new(1)).seconds();
    let color = accent(view.script, view.accent);
    let hatched = format!("hatch-{}", view.index);
    let place = |start: Nanos, end: Nanos| {
        let [x, right] = [start, end.min(until)].map(|at| f64::from(ACROSS) * at.seconds() / whole);
        (figures::fixed(f64::from(MARGIN) + x, 2), figures::fixed((right - x).max(0.0), 2))
    };
    hatch(svg, &hatched, color);
    for phase in lane.course.phases().iter().filter(|phase| phase.start < until) {
        let (x, width) = place(phase.start, phase.end);
        let (class, fill) = match phase.kind {
            PhaseKind::Connect | PhaseKind::Queue | PhaseKind::Prefill => ("wait", String::new()),
            PhaseKind::Think => ("think", format!(" fill=\"url(#{hatched})\"")),
            PhaseKind::Say => ("say", format!(" fill=\"{color}\"")),
            PhaseKind::Tool => ("tool", String::new()),
            PhaseKind::Answer | PhaseKind::Done => ("answer", format!(" fill=\"{color}\"")),
        };
        let _ =
            write!(svg, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>");
    }
    for turns in lane.course.turns().windows(2) {
        if let [before, next] = turns
            && before.end < until
        {
            let (x, width) = place(before.end, next.start);
            let (y, thin) = (y + height * 2 / 5, height / 5);
            let _ = write!(svg, "<rect class=\"pause\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{thin}\"/>");
        }
    }
}

/// What a lane shows at a moment: what it does, how many tokens it has, and the end of its text.
fn cell(svg: &mut String, lane: &RunLane, at: Nanos, (x, y, width, height): (f64, u32, f64, u32)) {
    let (doing, tokens) = (lane.course.phase_at(at).0.words(), lane.course.tokens_by(at));
    let [left, wide] = [x, width].map(|length| figures::fixed(length, 1));
    let _ = write!(svg, "<rect class=\"cell\" x=\"{left}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\"/>");
    let inside = figures::fixed(x + 6.0, 1);
    let words = escape(&format!("{doing}, {} tokens", figures::grouped(tokens.into())));
    let _ = write!(svg, "<text class=\"small\" x=\"{inside}\" y=\"{}\">{words}</text><g class=\"made\">", y + 14);
    let letters = ((width - 12.0) / LETTER) as usize;
    let room = (height.saturating_sub(24) / LINE) as usize;
    let text = text(lane, at);
    let lines: Vec<&str> = text.lines().collect();
    for (n, line) in lines.iter().skip(lines.len().saturating_sub(room)).enumerate() {
        let y = y + 26 + LINE * n as u32;
        let _ = write!(svg, "<text x=\"{inside}\" y=\"{y}\">{}</text>", escape(&cut(line, letters)));
    }
    svg.push_str("</g>");
}

/// The text of a lane's turns at a moment.
fn text(lane: &RunLane, at: Nanos) -> String {
    lane.begun_by(at).fold(String::new(), |mut text, (turn, mut left)| {
        for section in turn.sections.iter() {
            text.push_str(section.text.content.get(..section.text.delivered(left)).unwrap_or_default());
            left = left.saturating_sub(section.text.tokens.len());
        }
        text
    })
}

/// The beginning of a line, without characters that XML does not know.
fn cut(line: &str, letters: usize) -> String {
    let known = line.replace('\t', "  ");
    let mut known = known.chars().filter(|c| !c.is_control());
    let begin: String = known.by_ref().take(letters).collect();
    if known.next().is_some() { begin + "…" } else { begin }
}

/// The pattern of thinking.
fn hatch(svg: &mut String, name: &str, color: &str) {
    let _ = write!(
        svg,
        "<pattern id=\"{name}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><path d=\"M1 0v5\" stroke=\"{color}\" stroke-width=\"2\"/></pattern>"
    );
}

/// A lane's colour, as the style sheet of the race has it.
fn accent(script: ScriptKind, accent: usize) -> &'static str {
    let (own, other) = match script {
        ScriptKind::Slow => (SLOW, FAST),
        ScriptKind::Fast => (FAST, SLOW),
    };
    own.get(accent).or_else(|| other.get(7_usize.saturating_sub(accent))).copied().unwrap_or("#171716")
}

/// A text in lines of at most so many characters.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    text.split(' ').fold(Vec::new(), |mut lines: Vec<String>, word| {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < most => line.extend([" ", word]),
            _ => lines.push(word.to_owned()),
        }
        lines
    })
}
