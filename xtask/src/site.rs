//! Builds and serves the site with Trunk.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xshell::Cmd;

use crate::workspace::Workspace;
use crate::{cargo_tools, claims, lessons, npm, scenarios, scorm, single, split, stubs, worker};

/// The picture that a link to the site shows where it is posted, by its path within the site.
const PICTURE: &str = "icons/social.png";

/// Builds the release site in `dist/`. Whoever shows a link asks for the picture by its whole address, so the page has
/// that if the site's address is known.
pub(crate) fn build(ws: &Workspace, url: Option<&str>) -> Result<()> {
    trunk(ws, "build", true)?.run()?;
    if let Some(url) = url {
        ensure!(url.starts_with("http://") || url.starts_with("https://"), "--url: {url} is no address of a site");
        ensure!(!url.contains(['"', '<', ' ']), "--url: {url} contains a character that no address has");
        let page = ws.root.join("dist").join("index.html");
        let html = fs::read_to_string(&page)?;
        ensure!(html.contains(PICTURE), "the page names no picture");
        fs::write(page, html.replace(PICTURE, &format!("{}/{PICTURE}", url.trim_end_matches('/'))))?;
    }
    single_file(ws)?;
    package(ws)?;
    stubs::write(&ws.dist(), url, PICTURE)?;
    worker::write(&ws.root, &ws.dist())?;
    println!("The site is in dist/: copy it to any static host, under any path.");
    Ok(())
}

/// Writes the single file into the built site.
fn single_file(ws: &Workspace) -> Result<()> {
    single::write(&ws.dist())?;
    println!("The whole site in one file: dist/{}", single::FILE);
    Ok(())
}

/// Writes the SCORM package into the built site.
fn package(ws: &Workspace) -> Result<()> {
    scorm::write(&ws.dist())?;
    println!("The same for a learning management system: dist/{}", scorm::FILE);
    Ok(())
}

/// Writes the single file, the package or both, from the site in `dist/`, which is built if there is none.
pub(crate) fn take_along(ws: &Workspace, url: Option<&str>, one_file: bool, scorm: bool) -> Result<()> {
    if !ws.dist().join("index.html").exists() {
        return build(ws, url);
    }
    ensure!(url.is_none(), "--url is for a whole build");
    if one_file {
        single_file(ws)?;
    }
    if scorm {
        package(ws)?;
    }
    Ok(())
}

/// Serves the site on this machine until it is interrupted, and rebuilds it on each change.
pub(crate) fn serve(ws: &Workspace, release: bool, port: Option<u16>) -> Result<()> {
    let port = match port {
        Some(port) => port,
        None => free_port()?,
    };
    let serve = trunk(ws, "serve", release)?;
    println!("Building; then the playground is at http://127.0.0.1:{port}/ (Ctrl-C ends it).");
    give_way(serve.args(["--port", &port.to_string()]))
}

/// Becomes the server's process, so that stopping the task stops the server and leaves none running.
#[cfg(unix)]
fn give_way(command: Cmd) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(Command::from(command).exec().into())
}

/// Other systems cannot replace a process by another.
#[cfg(not(unix))]
fn give_way(command: Cmd) -> Result<()> {
    Ok(command.run()?)
}

/// Writes the compiled scenarios, claims and lessons into folders in `target/site`.
pub(crate) fn compile_scenarios(ws: &Workspace) -> Result<()> {
    claims::compile(&ws.root, &ws.site().join("claims"))?;
    scenarios::compile(&ws.root, &ws.site().join("scenarios"))?;
    lessons::compile(&ws.root, &ws.site(), &ws.site().join("lessons"))
}

/// A Trunk command with everything set up that it needs. Its settings are in `Cargo.toml`.
fn trunk<'ws>(ws: &'ws Workspace, task: &str, release: bool) -> Result<Cmd<'ws>> {
    cargo_tools::wasm_target(ws)?;
    let trunk = cargo_tools::trunk(ws)?;
    // Trunk's hooks start this very program. `cargo xtask` would rebuild it at each change of the engine; on Windows
    // that would fail, because the file of a running program is locked.
    let own = env::current_exe()?;
    let mut tools = vec![parent(&own)?, parent(&cargo_tools::wasm_bindgen(ws)?)?];
    if release {
        tools.extend([npm::binaryen(ws)?, npm::esbuild(ws)?]);
    }
    // Trunk runs offline, and so does cargo: fetch the crates first.
    ws.cargo(["fetch", "--quiet"]).quiet().run()?;
    let mut command = ws.sh.cmd(trunk).arg(task).env("PATH", ws.path_with(&tools)?);
    if release {
        command = command.args(["--release", "--features", split::FEATURE]);
        command = command.env("CARGO_ENCODED_RUSTFLAGS", release_flags(ws)?);
    }
    if env::var_os("NO_COLOR").is_some() {
        // By convention any value means yes; Trunk accepts only this one.
        command = command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// The program's stack: an eighth of the linker's default, and more than five times the use seen with every screen
/// open. After a load, Chromium collects garbage if the page holds more than 8 MB, the program's memory included. From
/// then on it collects after every 4 MB allocated instead of 64, and laying out text allocates that in about a second.
const STACK: &str = "-Clink-arg=-zstack-size=131072";

/// How readily the compiler inlines although it optimises for size; its default is 5. Browsers compile a function on
/// its first call, which costs them more than a short function's own code. The fewer functions run until the page is
/// usable, the sooner it is. With a higher value the program grows.
const INLINED: &str = "-Cllvm-args=-inline-threshold=25";

/// Compiler flags: they keep this machine's paths out of the published site, and keep the information that the splitter
/// needs.
fn release_flags(ws: &Workspace) -> Result<String> {
    let registry = env::home_dir().map(|home| home.join(".cargo"));
    let registry = env::var_os("CARGO_HOME").map(PathBuf::from).or(registry).context("cargo has no home")?;
    let mut flags = vec![split::RUSTFLAGS.to_owned(), STACK.to_owned(), INLINED.to_owned()];
    if let Ok(sources) = fs::read_dir(registry.join("registry/src")) {
        for source in sources {
            flags.push(format!("--remap-path-prefix={}=", source?.path().display()));
        }
    }
    flags.push(format!("--remap-path-prefix={}=", ws.root.display()));
    Ok(flags.join("\u{1f}"))
}

fn parent(program: &Path) -> Result<PathBuf> {
    let directory = program.parent().context("a program lies in a directory")?;
    Ok(directory.to_path_buf())
}

/// Trunk's usual port, or any other when that one is taken.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 8080)).or_else(|_| TcpListener::bind(("127.0.0.1", 0)))?;
    Ok(listener.local_addr()?.port())
}
