//! A static host for the site, under a sub-path. It records the requests, and can be told to fail.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

/// The site's path on the host: the site must work under any path.
const PLACE: &str = "/some/where/";

/// The host's answer to a request, instead of the file.
#[derive(Clone)]
pub enum Answer {
    /// There is no such file.
    Missing,
    /// This text, with this type.
    Text(&'static str, String),
    /// These bytes, as JSON, whatever they are.
    Bytes(Vec<u8>),
    /// This content, with this type and compressed by brotli, whether or not the browser can read that.
    #[allow(dead_code, reason = "the bench of frames has its files compressed; journeys do not")]
    Brotli(&'static str, Vec<u8>),
    /// The connection breaks after this many bytes.
    Cut(usize),
    /// The answer stops after this many bytes, until the gate is opened.
    Held(usize, Gate),
}

/// Closed until it is opened; then open for good.
#[derive(Clone)]
pub struct Gate(Arc<Semaphore>);

impl Gate {
    pub fn shut() -> Self {
        Self(Arc::new(Semaphore::new(0)))
    }

    pub fn open(&self) {
        self.0.close();
    }

    async fn passed(&self) {
        // No permit is ever free, so this ends with an error when the gate is opened.
        let _ = self.0.acquire().await;
    }
}

/// The host. It stops when it is dropped.
pub(super) struct Server {
    host: String,
    books: Arc<Books>,
    open: JoinHandle<io::Result<()>>,
}

#[derive(Default)]
struct Books {
    /// Answers for paths with this end; the last match applies.
    answers: Mutex<Vec<(String, Answer)>>,
    asked: Mutex<Vec<String>>,
    /// Folders of other sites, by their names.
    others: Mutex<Vec<(String, PathBuf)>>,
    /// Requests to other hosts, from a browser that uses this host as its proxy.
    elsewhere: Mutex<Vec<String>>,
}

/// The folder of the built site.
pub fn site() -> PathBuf {
    super::driver::program("HT_SITE").into()
}

/// The address of the single file on the disk.
pub(super) fn single_file() -> String {
    format!("file://{}", site().join("hare-and-tortoise.html").display())
}

impl Server {
    pub(super) async fn start() -> Self {
        assert!(site().join("index.html").exists(), "the site is not built: run `cargo xtask test e2e`");
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port is free");
        let host = listener.local_addr().unwrap().to_string();
        let books = Arc::new(Books::default());
        let app = Router::new().fallback(answer).with_state(books.clone());
        let open = tokio::spawn(async move { axum::serve(listener, app).await });
        Self { host, books, open }
    }

    /// Its host and port.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The address of the site.
    pub(super) fn address(&self) -> String {
        format!("http://{}{PLACE}", self.host)
    }

    /// The address of the site under another host name.
    pub(super) fn foreign_address(&self) -> String {
        self.address().replace("127.0.0.1", "localhost")
    }

    /// From now on the host answers each path with this end like this. Answers for other ends stay.
    pub(super) fn answer(&self, end: &str, answer: Answer) {
        self.books.answers.lock().unwrap().push((end.to_owned(), answer));
    }

    /// From now on the host also serves another site, at this place within the site's own.
    pub(super) fn place(&self, name: &str, folder: PathBuf) {
        self.books.others.lock().unwrap().push((format!("/{name}/"), folder));
    }

    /// From now on the host serves these files normally.
    pub(super) fn recover(&self) {
        self.books.answers.lock().unwrap().clear();
    }

    /// The requested paths, in order, relative to the site.
    pub(super) fn asked(&self) -> Vec<String> {
        self.books.asked.lock().unwrap().clone()
    }

    /// The requests to other hosts.
    pub(super) fn asked_for_elsewhere(&self) -> Vec<String> {
        self.books.elsewhere.lock().unwrap().clone()
    }
}

impl Books {
    /// The folder that a path within the site leads to, and the path within that.
    fn place_of(&self, path: &str) -> (PathBuf, String) {
        let others = self.others.lock().unwrap();
        let other = others.iter().find(|(place, _)| path.starts_with(place));
        other.map_or_else(
            || (site(), path.to_owned()),
            |(place, folder)| (folder.clone(), path[place.len() - 1..].to_owned()),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.open.abort();
    }
}

async fn answer(State(books): State<Arc<Books>>, mut request: Request) -> Response {
    if request.uri().authority().is_some() {
        books.elsewhere.lock().unwrap().push(request.uri().to_string());
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let path = request.uri().path().to_owned();
    let instead =
        books.answers.lock().unwrap().iter().rfind(|(end, _)| path.ends_with(end)).map(|(_, answer)| answer.clone());
    let inside = path.strip_prefix(PLACE).map(str::to_owned);
    books.asked.lock().unwrap().push(inside.clone().unwrap_or(path));
    let file = match (instead, inside) {
        (Some(Answer::Missing), _) => return StatusCode::NOT_FOUND.into_response(),
        (Some(Answer::Text(kind, text)), _) => return ([(header::CONTENT_TYPE, kind)], text).into_response(),
        (Some(Answer::Bytes(bytes)), _) => {
            return ([(header::CONTENT_TYPE, "application/json")], bytes).into_response();
        }
        (Some(Answer::Brotli(kind, bytes)), _) => {
            return ([(header::CONTENT_TYPE, kind), (header::CONTENT_ENCODING, "br")], bytes).into_response();
        }
        (_, None) => return StatusCode::NOT_FOUND.into_response(),
        (Some(Answer::Cut(bytes)), Some(_)) => Some((bytes, None)),
        (Some(Answer::Held(bytes, gate)), Some(_)) => Some((bytes, Some(gate))),
        (None, Some(_)) => None,
    };
    let (folder, inside) = books.place_of(&request.uri().path()[PLACE.len() - 1..]);
    *request.uri_mut() = inside.parse::<Uri>().unwrap();
    let Ok(served) = ServeDir::new(folder).try_call(request).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut served = served.map(Body::new);
    // No caching: after a reload the page gets the host's present answer.
    served.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match file {
        None => served,
        Some((bytes, gate)) => part(served, bytes, gate).await,
    }
}

/// The beginning of an answer, then the rest once the gate is open; without a gate the connection ends.
async fn part(whole: Response, bytes: usize, gate: Option<Gate>) -> Response {
    let (mut head, body) = whole.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let (first, rest) = (body.slice(..bytes.min(body.len())), body.slice(bytes.min(body.len())..));
    let rest = async move {
        let Some(gate) = gate else { return Err(io::Error::other("cut")) };
        gate.passed().await;
        Ok(rest)
    };
    head.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(head, Body::from_stream(stream::iter([Ok(first)]).chain(stream::once(rest))))
}
