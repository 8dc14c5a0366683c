// The part of output.rs that adds a turn to the page.

/** Prompts longer than this, or of several lines, are shown shortened, with a button for the rest. */
const LONG = 110;

/**
 * Adds a turn and returns the element for its text. The prompt is in a shadow tree: it can be read, selected and found,
 * but the output's text content stays exactly what the model has delivered.
 */
export function begin(output, prompt) {
  const turn = add(output, "div", "turn");
  if (prompt !== undefined) {
    const asked = add(turn, "div", "asked");
    const quote = add(asked, "blockquote", "asked-words");
    quote.translate = true;
    const words = quote.attachShadow({ mode: "open" });
    words.innerHTML = prompt;
    // The style sheet reaches these parts alone.
    for (const element of words.querySelectorAll("*")) element.part = element.localName;
    const text = words.textContent;
    if (text.length > LONG || text.includes("\n")) {
      const more = add(asked, "button", "asked-more");
      more.type = "button";
      more.setAttribute("aria-label", "Whole prompt");
      more.setAttribute("aria-expanded", "false");
      more.onclick = () => more.setAttribute("aria-expanded", String(asked.toggleAttribute("data-open")));
    }
  }
  return add(turn, "div", "turn-text");
}

function add(parent, name, className) {
  const element = document.createElement(name);
  element.className = className;
  parent.append(element);
  return element;
}
