// Answer every question of the chapter that is shown: wrongly, then rightly. Returns what was told of each.
async (lesson, asked) => {
  const pause = () => new Promise((done) => { setTimeout(done); });
  const text = (question, part) => question.querySelector(part)?.textContent ?? "";
  const type = (input, value, event) => {
    input.value = value;
    input.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const fill = {
    numbers: (question, answer) => answer.forEach((value, i) =>
      type(question.querySelectorAll(".answer input")[i], value, "input")),
    choice: (question, [option]) => question.querySelector(`input[value="${option}"]`).click(),
    cells: (question, answer) => {
      for (const chip of question.querySelectorAll(".chip")) chip.click();
      for (const cell of answer) {
        type(question.querySelector(".cells input"), cell, "input");
        question.querySelector(".add-cell").click();
      }
    },
    order: (question, answer, { lines }) => answer.forEach((number, place) => {
      const line = [...question.querySelectorAll(".line")].find((each) =>
        each.querySelector("code").textContent === lines[Number(number) - 1].trim());
      type(line.querySelector("input"), String(place + 1), "change");
    }),
  };
  const told = [];
  const questions = [...lesson.querySelectorAll(".question")];
  for (const [i, { form, answers }] of asked.entries()) {
    const question = questions[i];
    for (const answer of answers) {
      if (!question.querySelector(".retry").hidden) question.querySelector(".retry").click();
      fill[form.type](question, answer, form);
      question.querySelector(".lock").click();
      await pause();
      told.push({ stage: question.dataset.stage, verdict: question.querySelector(".verdict").className,
        mistake: text(question, ".mistake"), reveal: text(question, ".reveal") });
    }
  }
  return { told, count: questions.length, results: lesson.querySelectorAll(".results a, .results button").length };
}
