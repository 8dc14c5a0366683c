//! Checks `docs/embedding.md` and the page of each host against the code.

#[test]
fn the_documents_name_every_message_every_key_and_every_host() {
    let embedding = include_str!("../../docs/embedding.md");
    let commands = ["play", "pause", "restart", "seek", "open", "report", "theme", "visible", "lock", "resized"];
    let messages = ["ready", "state", "report", "resize", "error", "changed", "result"];
    for (start, names) in [("type: \"", commands.as_slice()), ("\"type\": \"", &messages)] {
        for name in names {
            assert!(embedding.contains(&format!("{start}{name}\"")), "{start}{name}");
        }
    }
    for words in ["slide:start", "slide:stop", "ht-ready", "ht-result"] {
        assert!(embedding.contains(words), "{words}");
    }
    let address = include_str!("../../docs/address.md");
    for key in ["controls", "locked", "autoplay"] {
        assert!(address.contains(&format!("| `{key}` |")), "{key}");
    }
    // Each host has a page, and each page is reached from the index.
    let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/embedding");
    let mut found = 0;
    for page in std::fs::read_dir(pages).unwrap() {
        let name = page.unwrap().file_name().into_string().unwrap();
        assert!(embedding.contains(&format!("(embedding/{name})")), "{name}");
        let text = std::fs::read_to_string(format!("{pages}/{name}")).unwrap();
        for heading in ["**The script", "**Colours", "**The trap"] {
            assert!(text.contains(heading), "{name}: {heading}");
        }
        let printed = ["**On paper", "**PDF", "**Speaker’s view and PDF", "**Speaker's view and PDF"];
        assert!(printed.iter().any(|heading| text.contains(heading)), "{name}: what is printed");
        found += 1;
    }
    assert_eq!(found, 9);
}
