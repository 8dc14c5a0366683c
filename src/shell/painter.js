// What painter.rs does to the page, in one call for all that a frame brings, and without a string that goes over with it:
// each has its price.
//
// Others change the page, too: a translator or an extension replaces a text by elements, or removes it. So nothing here
// expects to find what it left; where that is gone, what comes next begins a new one.

/** What a piece of text may be, in the order of `Class` in scenario/text.rs. */
const CLASSES = ["comment", "keyword", "string", "number", "type", "function", "tag", "attribute"];

/** What is no highlight. */
const PLAIN = CLASSES.length;

/** Added to what a piece is: it belongs to what the part ends with. */
const SAME = 16;

/** The node, where it is a text. */
const text = (node) => (node?.nodeType === Node.TEXT_NODE ? node : null);

/**
 * Appends a text from a place on to a block's last part or to a new one, in pieces: for each where it ends in the text,
 * and what it is. Says whether the block is still within the output.
 */
export function append(output, block, newPart, content, start, pieces) {
  let part = newPart ? null : block.lastChild;
  if (part?.localName !== "div") part = document.createElement("div");
  for (let n = 0; n < pieces.length; n += 2) {
    const piece = content.slice(start, pieces[n]);
    const kind = pieces[n + 1] % SAME;
    const name = kind < PLAIN ? `hl-${CLASSES[kind]}` : "";
    const last = pieces[n + 1] < SAME ? null : part.lastChild;
    // A highlight's text is in a span; other text is in the part itself.
    const open = text(name ? last?.className === name && last.lastChild : last);
    if (open) {
      open.appendData(piece);
    } else if (name) {
      const span = document.createElement("span");
      span.className = name;
      span.append(piece);
      part.append(span);
    } else {
      part.append(piece);
    }
    start = pieces[n];
  }
  if (part.parentNode !== block) block.append(part);
  return output.contains(block);
}

/** Makes a text the one thing in an element; in the node that is there, where it is a text and alone. */
export function write(element, words) {
  const only = element.childNodes.length === 1 && text(element.firstChild);
  if (only) only.data = words;
  else element.textContent = words;
}
