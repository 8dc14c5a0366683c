// Watches the outputs of a page from outside, in the same way for the app and the floor. It records for each frame how
// long the main thread was busy, and the marker word at the end of each output. It reads only the last lines of an
// output, so its cost does not depend on the length of the text. Other code evaluates the records when the run is over.
const { prefix, digits, last } = arguments[0];
const outputs = [...document.querySelectorAll("[data-output]")];
const shown = outputs.map(() => 0);
const seen = { origin: 0, frames: [], longTasks: [], rendered: null, ends: null, done: false };

/** The element itself if it is a block, or else the last block in it, at any depth. */
function lastBlock(element) {
  while (element && element.className !== "block") element = element.lastElementChild;
  return element;
}

/** The previous block. */
function before(block, output) {
  let element = block;
  while (element !== output && !element.previousElementSibling) element = element.parentElement;
  return element === output ? null : lastBlock(element.previousElementSibling);
}

function look(lane) {
  for (let block = lastBlock(outputs[lane]); block; block = before(block, outputs[lane])) {
    const text = block.textContent;
    const at = text.lastIndexOf(prefix, text.length - prefix.length - digits);
    if (at >= 0) {
      shown[lane] = Number(text.slice(at + prefix.length, at + prefix.length + digits));
      return;
    }
  }
}

// A message posted within a frame arrives once the frame's style, layout and paint are done.
const rest = new MessageChannel();
let began = 0;
let due = 0;
function frame(time) {
  requestAnimationFrame(frame);
  [due, began] = [time, performance.now()];
  rest.port1.postMessage(null);
}
rest.port2.onmessage = () => {
  const ended = performance.now();
  for (const lane of shown.keys()) if (shown[lane] < last) look(lane);
  if (!seen.origin || seen.done) return;
  seen.frames.push([due, began, ended, ...shown]);
  seen.done = shown.every((marker) => marker === last);
};
requestAnimationFrame(frame);

let asked = false;
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) if (!asked) seen.longTasks.push([startTime, duration]);
}).observe({ type: "longtask" });

// The app's own figures, a long message to read. The floor sends none.
function read({ data }) {
  if (data?.from !== "hare-and-tortoise" || data.type !== "report") return;
  const { lanes } = data.report;
  seen.rendered = lanes.map((lane) => lane.rendered);
  seen.ends = lanes.map(({ arrivals }) => [arrivals.length, arrivals[0][0], arrivals[arrivals.length - 1][0]]);
}

const command = (type) => window.postMessage({ to: "hare-and-tortoise", type }, "*");

window.bench = {
  seen,
  /** Starts the run as an embedding page would, this long after a frame; the schedule counts from then. */
  play(after) {
    const play = () => {
      seen.origin = performance.now();
      command("play");
    };
    requestAnimationFrame((due) => setTimeout(play, due + after - performance.now()));
  },
  /** Asks for the app's report. It is read only now, so that reading is not part of the run. */
  ask() {
    asked = true;
    window.addEventListener("message", read);
    command("report");
  },
};
