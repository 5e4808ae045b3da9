// Sentences arrive from Python as templates; here only the braces are filled.

/** @typedef {string | number | null | undefined} Text */

/**
 * Fill `{name}` in a template with plain text; an unknown name becomes nothing.
 * @param {string | undefined} template @param {{}} parts
 */
export function fill(template, parts) {
  const texts = /** @type {Record<string, Text>} */ (parts);
  return (template || "").replace(/\{(\w+)\}/g, (_, name) => String(texts[name] ?? ""));
}
