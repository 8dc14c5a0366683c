// Has the browser keep the site (sw.js), and offers a new version when one has come. The loader asks for this file when the
// page can be used.

/** Asks whether to reload. Nothing changes before the person says so. */
function offer(registration) {
  if (document.getElementById("new-version")) return;
  const place = document.createElement("div");
  place.id = "new-version";
  place.className = "page";
  place.innerHTML = '<div class="notices"><p class="notices-list" role="status"></p>\
    <button type="button" class="button">Reload</button><button type="button" class="button">Later</button></div>';
  place.style.paddingBlockStart = ".5rem";
  Object.assign(place.firstChild.style, { alignItems: "center", margin: 0 });
  document.body.prepend(place);
  // A screen reader hears what changes, not what is there.
  requestAnimationFrame(() => (place.querySelector("p").textContent = "A new version is ready. Reload to use it."));
  const [reload, later] = place.querySelectorAll("button");
  reload.addEventListener("click", () => {
    // The person may have agreed in another tab.
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  });
  later.addEventListener("click", () => place.remove());
}

/** Offers a version once it is here. The first one takes nobody's place. */
function watch(registration) {
  const coming = registration.installing;
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && navigator.serviceWorker.controller) offer(registration);
  });
}

// The files of this visit come first, then those that the browser keeps for the next one.
if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
try {
  const registration = await navigator.serviceWorker.register("sw.js");
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration);
  // The person may have agreed in another tab: this one still runs the version before.
  if (navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener("controllerchange", () => offer(registration));
  watch(registration);
  registration.addEventListener("updatefound", () => watch(registration));
  // Not every browser looks for a newer one at each visit.
  if (registration.active) await registration.update();
} catch {
  // No workers, or they are not allowed, or there is no network: the page works without.
}
// For whoever measures, as "ready" is: from here on nothing goes on for the copy, except its files on their way.
performance.mark("offline");
