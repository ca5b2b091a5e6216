/* The blocks of an article: collapsed with a summary, moved by keys and buttons, duplicated, inserted anywhere; pictures
   dropped or pasted become blocks. On top of django-content-editor; see articles/admin/blocks.py. */
const COLLAPSED = "ContentEditor:collapseAll"
if (localStorage.getItem(COLLAPSED) === null) localStorage.setItem(COLLAPSED, "true")

const LENGTH = 110
const editors = new WeakMap()
addEventListener("prose-editor:ready", ({ detail }) => editors.set(detail.textarea, detail.editor))

let machine

/* Order */

const place = (block) => Number(block.style.order)
const blocks = () =>
  [...machine.querySelectorAll(".inline-related[data-kind]:not(.empty-form)")].sort((a, b) => place(a) - place(b))

/* On the page as on the screen, so that the keyboard goes from block to block. */
const arrange = (sorted) => {
  const focused = document.activeElement
  sorted.forEach((block, index) => {
    block.style.order = block.querySelector(".order-machine-ordering").value = 10 * (index + 1)
  })
  machine.prepend(...sorted)
  if (machine.contains(focused)) focused.focus({ preventScroll: true })
}

const moveTo = (block, index) => {
  const others = blocks().filter((other) => other !== block)
  others.splice(Math.max(0, Math.min(index, others.length)), 0, block)
  arrange(others)
  block.scrollIntoView({ block: "nearest" })
  tell(`${nameOf(block)}: place ${blocks().indexOf(block) + 1} of ${others.length}.`)
}

const moveBy = (block, step) => moveTo(block, blocks().indexOf(block) + step)

/* Down: under the next heading. Up: to the end of the section before. */
const moveToSection = (block, step) => {
  const all = blocks()
  const isHeading = (other) => other !== block && other.dataset.kind === "heading"
  const here = all.indexOf(block)
  const next = step > 0 ? all.findIndex((other, index) => index > here && isHeading(other)) : all.findLastIndex((other, index) => index < here && isHeading(other))
  if (next >= 0) moveTo(block, next)
}

/* What a block says of itself */

const nameOf = (block) => block.querySelector(":scope > h3 > b").textContent
const ownFields = (block) => [...block.querySelectorAll("fieldset input[type=text], fieldset textarea, fieldset input:not([type])")]
const shortened = (words) => (words.length > LENGTH ? `${words.slice(0, LENGTH).replace(/\s\S*$/, "")} …` : words)

const SUMMARIES = {
  prose: (block) => {
    const words = block.querySelector(".tiptap")?.innerText.trim().replace(/\s+/g, " ") ?? ""
    return words ? `${words.split(" ").length} words: ${words}` : "Empty"
  },
  picture: (block) => {
    const chosen = block.querySelector("select")
    const title = chosen.value ? chosen.selectedOptions[0].text : "No picture yet"
    const caption = block.querySelector("textarea[name$=-caption]").value
    return caption ? `${title}: ${caption}` : title
  },
}
const firstWords = (block) => ownFields(block).find((field) => field.value.trim() && !field.name.includes("-rows-"))?.value ?? ""

const summarize = (block) => {
  const words = (SUMMARIES[block.dataset.kind] ?? firstWords)(block)
  const rows = block.querySelectorAll(".block-row:not(.block-row-removed)").length
  block.querySelector(".inline_label").textContent = shortened(rows ? `${words} (${rows})` : words)
}

const isOpen = (block) => !block.classList.contains("collapsed")
const showState = (block) => block.querySelector(".block-toggle")?.setAttribute("aria-expanded", isOpen(block))
const collapse = (block) => {
  block.classList.add("collapsed")
  showState(block)
}
const open = (block) => {
  block.classList.remove("collapsed")
  showState(block)
}

/* A copy, and new blocks */

const add = (prefix, before) => {
  let added
  document.addEventListener("formset:added", (event) => (added ??= event.target), { once: true })
  window.ContentEditor._insertBefore = before ?? null
  window.ContentEditor.addContent(prefix)
  equip(added)
  arrange(blocks())
  return added
}

const fill = (field, from) => {
  if (field.tagName === "SELECT") {
    const chosen = from.selectedOptions[0]
    if (chosen && ![...field.options].some((option) => option.value === chosen.value)) field.add(new Option(chosen.text, chosen.value))
  }
  field.value = from.value
  if (from.type === "checkbox") field.checked = from.checked
  editors.get(field)?.commands.setContent(from.value)
  field.dispatchEvent(new Event("change", { bubbles: true }))
}

const OWN = /-(id|region|ordering|parent|block|DELETE|(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)$/
const duplicate = (block) => {
  const all = blocks()
  const copy = add(block.id.replace(/-\d+$/, ""), all[all.indexOf(block) + 1])
  for (const _ of block.querySelectorAll(".block-row:not(.block-row-removed)")) copy.querySelector(".block-rows-add").click()
  for (const from of block.querySelectorAll("[name]")) {
    const name = from.name.replace(block.id, copy.id)
    const field = copy.querySelector(`[name="${CSS.escape(name)}"]`)
    if (field && !OWN.test(name)) fill(field, from)
  }
  open(copy)
  summarize(copy)
  copy.querySelector(".block-toggle").focus()
  tell(`${nameOf(block)} duplicated.`)
}

/* Opens the menu of kinds above this block. */
const insertHere = (block) => {
  block.querySelector(".order-machine-insert-target").click()
  document.querySelector(".plugin-buttons .plugin-button:not(.content-editor-hide)")?.focus()
}

/* Tools in the head of each block */

const ACTIONS = {
  up: ["↑", "Move up", (block) => moveBy(block, -1)],
  down: ["↓", "Move down", (block) => moveBy(block, 1)],
  insert: ["+", "Insert a block above", insertHere],
  duplicate: ["content_copy", "Duplicate", duplicate],
}

const button = (className, label, text) => {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: text, title: label })
  made.setAttribute("aria-label", label)
  return made
}

const equip = (block) => {
  const head = block.querySelector(":scope > h3")
  if (head.querySelector(".block-toggle")) return
  const toggle = button("block-toggle", `${nameOf(block)}: show or hide. Alt with arrows moves it, with Shift to another section.`, "")
  head.prepend(toggle)
  showState(block)
  const tools = Object.assign(document.createElement("span"), { className: "block-tools" })
  for (const [name, [text, label]] of Object.entries(ACTIONS)) {
    const tool = button("block-tool", `${label}: ${nameOf(block)}`, text)
    tool.dataset.action = name
    tool.classList.toggle("material-icons", name === "duplicate")
    tools.append(tool)
  }
  head.append(tools)
}

const onClick = (event) => {
  const block = event.target.closest(".inline-related[data-kind]")
  const tool = event.target.closest(".block-tool")
  if (tool) {
    event.stopPropagation()
    ACTIONS[tool.dataset.action][2](block)
  } else if (block && event.target.closest("h3")) {
    setTimeout(() => {
      showState(block)
      if (!isOpen(block)) summarize(block)
    })
  }
}

const KEYS = { ArrowUp: -1, ArrowDown: 1 }
const onKey = (event) => {
  if (event.target.matches(".plugin-button") && event.key === "Enter") return event.target.click()
  const step = KEYS[event.key]
  if (!step || !event.target.matches(".block-toggle")) return
  const block = event.target.closest(".inline-related")
  event.preventDefault()
  if (event.altKey) event.shiftKey ? moveToSection(block, step) : moveBy(block, step)
  else blocks()[blocks().indexOf(block) + step]?.querySelector(".block-toggle").focus()
}

/* Pictures become blocks */

const panel = document.getElementById("block-pictures")
const tell = (sentence) => {
  const status = document.getElementById("block-status")
  if (status) status.textContent = sentence
}

const upload = async (file) => {
  const data = new FormData()
  data.append("picture", file)
  const token = document.querySelector("#article_form [name=csrfmiddlewaretoken]").value
  try {
    const response = await fetch(panel.dataset.receive, { method: "POST", headers: { "X-CSRFToken": token }, body: data })
    return { file, ...(await response.json()) }
  } catch {
    return { file, refusal: "The connection broke, or you are no longer signed in. Try this file again." }
  }
}

/* Three at a time; the answers in the order of the files. */
const uploadAll = async (files) => {
  const answers = []
  for (let start = 0; start < files.length; start += 3) {
    tell(`Pictures: ${start} of ${files.length} received …`)
    answers.push(...(await Promise.all(files.slice(start, start + 3).map(upload))))
  }
  return answers
}

const addPicture = (photo, before) => {
  const block = add("articles_picture_set", before)
  const select = block.querySelector("select[name$=-photo]")
  select.add(new Option(photo.title, photo.pk, true, true))
  select.dispatchEvent(new Event("change", { bubbles: true }))
  summarize(block)
  return block
}

const takeIn = async (files, before) => {
  const answers = await uploadAll([...files].filter((file) => file.type.startsWith("image/")))
  const made = answers.filter((answer) => answer.photo ?? answer.known).map((answer) => addPicture(answer.photo ?? answer.known, before))
  const refused = answers.filter((answer) => answer.refusal).map((answer) => `${answer.file.name}: ${answer.refusal}`)
  made[0]?.querySelector("textarea[name$=-caption]").focus()
  showDescribing(answers.flatMap((answer) => answer.photo ?? []))
  tell([`${made.length} of ${answers.length} pictures stand in the article now.`, ...refused].join(" "))
}

const showDescribing = (photos) => {
  const link = panel.querySelector("a")
  link.hidden = !photos.length
  link.href = `${panel.dataset.describe}?ids=${photos.map((photo) => photo.pk)}`
}

const hasFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files")
const blockAfter = (block) => block && blocks()[blocks().indexOf(block) + 1]

const takePictures = () => {
  machine.after(panel)
  panel.hidden = false
  const input = panel.querySelector("input")
  input.addEventListener("change", () => {
    takeIn(input.files)
    input.value = ""
  })
  for (const area of [machine, panel]) {
    area.addEventListener("dragover", (event) => hasFiles(event.dataTransfer) && event.preventDefault())
    area.addEventListener("drop", (event) => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      event.stopPropagation()
      takeIn(event.dataTransfer.files, blockAfter(event.target.closest?.(".inline-related[data-kind]")))
    }, true)
  }
  /* What a word processor copies has words too; those are the text editor's. */
  document.addEventListener("paste", (event) => {
    const { files, types } = event.clipboardData
    if (!files.length || types.includes("text/html")) return
    event.preventDefault()
    takeIn(files, blockAfter(event.target.closest?.(".inline-related[data-kind]")))
  }, true)
}

const start = () => {
  machine = document.querySelector(".order-machine")
  if (!window.ContentEditor.allowChange) return machine.querySelectorAll(".collapsed").forEach(open) // only to be read
  for (const block of blocks()) equip(block)
  arrange(blocks())
  for (const kind of document.querySelectorAll(".plugin-button[data-plugin-prefix]")) kind.tabIndex = 0
  machine.addEventListener("click", onClick, true)
  machine.addEventListener("dragend", () => setTimeout(() => arrange(blocks())))
  document.addEventListener("keydown", onKey)
  document.addEventListener("formset:added", (event) => event.target.dataset.kind && equip(event.target))
  document.querySelector(".collapse-items input").addEventListener("change", () => blocks().forEach(showState))
  addEventListener("hashchange", () => {
    const block = document.querySelector(`h3${CSS.escape(location.hash).replace("\\#", "#")}`)?.closest(".inline-related")
    if (block) open(block)
  })
  if (panel) takePictures()
  document.documentElement.dataset.blocks = "ready"
}

document.addEventListener("content-editor:ready", start)
