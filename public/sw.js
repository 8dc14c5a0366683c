// Keeps the whole site in the browser: after the first visit it works without a network. The build writes the files in,
// each with a hash of its content (xtask/src/worker.rs). A new version waits until the person agrees (offline.mjs).

/** The site's files: a hash of its content by the path of each. */
const FILES = {};

const OURS = `hare-and-tortoise ${registration.scope} `;
const NAME = `${OURS}VERSION`;

/** The name of a file in the cache. */
const kept = (path) => new URL(`${path}?${FILES[path]}`, registration.scope).href;

/** Every host has a folder's page at the folder; some send `index.html` elsewhere. */
const asked = (path) => new URL(path.replace(/(^|\/)index\.html$/, "$1"), registration.scope).href;

/** A file from the host. Without it this version does not come, and the browser tries again at the next visit. */
async function fetched(path) {
  const response = await fetch(asked(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const headers = new Headers(response.headers);
  // The content is kept as it is, not as it was sent.
  for (const sent of ["content-encoding", "content-length"]) headers.delete(sent);
  // As a new answer: a browser takes none that was redirected for a page.
  return new Response(await response.blob(), { headers });
}

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    const before = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
    const caught = await Promise.all(before.map((name) => caches.open(name)));
    for (const path of Object.keys(FILES)) {
      const same = await Promise.all(caught.map((old) => old.match(kept(path))));
      await cache.put(kept(path), same.find(Boolean) ?? (await fetched(path)));
    }
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== NAME) await caches.delete(name);
  })());
});

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const [address] = url.split(/[?#]/);
  if (method !== "GET" || !address.startsWith(registration.scope)) return;
  const path = address.slice(registration.scope.length).replace(/(^|\/)$/, "$1index.html");
  if (!Object.hasOwn(FILES, path)) return;
  event.respondWith((async () => {
    const cache = await caches.open(NAME);
    return (await cache.match(kept(path))) ?? fetch(event.request);
  })());
});
