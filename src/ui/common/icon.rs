use leptos::prelude::*;

/// A small drawing for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A triangle.
    Play,
    /// Two bars.
    Pause,
    /// A bent arrow.
    Restart,
    /// A triangle to the left, against a bar.
    StepBack,
    /// A triangle to the right, against a bar.
    StepForward,
    /// An arrow that turns back.
    Reset,
    /// Sliders.
    Settings,
    /// An arrow to the left.
    Left,
    /// An arrow to the right.
    Right,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
}

impl Glyph {
    /// The strokes, on a grid of 16.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Play => "M4.5 2.5v11l9-5.5z",
            Self::Pause => "M5 3v10M11 3v10",
            Self::Restart => "M3 8a5 5 0 1 0 1.6-3.7M4.5 1.5v3h3",
            Self::StepBack => "M12 3.5v9L6 8zM3.5 3.5v9",
            Self::StepForward => "M4 3.5v9L10 8zM12.5 3.5v9",
            Self::Reset => "M6 3L3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6",
            Self::Settings => "M2 5h6M12 5h2M2 11h2M8 11h6M10 3v4M6 9v4",
            Self::Left => "M13 8H3M7 4L3 8l4 4",
            Self::Right => "M3 8h10M9 4l4 4-4 4",
            Self::Up => "M8 13V3M4 7l4-4 4 4",
            Self::Down => "M8 3v10M4 9l4 4 4-4",
        }
    }

    /// The fill of its shapes.
    pub const fn fill(self) -> &'static str {
        if matches!(self, Self::Play | Self::StepBack | Self::StepForward) { "currentColor" } else { "none" }
    }

    /// The drawing as HTML, hidden from screen readers.
    pub fn svg(self) -> String {
        let (fill, path) = (self.fill(), self.path());
        format!(
            "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path fill=\"{fill}\" d=\"{path}\"/></svg>"
        )
    }
}

/// A glyph's drawing, hidden from screen readers.
#[component]
pub fn Icon(
    /// The glyph.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    let fill = Signal::derive(move || glyph.get().fill().to_owned());
    let path = Signal::derive(move || glyph.get().path().to_owned());
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path fill=fill d=path></path>
        </svg>
    }
}
