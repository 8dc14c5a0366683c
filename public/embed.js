// The custom element <hare-and-tortoise href="…#/race?…">: the playground in a page. Its children are shown wherever the
// frame cannot be: without this script, on paper, in a PDF, in a speaker's view, and until the playground is there.
// docs/embedding.md explains it. One file, without dependencies, for any policy that allows it as a script.
(() => {
  const NAME = "hare-and-tortoise";
  if (customElements.get(NAME)) return;

  /** Every element in the page. */
  const all = new Set();

  // A constructed sheet: the policy of a page may forbid inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; position: relative; min-height: 12rem; }
    :host([hidden]) { display: none; }
    iframe { border: 0; display: block; width: 100%; }
    iframe:not(.live) { height: 100%; inset: 0; opacity: 0; position: absolute; }
    .live + slot { display: none; }
    @media print {
      iframe { display: none; }
      .live + slot { display: contents; }
    }`);

  /** A slide deck in its speaker's view, or made into a PDF: the children are better there. */
  const still = /[?&](receiver|print-pdf|view=print)\b/i.test(location.search);

  /** Whoever has to load the playground gives up after so many milliseconds, and the children stay. */
  const PATIENCE = 30_000;

  const MARKS = ["data-theme", "data-bs-theme", "data-mode", "data-color-mode", "class", "style"];
  const system = matchMedia("(prefers-color-scheme: dark)");

  /** How light a colour is, whatever its notation: 0 to 255; undefined if one sees through it. */
  function lightness(color) {
    const paint = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    paint.fillStyle = color;
    paint.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = paint.getImageData(0, 0, 1, 1).data;
    return alpha > 127 ? red * 0.3 + green * 0.6 + blue * 0.1 : undefined;
  }

  /** Whether the page is dark around an element: as it says in its marks, by its colour scheme, or as it looks. */
  function themeAround(element) {
    for (const root of [document.documentElement, document.body]) {
      for (const mark of MARKS.slice(0, 5)) {
        const words = (root.getAttribute(mark) ?? "").toLowerCase().split(/[\s_-]+/);
        for (const theme of ["dark", "light"]) if (words.includes(theme)) return theme;
      }
    }
    const scheme = getComputedStyle(element).colorScheme;
    const [dark, light] = [scheme.includes("dark"), scheme.includes("light")];
    if (dark || light) return dark && light ? "system" : dark ? "dark" : "light";
    for (let at = element; at; at = at.parentElement) {
      const found = lightness(getComputedStyle(at).backgroundColor);
      if (found !== undefined) return found < 128 ? "dark" : "light";
    }
    return "light";
  }

  class HareAndTortoise extends HTMLElement {
    static observedAttributes = ["href", "theme"];

    static {
      addEventListener("message", (event) => {
        for (const element of all) if (element.#frame?.contentWindow === event.source) element.#hear(event);
      });
    }

    #frame;
    #origin;
    #live = false;
    #running = false;
    #inView = false;
    #theme;
    #undo = [];

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
      this.shadowRoot.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      if (still) return;
      all.add(this);
      // The frame begins to load when it is near the view.
      this.#watch({ rootMargin: "400px 0px" }, (near) => near && this.#onShownSlide && this.#load());
      this.#watch({}, (seen) => {
        this.#inView = seen;
        this.#tellSight();
      });
      const listen = (target, kind, heard) => {
        target.addEventListener(kind, heard);
        this.#undo.push(() => target.removeEventListener(kind, heard));
      };
      const turned = () => {
        if (this.#onShownSlide) this.#load();
        this.#tellSight();
      };
      for (const kind of ["ready", "slidechanged", "fragmentshown", "fragmenthidden"]) {
        if (this.#deck) listen(this.#deck, kind, turned);
      }
      const recolour = () => requestAnimationFrame(() => this.#tellTheme());
      const marks = new MutationObserver(recolour);
      for (const root of [document.documentElement, document.body]) {
        marks.observe(root, { attributes: true, attributeFilter: MARKS });
      }
      this.#undo.push(() => marks.disconnect());
      listen(system, "change", recolour);
    }

    disconnectedCallback() {
      all.delete(this);
      for (const undo of this.#undo.splice(0)) undo();
      this.#unload();
    }

    attributeChangedCallback(name) {
      if (name === "theme") return this.#tellTheme();
      if (!this.#frame) return;
      this.#unload();
      this.#load();
    }

    play() { this.#send({ type: "play" }); }
    pause() { this.#send({ type: "pause" }); }
    restart() { this.#send({ type: "restart" }); }
    seek(seconds) { this.#send({ type: "seek", seconds }); }
    report() { this.#send({ type: "report" }); }
    lock(keys) { this.#send({ type: "lock", keys }); }
    open(hash, history = "replace") { this.#send({ type: "open", hash, history }); }

    get #deck() {
      return this.closest(".reveal");
    }

    get #onShownSlide() {
      return !this.closest(".reveal section:not(.present), .reveal .fragment:not(.visible)");
    }

    #watch(options, changed) {
      const observer = new IntersectionObserver((entries) => changed(entries.at(-1).isIntersecting), options);
      observer.observe(this);
      this.#undo.push(() => observer.disconnect());
    }

    #load() {
      if (this.#frame) return;
      const link = this.querySelector("a");
      const url = new URL(this.getAttribute("href") ?? link?.href ?? "", document.baseURI);
      const add = (key, value) => {
        if (!new RegExp(`[?&]${key}=`).test(url.hash)) url.hash += `${url.hash.includes("?") ? "&" : "?"}${key}=${value}`;
      };
      url.hash ||= "#/";
      add("embed", 1);
      if (!/[?&]theme=/.test(url.hash)) this.#theme = this.#wantedTheme;
      if (this.#theme) add("theme", this.#theme);
      this.#origin = url.origin;
      const frame = document.createElement("iframe");
      frame.title = link?.textContent.trim() || "Hare & Tortoise";
      frame.allow = "clipboard-write";
      frame.inert = true;
      frame.src = url.href;
      this.#frame = frame;
      this.shadowRoot.prepend(frame);
      setTimeout(() => {
        if (this.#frame !== frame || this.#live) return;
        this.#unload();
        this.#tell("error", { type: "error", message: "The playground did not load." });
      }, PATIENCE);
    }

    #unload() {
      this.#frame?.remove();
      this.#frame = this.#theme = undefined;
      this.#live = this.#running = false;
    }

    /** Shows the frame in place of the children. */
    #show() {
      this.#live = true;
      this.#frame.inert = false;
      this.#frame.className = "live";
      this.#frame.height = this.getAttribute("height") ?? (this.#deck ? 560 : Math.max(this.offsetHeight, 320));
    }

    #hear({ data, origin }) {
      if (origin !== this.#origin || data?.from !== NAME) return;
      if (!this.#live) this.#show();
      if (data.type === "resize" && !this.#deck && !this.hasAttribute("height")) {
        this.#frame.height = data.height;
        this.#send({ type: "resized" });
      }
      if (data.type === "ready") {
        this.#tellTheme();
        this.#tellSight();
      }
      if (data.type === "state") {
        const starts = data.status === "running" && !this.#running;
        this.#running = data.status === "running";
        if (starts && !this.hasAttribute("together")) {
          // Another one that plays makes way.
          for (const other of all) if (other !== this && other.#running && !other.hasAttribute("together")) other.pause();
        }
      }
      this.#tell(data.type, data);
    }

    #tell(type, detail) {
      this.dispatchEvent(new CustomEvent(`ht-${type}`, { bubbles: true, composed: true, detail }));
    }

    #send(message) {
      // Before it has said something, the frame may still hold another document.
      const origin = this.#origin === "null" ? "*" : this.#origin;
      if (this.#live) this.#frame.contentWindow.postMessage(message.type ? { to: NAME, ...message } : message, origin);
    }

    #tellSight() {
      const shown = this.#inView && this.#onShownSlide;
      const turns = this.#deck && !this.hasAttribute("manual");
      this.#send(turns ? `slide:${shown ? "start" : "stop"}` : { type: "visible", visible: shown });
    }

    get #wantedTheme() {
      return this.getAttribute("theme") ?? themeAround(this);
    }

    #tellTheme() {
      // A link that names a theme keeps it.
      if (!this.#theme || !this.#live) return;
      const theme = this.#wantedTheme;
      if (theme !== this.#theme) this.#send({ type: "theme", theme });
      this.#theme = theme;
    }
  }

  customElements.define(NAME, HareAndTortoise);
})();
