// Finds content that does not fit the screen, and controls that a finger cannot hit.
const name = (element) =>
  `${element.localName} \`${element.ariaLabel ?? element.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}\``;
const faults = [];
const { scrollWidth } = document.scrollingElement;
if (scrollWidth > innerWidth) faults.push(`the page scrolls sideways: ${scrollWidth} px on ${innerWidth}`);
/** Whether an ancestor of it scrolls or clips. */
const contained = (element) => {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (getComputedStyle(around).overflowX !== "visible") return true;
  }
  return false;
};
const shown = (selector) =>
  [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
for (const element of shown("button, input, select, summary, a[href], article, table, img, p, h1, h2, dd")) {
  const { left, right } = element.getBoundingClientRect();
  if (element.closest(".visually-hidden") || contained(element)) continue;
  if (left < -1 || right > innerWidth + 1) faults.push(`${name(element)}: from ${left} to ${right} px on ${innerWidth}`);
  const lane = element.closest("[data-lane]")?.getBoundingClientRect();
  if (lane && right > lane.right + 1) faults.push(`${name(element)}: reaches ${right - lane.right} px beyond its lane`);
}
// Elements with a fixed size have room for their content.
for (const element of shown("span, dd")) {
  const { scrollWidth, clientWidth } = element;
  const sized = element.closest(".readout") || getComputedStyle(element).contain.includes("size");
  if (!sized || scrollWidth <= clientWidth + 1) continue;
  faults.push(`${name(element)}: needs ${scrollWidth} px and has ${clientWidth}`);
}

// WCAG 2.5.8: a target has 24 by 24 pixels, or that much space of its own. Two exceptions apply to some controls here:
// a label around a field is part of its target, and the parts that the browser draws in a field (a number's arrows, a
// slider's thumb) are the browser's own. No control is in a line of text, and none is exempt as essential.
const focusable = "a[href], button, input, select, summary, textarea, [tabindex]:not([tabindex='-1'])";
const dialog = document.querySelector("dialog[open]");
const before = [scrollX, scrollY];
for (const element of shown(focusable)) {
  // A dialog covers everything else.
  if (dialog && !dialog.contains(element)) continue;
  // Inert elements take no clicks.
  if (element.closest("[inert]")) continue;
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (Math.min(width, height) < 24) {
    faults.push(`${name(element)}: ${width} by ${height} px are too few for a finger`);
    continue;
  }
  // Its centre and the corners of the square around it hit the element itself: nothing covers it, and no neighbour is
  // too near.
  const [x, y] = [left + width / 2, top + height / 2];
  for (const [across, down] of [[0, 0], [-11, -11], [11, -11], [-11, 11], [11, 11]]) {
    const hit = document.elementFromPoint(x + across, y + down);
    const label = hit?.closest("label");
    if (!hit || element.contains(hit) || label?.control === element) continue;
    faults.push(`${name(element)}: ${name(hit).slice(0, 60)} lies above it`);
    break;
  }
}
scrollTo({ left: before[0], top: before[1], behavior: "instant" });
return faults;
