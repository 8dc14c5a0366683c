//! The project's task runner: `cargo xtask <task>` sets up what the task needs, says so, and runs it.
//!
//! It installs everything into `target/`, except the compiler's wasm target (through rustup) and, as root on Debian,
//! the browsers for the tests (through apt).

mod bench;
mod beside;
mod browsers;
mod bundle;
mod cargo_tools;
mod claims;
mod glue;
mod grouping;
mod journeys;
mod lessons;
mod npm;
mod scenarios;
mod scorm;
mod seal;
mod single;
mod site;
mod split;
mod steps;
mod stubs;
mod suite;
mod worker;
mod workspace;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::process::ExitCode;
use steps::Step;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask <task>

  serve [--release] [--port N]   build the site, serve it on this machine, rebuild on each change
  build [--url URL]              build the release site in dist/, for any static host and sub-path; with the address
                                 at which it will be, links to it show a picture where they are posted
  build --single-file | --scorm  only the site in one HTML file, or as a package for learning management systems, from
                                 the site in dist/, which is built first if there is none
  test [step…]                   run all checks, or only these: fmt clippy native scenarios browser e2e
  test native|browser|e2e word…  run only the tests of a step whose names contain such a word
  bench [engine|frames [word…]]  measure the engine, and how well the built site keeps up in Chromium
  bench load                     measure only how soon the page is usable, for each kind of address
  screenshots                    take the README's pictures from the built site
  scenarios [--verify]           compile the scenarios and the claims for the page; with --verify, check what the
                                 scenarios say of their answers

Everything a task needs is installed into target/tools the first time.";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = lexopt::Parser::from_env();
    let Some(Value(task)) = args.next()? else {
        println!("{HELP}");
        return Ok(());
    };
    let ws = Workspace::new()?;
    match task.string()?.as_str() {
        "serve" => {
            let (mut release, mut port) = (false, None);
            while let Some(arg) = args.next()? {
                match arg {
                    Long("release") => release = true,
                    Long("port") | Short('p') => port = Some(args.value()?.parse()?),
                    _ => return Err(arg.unexpected().into()),
                }
            }
            site::serve(&ws, release, port)
        }
        "build" => {
            let (mut url, mut one_file, mut scorm) = (None, false, false);
            while let Some(arg) = args.next()? {
                match arg {
                    Long("url") => url = Some(args.value()?.string()?),
                    Long("single-file") => one_file = true,
                    Long("scorm") => scorm = true,
                    _ => return Err(arg.unexpected().into()),
                }
            }
            if one_file || scorm {
                return site::take_along(&ws, url.as_deref(), one_file, scorm);
            }
            site::build(&ws, url.as_deref())
        }
        "test" => {
            let (mut only, mut words) = (Vec::new(), Vec::new());
            while let Some(arg) = args.next()? {
                let Value(word) = arg else { return Err(arg.unexpected().into()) };
                match (word.clone().string()?.parse(), &only[..]) {
                    (Ok(step), _) => only.push(step),
                    (Err(_), [Step::Native | Step::Browser | Step::E2e]) => {
                        words.push(word);
                        words.extend(args.raw_args()?);
                    }
                    (Err(error), _) => return Err(error),
                }
            }
            suite::run(&ws, &only, &words)
        }
        "bench" => bench::run(&ws, args),
        "screenshots" => {
            no_more(args)?;
            suite::screenshots(&ws)
        }
        "scenarios" => {
            let verify = match args.next()? {
                None => false,
                Some(Long("verify")) => true,
                Some(arg) => return Err(arg.unexpected().into()),
            };
            no_more(args)?;
            site::compile_scenarios(&ws)?;
            if verify { scenarios::verify(&ws.root) } else { Ok(()) }
        }
        // Trunk's last step, declared in Cargo.toml. The help leaves it out, because it is of no use by hand.
        "seal" => {
            no_more(args)?;
            seal::run()
        }
        other => bail!("there is no task `{other}`\n\n{HELP}"),
    }
}

/// Refuses the rest of the command line, so that a misspelt option does not pass unnoticed.
fn no_more(mut args: lexopt::Parser) -> Result<()> {
    match args.next()? {
        Some(arg) => Err(arg.unexpected().into()),
        None => Ok(()),
    }
}
