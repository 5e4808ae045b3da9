const SHOWN_MS = 2000

export default function ({ parentElement }) {
  const button = parentElement.querySelector(".copy")
  const label = parentElement.querySelector(".label")
  let timer
  button.onclick = async () => {
    label.textContent = (await copy(location.href)) ? "Link copied" : "Copy the address bar"
    clearTimeout(timer)
    timer = setTimeout(() => (label.textContent = "Share"), SHOWN_MS)
  }
  return () => clearTimeout(timer)
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
