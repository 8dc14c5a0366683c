// Loads the app and shows how far it is; after that, tells when it has died. Plain JavaScript, because it has to
// work before the app runs and after it has stopped.

const byId = (id) => document.getElementById(id);

/** Tells an embedding page too, or this window when there is none. */
function announce(message) {
  window.parent.postMessage({ from: "hare-and-tortoise", version: 1, type: "error", message }, "*");
}

const crash = byId("crash");

/** Shows the notice. What fails while it shows is a consequence, but the report may follow. */
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
 * What a line of a stack holds that is ours: this script, which in a release is within the page and goes by the page's
 * address, with its fragment in Firefox and without it in Chromium; the program's script and its parts, where they are
 * files; or WebAssembly, which hardly anybody else brings into a page.
 */
const own = [
  `${import.meta.url}:`,
  `${import.meta.url.split("#")[0]}:`,
  `${new URL(document.querySelector("meta[name=app]").dataset.js ?? "", document.baseURI)}:`,
  `${new URL("snippets/", document.baseURI)}`,
  ":wasm-function[",
];
const isOwn = (line) => own.some((part) => line.includes(part));

/** The lines of a stack that name a place: Chromium's and Firefox's. */
const places = (stack) => String(stack).split("\n").filter((line) => /^ +at .*:\d|@.*:\d/.test(line));

/**
 * Whether an error is of our own scripts: thrown there, or on its way through them. An extension's script fails in the
 * same window, and so does one that the site's host adds. So does a listener of theirs that something of ours has
 * called: then that goes on, `below` the one who hears of the error.
 */
function isOurs(stack, below) {
  const lines = places(stack);
  return lines.slice(0, 1).some(isOwn) || (lines.some(isOwn) && !below.some(isOwn));
}

window.addEventListener("error", ({ error, message }) => {
  // The first line is this very function.
  const below = places(new Error().stack).slice(1);
  // Without an error it is a browser's remark (on a ResizeObserver) or a script of another origin: not our failure.
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
    // An embedding page may not allow it: the person can still copy by hand.
    byId("crash-details").open = true;
    getSelection().selectAllChildren(report);
    byId("crash-copied").textContent = "Selected below: copy it from there.";
  }
});

/** Says in the skeleton why there will be no app. */
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

/** Fetches the module and moves the progress bar as its bytes arrive, in steps: to draw it takes longer than to read them. */
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
  // With the type that streaming compilation asks for, whatever the host says.
  const headers = { "content-type": "application/wasm" };
  return new Response(response.body.pipeThrough(count), { headers });
}

const address = (path) => new URL(path, document.baseURI).href;

/** Files that are under way before the program asks for them. Each is taken once: who asks again wants it again. */
const early = new Map();
globalThis.preloaded = {
  take(path) {
    const url = address(path);
    const file = early.get(url);
    early.delete(url);
    return file;
  },
};

function preload(path) {
  const file = fetch(address(path), { signal: AbortSignal.timeout?.(30_000) });
  // Whoever takes it sees that it failed.
  file.catch(() => {});
  early.set(address(path), file);
}

/** Asks for all that the fragment's screen needs besides the program, at the same time as for that. */
function preloadScreen() {
  const [path, query = ""] = location.hash.slice(1).split("?");
  const name = path.slice(1) || "race";
  const screen = document.querySelector(`meta[name="screen-${CSS.escape(name)}"]`);
  if (screen) {
    for (const part of (screen.dataset.parts ?? "").split(" ")) if (part) preload(part);
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: screen.content });
    sheet.dataset.sheet = name;
    for (const kind of ["load", "error"]) sheet.addEventListener(kind, () => (sheet.dataset.settled = ""));
    document.head.append(sheet);
  }
  const task = new URLSearchParams(query).get("scenario") ?? "";
  const file = `scenarios/${task}.json`;
  const wanted = name === "race" || "task" in (screen?.dataset ?? {});
  if (wanted && /^[a-z0-9-]{1,64}$/.test(task) && !byId(file)) preload(file);
}

async function load() {
  byId("load-late").hidden = true;
  if (location.protocol === "file:") {
    notLoaded("Hare & Tortoise runs from a web server, not from a file.");
    return;
  }
  if (typeof WebAssembly !== "object") {
    notLoaded("Hare & Tortoise needs WebAssembly, which this browser lacks or has switched off.");
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
    // What only installing the page needs comes last.
    const manifest = { rel: "manifest", href: "manifest.webmanifest" };
    document.head.append(Object.assign(document.createElement("link"), manifest));
  } catch (error) {
    // A panic while starting has said so itself; and once the skeleton is gone, it was the app that failed.
    if (crash.open) return;
    if (byId("load-failed")) notLoaded(`Hare & Tortoise could not be loaded. ${error.message}`);
    else stopped(String(error));
  }
}

await load();
