// Sentences arrive from Python as templates; here only the braces are filled.

/** Fill `{name}` in a template with plain text; an unknown name becomes nothing. */
export function fill(template, parts) {
  return (template || "").replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
}

/** The same with DOM: a part is a string, a node or a list of both. Returns a fragment. */
export function fillNodes(template, parts) {
  const fragment = document.createDocumentFragment();
  (template || "").split(/\{(\w+)\}/).forEach((piece, i) => {
    fragment.append(...[i % 2 ? (parts[piece] ?? "") : piece].flat());
  });
  return fragment;
}

/** A number on the page; where the display is rounded, hovering it shows the exact text. */
export function numberNode(text, exact) {
  if (!exact) return text;
  const span = document.createElement("span");
  span.className = "rounded";
  span.title = exact;
  span.textContent = text;
  return span;
}

export function boldNode(content) {
  const bold = document.createElement("b");
  bold.append(content);
  return bold;
}

/** Put `separator` between the items of a list. */
export function separated(items, separator) {
  return items.flatMap((item, i) => (i ? [separator, item] : [item]));
}

/** Rows or columns in words: "2", "0–2", or "0, 2, 4" where dilation leaves gaps. */
export function placesInWords(places, words) {
  const [first, last] = [places[0], places[places.length - 1]];
  const consecutive = places.length > 1 && last - first === places.length - 1;
  return consecutive ? fill(words.range, { a: first, b: last }) : places.join(", ");
}
