// How large everything is, in CSS pixels, from the width the page gives.

const SMALLEST_WITH_NUMBER = 22;
const DIGIT_WIDTH = 0.58; // of the font size, with tabular figures
const NARROW = 640;
const BETWEEN_PANES = 50; // an arrow with its gaps
const MANY_COLUMNS = 12;

/** Sizes of the three grids for a component `width` wide. */
export function layOut(model, width) {
  const narrow = width < NARROW;
  return narrow ? layOutNarrow(model, width) : layOutWide(model, width);
}

function layOutWide(model, width) {
  const shape = shapesOf(model);
  const height = shape.input.rows <= 10 ? 280 : 400;
  const roomy = shape.input.cols < MANY_COLUMNS;
  const equationWidth = Math.max(roomy ? 240 : 186, Math.min(300, shape.window.cols * 58));
  const rest = width - equationWidth - 2 * BETWEEN_PANES;
  const inputWidth = rest * inputShare(shape, rest);
  return {
    mode: "wide", equationWidth,
    input: cellSize(shape.input, inputWidth, height, 56),
    equation: cellSize(shape.window, equationWidth, height - 110, 52),
    output: cellSize(shape.output, rest - inputWidth, height - 50, 74),
  };
}

/** How much of the width the input gets, beside the output: what its columns and its longest number need. */
function inputShare({ input, output }, width) {
  const [needs, others] = [input, output].map(({ cols, longest: digits }) => cols * Math.max(3, digits));
  const forNumbers = (input.cols * SMALLEST_WITH_NUMBER) / width;
  return Math.max(0.5, forNumbers <= 0.6 ? forNumbers : 0, Math.min(0.68, needs / (needs + others)));
}

function layOutNarrow(model, width) {
  const shape = shapesOf(model);
  const paired = width >= 300 && shape.window.cols <= 4 && shape.output.cols <= 4;
  const half = paired ? (width - 20) / 2 : width;
  return {
    mode: paired ? "paired" : "stacked", equationWidth: half,
    input: cellSize(shape.input, width, 294, 52),
    equation: cellSize(shape.window, half, 200, 44),
    output: cellSize(shape.output, half, paired ? 200 : 320, 48),
  };
}

function shapesOf({ extent, input, output, rows, cols }) {
  const digits = longestText(input.texts);
  return {
    input: { rows: extent.bottom - extent.top, cols: extent.right - extent.left, longest: digits },
    window: { rows: longest(rows), cols: longest(cols), longest: digits },
    output: { rows: output.rows, cols: output.cols, longest: longestText(output.texts) },
  };
}

function longest(lists) {
  return Math.max(...lists.map((list) => list.length));
}

/** How wide a text is, counted in digits: a point is narrow, letters and ∞ are wide. */
function lengthInDigits(text) {
  const narrow = text.match(/[.,]/g)?.length ?? 0;
  const wide = text.match(/[A-Z∞]/g)?.length ?? 0;
  return text.length - 0.5 * narrow + 0.35 * wide;
}

function longestText(texts) {
  return texts.reduce((most, text) => Math.max(most, lengthInDigits(text)), 1);
}

/** Cell sizes that fit a grid into a box; cells grow wider than high only for long numbers. */
export function cellSize({ rows, cols, longest: characters }, boxWidth, boxHeight, most) {
  const widest = halfPixel(boxWidth / cols);
  const height = Math.max(3, Math.min(most, halfPixel(boxHeight / rows), widest));
  const comfortable = characters * DIGIT_WIDTH * Math.min(18, height * 0.42) + 8;
  const wanted = Math.max(height, halfPixel(Math.min(comfortable, height * 2)));
  const width = Math.max(3, Math.min(widest, wanted));
  const base = Math.max(height * 0.28, Math.min(height * 0.45, fontFor(characters, width)));
  return { rows, cols, width, height, font: base, numbers: height >= SMALLEST_WITH_NUMBER };
}

function halfPixel(length) {
  return Math.floor(length * 2) / 2;
}

function fontFor(characters, width) {
  return (width - 6) / (Math.max(1, characters) * DIGIT_WIDTH);
}

/** Font size of one number: the grid's own, smaller where this one text is too long for its cell. */
export function fontSize(size, text) {
  return Math.min(size.font, fontFor(lengthInDigits(text), size.width));
}
