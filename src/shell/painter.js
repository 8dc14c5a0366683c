// The part of painter.rs that changes the page: one call for all text of a frame, and no string that is copied with it,
// because calls and copies are slow.
//
// Other scripts change the page, too: a translator or an extension replaces texts by elements, or removes them. So this
// code never expects its last node to be there; if that is gone, it begins a new one.

/** The classes of a piece of text, in the order of `Class` in scenario/text.rs. */
const CLASSES =
  "comment keyword string number type function tag attribute code emphasis strong heading mark".split(" ");

/** Text without a highlight. */
const PLAIN = CLASSES.length;

/** Added to a piece's class if the piece continues the last node of the part. */
const SAME = 16;

/** The node, if it is a text. */
const text = (node) => (node?.nodeType === Node.TEXT_NODE ? node : null);

/**
 * Appends a text from a position on to a block's last part or to a new one, in pieces; each piece is given by its end in
 * the text and its class. Returns whether the block is still within the output.
 */
export function append(output, block, newPart, content, start, pieces) {
  let part = newPart ? null : block.lastChild;
  if (part?.localName !== "div") part = document.createElement("div");
  for (let n = 0; n < pieces.length; n += 2) {
    const piece = content.slice(start, pieces[n]);
    const kind = pieces[n + 1] % SAME;
    const name = kind < PLAIN ? `hl-${CLASSES[kind]}` : "";
    const last = pieces[n + 1] < SAME ? null : part.lastChild;
    // A highlight's text is in a span; other text is directly in the part.
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

/** Makes a text the only content of an element; changes the existing node if that is a single text. */
export function write(element, words) {
  const only = element.childNodes.length === 1 && text(element.firstChild);
  if (only) only.data = words;
  else element.textContent = words;
}
