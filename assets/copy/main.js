// Buttons that copy: the page's address, a text, or one text for every step.

const SHOWN_MS = 2000
const ICONS = {
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
}

/** `data.items` has an entry a button: label, done, failed, icon, and `text` or `steps`; with neither, the address. */
export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".copies")
  const drawn = JSON.stringify(data.items.map((item) => item.label))
  if (box.dataset.drawn !== drawn) box.replaceChildren(...data.items.map(makeButton))
  box.dataset.drawn = drawn
  data.items.forEach((item, i) => connectButton(box.children[i], item))
  return () => [...box.children].forEach((button) => clearTimeout(button.timer))
}

function makeButton({ icon, label }) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "copy"
  button.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>
    <span class="label" aria-live="polite"></span>`
  button.lastElementChild.textContent = label
  button.onkeydown = keepShortcuts
  return button
}

/** R reruns and C clears the cache in Streamlit, at document level: they stop here. */
function keepShortcuts(event) {
  if (["r", "c"].includes(event.key.toLowerCase())) event.stopPropagation()
}

function connectButton(button, item) {
  const label = button.lastElementChild
  button.onclick = async () => {
    button.style.minWidth = `${button.offsetWidth}px`
    label.textContent = (await copy(textOf(item))) ? item.done : item.failed
    clearTimeout(button.timer)
    button.timer = setTimeout(() => (label.textContent = item.label), SHOWN_MS)
  }
}

/** Read at the click: the stepper writes its step into the address without asking the server. */
function textOf({ text, steps }) {
  const step = Number(new URL(location.href).searchParams.get("step")) || 1
  return steps ? steps[Math.min(step, steps.length) - 1] : (text ?? location.href)
}

// navigator.clipboard exists only on https and localhost; a classroom server on plain http has the old command.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text) {
  const area = document.createElement("textarea")
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  return done
}
