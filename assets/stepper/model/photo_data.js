// A photograph from Python: bytes, and every other number as text. Nothing is pooled here: every number was sent.

const BYTE_TEXTS = Array.from({ length: 256 }, (_, byte) => String(byte));
const BYTE_LEVELS = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);
const MOST_SHORT = 65536; // numbers that two bytes can name

/** Grids of every channel, as the model of a matrix has them: texts, exact texts and levels by index. */
export function expandChannels(raw) {
  return raw.channels.map(({ name, input, output }) => ({
    name,
    input: { ...raw.input, ...byteGrid(bytesOf(input)) },
    output: { ...raw.output, ...(output.bytes !== undefined ? byteGrid(bytesOf(output.bytes)) : textGrid(output)) },
  }));
}

/** A byte of a photograph is its own number. */
function byteGrid(pixels) {
  return { pixels, texts: lookUp(pixels, BYTE_TEXTS), exact: {}, levels: levelsOfPixels(pixels) };
}

/** The text of every cell: a byte is its own, other texts came once, and for every cell which one it is. */
export function textsOf(output) {
  return output.bytes ? lookUp(bytesOf(output.bytes), BYTE_TEXTS) : lookUp(whichOf(output), output.texts.split(" "));
}

function whichOf({ texts, which }) {
  return numbersOf(which, texts.split(" ").length > MOST_SHORT ? 4 : 2);
}

/** Other numbers: each different text came once with its grey. */
function textGrid(output) {
  const texts = output.texts.split(" ");
  const which = whichOf(output);
  const greys = bytesOf(output.greys);
  const pixels = Uint8Array.from(which, (place) => greys[place]);
  const exact = output.exact ? lookUp(which, exactIfRounded(texts, output.exact.split(" "))) : {};
  return { pixels, texts: lookUp(which, texts), exact, levels: levelsOfPixels(pixels) };
}

function exactIfRounded(texts, exact) {
  return exact.map((text, i) => (text === texts[i].replace("−", "-") ? undefined : text));
}

function levelsOfPixels(pixels) {
  return Float32Array.from(pixels, (byte) => BYTE_LEVELS[byte]);
}

function lookUp(places, table) {
  return Array.from(places, (place) => table[place]);
}

export function bytesOf(base64) {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** Whole numbers of one, two or four bytes each, the lowest byte first. */
export function numbersOf(base64, width) {
  if (width === 1) return bytesOf(base64);
  const view = new DataView(bytesOf(base64).buffer);
  const read = width === 2 ? (i) => view.getUint16(2 * i, true) : (i) => view.getUint32(4 * i, true);
  return Array.from({ length: view.byteLength / width }, (_, i) => read(i));
}

/** Winners of a photograph: the sent bytes that equal the sent result. Whole numbers are equal or they are not. */
export function winnersByText(cells, result) {
  return cells.flatMap((cell, position) => (cell.text === result ? [position] : []));
}
