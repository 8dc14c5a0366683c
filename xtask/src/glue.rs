//! Takes out of wasm-bindgen's output what this page does not need.
//!
//! The script and the program name each function that they share. wasm-bindgen ends most of these names with a hash, which
//! does not compress: 270 of them take 5 KB of every load. Here a number replaces the hash.
//!
//! A crate under Leptos exports adapters between streams of Rust and of JavaScript, whether or not they are used. Without
//! their exports, the splitter and esbuild leave out the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use anyhow::{Result, ensure};
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Export, Import, Imports, Parser, Payload};

/// In the names of everything that belongs to the adapters, in small letters.
const STREAMS: &str = "intounderlying";

/// Digits of a hash.
const HASH: usize = 16;

/// Takes the exports of the adapters out of what the compiler made, so that the splitter leaves them out. Everything else
/// stays as it is to the byte: the splitter knows it by its place.
pub(crate) fn without_streams(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = &payload {
            let mut kept = ExportSection::new();
            for export in exports.clone() {
                let export = export?;
                if !export.name.contains(STREAMS) {
                    kept.export(export.name, RoundtripReencoder.export_kind(export.kind)?, export.index);
                }
            }
            module.section(&kept);
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: &program[range.start as usize..range.end as usize] });
        }
    }
    Ok(module.finish())
}

/// Returns the program and its script with short names, and a script whose unused parts the bundler can leave out.
pub(crate) fn smaller(program: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let names = short_names(script)?;
    let mut module = Module::new();
    Smaller { names: &names }.parse_core_module(&mut module, Parser::new(0), program)?;
    Ok((module.finish(), without_adapters(&with_names(script, &names))))
}

/// Whether a bundled script is free of the adapters.
pub(crate) fn has_no_adapters(script: &str) -> bool {
    !script.contains(STREAMS)
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// A name without its hash; `None` if it has none.
fn stem(name: &str) -> Option<&str> {
    let stem = name.get(..name.len().checked_sub(HASH)?)?;
    let shared = stem.starts_with("__wbg_") || stem.ends_with("invoke__h");
    (shared && name[stem.len()..].bytes().all(|digit| digit.is_ascii_hexdigit())).then_some(stem)
}

/// For each name with a hash, the same with a number.
fn short_names(script: &str) -> Result<BTreeMap<&str, String>> {
    let all: BTreeSet<&str> = script.split(|c| !is_of_name(c)).collect();
    let mut counts = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (name, stem) in all.iter().filter_map(|name| Some((*name, stem(name)?))) {
        let count = counts.entry(stem).or_insert(0);
        let short = format!("{stem}{count}");
        ensure!(!all.contains(&*short), "{short} is another name already");
        names.insert(name, short);
        *count += 1;
    }
    Ok(names)
}

fn with_names(script: &str, names: &BTreeMap<&str, String>) -> String {
    let mut renamed = String::with_capacity(script.len());
    for piece in script.split_inclusive(|c| !is_of_name(c)) {
        let name = piece.trim_end_matches(|c| !is_of_name(c));
        renamed.push_str(names.get(name).map_or(name, String::as_str));
        renamed.push_str(&piece[name.len()..]);
    }
    renamed
}

/// The bundler leaves out a class that nothing uses, unless a statement outside of it changes it or registers it.
fn without_adapters(script: &str) -> String {
    let lines = script.split_inclusive('\n').filter(|line| !line.starts_with("if (Symbol.dispose) IntoUnderlying"));
    lines.collect::<String>().replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(")
}

struct Smaller<'a> {
    names: &'a BTreeMap<&'a str, String>,
}

impl Smaller<'_> {
    fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Smaller<'_> {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports) -> Result<(), Error<Infallible>> {
        match imports {
            Imports::Single(at, import) => {
                let name = self.name(import.name).to_owned();
                utils::parse_imports(self, section, Imports::Single(at, Import { name: &name, ..import }))
            }
            grouped => utils::parse_imports(self, section, grouped),
        }
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export) -> Result<(), Error<Infallible>> {
        let name = self.name(export.name).to_owned();
        utils::parse_export(self, exports, Export { name: &name, ..export })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection};

    #[test]
    fn program_and_script_agree_on_the_names_and_the_adapters_are_gone() {
        let mut program = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./glue.js", "__wbg_focus_00a8d513ea5d8338", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut exports = ExportSection::new();
        for name in ["wasm__invoke__h00a8d513ea5d8338", "__wbg_intounderlyingsink_free", "memory"] {
            exports.export(name, ExportKind::Func, 1);
        }
        program.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        let script = "__wbg_focus_00a8d513ea5d8338 wasm__invoke__h00a8d513ea5d8338";
        let (smaller, script) = smaller(&without_streams(&program.finish()).unwrap(), script).unwrap();
        let mut names = Vec::new();
        for payload in Parser::new(0).parse_all(&smaller) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    names.extend(imports.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                Payload::ExportSection(exports) => {
                    names.extend(exports.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(names, ["__wbg_focus_0", "wasm__invoke__h0", "memory"]);
        assert_eq!(script, "__wbg_focus_0 wasm__invoke__h0");
    }

    #[test]
    fn a_number_replaces_the_hash_of_a_name_wherever_it_is_whole() {
        let script = "__wbg_focus_00a8d513ea5d8338: __wbg_focus_0bfbefe9aeb1b3f0(__wbg_focus_00a8d513ea5d8338_16)";
        let names = short_names(script).unwrap();
        assert_eq!(
            with_names(script, &names),
            "__wbg_focus_0: __wbg_focus_1(__wbg_focus_00a8d513ea5d8338_16)",
            "the third name is another one"
        );
    }

    #[test]
    fn two_names_never_become_one() {
        assert!(short_names("__wbg_focus_00a8d513ea5d8338 __wbg_focus_0").is_err());
    }

    #[test]
    fn nothing_registers_the_adapters() {
        let script = "class IntoUnderlyingSink {}\nif (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\n\
                      const F = new FinalizationRegistry(free);\n";
        let kept = "class IntoUnderlyingSink {}\nconst F = /* @__PURE__ */ new FinalizationRegistry(free);\n";
        assert_eq!(without_adapters(script), kept);
    }
}
