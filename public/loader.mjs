// Loads the app and shows its progress; later, reports a crash. Plain JavaScript, because it must work before the app
// runs and after it has stopped.

const byId = (id) => document.getElementById(id);

/** Reports an error to the embedding page, or to this window if there is none. */
function announce(message) {
  window.parent.postMessage({ from: "hare-and-tortoise", version: 1, type: "error", message }, "*");
}

const crash = byId("crash");

/** Shows the notice. Later failures are consequences of the first, but the report may follow. */
function stopped(message, report) {
  if (!crash.open) {
    byId("crash-message").textContent = message;
    byId("crash-report").textContent = `${location.href}\n${message}`;
    crash.showModal();
    announce(message);
  }
  if (report) byId("crash-report").textContent = report;
}

/** The app has panicked: `detail` is `{ message, report }`, the report as JSON text or null. */
window.addEventListener("hare-crash", ({ detail }) => stopped(detail.message, detail.report));

/**
 * Texts that mark a line of a stack as ours: this script, which a release inlines, so that its address is the page's,
 * with the fragment in Firefox and without it in Chromium; the program's script and its parts, if they are files; or
 * WebAssembly, which hardly any other script uses.
 */
const own = [
  `${import.meta.url}:`,
  `${import.meta.url.split("#")[0]}:`,
  `${new URL(document.querySelector("meta[name=app]").dataset.js ?? "", document.baseURI)}:`,
  `${new URL("snippets/", document.baseURI)}`,
  ":wasm-function[",
];
const isOwn = (line) => own.some((part) => line.includes(part));

/** The lines of a stack with a source location, in Chromium's and in Firefox's format. */
const places = (stack) => String(stack).split("\n").filter((line) => /^ +at .*:\d|@.*:\d/.test(line));

/**
 * Whether an error comes from our own scripts: thrown there, or passed through them. Scripts of an extension or of the
 * site's host fail in the same window. If our code has called a failing listener of theirs, our code continues; then
 * it is on the stack `below` the error handler.
 */
function isOurs(stack, below) {
  const lines = places(stack);
  return lines.slice(0, 1).some(isOwn) || (lines.some(isOwn) && !below.some(isOwn));
}

window.addEventListener("error", ({ error, message }) => {
  // The first line is this function.
  const below = places(new Error().stack).slice(1);
  // Without an error it is a browser's remark (on a ResizeObserver), or from a script of another origin: not our failure.
  if (error && isOurs(error.stack, below)) stopped(message);
});

window.addEventListener("unhandledrejection", ({ reason }) => {
  if (isOurs(reason?.stack, [])) stopped(String(reason));
});

byId("crash-reload").addEventListener("click", () => location.reload());

byId("crash-copy").addEventListener("click", async () => {
  const report = byId("crash-report");
  try {
    await navigator.clipboard.writeText(report.textContent);
    byId("crash-copied").textContent = "Copied.";
  } catch {
    // An embedding page may forbid it; the person can still copy by hand.
    byId("crash-details").open = true;
    getSelection().selectAllChildren(report);
    byId("crash-copied").textContent = "Selected below: copy it from there.";
  }
});

/** Shows in the skeleton why the app cannot run. */
function notLoaded(message) {
  byId("loading").hidden = true;
  const text = document.createElement("p");
  text.textContent = message;
  const reload = document.createElement("button");
  reload.type = "button";
  reload.className = "button";
  reload.textContent = "Reload";
  reload.addEventListener("click", () => location.reload());
  byId("load-failed").replaceChildren(text, reload);
  announce(message);
}

/** Fetches the module and moves the progress bar as its bytes arrive, in steps: drawing takes longer than reading. */
async function fetchModule(url, bytes) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  const progress = byId("loading").control;
  progress.max = bytes;
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      if (loaded - progress.value > bytes / 20) progress.value = loaded;
      controller.enqueue(chunk);
    },
  });
  // Sets the type that streaming compilation needs, whatever the host sends.
  const headers = { "content-type": "application/wasm" };
  return new Response(response.body.pipeThrough(count), { headers });
}

/** The whole site is in one file: no request goes out, and nothing can be installed. */
const { packed } = globalThis;

/** What reveal.js says of the slide around this page. It says so once, when the page has loaded but cannot hear it yet. */
let slide;
window.addEventListener("message", ({ data }) => {
  if (/^slide:st/.test(data)) slide = data;
  // Keeps the site for when there is no network: not in a page that embeds it, nor on a developer's machine.
  const keeps = location.protocol === "https:" || "offline" in document.querySelector("meta[name=app]").dataset;
  if (data?.type === "ready" && keeps && window.parent === window && !packed) import(address("offline.mjs")).catch(() => {});
});

const address = (path) => new URL(path, document.baseURI).href;

/** Files requested before the program asks for them. Each is taken once: a second request fetches it again. */
const early = new Map();
globalThis.preloaded = {
  take(path) {
    const url = address(path);
    const { file, controller } = early.get(url) ?? {};
    early.delete(url);
    // Its time counts from here: before, the program itself was on its way.
    if (file) setTimeout(() => controller.abort(new Error("it took longer than 30 s")), 30_000);
    return file;
  },
};

function preload(path) {
  const controller = new AbortController();
  const file = fetch(address(path), { signal: controller.signal });
  // The code that takes it handles the failure.
  file.catch(() => {});
  early.set(address(path), { file, controller });
}

/** The task of the front page, and that of an address that names none: as in app/tasks. */
const [FRONT, DEFAULT] = ["card", "rate-limiter"];

/** Keys that every address may have. */
const OF_THE_PAGE = ["v", "embed", "present", "theme", "controls", "locked"];

/** Requests everything else that the fragment's screen needs, at the same time as the program. */
function preloadScreen() {
  const [path, query = ""] = location.hash.slice(1).split("?");
  const keys = new URLSearchParams(query);
  // Old links ask for the simulated person on the iterate screen.
  const name = keys.get("person") === "simulated" ? "simulated" : path.slice(1) || "race";
  const screen = document.querySelector(`meta[name="screen-${CSS.escape(name)}"]:not([data-for])`);
  const isFront = path.length < 2 && [...keys.keys()].every((key) => OF_THE_PAGE.includes(key));
  const task = keys.get("own") === "1" ? "" : (keys.get("scenario") ?? (isFront ? FRONT : DEFAULT));
  const wanted = name === "race" || "task" in (screen?.dataset ?? {});
  if (wanted && /^[a-z0-9-]{1,64}$/.test(task)) preload(`scenarios/${task}.json`);
  if (screen) {
    if (screen.dataset.content) preload(screen.dataset.content);
    const { content: program } = document.querySelector("meta[name=app]");
    const parts = [screen, ...document.querySelectorAll("meta[data-for]")].filter(({ dataset }) => {
      const [of, key] = dataset.for?.split("?") ?? [name];
      return of === name && (!key || keys.has(key));
    });
    const files = new Set(parts.flatMap(({ dataset }) => dataset.parts?.split(" ") ?? []));
    for (const part of files) if (part) preload(program.replace("_bg", `-${part}`));
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: screen.content });
    sheet.dataset.sheet = name;
    sheet.addEventListener("load", () => (sheet.dataset.settled = ""));
    // A sheet that failed is gone, so that trying again asks for it again.
    sheet.addEventListener("error", () => sheet.remove());
    document.head.append(sheet);
  }
}

async function load() {
  byId("load-late").hidden = true;
  if (location.protocol === "file:" && !packed) {
    notLoaded("Hare & Tortoise must be opened from a web server, not as a file.");
    return;
  }
  if (typeof WebAssembly !== "object") {
    notLoaded("Hare & Tortoise needs WebAssembly. This browser does not support it, or it is switched off.");
    return;
  }
  byId("loading").hidden = false;
  const { content, dataset } = document.querySelector("meta[name=app]");
  preloadScreen();
  try {
    const [{ default: init }, module] = await Promise.all([
      import(address(dataset.js)),
      fetchModule(address(content), Number(dataset.bytes)),
    ]);
    await init({ module_or_path: module });
    if (slide) window.postMessage(slide, "*");
    // Only installing the page needs the manifest, so it comes last.
    const manifest = { rel: "manifest", href: "manifest.webmanifest" };
    if (!packed) document.head.append(Object.assign(document.createElement("link"), manifest));
  } catch (error) {
    // A panic during start has shown the notice itself. If the skeleton is gone, the app has failed.
    if (crash.open) return;
    if (byId("load-failed")) notLoaded(`Hare & Tortoise could not be loaded. ${error.message}`);
    else stopped(String(error));
  }
}

await load();
