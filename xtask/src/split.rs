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
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

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

/// What the splitter calls the script between the parts.
const LINK: &str = "__wasm_split.js";

/// Digits of the hash at the end of a name.
const HASH: usize = 16;

/// What it puts before a part's name.
const PART: &str = "split_";

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
        cmd!(sh, "{wasm_opt} -Oz {WASM_FEATURES...} {from} -o {to}").quiet().run()
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
    // One script of all, without what nobody uses. wasm-bindgen names the script between the parts once for each.
    let silent = "--log-override:duplicate-object-key=silent";
    let entry = work.join("entry.js");
    fs::write(&entry, format!("export {{ default }} from \"{script}\";\n"))?;
    let out = stage.join(format!("{name}.js"));
    cmd!(sh, "{esbuild} {entry} --bundle --minify --format=esm --log-level=warning {silent} --allow-overwrite --outfile={out}")
        .quiet()
        .run()?;
    let program = stage.join(bound);
    let (script, bytes) = plainly_named(&fs::read_to_string(&out)?, fs::read(&program)?);
    fs::write(out, script)?;
    fs::write(program, bytes)?;
    Ok(())
}

/// Script and program without the hashes that wasm-bindgen ends the names between them with: 16 digits that do not
/// compress, in each of the two. A number as long, which does compress, tells apart the few names that are then the same.
fn plainly_named(script: &str, mut program: Vec<u8>) -> (String, Vec<u8>) {
    let words = script.split(|char: char| !char.is_ascii_alphanumeric() && char != '_');
    let (mut plain, mut taken) = (BTreeMap::new(), BTreeMap::new());
    for word in words {
        if let Some(stem) = stem(word).filter(|_| !plain.contains_key(word)) {
            let number = taken.entry(stem).and_modify(|number| *number += 1).or_insert(0);
            plain.insert(word, format!("{stem}{number:0HASH$}"));
        }
    }
    let mut renamed = script.to_owned();
    for (word, name) in plain {
        renamed = renamed.replace(word, &name);
        // As long as before, so that everything in the program stays where it is.
        let mut from = 0;
        while let Some(at) = program[from..].windows(word.len()).position(|bytes| bytes == word.as_bytes()) {
            program[from + at..][..word.len()].copy_from_slice(name.as_bytes());
            from += at + word.len();
        }
    }
    (renamed, program)
}

/// A name of wasm-bindgen's without its hash.
fn stem(word: &str) -> Option<&str> {
    let (stem, hash) = word.split_at_checked(word.len().checked_sub(HASH)?)?;
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (stem.starts_with("__wbg_") && hash.bytes().all(digit)).then_some(stem)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_hashes_in_script_and_program_alike() {
        let script =
            "{__wbg_get_0123456789abcdef:a,__wbg_get_fedcba9876543210:b,__wbg_set_00112233445566ff:c,__wbg_x:d}";
        let program = b"\0__wbg_get_fedcba9876543210\0__wbg_get_0123456789abcdef\0\xff".to_vec();
        let (script, program) = plainly_named(script, program);
        assert_eq!(
            script,
            "{__wbg_get_0000000000000000:a,__wbg_get_0000000000000001:b,__wbg_set_0000000000000000:c,__wbg_x:d}"
        );
        assert_eq!(program, b"\0__wbg_get_0000000000000001\0__wbg_get_0000000000000000\0\xff");
    }
}
