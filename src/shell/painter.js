// What painter.rs does to the page, in one call for all that a frame brings: each call from WebAssembly, and each string
// that goes with it, has its price.

/** What a piece of text may be, in the order of `Class` in scenario/text.rs. */
const CLASSES = ["comment", "keyword", "string", "number", "type", "function", "tag", "attribute"];

/** What is no highlight. */
const PLAIN = CLASSES.length;

/**
 * Appends a text to a block in pieces: for each where it ends in the text, and what it is. With a number above those the
 * piece belongs to what the block ends with.
 */
export function append(block, text, pieces) {
  let start = 0;
  for (let n = 0; n < pieces.length; n += 2) {
    const piece = text.slice(start, pieces[n]);
    const kind = pieces[n + 1];
    if (kind < PLAIN) {
      const span = document.createElement("span");
      span.className = `hl-${CLASSES[kind]}`;
      span.append(piece);
      block.append(span);
    } else if (kind === PLAIN) {
      block.append(piece);
    } else {
      const last = block.lastChild;
      (last.lastChild ?? last).appendData(piece);
    }
    start = pieces[n];
  }
}
