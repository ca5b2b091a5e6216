/* A comment is written where the reader is: the form comes in place, goes out in place, and a draft is kept on this
   device until it is sent. Without this script the links lead to the form on a page of its own. */

const drafts = {
  get: (key) => attempt(() => localStorage.getItem(`draft:${key}`)),
  set: (key, words) => attempt(() => (words ? localStorage.setItem(`draft:${key}`, words) : localStorage.removeItem(`draft:${key}`))),
}

function attempt(action) {
  try {
    return action()
  } catch {
    return null // a browser that stores nothing
  }
}

function keepDraft(part) {
  const words = part.querySelector("textarea[name=comment]")
  if (!words || !part.dataset.draft) return
  if (!words.value) words.value = drafts.get(part.dataset.draft) ?? ""
  words.addEventListener("input", () => drafts.set(part.dataset.draft, words.value))
}

async function fetched(address, options) {
  const response = await fetch(address, { credentials: "same-origin", ...options })
  const page = new DOMParser().parseFromString(await response.text(), "text/html")
  const part = page.querySelector("[data-part]")
  if (!part) throw new Error(`No form came from ${address}`)
  return part
}

function setUp(part, key = part.dataset.draft) {
  keepDraft(part)
  if (part.dataset.sent) drafts.set(key ?? `${part.dataset.sent}/`, "")
}

/* The form is posted in place; if that fails, as a page of its own, with all that is in it. */
async function send(event) {
  const form = event.target.closest("[data-part].in-place form")
  if (!form) return
  event.preventDefault()
  const part = form.closest("[data-part]")
  const data = new FormData(form, event.submitter)
  const buttons = form.querySelectorAll("button")
  for (const button of buttons) button.disabled = true
  try {
    replace(part, await fetched(form.action, { method: "POST", body: new URLSearchParams(data) }))
  } catch {
    for (const button of buttons) button.disabled = false
    say(part, "That did not reach us. Your words are kept here; please try once more when you are connected.")
  }
}

function replace(part, answer) {
  const key = part.dataset.draft
  answer.classList.add("in-place")
  part.replaceWith(answer)
  setUp(answer, key)
  const first = answer.querySelector("[role=alert], [aria-describedby$=error], .preview, .state") ?? answer
  first.tabIndex = first.matches("input, textarea") ? first.tabIndex : -1
  first.focus()
}

function say(part, words) {
  const sentence = part.querySelector("[role=alert]") ?? document.createElement("p")
  sentence.className = "error"
  sentence.setAttribute("role", "alert")
  sentence.textContent = words
  part.prepend(sentence)
}

async function open(event) {
  const link = event.target.closest("a[data-write]")
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
  event.preventDefault()
  const there = document.querySelector(`.in-place[data-from="${CSS.escape(link.href)}"]`)
  if (there) return there.querySelector("textarea, a, button")?.focus()
  try {
    const part = await fetched(link.href)
    part.classList.add("in-place")
    part.dataset.from = link.href
    part.querySelector(".answered")?.remove()
    document.querySelector(".in-place[data-draft]")?.remove() // its draft is kept
    link.closest("p").after(part)
    setUp(part)
    part.querySelector("textarea")?.focus()
  } catch {
    location.assign(link.href)
  }
}

document.addEventListener("click", open)
document.addEventListener("submit", send)
for (const part of document.querySelectorAll("[data-part]")) setUp(part)
