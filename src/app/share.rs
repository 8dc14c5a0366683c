//! A link in the forms that other pages take it in: a line of HTML or Markdown for each host, and a code for a phone.

use super::html::escape;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// What to put into a page of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The kind of page.
    pub host: &'static str,
    /// Where it goes, and what to know.
    pub note: &'static str,
    /// The text to copy.
    pub text: String,
}

/// What is shared.
#[derive(Clone, Copy, Debug)]
pub struct Shared<'a> {
    /// The whole link, with its fragment.
    pub link: &'a str,
    /// What the link shows, in a few words.
    pub title: &'a str,
    /// The result in words, for whoever cannot see the picture.
    pub alt: &'a str,
}

/// The name under which the picture is offered, and named in the snippets.
pub const STILL: &str = "race.svg";

impl Shared<'_> {
    /// The folder of the site.
    fn site(&self) -> &str {
        let page = self.link.split('#').next().unwrap_or_default();
        page.rfind('/').map_or(page, |end| &page[..=end])
    }

    /// The link of the instrument alone.
    pub fn embedded(&self) -> String {
        let with = if self.link.contains('?') { '&' } else { '?' };
        if self.link.contains("embed=1") { self.link.to_owned() } else { format!("{}{with}embed=1", self.link) }
    }

    /// The element with its children.
    fn element(&self, attributes: &str) -> String {
        let [link, title, alt] = [self.link, self.title, self.alt].map(escape);
        format!(
            "<hare-and-tortoise{attributes} href=\"{link}\">\n  <img src=\"{STILL}\" alt=\"{alt}\">\n  \
             <a href=\"{link}\">{title}</a>\n</hare-and-tortoise>"
        )
    }

    fn script(&self) -> String {
        format!("<script src=\"{}embed.js\" async></script>", escape(self.site()))
    }

    /// A snippet for each kind of page.
    pub fn snippets(&self) -> Vec<Snippet> {
        let (element, script, embedded) = (self.element(""), self.script(), self.embedded());
        let (link, [title, alt]) = (self.link, [self.title, self.alt].map(in_brackets));
        vec![
            Snippet {
                host: "HTML, mdBook, Docusaurus, Starlight",
                note: "The script once on a page, the element where the race belongs. Put the picture beside the page.",
                text: format!("{script}\n\n{element}"),
            },
            Snippet {
                host: "HTML, a frame without a script",
                note: "It keeps its height, and scrolls.",
                text: format!(
                    "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"900\" allow=\"clipboard-write\"></iframe>",
                    escape(&embedded),
                    escape(self.title)
                ),
            },
            Snippet {
                host: "Jupyter Book 2, MyST",
                note: "Static formats show the placeholder.",
                text: format!(":::{{iframe}} {embedded}\n:width: 100%\n:placeholder: {STILL}\n{alt}\n:::"),
            },
            Snippet {
                host: "reveal.js, Slidev",
                note: "The script once in the deck. A slide needs a fixed height.",
                text: format!("{script}\n\n{}", self.element(" height=\"560\"")),
            },
            Snippet {
                host: "Hugo",
                note: "Save the first part as layouts/_shortcodes/hare-and-tortoise.html; the second goes into a page.",
                text: format!(
                    "{script}\n<hare-and-tortoise href=\"{{{{ .Get \"href\" }}}}\">\n  <img src=\"{{{{ .Get \"still\" | relURL \
                     }}}}\" alt=\"{{{{ .Get \"alt\" }}}}\">\n  <a href=\"{{{{ .Get \"href\" }}}}\">{{{{ .Get \"title\" }}}}</a>\n\
                     </hare-and-tortoise>\n\n{{{{< hare-and-tortoise href=\"{link}\" still=\"{STILL}\" title=\"{}\" alt=\"{}\" >}}}}",
                    self.title.replace('"', "”"),
                    self.alt.replace('"', "”")
                ),
            },
            Snippet {
                host: "Markdown: a picture with a link",
                note: "For pages that allow no frame, such as GitHub and newsletters.",
                text: format!("[![{alt}]({STILL})](<{link}>)\n\n[{title}](<{link}>)"),
            },
            Snippet {
                host: "Notion, Coda and others that take an address",
                note: "Paste it, and choose to embed it.",
                text: embedded,
            },
        ]
    }

    /// The link as a QR code: SVG without a background; `None` if it is too long for one.
    pub fn code(&self) -> Option<String> {
        let code = QrCode::encode_text(self.link, QrCodeEcc::Low).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let start = x;
                while x < code.size() && code.get_module(x, y) {
                    x += 1;
                }
                if x > start {
                    // Four modules of white around it belong to the code.
                    let _ = write!(path, "M{} {}h{}v1H{}z", start + 4, y + 4, x - start, start + 4);
                }
                x += 1;
            }
        }
        let size = code.size() + 8;
        Some(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
        ))
    }
}

/// A text within square or round brackets of Markdown.
fn in_brackets(text: &str) -> String {
    text.replace('[', "(").replace(']', ")")
}
