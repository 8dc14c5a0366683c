//! Fewer files: the splitter cuts the code that parts share into one file for each set of parts that share it, which
//! is hundreds of files. Here files that nearly the same parts need become one.
//!
//! A browser asks a host that speaks HTTP/1.1 for six files at a time, so 130 files take 22 round trips: 3 s on a slow
//! network. Small files also compress badly.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{EntityType, ExportKind, ExportSection, ImportSection, Module, SectionId};
use wasmparser::{Export, Import, Imports, Parser, Payload};
use xshell::{Shell, cmd};

/// The price of a further file, in bytes of code that a part would fetch without need: 4,000 bytes are about 1,500 of
/// brotli. A higher price saves few files and costs the screens more bytes.
const PRICE: usize = 4_000;

/// The module that every file imports from.
const SHARED: &str = "__wasm_split";

/// The same, while files are merged: a module that imports from itself would never end.
const ELSEWHERE: &str = "elsewhere";

/// Files that become one.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// The parts that need it.
    pub parts: BTreeSet<String>,
    /// The files in it.
    pub files: Vec<String>,
    bytes: usize,
}

impl Group {
    /// The bytes that one group costs the parts that do not need it, if they fetch it with the other.
    fn surplus(&self, other: &Self) -> usize {
        other.parts.difference(&self.parts).count() * self.bytes
    }

    fn merge(&mut self, other: Self) {
        self.parts.extend(other.parts);
        self.files.extend(other.files);
        self.bytes += other.bytes;
    }
}

/// Groups the files that more than one part needs. `needs` has the files of each part, `bytes` the size of a file.
pub(crate) fn grouped(
    needs: &BTreeMap<String, Vec<String>>,
    bytes: impl Fn(&str) -> Result<usize>,
) -> Result<Vec<Group>> {
    let mut parts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (part, files) in needs {
        for file in files {
            parts.entry(file).or_default().insert(part.clone());
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for (file, parts) in parts {
        groups.push(Group { parts, files: vec![file.to_owned()], bytes: bytes(file)? });
    }
    while let Some((first, second)) = best(&groups) {
        let other = groups.swap_remove(second);
        groups[first].merge(other);
    }
    groups.sort_by(|one, other| one.files.cmp(&other.files));
    Ok(groups)
}

/// The two groups whose merge saves most, if any merge saves something. The first has the lower place.
fn best(groups: &[Group]) -> Option<(usize, usize)> {
    let pairs = (0..groups.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    let saving = |&(first, second): &(usize, usize)| {
        let (one, other) = (&groups[first], &groups[second]);
        let saved = one.parts.intersection(&other.parts).count() * PRICE;
        saved.checked_sub(one.surplus(other) + other.surplus(one)).filter(|&saved| saved > 0)
    };
    pairs.filter_map(|pair| Some((saving(&pair)?, pair))).max_by_key(|(saved, _)| *saved).map(|(_, pair)| pair)
}

/// The bytes of a file that become part of a group: all but names.
pub(crate) fn content(file: &Path) -> Result<usize> {
    let bytes = fs::read(file)?;
    let mut sum = 0;
    for payload in Parser::new(0).parse_all(&bytes) {
        if let Some((id, range)) = payload?.as_section()
            && id != SectionId::Custom as u8
        {
            sum += usize::try_from(range.end - range.start)?;
        }
    }
    Ok(sum)
}

/// Writes one module with all that is in these.
pub(crate) fn merge(wasm_merge: &Path, features: &[&str], files: &[PathBuf], to: &Path) -> Result<()> {
    let sh = Shell::new()?;
    let modules = files.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let shared = to.with_extension("shared");
    fs::write(&shared, passing_on(&modules)?)?;
    // Every module needs a name of its own, but none imports from another.
    let named = files.iter().enumerate().flat_map(|(at, file)| [file.clone(), PathBuf::from(at.to_string())]);
    cmd!(sh, "{wasm_merge} {features...} --enable-multimemory {shared} {SHARED} {named...} -o {to}").quiet().run()?;
    let mut merged = Module::new();
    Linked.parse_core_module(&mut merged, Parser::new(0), &fs::read(to)?)?;
    fs::write(to, merged.finish())?;
    Ok(())
}

/// A module that exports what it imports: the memory, the table and the variables that all these modules import. Without
/// it a merged module would have one memory for each of them.
fn passing_on(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut shared = BTreeMap::new();
    for module in modules {
        for payload in Parser::new(0).parse_all(module) {
            let Payload::ImportSection(section) = payload? else { continue };
            for import in section.into_imports() {
                let import = import?;
                ensure!(import.module == SHARED, "a part imports {} from {}", import.name, import.module);
                shared.insert(import.name.to_owned(), RoundtripReencoder.entity_type(import.ty)?);
            }
        }
    }
    let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
    let (mut memories, mut tables, mut globals) = (0, 0, 0);
    for (name, ty) in &shared {
        let (kind, count) = match ty {
            EntityType::Memory(_) => (ExportKind::Memory, &mut memories),
            EntityType::Table(_) => (ExportKind::Table, &mut tables),
            EntityType::Global(_) => (ExportKind::Global, &mut globals),
            _ => anyhow::bail!("a part imports {name}, which is no memory, table or variable"),
        };
        imports.import(ELSEWHERE, name, *ty);
        exports.export(name, kind, *count);
        *count += 1;
    }
    let mut module = Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

/// Imports from the shared module again, and exports nothing: nothing calls a file by name.
struct Linked;

impl Reencode for Linked {
    type Error = Infallible;

    fn parse_imports(&mut self, section: &mut ImportSection, imports: Imports) -> Result<(), Error<Infallible>> {
        match imports {
            Imports::Single(at, import) => {
                utils::parse_imports(self, section, Imports::Single(at, Import { module: SHARED, ..import }))
            }
            grouped => utils::parse_imports(self, section, grouped),
        }
    }

    fn parse_export(&mut self, _: &mut ExportSection, _: Export) -> Result<(), Error<Infallible>> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{MemoryType, RefType, TableType};

    fn names(groups: &[Group]) -> Vec<Vec<&str>> {
        groups.iter().map(|group| group.files.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn files_become_one_where_that_saves_more_than_it_costs() {
        let needs = |pairs: &[(&str, &[&str])]| -> BTreeMap<String, Vec<String>> {
            let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
            pairs.iter().map(|(part, files)| ((*part).to_owned(), owned(files))).collect()
        };
        let needs = needs(&[("a", &["x", "y"]), ("b", &["x", "y", "z"]), ("c", &["z"])]);
        let of = |x, z| {
            let groups = grouped(&needs, |file| Ok(if file == "z" { z } else { x })).unwrap();
            names(&groups).into_iter().map(|group| group.join("+")).collect::<Vec<_>>()
        };
        assert_eq!(of(1_000_000, 1_000_000), ["x+y", "z"], "the same parts need x and y, whatever their size");
        assert_eq!(of(10, 10), ["x+y+z"], "so small that each part may have all");
    }

    #[test]
    fn what_modules_share_is_passed_on_once() {
        let module = |globals: &[&str]| {
            let mut imports = ImportSection::new();
            let memory = MemoryType { minimum: 7, maximum: None, memory64: false, shared: false, page_size_log2: None };
            let table =
                TableType { element_type: RefType::FUNCREF, table64: false, minimum: 9, maximum: None, shared: false };
            imports.import(SHARED, "memory", memory).import(SHARED, "table", table);
            for name in globals {
                let global =
                    wasm_encoder::GlobalType { val_type: wasm_encoder::ValType::I32, mutable: true, shared: false };
                imports.import(SHARED, name, global);
            }
            let mut module = Module::new();
            module.section(&imports);
            module.finish()
        };
        let shared = passing_on(&[module(&["stack"]), module(&[]), module(&["base", "stack"])]).unwrap();
        let (mut taken, mut given) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&shared) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let imports = section.into_imports().map(|import| import.unwrap());
                    taken.extend(imports.map(|import| (import.module.to_owned(), import.name.to_owned())));
                }
                Payload::ExportSection(section) => {
                    given.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        let names = ["base", "memory", "stack", "table"];
        assert_eq!(taken, names.map(|name| (ELSEWHERE.to_owned(), name.to_owned())));
        assert_eq!(given, names);
    }
}
