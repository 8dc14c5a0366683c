// The activity of the page from `watch` to `release`: timers, frames, observers, and listeners on the window and the
// document.

let going;
let restore = [];

function replace(owner, name, make) {
  const original = owner[name];
  owner[name] = make(original);
  restore.push(() => (owner[name] = original));
}

/** Counts the things that `start` starts, until `stop` stops them, or until they happen, if they happen only `once`. */
function count(what, start, stop, once) {
  replace(window, start, (original) => (callback, ...rest) => {
    const id = original((...args) => {
      if (once) going.delete(`${what} ${id}`);
      callback(...args);
    }, ...rest);
    going.add(`${what} ${id}`);
    return id;
  });
  replace(window, stop, (original) => (id) => {
    going.delete(`${what} ${id}`);
    original(id);
  });
}

const names = new Map();

/** The same name for the same object. */
function name(thing) {
  if (!names.has(thing)) names.set(thing, names.size);
  return names.get(thing);
}

export function watch() {
  going = new Set();
  count("timeout", "setTimeout", "clearTimeout", true);
  count("interval", "setInterval", "clearInterval", false);
  count("frame", "requestAnimationFrame", "cancelAnimationFrame", true);
  for (const [method, act] of [["addEventListener", "add"], ["removeEventListener", "delete"]]) {
    replace(EventTarget.prototype, method, (original) =>
      function (kind, callback, options) {
        if (this === window || this === document) going[act](`listener ${kind} ${name(callback)}`);
        return original.call(this, kind, callback, options);
      });
  }
  replace(window, "ResizeObserver", (Original) =>
    class extends Original {
      observe(target, options) {
        going.add(`observer ${name(this)}`);
        super.observe(target, options);
      }
      disconnect() {
        going.delete(`observer ${name(this)}`);
        super.disconnect();
      }
    });
}

/** The present activity, with one name for things of a kind. */
export function kinds() {
  return [...going].map((entry) => entry.slice(0, entry.lastIndexOf(" "))).sort();
}

export function release() {
  restore.reverse().forEach((undo) => undo());
  restore = [];
}
