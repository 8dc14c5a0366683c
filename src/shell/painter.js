// What painter.rs does to the page, in one call for all that a frame brings, and without a string that goes over with it:
// each has its price.

/** What a piece of text may be, in the order of `Class` in scenario/text.rs. */
const CLASSES = ["comment", "keyword", "string", "number", "type", "function", "tag", "attribute"];

/** What is no highlight. */
const PLAIN = CLASSES.length;

/**
 * Appends a text from a place on to a block's last part or to a new one, in pieces: for each where it ends in the text,
 * and what it is. With a number above those the piece belongs to what the part ends with.
 */
export function append(block, newPart, text, start, pieces) {
  const part = newPart ? document.createElement("div") : block.lastChild;
  for (let n = 0; n < pieces.length; n += 2) {
    const piece = text.slice(start, pieces[n]);
    const kind = pieces[n + 1];
    if (kind < PLAIN) {
      const span = document.createElement("span");
      span.className = `hl-${CLASSES[kind]}`;
      span.append(piece);
      part.append(span);
    } else if (kind === PLAIN) {
      part.append(piece);
    } else {
      const last = part.lastChild;
      (last.lastChild ?? last).appendData(piece);
    }
    start = pieces[n];
  }
  if (newPart) block.append(part);
}
