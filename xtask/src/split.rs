//! The page's program in two files: what a first load needs, and the rest, which the page fetches later.
//!
//! Trunk does not split. So it builds the whole with the feature `split`, which marks the way into the rest, and leaves
//! a module in the stage that could not run. This takes what the compiler made, splits it, and puts the parts into that
//! module's place, through wasm-bindgen and wasm-opt as Trunk would have done.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

use crate::workspace::on_path;

/// What the compiler's part in this needs: the places that the parts refer to each other by.
pub(crate) const RUSTFLAGS: &str = "-Clink-arg=--emit-relocs";

/// The feature of the page's package that marks the way into the rest.
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

/// What the splitter calls the script between the parts, and the rest's file.
const LINK: &str = "__wasm_split.js";
const REST: &str = "split_rest.wasm";

/// As the loader does: with the type that streaming compilation asks for, whatever the host says.
const WHOLE: &str = "\
const whole = (response) => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  return new Response(response.body, { headers: { \"content-type\": \"application/wasm\" } });
};
";

/// Puts the parts into the stage.
pub(crate) fn run(stage: &Path) -> Result<()> {
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
    transform(options).map_err(|error| anyhow!("splitting: {error:#}"))?;
    // The parts share what the linker exports: the memory and the table.
    cmd!(
        sh,
        "{wasm_bindgen} --target web --no-typescript --keep-lld-exports --out-dir {work} --out-name {name} {main}"
    )
    .quiet()
    .run()?;
    let bound = format!("{name}_bg.wasm");
    let rest = format!("{name}-rest.wasm");
    for (part, file) in [(bound.as_str(), &bound), (REST, &rest)] {
        let (from, to) = (work.join(part), stage.join(file));
        cmd!(sh, "{wasm_opt} -Oz {WASM_FEATURES...} {from} -o {to}").quiet().run()?;
    }
    let link = fs::read_to_string(work.join(LINK))?;
    let fetch = format!("fetch(new URL(\"./{REST}\", import.meta.url))");
    ensure!(link.contains(&fetch), "the splitter's script fetches the rest in another way");
    let fetch_whole = fetch.replace(REST, &rest) + ".then(whole)";
    fs::write(work.join(LINK), WHOLE.to_owned() + &link.replace(&fetch, &fetch_whole))?;
    // One script of both, without what nobody uses.
    let entry = work.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"{script}\";\n"))?;
    let out = stage.join(format!("{name}.js"));
    cmd!(sh, "{esbuild} {entry} --bundle --minify --format=esm --log-level=warning --allow-overwrite --outfile={out}")
        .quiet()
        .run()?;
    Ok(())
}

/// The name that Trunk gave the program, with a hash of the whole in it.
fn program_in(stage: &Path) -> Result<String> {
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
