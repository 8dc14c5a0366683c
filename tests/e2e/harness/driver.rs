//! The driver of a browser: a process that ends with its owner.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

pub(super) struct Driver {
    child: Child,
    port: u16,
    /// Its output; for Firefox this includes the browser's console.
    said: Arc<Mutex<Vec<String>>>,
}

impl Driver {
    /// Starts the program named by a variable, on a free port. Another program may take the port first: then this
    /// driver ends, and another one is started.
    pub(super) fn start(variable: &str) -> Self {
        (0..3).find_map(|_| Self::try_start(variable)).expect("the driver says its port")
    }

    fn try_start(variable: &str) -> Option<Self> {
        let mut child = Command::new(program(variable))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the driver starts");
        let (said, (tell, told)) = (Arc::new(Mutex::new(Vec::new())), mpsc::channel());
        listen(child.stdout.take().unwrap(), said.clone(), tell.clone());
        listen(child.stderr.take().unwrap(), said.clone(), tell);
        match told.recv_timeout(Duration::from_secs(20)) {
            Ok(port) => Some(Self { child, port, said }),
            Err(error) => {
                let ended = child.kill().and_then(|()| child.wait());
                eprintln!("{variable}: {error} ({ended:?}): {:?}", said.lock().unwrap());
                None
            }
        }
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(super) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself, which does not matter here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Keeps the output, and reports the port when it is printed.
fn listen(output: impl Read + Send + 'static, said: Arc<Mutex<Vec<String>>>, tell: mpsc::Sender<u16>) {
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // After the port is known, the receiver is gone.
            let _ = port(&line).map(|port| tell.send(port));
            said.lock().unwrap().push(line);
        }
    });
}

/// A path that the task runner has found or installed.
pub(super) fn program(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set: run `cargo xtask test e2e`"))
}

/// `ChromeDriver was started successfully on port 34567.`, or `… Listening on 127.0.0.1:34567`.
fn port(line: &str) -> Option<u16> {
    let (_, end) =
        line.split_once("started successfully on port ").or_else(|| line.split_once("Listening on 127.0.0.1:"))?;
    end.trim_end_matches('.').parse().ok()
}
