// Finds visible elements in a scope by role and probable name: `[scope, role, name]`.
const [scope, role, name] = arguments;
const selectors = {
  alertdialog: "[role=alertdialog]",
  article: "article",
  button: "button",
  checkbox: "input[type=checkbox]",
  combobox: "select",
  group: "[role=group]",
  link: "a[href]",
  progressbar: "progress",
  radio: "input[type=radio]",
  region: "[role=region], section[aria-label]",
  slider: "input[type=range]",
  searchbox: "input[type=search]",
  spinbutton: "input[type=number]",
  status: "[role=status]",
  summary: "summary",
  textbox: "input[type=text], textarea",
};
const words = (node) => node?.textContent.trim().replace(/\s+/g, " ") ?? "";
/** A label's own words, without the options of its field. */
const label = (element) => words([...(element.labels?.[0]?.children ?? [])].find((child) => child !== element)) || words(element.labels?.[0]);
const titled = (element) => words(document.getElementById(element.getAttribute("aria-labelledby")));
const called = (element) =>
  element.getAttribute("aria-label") ?? (titled(element) || (element.labels?.length ? label(element) : words(element)));
return [...document.querySelectorAll(scope)]
  .flatMap((root) => [...root.querySelectorAll(selectors[role])])
  .filter((element) => element.checkVisibility() && called(element) === name);
