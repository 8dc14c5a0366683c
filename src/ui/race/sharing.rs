use crate::app::share::{STILL, Shared, Snippet};
use crate::shell::{Shell, address, browser, download, picture, sheet, single};
use crate::ui::common::Button;
use leptos::html::Dialog;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The views for sharing: in a file of their own, for whoever asks for them.
pub(in crate::ui) struct SharingViews {
    /// The dialog; the callback is called when it has been closed.
    pub(in crate::ui) dialog: fn(Shell, Callback<()>) -> AnyView,
}

/// The dialog.
pub(in crate::ui) fn dialog(shell: Shell, closed: Callback<()>) -> AnyView {
    // Already there if the views came in a file of their own.
    drop(sheet::load("sharing"));
    view! { <Sharing shell closed/> }.into_any()
}

/// What is shared: nothing changes while the dialog is open.
struct What {
    link: String,
    title: String,
    outcome: String,
}

impl What {
    fn of(shell: Shell) -> Self {
        shell.model.with_untracked(|model| {
            let race = &model.race;
            let task = race.scenario.as_ref().map(|task| task.title.clone()).unwrap_or_default();
            Self {
                link: address::absolute(&model.address().unwrap_or_default()),
                title: format!("{task}: {}", race.setup.names().join(", ")),
                outcome: race.outcome(),
            }
        })
    }

    fn shared(&self) -> Shared<'_> {
        Shared { link: &self.link, title: &self.title, alt: &self.outcome }
    }
}

/// Shares the race: a link, a code for phones, the lines for a page, pictures.
#[component]
fn Sharing(shell: Shell, closed: Callback<()>) -> impl IntoView {
    let what = What::of(shell);
    let (snippets, code, preview) = (what.shared().snippets(), what.shared().code(), what.shared().embedded());
    let (dialog, seen) = (NodeRef::<Dialog>::new(), RwSignal::new(false));
    dialog.on_load(|dialog| picture::show_dialog(&dialog, true));
    let close = Callback::new(move |()| {
        if let Some(dialog) = dialog.get_untracked() {
            picture::show_dialog(&dialog, false);
        }
    });
    view! {
        <dialog class="sharing" aria-labelledby="sharing-title" node_ref=dialog on:close=move |_| closed.run(())>
            <header class="sharing-head">
                // Not the button: the key that has opened the dialog would close it again.
                <h2 id="sharing-title" tabindex="-1" autofocus>"Share this race"</h2>
                <Button label="Close" press=close/>
            </header>
            <div class="sharing-link">
                <div>
                    <Copied label="Link" text=Signal::stored(what.link.clone()) rows=2/>
                    <p class="sharing-note">"It holds the whole set-up. Whoever opens it sees the same race."</p>
                </div>
                {match code {
                    Some(svg) => view! {
                        <div class="sharing-code" role="img" aria-label="The link as a QR code" inner_html=svg></div>
                    }.into_any(),
                    None => view! { <p class="sharing-note">"This link is too long for a QR code."</p> }.into_any(),
                }}
            </div>
            <Embedding snippets/>
            <Pictures shell/>
            // The race as a page would show it. It loads when somebody wants to see it.
            <details class="more" on:toggle=move |_| seen.set(true)>
                <summary>"Preview"</summary>
                {move || seen.get().then(|| {
                    let page = preview.split_once('#').and_then(|(_, fragment)| single::page(&format!("#{fragment}")));
                    let address = page.is_none().then(|| preview.clone());
                    view! { <iframe class="sharing-preview" title="Preview" src=address srcdoc=page></iframe> }
                })}
            </details>
        </dialog>
    }
}

/// The lines for a page, by the kind of page.
#[component]
fn Embedding(snippets: Vec<Snippet>) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let hosts = snippets.iter().enumerate().map(|(n, snippet)| view! { <option value=n>{snippet.host}</option> });
    let hosts = hosts.collect_view();
    let snippets = StoredValue::new(snippets);
    let of = move |read: fn(&Snippet) -> String| {
        Signal::derive(move || snippets.with_value(|all| all.get(chosen.get()).map(read).unwrap_or_default()))
    };
    view! {
        <section aria-labelledby="sharing-embed">
            <h3 id="sharing-embed">"Put it into a page"</h3>
            <label class="choice">
                <span class="choice-label">"Kind of page"</span>
                <select
                    class="choice-select"
                    on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())
                >
                    {hosts}
                </select>
            </label>
            <Copied label="Lines for the page" text=of(|snippet| snippet.text.clone()) rows=6/>
            <p class="sharing-note" prop:textContent=of(|snippet| snippet.note.to_owned())></p>
        </section>
    }
}

/// A text to copy. If the browser refuses, the text is selected, for the person to copy it.
#[component]
fn Copied(label: &'static str, text: Signal<String>, rows: u32) -> impl IntoView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    let copied = RwSignal::new(String::new());
    let copy = Callback::new(move |()| {
        let text = text.get_untracked();
        spawn_local(async move {
            if download::copy(&text).await.is_ok() {
                copied.try_set(text);
            } else if let Some(field) = field.try_get_untracked().flatten() {
                browser::focus_in_place(&field);
                field.select();
            }
        });
    });
    let done = Signal::derive(move || if copied.get() == text.get() { "Copied" } else { "Copy" }.to_owned());
    view! {
        <div class="sharing-text">
            <textarea
                class="text-field"
                aria-label=label
                readonly=true
                rows=rows
                spellcheck="false"
                translate="no"
                node_ref=field
                prop:value=text
            ></textarea>
            <Button label=done press=copy/>
        </div>
    }
}

/// The race as pictures.
#[component]
fn Pictures(shell: Shell) -> impl IntoView {
    // The sizes are written in the drawing.
    let still = move || {
        let playhead = shell.playhead.get_untracked();
        shell.model.with_untracked(|model| model.race.still(playhead)).unwrap_or_default()
    };
    let strip = move || shell.model.with_untracked(|model| model.race.film_strip()).unwrap_or_default();
    let save = move |name: &'static str, draw: &dyn Fn() -> String| download::save(name, "image/svg+xml", &draw());
    let pixels = move |name: &'static str, draw: &dyn Fn() -> String| {
        let svg = draw();
        if let Some(size) = size(&svg) {
            picture::save_png(name, &svg, size);
        }
    };
    view! {
        <section aria-labelledby="sharing-pictures">
            <h3 id="sharing-pictures">"Take a picture"</h3>
            <div class="sharing-row">
                <Button label="Timeline (SVG)" press=Callback::new(move |()| save(STILL, &still))/>
                <Button label="Timeline (PNG)" press=Callback::new(move |()| pixels("race.png", &still))/>
                <Button label="Film strip, A4 (SVG)" press=Callback::new(move |()| save("film-strip.svg", &strip))/>
                <Button label="Film strip, A4 (PNG)" press=Callback::new(move |()| pixels("film-strip.png", &strip))/>
            </div>
            <p class="sharing-note">
                "The timeline is drawn as it stands on the page. The film strip shows five moments of the whole race."
            </p>
        </section>
    }
}

/// The size that a drawing says it has.
fn size(svg: &str) -> Option<(u32, u32)> {
    let (_, size) = svg.split_once("viewBox=\"0 0 ")?;
    let (size, _) = size.split_once('"')?;
    let (width, height) = size.split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}
