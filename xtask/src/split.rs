//! The page's program in several files: what a first load needs, and what the page fetches later.
//!
//! Trunk does not split. So it builds the whole with the feature `split`, which marks the ways into the others, and leaves
//! a module in the stage that could not run. This takes what the compiler made, splits it, and puts the parts into that
//! module's place, through wasm-bindgen and wasm-opt as Trunk would have done.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};
use xshell::{Shell, cmd};

use crate::bundle;
use crate::workspace::on_path;

/// What the compiler's part in this needs: the places that the parts refer to each other by.
pub(crate) const RUSTFLAGS: &str = "-Clink-arg=--emit-relocs";

/// The feature of the page's package that marks the ways into the other files.
pub(crate) const FEATURE: &str = "split";

/// What the browsers that the page supports can do.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Instructions of a function that is put into all that call it, wherever that is (`site.rs` says why); by itself 2.
const INLINED: &str = "--always-inline-max-function-size=12";

/// What the splitter calls the script between the parts.
const LINK: &str = "__wasm_split.js";

/// What the names between script and program begin with.
const BOUND: &str = "__wb";

/// wasm-bindgen names the script between the parts once for each of them.
pub(crate) const SILENT: &str = "--log-override:duplicate-object-key=silent";

/// What the program calls the script.
const FROM: &str = "_";

/// Where Trunk puts the program's own scripts, which the one script of all has in it.
pub(crate) const SNIPPETS: &str = "snippets";

/// What it puts before a part's name.
const PART: &str = "split_";

/// As the loader does: with the type that streaming compilation asks for, whatever the host says.
const WHOLE: &str = "\
const whole = (response) => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  return new Response(response.body, { headers: { \"content-type\": \"application/wasm\" } });
};
";

/// Puts the parts into the stage; gives the page that names them.
pub(crate) fn run(stage: &Path, html: &str) -> Result<String> {
    let sh = Shell::new()?;
    let [wasm_bindgen, wasm_opt, esbuild] = ["wasm-bindgen", "wasm-opt", "esbuild"].map(on_path);
    let (wasm_bindgen, wasm_opt, esbuild) = (wasm_bindgen?, wasm_opt?, esbuild?);
    let name = program_in(stage)?;
    let work = tempfile::tempdir()?;
    let work = work.path();
    let whole = fs::read(compiled()?)?;
    let (main, script) = (work.join("main.wasm"), format!("./{name}.js"));
    let mut options = Options::new(&whole);
    (options.output_dir, options.main_out_path, options.main_module) = (work, &main, &script);
    let parts = transform(options).map_err(|error| anyhow!("splitting: {error:#}"))?.split_modules;
    // The parts share what the linker exports: the memory and the table.
    cmd!(
        sh,
        "{wasm_bindgen} --target web --no-typescript --keep-lld-exports --out-dir {work} --out-name {name} {main}"
    )
    .quiet()
    .run()?;
    let optimise = |from: &Path, file: &str| {
        let to = stage.join(file);
        cmd!(sh, "{wasm_opt} -Oz -Oz {INLINED} {WASM_FEATURES...} {from} -o {to}").quiet().run()
    };
    let bound = format!("{name}_bg.wasm");
    optimise(&work.join(&bound), &bound)?;
    let mut link = fs::read_to_string(work.join(LINK))?;
    for part in parts {
        let own = part.file_name().and_then(|file| file.to_str()).context("a part has a name")?;
        let fetch = format!("fetch(new URL(\"./{own}\", import.meta.url))");
        ensure!(link.contains(&fetch), "the splitter's script fetches {own} in another way");
        let file = format!("{name}-{}", own.trim_start_matches(PART));
        optimise(&part, &file)?;
        link = link.replace(&fetch, &(fetch.replace(own, &file) + ".then(whole)"));
    }
    fs::write(work.join(LINK), WHOLE.to_owned() + &link)?;
    // One script of all, without what nobody uses.
    let entry = work.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"{script}\";\n"))?;
    let out = stage.join(format!("{name}.js"));
    cmd!(sh, "{esbuild} {entry} --bundle --minify --format=esm --log-level=warning {SILENT} --allow-overwrite --outfile={out}")
        .quiet()
        .run()?;
    let program = stage.join(bound);
    let (script, bytes) = shortly_named(&fs::read_to_string(&out)?, &fs::read(&program)?)?;
    fs::write(out, script)?;
    fs::write(program, bytes)?;
    Ok(html.replace(&name, &renamed(stage, &name)?))
}

/// Has the parts' names say what is in them by now: Trunk's say what the compiler made, and a browser that keeps a file by its
/// name would put together what does not fit. Gives what they have in common.
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
    let text = fs::read_to_string(&script)?;
    fs::write(script, text.replace(name, &renamed))?;
    Ok(renamed)
}

/// Script and program with short names between them. wasm-bindgen's are long and end with a hash, which does not compress,
/// in each of the two.
fn shortly_named(script: &str, program: &[u8]) -> Result<(String, Vec<u8>)> {
    let (mut module, mut short, mut from) = (Module::new(), BTreeMap::new(), None);
    for part in Parser::new(0).parse_all(program) {
        let part = part?;
        if let Payload::ImportSection(imports) = part {
            let mut section = ImportSection::new();
            for import in imports.into_imports() {
                let import = import?;
                let number = short.len();
                let ours = import.name.starts_with(BOUND);
                let (module, name) = if ours {
                    from = Some(import.module);
                    (FROM, &**short.entry(import.name).or_insert(format!("_{number}")))
                } else {
                    (import.module, import.name)
                };
                section.import(module, name, RoundtripReencoder.entity_type(import.ty)?);
            }
            module.section(&section);
        } else if let Some((id, range)) = part.as_section() {
            module.section(&RawSection {
                id,
                data: &program[usize::try_from(range.start)?..usize::try_from(range.end)?],
            });
        }
    }
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let mut renamed = String::new();
    let mut rest = script;
    while let Some(start) = rest.find(BOUND) {
        let end = rest[start..].find(|char| !is_part(char)).map_or(rest.len(), |length| start + length);
        let name = &rest[start..end];
        renamed += &rest[..start];
        renamed += short.get(name).map_or(name, String::as_str);
        rest = &rest[end..];
    }
    renamed += rest;
    Ok((from.map_or(renamed.clone(), |from| renamed.replace(from, FROM)), module.finish()))
}

/// The name that Trunk gave the program, with a hash of the whole in it.
pub(crate) fn program_in(stage: &Path) -> Result<String> {
    for entry in fs::read_dir(stage)? {
        let file = entry?.file_name();
        if let Some(name) = file.to_str().and_then(|file| file.strip_suffix("_bg.wasm")) {
            return Ok(name.to_owned());
        }
    }
    Err(anyhow!("Trunk has put no program into {}", stage.display()))
}

/// What the compiler made.
fn compiled() -> Result<PathBuf> {
    let source = env::var_os("TRUNK_SOURCE_DIR").map(PathBuf::from).context("Trunk says where its sources are")?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| source.join("target"), PathBuf::from);
    Ok(target.join("wasm32-unknown-unknown").join("wasm").join("hare-and-tortoise.wasm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMORY: wasm_encoder::MemoryType =
        wasm_encoder::MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };

    #[test]
    fn names_are_short_in_script_and_program_alike() {
        let mut imports = ImportSection::new();
        for (from, name) in [("./a_bg.js", "__wbg_get_0123456789abcdef"), ("./a_bg.js", "__wbg_set_fedcba9876543210")] {
            imports.import(from, name, wasm_encoder::EntityType::Memory(MEMORY));
        }
        imports.import("./__wasm_split.js", "memory", wasm_encoder::EntityType::Memory(MEMORY));
        let mut program = Module::new();
        program.section(&imports);
        let script =
            "'./a_bg.js':{__wbg_get_0123456789abcdef:a,__wbg_set_fedcba9876543210:b,__wbindgen_export:c.__wbg_x}";
        let (script, program) = shortly_named(script, &program.finish()).unwrap();
        assert_eq!(script, "'_':{_0:a,_1:b,__wbindgen_export:c.__wbg_x}");
        let text = String::from_utf8_lossy(&program).into_owned();
        assert!(
            text.contains("_0") && text.contains("_1") && text.contains("memory") && !text.contains("__wbg"),
            "{text}"
        );
    }
}
