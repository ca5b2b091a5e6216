/* Many pictures at once: each file on its own request, three at a time, with progress. Without this script the form
   sends all of them together. See gallery/admin/uploading.py. */
const AT_ONCE = 3
const POLL_EVERY = 1500

const form = document.querySelector("form.upload")
const input = form.querySelector("input[type=file]")
const drop = form.querySelector(".upload-drop")
const list = document.querySelector(".upload-files")
const total = document.querySelector(".upload-total")
const next = document.querySelector(".upload-next")
const entries = []

document.body.classList.add("has-upload-script")
input.required = false

/* Rows */

const part = (entry, name) => entry.row.querySelector(name)

const say = (entry, sentence, link) => {
  const state = part(entry, ".upload-state")
  state.textContent = sentence
  if (!link) return
  const a = Object.assign(document.createElement("a"), { href: link.address, textContent: "See it" })
  state.append(" ", a)
}

const settle = (entry, kind, sentence, link) => {
  entry.kind = kind
  entry.row.className = `upload-file is-${kind}`
  part(entry, "progress").hidden = true
  part(entry, "button").hidden = kind !== "broken"
  say(entry, sentence, link)
}

const showImage = (entry, address) => {
  const image = Object.assign(new Image(), { src: address, alt: "" })
  part(entry, ".upload-image").replaceChildren(image)
}

const addRow = (file) => {
  const row = document.getElementById("upload-file").content.firstElementChild.cloneNode(true)
  const entry = { file, row, kind: "waiting", sent: 0 }
  row.querySelector(".upload-name").textContent = file.name
  row.querySelector("button").setAttribute("aria-label", `Try again: ${file.name}`)
  row.querySelector("button").addEventListener("click", () => retry(entry))
  list.append(row)
  say(entry, "Waiting.")
  return entry
}

/* All together */

const of = (...kinds) => entries.filter((entry) => kinds.includes(entry.kind))

const counted = (number, words) => (number ? [`${number} ${words}`] : [])

const showTotal = () => {
  const bytes = entries.reduce((sum, entry) => sum + entry.file.size, 0)
  const sent = entries.reduce((sum, entry) => sum + Math.min(entry.sent, entry.file.size), 0)
  const received = of("received", "ready", "failed")
  total.hidden = false
  total.querySelector("progress").value = bytes ? (100 * sent) / bytes : 100
  total.querySelector("p").textContent = [
    `${received.length} of ${entries.length} received`,
    ...counted(of("ready").length, "ready"),
    ...counted(of("refused").length, "refused"),
    ...counted(of("broken").length, "interrupted"),
    ...counted(of("failed").length, "failed"),
  ].join(" · ")
  next.hidden = !received.length
  const ids = received.map((entry) => entry.photo.pk).slice(0, 100)
  next.querySelector("a").href = `${form.dataset.describe}?ids=${ids}`
}

/* Sending */

const isKnown = (file) =>
  entries.some(({ file: other }) => other.name === file.name && other.size === file.size && other.lastModified === file.lastModified)

const add = (files) => {
  for (const file of files) {
    const known = isKnown(file)
    const entry = addRow(file)
    entries.push(entry)
    if (known) settle(entry, "refused", "You chose this file twice.")
    else if (file.size > Number(form.dataset.maxBytes))
      settle(entry, "refused", `The file has ${Math.round(file.size / 1e6)} MB; ${Math.round(form.dataset.maxBytes / 1e6)} MB is the most. Save it smaller.`)
    if (entry.kind === "refused") entry.sent = file.size
  }
  showTotal()
  sendNext()
}

const retry = (entry) => {
  entry.isRetry = true
  entry.kind = "waiting"
  entry.row.className = "upload-file"
  part(entry, "button").hidden = true
  say(entry, "Waiting.")
  sendNext()
}

const sendNext = () => {
  while (of("sending").length < AT_ONCE && of("waiting").length) send(of("waiting")[0])
}

const send = (entry) => {
  entry.kind = "sending"
  say(entry, "Being sent.")
  const bar = part(entry, "progress")
  bar.hidden = false
  bar.setAttribute("aria-label", entry.file.name)
  const request = new XMLHttpRequest()
  request.open("POST", form.dataset.receive)
  request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value)
  request.responseType = "json"
  request.upload.addEventListener("progress", (event) => {
    entry.sent = event.loaded
    bar.value = (100 * event.loaded) / event.total
    if (event.loaded === event.total) say(entry, "Being examined.")
    showTotal()
  })
  request.addEventListener("load", () => answer(entry, request))
  request.addEventListener("error", () => interrupted(entry, "The connection broke. Nothing of this file was kept."))
  const data = new FormData()
  data.append("picture", entry.file)
  request.send(data)
}

const interrupted = (entry, sentence) => {
  entry.sent = 0
  settle(entry, "broken", sentence)
  done()
}

const answer = (entry, request) => {
  const said = request.response
  if (!said) {
    const signedOut = request.status === 200 || request.status === 403
    return interrupted(entry, signedOut ? "You are no longer signed in. Sign in again in another window, then try again." : "The site could not take the file just now. Try again.")
  }
  entry.sent = entry.file.size
  /* The answer to the first try may have been lost when the picture was already kept. */
  const photo = said.photo ?? (entry.isRetry && said.known)
  if (!photo) settle(entry, "refused", said.refusal, said.known)
  else {
    entry.photo = photo
    settle(entry, "received", "Received. Its files are being prepared.")
    showPhoto(entry, photo)
  }
  done()
}

const done = () => {
  showTotal()
  sendNext()
  poll()
}

/* Until they are ready */

const showPhoto = (entry, photo) => {
  const link = Object.assign(document.createElement("a"), { href: photo.address, textContent: photo.title })
  part(entry, ".upload-name").replaceChildren(link)
  if (photo.has_failed) settle(entry, "failed", photo.state)
  else if (photo.is_ready) {
    settle(entry, "ready", photo.state)
    showImage(entry, photo.thumbnail)
  }
}

let polling = false
const poll = () => {
  if (polling || !of("received").length) return
  polling = true
  setTimeout(ask, POLL_EVERY)
}

const ask = async () => {
  const waiting = of("received").slice(0, 100)
  try {
    const answer = await fetch(`${form.dataset.states}?ids=${waiting.map((entry) => entry.photo.pk)}`)
    const { pictures } = await answer.json()
    const ready = pictures.filter((photo) => photo.is_ready || photo.has_failed)
    for (const photo of ready) showPhoto(waiting.find((entry) => entry.photo.pk === photo.pk), photo)
    showTotal()
    if (ready.length) await warn(ready)
  } catch {
    /* The next round asks again. */
  }
  polling = false
  poll()
}

const warn = async (photos) => {
  const answer = await fetch(`${form.dataset.alike}?ids=${photos.map((photo) => photo.pk)}`)
  for (const [pk, others] of Object.entries(await answer.json())) {
    const entry = entries.find((one) => one.photo?.pk === Number(pk))
    for (const other of others) {
      const warning = Object.assign(document.createElement("p"), { className: "upload-warning" })
      const link = Object.assign(document.createElement("a"), { href: other.address, textContent: "See it" })
      warning.append(`${other.words} `, link)
      part(entry, ".upload-state").after(warning)
    }
  }
}

/* What the editor does */

input.addEventListener("change", () => {
  add([...input.files])
  input.value = ""
})

for (const kind of ["dragenter", "dragover"])
  drop.addEventListener(kind, (event) => {
    event.preventDefault()
    drop.classList.add("is-over")
  })
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("is-over"))
drop.addEventListener("drop", (event) => {
  event.preventDefault()
  add([...event.dataTransfer.files])
})

addEventListener("beforeunload", (event) => {
  if (of("sending", "waiting").length) event.preventDefault()
})
