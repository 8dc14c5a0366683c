// What does not fit the screen, and what a finger does not hit.
const name = (element) =>
  `${element.localName} \`${element.ariaLabel ?? element.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}\``;
const faults = [];
const { scrollWidth } = document.scrollingElement;
if (scrollWidth > innerWidth) faults.push(`the page scrolls sideways: ${scrollWidth} px on ${innerWidth}`);
/** Whether some part around it scrolls or cuts by itself. */
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
// What has its size whatever it says has room for it.
for (const element of shown("span, dd")) {
  const { scrollWidth, clientWidth } = element;
  const sized = element.closest(".readout") || getComputedStyle(element).contain.includes("size");
  if (!sized || scrollWidth <= clientWidth + 1) continue;
  faults.push(`${name(element)}: needs ${scrollWidth} px and has ${clientWidth}`);
}

// WCAG 2.5.8: a target has 24 by 24 pixels, or that much to itself. Two of its exceptions apply to some controls here:
// a label that wraps a field is part of its target, and what the browser draws inside of a field (the arrows of a
// number, a slider's thumb) is the browser's own. None is in a line of text, and none is left out as essential.
const focusable = "a[href], button, input, select, summary, textarea, [tabindex]:not([tabindex='-1'])";
const dialog = document.querySelector("dialog[open]");
const before = [scrollX, scrollY];
for (const element of shown(focusable)) {
  // Behind a dialog nothing can be hit.
  if (dialog && !dialog.contains(element)) continue;
  // Nor what is inert.
  if (element.closest("[inert]")) continue;
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  if (Math.min(width, height) < 24) {
    faults.push(`${name(element)}: ${width} by ${height} px are too few for a finger`);
    continue;
  }
  // Its middle, and the corners of the square around it, are its own: nothing lies above, nothing beside is too near.
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
