/* What is written in the form of an article is kept every few seconds: on the server, and where that cannot be reached
   in this browser. See articles/admin/writing.py. */
const KEEP_EVERY = 8000
const GREET_EVERY = 30000
const STORE = "writing:"

const box = document.getElementById("writing")
const form = box?.closest("form")

const field = (name) => form.querySelector(`[name=${name}]`).value
const storeKey = () => `${STORE}${box.dataset.user}:${field("writing_key")}`

const serialized = () => {
  const data = new FormData(form)
  for (const name of ["csrfmiddlewaretoken", "_save_over"]) data.delete(name)
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString()
}

const say = (selector, sentence) => {
  const place = box.querySelector(selector)
  if (place.textContent !== sentence) place.textContent = sentence
}

/* The copy in this browser */

const keepHere = (sent) => {
  try {
    localStorage.setItem(storeKey(), JSON.stringify({ sent, at: new Date().toISOString(), title: form.elements.title?.value }))
    return true
  } catch {
    return false
  }
}

const forgetSaved = () => {
  const saved = document.cookie.match(/(?:^|; )written=([^;]+)/)
  if (!saved) return
  localStorage.removeItem(`${STORE}${box.dataset.user}:${saved[1]}`)
  document.cookie = "written=; path=/admin/; max-age=0"
}

const copiesHere = () => {
  const prefix = `${STORE}${box.dataset.user}:`
  const keys = box.dataset.article ? [storeKey()] : Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}new-`))
  return keys.map((key) => [key, JSON.parse(localStorage.getItem(key) || "null")]).filter(([, copy]) => copy)
}

const offerCopies = () => {
  for (const [key, copy] of copiesHere()) {
    const note = document.getElementById("writing-local").content.firstElementChild.cloneNode(true)
    const when = new Date(copy.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" })
    note.querySelector("b").textContent = `This browser kept what you were writing${copy.title ? ` in “${copy.title}”` : ""}, ${when}, when the site could not.`
    note.querySelector("[data-restore-local]").addEventListener("click", () => show(new URLSearchParams(copy.sent)))
    note.querySelector("[data-discard-local]").addEventListener("click", () => {
      localStorage.removeItem(key)
      note.remove()
    })
    box.prepend(note)
  }
}

/* Shown again, not saved: a form of its own, since ours holds what is stored. */
const show = (pairs) => {
  const copy = Object.assign(document.createElement("form"), { method: "post", action: location.href.split("#")[0] })
  copy.hidden = true
  const add = (name, value) => {
    const input = Object.assign(document.createElement("textarea"), { name })
    input.value = value
    copy.append(input)
  }
  for (const [name, value] of pairs) add(name, value)
  add("_only_show", "1")
  add("csrfmiddlewaretoken", field("csrfmiddlewaretoken"))
  document.body.append(copy)
  leaving = true
  copy.submit()
}

/* On the server */

let stored = ""
let kept = ""
let greeted = 0
let leaving = false
let failing = false

const isChanged = () => box.dataset.bound === "yes" || serialized() !== stored

const send = (values) =>
  fetch(box.dataset.address, {
    method: "POST",
    redirect: "manual",
    headers: { "X-CSRFToken": field("csrfmiddlewaretoken") },
    body: new URLSearchParams({ key: field("writing_key"), article: box.dataset.article, version: field("version"), ...values }),
  })

const keep = async () => {
  if (leaving) return
  const now = serialized()
  const isNew = isChanged() && now !== kept
  if (!isNew && Date.now() - greeted < GREET_EVERY) return
  greeted = Date.now()
  try {
    const response = await send(isNew || failing ? { sent: now } : {})
    if (!response.ok) throw new Error(response.status)
    hear(await response.json(), now)
  } catch {
    failing = true
    const where = keepHere(now) ? "It is kept in this browser." : "Copy it elsewhere before you leave this page."
    say(".writing-state", `The site cannot be reached, or you are no longer signed in. ${where} Sign in again in another window.`)
  }
}

const hear = (answer, sent) => {
  if (failing) localStorage.removeItem(storeKey())
  failing = false
  if (isChanged()) kept = sent
  say(".writing-state", kept && answer.kept ? `Not saved yet; a private copy was kept at ${answer.kept}.` : "")
  const others = answer.others.length ? `${answer.others.join(" and ")} ${answer.others.length > 1 ? "have" : "has"} this article open too. ` : ""
  say(".writing-others", others + (answer.meanwhile ? `${answer.meanwhile} Your words are safe: when you save, you are asked first.` : ""))
}

const onClick = (event) => {
  const { restore, discard } = event.target.dataset
  if (restore) show([["_restore", restore]])
  if (discard) {
    send({ discard })
    event.target.closest(".writing-note").remove()
  }
}

const start = () => {
  stored = serialized()
  forgetSaved()
  if (box.dataset.bound === "no") offerCopies()
  box.addEventListener("click", onClick)
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget) return
    keepHere(serialized())
    leaving = true
  })
  addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false
  })
  addEventListener("beforeunload", (event) => {
    if (leaving || !isChanged()) return
    keep()
    event.preventDefault()
  })
  setInterval(keep, KEEP_EVERY)
  keep()
  document.documentElement.dataset.writing = "kept"
}

if (box?.dataset.kept === "yes") addEventListener("load", () => setTimeout(start, 400))
