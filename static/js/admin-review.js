/* Notes beside the blocks of an article, and links to drafts: sent by themselves, since the article's form may hold
 * what is not saved yet. What the server answers takes the place of what it was about. */

const FAILED = "That did not reach the site, and nothing was changed. Look whether you are still signed in, and try again."

const blockForm = (block) => {
  const [kind, number] = block.split(":")
  const fields = document.querySelectorAll(`input[name^=articles_${kind}_set-][name$=-id]:not([name*=-rows-])`)
  const own = [...fields].find((field) => field.value === number)
  return own && own.closest(".inline-related")
}

/* Each note goes to its block; one whose block is gone stays below the article. */
const place = () => {
  for (const old of document.querySelectorAll(".inline-related .review-note")) old.remove()
  for (const note of document.querySelectorAll(".review-notes .review-note[data-block]")) {
    const form = blockForm(note.dataset.block)
    if (form) form.querySelector(".review-block").prepend(note)
  }
}

const offer = () => {
  const template = document.getElementById("note-form")
  for (const field of document.querySelectorAll(".inline-related input[name^=articles_][name$=-id]:not([name*=-rows-])")) {
    const form = field.closest(".inline-related")
    if (!field.value || form.querySelector(".review-block")) continue
    const place = document.createElement("div")
    place.className = "review-block"
    place.dataset.kind = field.name.match(/^articles_(.+)_set-/)[1]
    place.dataset.number = field.value
    place.append(template.content.cloneNode(true))
    form.append(place)
  }
}

const send = async (address, values, problem) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
  try {
    const response = await fetch(address, { method: "POST", body, redirect: "error" })
    if (!response.ok) throw new Error(response.status)
    return await response.text()
  } catch {
    problem.textContent = FAILED
    problem.hidden = false
    return null
  }
}

const replace = (selector, html) => {
  document.querySelector(selector).outerHTML = html
  place()
  revealCopying()
}

const nearestProblem = (element) =>
  (element.closest(".shared-links") || element.closest(".review-block") || document.querySelector(".article-review")).querySelector(".review-problem")

const write = async (button) => {
  const form = button.closest(".review-write")
  const words = form.querySelector("textarea")
  const { kind = "", number = "" } = form.closest(".review-block")?.dataset ?? {}
  const problem = form.querySelector(".review-problem")
  if (!words.value.trim()) return words.focus()
  const html = await send(button.dataset.writeNote, { text: words.value, kind, number }, problem)
  if (html === null) return
  words.value = ""
  problem.hidden = true
  form.open = false
  replace(".review-notes", html)
}

const post = async (button) => {
  const html = await send(button.dataset.post, {}, nearestProblem(button))
  if (html !== null) replace(button.dataset.replaces, html)
}

const copy = async (button) => {
  const field = button.parentElement.querySelector("input")
  field.select()
  await navigator.clipboard.writeText(field.value)
  button.textContent = "Copied"
}

const revealCopying = () => {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = !navigator.clipboard
}

const start = () => {
  if (!document.getElementById("note-form")) return
  offer()
  place()
  revealCopying()
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-write-note]")) write(target.closest("[data-write-note]"))
    else if (target.closest("[data-post]")) post(target.closest("[data-post]"))
    else if (target.closest("[data-copy]")) copy(target.closest("[data-copy]"))
  })
}

document.addEventListener("DOMContentLoaded", start)
