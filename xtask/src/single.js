// The first lines of the script in the single file (single.rs). The whole site is in the page: the rest of the script, which
// is the site's own, asks for files as ever and gets them from here. There is no server that could answer, and no address
// that could be opened a second time: the file may lie on a disk, in a sandbox, or in another page's `srcdoc`.

// A page that this page has made, for a frame, is told its fragment in this way.
const framed = document.querySelector("meta[name=fragment]");
framed?.remove();
const source = `<!doctype html>${document.documentElement.outerHTML}`;
if (framed) location.hash = framed.content;

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

globalThis.packed = {
  /** The source of this page, opened at a fragment. */
  page: (fragment) =>
    source.replace("<meta", () => `<meta name="fragment" content="${quoted(fragment)}"><meta`),
  /** The source of a preview. */
  preview: (html) => PREVIEW + html,
};

const files = (async () => {
  const data = document.getElementById("packed");
  const text = atob(data.textContent);
  data.remove();
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const whole = new Uint8Array(await new Response(stream).arrayBuffer());
  // The first line lists the files, which follow in that order.
  let at = whole.indexOf(10);
  const list = JSON.parse(new TextDecoder().decode(whole.subarray(0, at++)));
  return list.map(([name, length]) => [name, whole.subarray(at, (at += length))]);
})();
// Whoever asks for the first file handles the failure.
files.catch(() => {});

const kind = (name) =>
  name.endsWith(".wasm") ? "application/wasm" : name.endsWith(".json") ? "application/json" : "text/plain";

globalThis.fetch = async (input) => {
  // A whole address, or a path.
  const address = `/${input.url ?? input}`;
  const [name, bytes] = (await files).find(([name]) => address.endsWith(`/${name}`)) ?? [];
  if (!name) throw new Error("it is not in this file");
  return new Response(bytes, { headers: { "content-type": kind(name) } });
};

addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href]");
  const href = link?.getAttribute("href") ?? "";
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (href.startsWith("#")) {
    // In a `srcdoc` it would be a link to the page around it.
    if (location.protocol !== "about:") return;
    event.preventDefault();
    location.hash = href;
  } else if (link?.hasAttribute("download") && !/^[a-z]+:/i.test(href)) {
    event.preventDefault();
    const response = await fetch(`/${href}`);
    const url = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement("a"), { href: url, download: link.download }).click();
    URL.revokeObjectURL(url);
  }
});
