// The lines after single.js in the SCORM package: answers are kept by the learning management system in place of the
// browser, and it hears of status, points and time. SCORM 1.2. Without a system around it, this is the single file.

/** The key of the answers in the browser's store. */
const KEY = "hare-and-tortoise-learn";

/** As many characters as SCORM 1.2 has for us. */
const ROOM = 4096;

/** Long words of the answers, and what is written in their place. No other text in them has a tilde. */
const SHORT = ['"answers":{', '"answer":{', '"Number":', '"Choice":', '"Order":', '"Line":', '"sure":', '"measured":',
  '"right":true', '"right":false', '"ended":'].map((word, at) => [word, `~${String.fromCharCode(97 + at)}`]);

/** The system, which is in a page around this one or in the page that has opened this one. */
function around() {
  for (const first of [window, window.opener, window.top?.opener])
    for (let page = first, n = 0; page && n < 50; page = page.parent === page ? null : page.parent, n++)
      try {
        if (page.API) return page.API;
      } catch {
        // A page of another site.
      }
}

/** The lessons with answers, those of the newest last: pairs of an id and what was done in it. */
let taken = [];

const packed = (lessons) =>
  SHORT.reduce((text, [word, short]) => text.replaceAll(word, short), JSON.stringify(lessons));

const unpacked = (text) =>
  JSON.parse(SHORT.reduce((text, [word, short]) => text.replaceAll(short, word), text));

const api = framed ? undefined : around();

function start() {
  const began = Date.now();
  const get = (name) => api.LMSGetValue(`cmi.${name}`);
  const tell = (name, value) => String(api.LMSSetValue(`cmi.${name}`, String(value))) === "true";
  const set = (name, value) => {
    if (tell(name, value)) return;
    throw new Error(api.LMSGetErrorString(api.LMSGetLastError()) || "the learning management system refuses");
  };
  if (String(api.LMSInitialize("")) !== "true") throw new Error(api.LMSGetErrorString(api.LMSGetLastError()));
  try {
    taken = unpacked(get("suspend_data") || "[]");
  } catch {
    // Not ours, or cut off: begin again.
  }
  if (["not attempted", ""].includes(get("core.lesson_status"))) set("core.lesson_status", "incomplete");

  const keep = (json) => {
    const before = new Map(taken.map(([id, done]) => [id, JSON.stringify(done)]));
    // Seven figures are enough for a drawn line.
    const { lessons } = JSON.parse(json ?? '{"lessons":{}}', (_, value) =>
      typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(7)) : value);
    const now = Object.entries(lessons);
    const isNew = ([id, done]) => before.get(id) !== JSON.stringify(done);
    const place = new Map(taken.map(([id], at) => [id, at]));
    const old = now.filter((one) => !isNew(one)).sort(([one], [other]) => place.get(one) - place.get(other));
    taken = [...old, ...now.filter(isNew)];

    const given = ([, done]) => Object.values(done.answers).filter(({ right }) => right !== undefined);
    const points = ({ sure, right }) => (right ? [1, 2, 3] : [0, -2, -6])[sure - 1];
    const ours = new Set(COURSE.map(([id]) => id));
    const all = taken.filter(([id]) => ours.has(id)).flatMap(given).reduce((sum, answer) => sum + points(answer), 0);
    const questions = COURSE.reduce((sum, [, n]) => sum + n, 0);
    let kept = taken;
    while (packed(kept).length > ROOM) kept = kept.slice(1);
    set("suspend_data", packed(kept));
    // Not every system takes points and status: the answers are kept without them.
    tell("core.score.min", 0);
    tell("core.score.max", 100);
    tell("core.score.raw", Math.min(100, Math.round((100 * Math.max(0, all)) / (3 * questions))));
    const done = new Map(taken.map((one) => [one[0], given(one).length]));
    if (COURSE.every(([id, n]) => (done.get(id) ?? 0) >= n)) tell("core.lesson_status", "completed");
    api.LMSCommit("");
    if (kept.length < taken.length)
      throw new Error(`the learning management system has room for the newest ${kept.length} of ${taken.length} lessons`);
  };

  const browsers = (() => {
    try {
      return window.localStorage;
    } catch {
      return undefined;
    }
  })();
  const other = () => {
    if (!browsers) throw new Error("there is no store");
    return browsers;
  };
  const store = new Proxy({}, {
    get: (_, key) =>
      key !== KEY ? browsers?.[key] : taken.length ? JSON.stringify({ version: 1, lessons: Object.fromEntries(taken) }) : undefined,
    set: (_, key, value) => {
      if (key === KEY) keep(value);
      else other()[key] = value;
      return true;
    },
    deleteProperty: (_, key) => (key === KEY ? (keep(null), true) : delete other()[key]),
  });
  Object.defineProperty(window, "localStorage", { configurable: true, value: store });

  addEventListener("pagehide", () => {
    const seconds = (Date.now() - began) / 1000;
    const two = (number) => String(Math.floor(number)).padStart(2, "0");
    const hundredths = two((seconds % 1) * 100);
    try {
      set("core.session_time", `${two(seconds / 3600).padStart(4, "0")}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${hundredths}`);
      // Otherwise some systems begin again the next time.
      set("core.exit", "suspend");
    } finally {
      api.LMSFinish("");
    }
  });
  // What comes back from the browser's memory cannot speak with the system any more.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  document.documentElement.dataset.lms = "";
}

if (api) {
  const said = document.createElement("p");
  said.className = "page lms-said";
  document.body.prepend(said);
  try {
    start();
    said.textContent = "Your answers and your points go to your learning management system.";
  } catch ({ message }) {
    // Without it, this is the single file.
    said.textContent = `Your learning management system does not take answers (${message}). They stay in this browser.`;
  }
}
if (!framed && location.hash.length < 2) location.hash = "#/learn";
