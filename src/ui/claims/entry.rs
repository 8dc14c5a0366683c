use super::read;
use crate::app::Event as PageEvent;
use crate::app::screen::ScreenId;
use crate::app::screen::claims::{Entry, Event, Feel, Model};
use crate::shell::{Shell, browser};
use crate::ui::common::Refused;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A sentence as it was said, its verdict, what was found, and what to say instead.
#[component]
pub(super) fn Claim(shell: Shell, entry: Entry) -> impl IntoView {
    let (remark, sources) = (entry.remark_words(), entry.source_words());
    let Entry { id, said: quoted, verdict, found, instead, feel, .. } = entry;
    let [listed, opened, copying] = [(); 3].map(|()| id.clone());
    let own_link = Model::own_link(&id);
    let (on_clipboard, refused) = (own_link.clone(), own_link);
    let copied = shell.read(move |page| page.is_on_clipboard(&on_clipboard).to_string());
    let by_hand = shell.read(move |page| if page.is_refused(&refused) { refused.clone() } else { String::new() });
    let label = Signal::derive(move || if copied.get() == "true" { "Link copied" } else { "Copy link" }.to_owned());
    let said = Signal::derive(move || if copied.get() == "true" { "Link copied." } else { "" }.to_owned());
    let claim = id.clone();
    let copy_words = Signal::derive(move || format!("{}: claim {claim}", label.get()));
    let place = format!("claim-{id}");
    let said_at = format!("said-{id}");
    let named = said_at.clone();
    view! {
        <li
            hidden=read(shell, move |model| !model.is_listed(&listed))
            data-open=read(shell, move |model| model.is_open(&opened).to_string())
        >
            <article class="claim" id=place tabindex="-1" aria-labelledby=named>
                <p class="claim-id" aria-hidden="true">{id}</p>
                <div class="claim-said">
                    <blockquote id=said_at>{quoted}</blockquote>
                    <p class="claim-verdict">
                        <span inner_html=verdict.mark()></span>
                        <b>{verdict.title()}</b>
                        {remark}
                    </p>
                </div>
                <div class="claim-found">
                    <p>{found}</p>
                    <p class="claim-instead"><b>"Say instead: "</b>{instead}</p>
                    <p class="claim-source">{sources}</p>
                    {feel.map(|feel| view! { <FeelIt shell feel/> })}
                </div>
                <div class="claim-copy">
                        <button
                            class="button"
                            type="button"
                            aria-label=copy_words
                            on:click=move |_| shell.send(PageEvent::Claims(Event::CopyPressed(copying.clone())))
                            prop:textContent=label
                        ></button>
                        <span class="visually-hidden" role="status" prop:textContent=said></span>
                        <Refused link=by_hand/>
                </div>
            </article>
        </li>
    }
}

/// A link that opens the playground set up to feel it, and the screen that it opens.
#[component]
fn FeelIt(shell: Shell, feel: Feel) -> impl IntoView {
    // What it opens begins at the top of the page.
    let opened = |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            browser::to_top();
        }
    };
    let screen = feel.screen().map(ScreenId::title);
    let link = feel.link;
    view! {
        <p class="claim-feel">
            <b>"Feel it: "</b>
            <a href=shell.read(move |page| page.with_own_keys(&link)) on:click=opened>{feel.text}</a>
            " "
            <span class="badge">{screen}</span>
        </p>
    }
}
