// How strongly a cell is coloured. This reads the numbers on the screen and pools nothing.

/**
 * Levels of the input's and the output's numbers, and of those between: the same number gets the same colour, where
 * that helps.
 * @param {string[]} inputTexts @param {string[]} outputTexts
 * @param {boolean} apart whether the results leave the range of the input
 */
export function levelsOf(inputTexts, outputTexts, apart, partTexts = /** @type {string[]} */ ([])) {
  const [input, output, parts] = [inputTexts, outputTexts, partTexts].map((texts) => texts.map(halfOf));
  if (apart) return [levels(input, input), levels(output, output), levels(parts, output)];
  const all = [...input, ...output, ...parts];
  return [levels(input, all), levels(output, all), levels(parts, all)];
}

/**
 * Place each number between the least and the greatest of a scale: 0 to 1, or null if it is not finite.
 * @param {number[]} halves @param {number[]} scale
 */
function levels(halves, scale) {
  const finite = scale.filter(Number.isFinite);
  const low = finite.reduce((least, half) => Math.min(least, half), Infinity);
  const high = finite.reduce((most, half) => Math.max(most, half), -Infinity);
  const span = high - low || 1;
  return halves.map((half) => (Number.isNaN(half) ? null : Math.round(((half - low) / span) * 100) / 100));
}

/**
 * Half of a number, so that the span of −1e308 to 1e308 is a number too. "∞" is not a number to JavaScript, which
 * is right here; 1.798e308 is the largest float, rounded up.
 * @param {string} text
 */
function halfOf(text) {
  const number = Number(text.replaceAll("−", "-"));
  return Math.max(-Number.MAX_VALUE, Math.min(number, Number.MAX_VALUE)) / 2;
}
