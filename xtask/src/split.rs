//! Splits the page's program into several files: one for the first load, and others that the page fetches later.
//!
//! Trunk does not split. It builds the whole program with the feature `split`, which marks the entry points of the
//! other files, and leaves a module in the stage that could not run. This code takes the compiler's output, splits it,
//! and puts the parts in place of that module, after wasm-bindgen and wasm-opt, as Trunk would have done.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

use crate::bundle;
use crate::glue;
use crate::grouping::{self, Group};
use crate::workspace::on_path;

/// Compiler options for splitting: keep the relocations, by which the parts refer to each other.
pub(crate) const RUSTFLAGS: &str = "-Clink-arg=--emit-relocs";

/// The feature of the page's package that marks the entry points of the other files.
pub(crate) const FEATURE: &str = "split";

/// The WebAssembly features of the supported browsers.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Functions with at most this many instructions are inlined wherever they are called (`site.rs` says why); the default
/// is 2.
const INLINED: &str = "--always-inline-max-function-size=8";

/// No browser reads which compiler made a part, and for which features: 90 bytes in each of a screen's files.
const STRIPPED: [&str; 2] = ["--strip-producers", "--strip-target-features"];

/// The splitter's name for the script between the parts.
const LINK: &str = "__wasm_split.js";

/// wasm-bindgen names the script between the parts once for each of them.
pub(crate) const SILENT: &str = "--log-override:duplicate-object-key=silent";

/// Where Trunk puts the program's snippets. The bundled script contains them.
pub(crate) const SNIPPETS: &str = "snippets";

/// The splitter's prefix of a part's name.
const PART: &str = "split_";

/// Fetches a part by its short name: from the loader if it has asked for it already. Sets the type that streaming
/// compilation needs, whatever the host sends.
const FETCH: &str = "\
const get = async (name) => {
  const path = `./PROGRAM-${name}.wasm`;
  const response = await (globalThis.preloaded?.take(path) ?? fetch(new URL(path, import.meta.url)));
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  return new Response(response.body, { headers: { \"content-type\": \"application/wasm\" } });
};
const part = (name, groups) => makeLoad(() => {
  const source = get(name);
  source.catch(() => {});
  return async (imports) => WebAssembly.instantiateStreaming(source, imports);
}, groups);
";

/// How the splitter's script begins to define what loads a file.
const LOADERS: &str = "/* ";

/// How the splitter's script reports that a part did not come.
const REPORT: &str = "console.error(e);";

/// The splitter's function that loads a part: before its name, and after it.
const LOADER: (&str, &str) = ("export const ", " = wrapAsyncCb(");

/// Puts the parts into the stage; returns the page that names them.
pub(crate) fn run(stage: &Path, html: &str) -> Result<String> {
    let sh = Shell::new()?;
    let [wasm_bindgen, wasm_opt, wasm_merge, esbuild] =
        ["wasm-bindgen", "wasm-opt", "wasm-merge", "esbuild"].map(on_path);
    let (wasm_bindgen, wasm_opt, wasm_merge, esbuild) = (wasm_bindgen?, wasm_opt?, wasm_merge?, esbuild?);
    let name = program_in(stage)?;
    let work = tempfile::tempdir()?;
    let work = work.path();
    let whole = glue::without_streams(&fs::read(compiled()?)?)?;
    let (main, script) = (work.join("main.wasm"), format!("./{name}.js"));
    let mut options = Options::new(&whole);
    (options.output_dir, options.main_out_path, options.main_module) = (work, &main, &script);
    let split = transform(options).map_err(|error| anyhow!("splitting: {error:#}"))?;
    // The parts share the linker's exports: the memory and the table.
    cmd!(
        sh,
        "{wasm_bindgen} --target web --no-typescript --keep-lld-exports --out-dir {work} --out-name {name} {main}"
    )
    .quiet()
    .run()?;
    let bound = format!("{name}_bg.wasm");
    let (program, glue) = (work.join(&bound), work.join(format!("{name}.js")));
    let (smaller, text) = glue::smaller(&fs::read(&program)?, &fs::read_to_string(&glue)?)?;
    fs::write(&program, smaller)?;
    fs::write(&glue, text)?;
    let optimise = |from: &Path, file: &str| {
        let to = stage.join(file);
        cmd!(sh, "{wasm_opt} -Oz -Oz {INLINED} {STRIPPED...} {WASM_FEATURES...} {from} -o {to}").quiet().run()
    };
    optimise(&program, &bound)?;
    let own = |part: &str| work.join(format!("{PART}{part}.wasm"));
    let mut needs = BTreeMap::new();
    for (part, files) in split.prefetch_map {
        let shared = files.into_iter().filter(|file| *file != format!("{PART}{part}")).collect();
        ensure!(own(&part).exists(), "the part {part} has no file of its own");
        optimise(&own(&part), &format!("{name}-{part}.wasm"))?;
        needs.insert(part, shared);
    }
    let file = |file: &str| work.join(format!("{file}.wasm"));
    let groups = grouping::grouped(&needs, |shared| grouping::content(&file(shared)))?;
    for (at, group) in groups.iter().enumerate() {
        let merged = work.join(format!("merged_{at}.wasm"));
        let files: Vec<PathBuf> = group.files.iter().map(|shared| file(shared)).collect();
        grouping::merge(&wasm_merge, &WASM_FEATURES, &files, &merged)?;
        optimise(&merged, &format!("{name}-{at}.wasm"))?;
    }
    let link = loaders(&fs::read_to_string(work.join(LINK))?, needs.keys(), &groups)?;
    fs::write(work.join(LINK), link.replace("PROGRAM", &name))?;
    let mut html = html.to_owned();
    for part in needs.keys() {
        html = naming(&html, part, &names(part, &groups));
    }
    // Bundles one script, without unused code.
    let entry = work.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"{script}\";\n"))?;
    let out = stage.join(format!("{name}.js"));
    cmd!(sh, "{esbuild} {entry} --bundle --minify --format=esm --log-level=warning {SILENT} --allow-overwrite --outfile={out}")
        .quiet()
        .run()?;
    ensure!(glue::has_no_adapters(&fs::read_to_string(out)?), "something uses the streams that `glue.rs` leaves out");
    Ok(html.replace(&name, &renamed(stage, &name)?))
}

/// The splitter's script with loaders of parts and groups instead of its own, one for each of its many files.
fn loaders<'a>(link: &str, parts: impl Iterator<Item = &'a String>, groups: &[Group]) -> Result<String> {
    let (before, theirs) = link.split_once(LOADERS).context("the splitter's script loads no files")?;
    // The page itself says that a part did not come; and a page that is left while parts come has nothing to report.
    ensure!(before.contains(REPORT), "the splitter's script does not report failures as expected");
    let mut script = before.replace(REPORT, "") + FETCH;
    for at in 0..groups.len() {
        writeln!(script, "const group{at} = part({at}, []);")?;
    }
    for part in parts {
        let fetched = format!("/{PART}{part}.wasm");
        let before = theirs.split_once(&fetched).map(|(before, _)| before);
        let loader = before.and_then(|before| before.rsplit_once(LOADER.0)?.1.split_once(LOADER.1));
        let (loader, _) = loader.with_context(|| format!("the splitter's script does not load {part} as expected"))?;
        let needed = needed(part, groups).map(|at| format!("group{at}")).collect::<Vec<_>>().join(", ");
        writeln!(script, "{}{loader}{}part(\"{part}\", [{needed}]));", LOADER.0, LOADER.1)?;
    }
    Ok(script)
}

/// The places of the groups that a part needs.
fn needed<'a>(part: &'a str, groups: &'a [Group]) -> impl Iterator<Item = usize> + 'a {
    groups.iter().enumerate().filter(move |(_, group)| group.parts.contains(part)).map(|(at, _)| at)
}

/// The short names of a part's files. A browser asks a host for six files at a time: the part's own, the largest, comes
/// first.
fn names(part: &str, groups: &[Group]) -> Vec<String> {
    iter::once(part.to_owned()).chain(needed(part, groups).map(|at| at.to_string())).collect()
}

/// Names the parts of a screen in the page where the loader looks for them, if the page has a place for that screen.
fn naming(html: &str, screen: &str, parts: &[String]) -> String {
    let places = [format!("name=screen-{screen}"), format!("name=\"screen-{screen}\"")];
    let names = parts.join(" ");
    places.iter().fold(html.to_owned(), |html, place| html.replace(place, &format!("{place} data-parts=\"{names}\"")))
}

/// Names the parts by their content. Trunk's names come from the compiler's output, so a browser that caches a file by
/// its name would combine files that do not fit. Returns the common part of the names.
fn renamed(stage: &Path, name: &str) -> Result<String> {
    let mut parts = BTreeMap::new();
    for entry in fs::read_dir(stage)? {
        let file = entry?.file_name().into_string().ok().context("a name is text")?;
        if let Some(end) = file.strip_prefix(name) {
            parts.insert(end.to_owned(), fs::read(stage.join(&file))?);
        }
    }
    let (stem, _) = name.rsplit_once('-').context("Trunk ends the program's name with a hash")?;
    let renamed = format!("{stem}-{:016x}", bundle::hash(parts.values().map(Vec::as_slice)));
    for end in parts.keys() {
        fs::rename(stage.join(format!("{name}{end}")), stage.join(format!("{renamed}{end}")))?;
    }
    let script = stage.join(format!("{renamed}.js"));
    let mut text = fs::read_to_string(&script)?;
    // The name of the program's imports stays, because the program contains it, too.
    for file in ["-", "_bg.wasm"] {
        text = text.replace(&format!("{name}{file}"), &format!("{renamed}{file}"));
    }
    fs::write(script, text)?;
    Ok(renamed)
}

/// Trunk's name for the program, with a hash of the content in it.
pub(crate) fn program_in(stage: &Path) -> Result<String> {
    for entry in fs::read_dir(stage)? {
        let file = entry?.file_name();
        if let Some(name) = file.to_str().and_then(|file| file.strip_suffix("_bg.wasm")) {
            return Ok(name.to_owned());
        }
    }
    Err(anyhow!("Trunk has put no program into {}", stage.display()))
}

/// The compiler's output.
fn compiled() -> Result<PathBuf> {
    let source = env::var_os("TRUNK_SOURCE_DIR").map(PathBuf::from).context("Trunk says where its sources are")?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| source.join("target"), PathBuf::from);
    Ok(target.join("wasm32-unknown-unknown").join("wasm").join("hare-and-tortoise.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screens_files_are_named_where_the_loader_looks_for_them() {
        let parts = ["learn", "1"].map(str::to_owned);
        for (page, named) in [
            ("<meta name=screen-learn content=l.css>", "<meta name=screen-learn data-parts=\"learn 1\" content=l.css>"),
            ("<meta name=\"screen-learn\">", "<meta name=\"screen-learn\" data-parts=\"learn 1\">"),
            ("<meta name=screen-class>", "<meta name=screen-class>"),
        ] {
            assert_eq!(naming(page, "learn", &parts), named);
        }
    }
}
