// What does not fit the screen, or is less than 24 pixels high or wide under a finger.
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
for (const element of document.querySelectorAll("button, input, select, summary, a[href], article, table, img")) {
  if (!element.checkVisibility({ visibilityProperty: true })) continue;
  const { left, right, width, height } = element.getBoundingClientRect();
  if (!contained(element) && (left < -1 || right > innerWidth + 1)) {
    faults.push(`${name(element)}: from ${left} to ${right} px on ${innerWidth}`);
  }
  const lane = element.closest("[data-lane]");
  if (lane && !contained(element) && right > lane.getBoundingClientRect().right + 1) {
    faults.push(`${name(element)}: reaches ${right - lane.getBoundingClientRect().right} px beyond its lane`);
  }
  if (element.matches("button, input, select, summary, a[href]") && Math.min(width, height) < 24) {
    faults.push(`${name(element)}: ${Math.min(width, height)} px are too few for a finger`);
  }
}
return faults;
