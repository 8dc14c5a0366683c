//! Other sites that show the playground: a book made by mdBook, a deck made with reveal.js. They have another origin.

use super::Page;
use super::driver::program;
use super::server::site;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering::Relaxed;

/// Keeps what the elements pass on, each with the element's name. Before any element exists.
const LISTEN: &str = "<script>window.told = []; \
    for (const kind of ['ready', 'state', 'report', 'result', 'changed', 'resize', 'error']) \
        document.addEventListener(`ht-${kind}`, ({ detail, target }) => told.push({ ...detail, of: target.id }))</script>";

impl Page {
    /// Opens a book of one chapter, given as Markdown, in which `{site}` is the playground's address.
    pub async fn visit_book(&self, chapter: &str) {
        let book = self.folder("book");
        let chapter = format!("# A chapter\n\n{LISTEN}\n\n{}", self.with_site(chapter));
        write(&book.join("book.toml"), "[book]\ntitle = \"A course\"\n[output.html]\n");
        write(&book.join("src/SUMMARY.md"), "# Summary\n\n- [A chapter](chapter.md)\n");
        write(&book.join("src/chapter.md"), &chapter);
        let made = Command::new(program("HT_MDBOOK")).arg("build").arg(&book).output().expect("mdBook runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        self.server.place("book", book.join("book"));
        self.visit_other("book/chapter.html").await;
    }

    /// Opens a deck, given as its slides, in which `{site}` is the playground's address.
    pub async fn visit_deck(&self, slides: &str) {
        self.visit_deck_at("deck.html", slides).await;
    }

    /// The same, with what its address says to reveal.js.
    pub async fn visit_deck_at(&self, file: &str, slides: &str) {
        let deck = self.folder("deck");
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A deck</title>\
             <link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"reveal/reveal.css\">\
             <link rel=\"stylesheet\" href=\"reveal/theme/white.css\">{LISTEN}\
             <div class=\"reveal\"><div class=\"slides\">{}</div></div>\
             <script src=\"reveal/reveal.js\"></script><script>Reveal.initialize({{ transition: 'none' }})</script></html>",
            self.with_site(slides)
        );
        write(&deck.join("deck.html"), &page);
        self.server.place("deck/reveal", program("HT_REVEAL").into());
        self.server.place("deck", deck);
        self.visit_other(&format!("deck/{file}")).await;
    }

    /// Opens a learning management system, scorm-again, with the SCORM package unpacked beside it. The page's function
    /// `attempt` starts the package, with what the system has kept, as JSON: scorm-again wants objects of its own page, and
    /// Firefox's driver makes others.
    pub async fn visit_lms(&self) {
        let folder = self.folder("lms");
        for (name, content) in unzipped(&fs::read(site().join("hare-and-tortoise-scorm12.zip")).unwrap()) {
            write(&folder.join(name), &String::from_utf8(content).unwrap());
        }
        let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A course</title>\
            <link rel=\"icon\" href=\"data:,\"><script src=\"again/scorm12.js\"></script><script>\
            function attempt(kept) { document.querySelector('iframe')?.remove(); \
                window.API = new Scorm12API({ autocommit: false, logLevel: 5 }); \
                if (kept) API.loadFromJSON(JSON.parse(kept)); \
                document.body.append(Object.assign(document.createElement('iframe'), \
                    { src: 'index.html', width: 1000, height: 800, title: 'The lessons' })) }</script><body></body></html>";
        write(&folder.join("lms.html"), page);
        self.server.place("lms/again", program("HT_SCORM").into());
        self.server.place("lms", folder);
        self.visit_beside("lms/lms.html").await;
    }

    /// Opens a page of another site.
    async fn visit_other(&self, path: &str) {
        self.has_foreign_host.store(true, Relaxed);
        self.client.goto(&format!("{}{path}", self.server.foreign_address())).await.unwrap();
    }

    /// Text of another site, in which `{site}` is the playground's address.
    fn with_site(&self, text: &str) -> String {
        text.replace("{site}", &self.server.address())
    }

    /// An empty folder for the files of another site in this journey.
    fn folder(&self, name: &str) -> PathBuf {
        let port = self.server.host().rsplit(':').next().unwrap_or_default().to_owned();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hosts").join(port).join(name);
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    /// What the host keeps for itself is not the playground's.
    pub async fn forget_storage(&self) {
        self.js::<Value>("localStorage.clear(); sessionStorage.clear()", json!([])).await;
    }

    /// From now on, commands go to the frame of the element with this name.
    pub async fn enter_element(&self, id: &str) {
        let frame = "return document.getElementById(arguments[0]).shadowRoot.querySelector('iframe')";
        let found = self.client.execute(frame, vec![json!(id)]).await.unwrap();
        // An element comes as its reference, under a name that the standard has drawn by lot.
        let reference = found.as_object().and_then(|found| found.values().next()?.as_str()).expect("there is a frame");
        Element::from_element_id(self.client.clone(), ElementRef::from(reference.to_owned()))
            .enter_frame()
            .await
            .unwrap();
    }

    /// The value of a script in the frame of the element with this name.
    pub async fn within<T: serde::de::DeserializeOwned>(&self, id: &str, script: &str) -> T {
        self.enter_element(id).await;
        let value = self.js(script, json!([])).await;
        self.leave_frame().await;
        value
    }

    /// The last message of a kind that the element with this name has passed on.
    pub async fn last_told(&self, id: &str, kind: &str) -> Value {
        let last = "return told.findLast(({ of, type }) => of === arguments[0] && type === arguments[1]) ?? null";
        self.js(last, json!([id, kind])).await
    }
}

/// The files of a zip archive, by its own list of them.
fn unzipped(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
    let short = |at: usize| usize::from(u16::from_le_bytes(archive[at..at + 2].try_into().unwrap()));
    let end = archive.len() - 22;
    let mut at = number(end + 16);
    let mut files = Vec::new();
    for _ in 0..short(end + 10) {
        let (length, name, place) = (number(at + 20), short(at + 28), number(at + 42));
        let from = place + 30 + short(place + 26) + short(place + 28);
        let mut content = Vec::new();
        flate2::read::DeflateDecoder::new(&archive[from..from + length]).read_to_end(&mut content).unwrap();
        assert_eq!(content.len(), number(at + 24));
        files.push((String::from_utf8(archive[at + 46..at + 46 + name].to_vec()).unwrap(), content));
        at += 46 + name + short(at + 30) + short(at + 32);
    }
    files
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a file has a folder")).unwrap();
    fs::write(file, text).unwrap();
}
