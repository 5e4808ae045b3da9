// No window fits the settings: the input is drawn alone, without a step, and the sentence says why.

/** What takes the place of the views that draw steps. */
export const INPUT_ALONE = { showInput: nothing, showGhost: nothing, drawEquation: writeRefusal,
  drawOutput: (pane) => ({ svg: pane.querySelector(".grid"), cells: [] }),
  showOutput: nothing, markOutputs: nothing, pinOutputs: nothing };

function nothing() {}

/** The sentence stands where the calculation would. */
function writeRefusal(pane, { equation }) {
  pane.classList.remove("previewing");
  pane.querySelector(".head").textContent = equation.head;
  pane.querySelector(".line").textContent = equation.line;
  pane.querySelector(".line").hidden = false;
  return { pane };
}
