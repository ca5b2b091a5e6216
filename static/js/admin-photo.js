/* A picture's own page in the admin: its focal point, and the places of those who are in it, by click and arrow keys; and a
   first look at a new file. See gallery/templates/admin/gallery/photo/_desk.html. The number fields work without this. */
const STEP = 0.02
const STEPS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }

const percent = (share) => `${(share * 100).toFixed(0)}%`

const made = (tag, values) => Object.assign(document.createElement(tag), values)

/* A point on the picture in `button`, kept in two number fields. `show` tells of it whenever it has moved. */
const choosePoint = (button, inputs, show) => {
  const point = () => inputs.map((input) => Math.min(1, Math.max(0, Number(input.value === "" ? 0.5 : input.value) || 0)))

  const update = () => {
    const [x, y] = point().map(percent)
    Object.assign(button.querySelector(".focal-mark").style, { left: x, top: y })
    show(x, y)
  }
  const move = (...shares) => {
    const inside = shares.map((share) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000)
    inputs.forEach((input, index) => { input.value = inside[index] })
    update()
  }

  button.addEventListener("click", (event) => {
    if (!event.detail) return /* pressed by a key: there is no place */
    const box = button.querySelector("img").getBoundingClientRect()
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  })
  button.addEventListener("keydown", (event) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const [x, y] = point()
    move(x + step[0], y + step[1])
  })
  for (const input of inputs) input.addEventListener("input", update)
  update()
  return update
}

const startFocal = (desk) => {
  const frame = desk.querySelector(".focal-picture")
  const inputs = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`))
  if (inputs.includes(null)) return
  const button = made("button", { type: "button", className: "focal-picture" })
  button.append(...frame.childNodes)
  frame.replaceWith(button)
  button.setAttribute("aria-describedby", "focal-help")
  desk.querySelector("#focal-help").hidden = false

  choosePoint(button, inputs, (x, y) => {
    for (const image of desk.querySelectorAll(".crops img")) image.style.objectPosition = `${x} ${y}`
    button.setAttribute("aria-label", `Focal point: ${x} from the left, ${y} from the top`)
    desk.querySelector("[role=status]").textContent = `${x} from the left, ${y} from the top`
  })
}

/* Beside each person a small picture on which to point at them. */
const startPerson = (row) => {
  const inputs = ["x", "y"].map((axis) => row.querySelector(`[name$="-${axis}"]`))
  const image = document.querySelector(".focal-picture img")
  if (inputs.includes(null) || !image) return
  const button = made("button", { type: "button", className: "focal-picture" })
  button.append(made("img", { src: image.src, alt: "", width: image.width, height: image.height }), made("span", { className: "focal-mark" }))
  const remove = made("button", { type: "button", className: "place-remove", textContent: "Remove the place" })
  row.querySelector("[name$=-position]").closest("td").append(button, remove)

  const update = choosePoint(button, inputs, (x, y) => {
    const isChosen = inputs.every((input) => input.value !== "")
    button.querySelector(".focal-mark").hidden = remove.hidden = !isChosen
    button.setAttribute("aria-label", isChosen ? `Place: ${x} from the left, ${y} from the top` : "Place: not chosen. Click the person, or press an arrow key")
  })
  remove.addEventListener("click", () => {
    for (const input of inputs) input.value = ""
    update()
    button.focus()
  })
}

const startPeople = () => {
  document.querySelectorAll("#depictions-group tr.form-row:not(.empty-form)").forEach(startPerson)
  document.addEventListener("formset:added", (event) => {
    if (event.detail.formsetName === "depictions") startPerson(event.target)
  })
}

const startReplacing = () => {
  const input = document.getElementById("id_original")
  input?.addEventListener("change", async () => {
    document.querySelector(".new-file")?.remove()
    if (!input.files.length) return
    const box = made("div", { className: "new-file" })
    input.after(box)
    try {
      const bitmap = await createImageBitmap(input.files[0])
      const canvas = made("canvas", { width: 320, height: Math.max(1, Math.round((320 * bitmap.height) / bitmap.width)) })
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      box.append(canvas, `New: ${bitmap.width} × ${bitmap.height} pixels. It replaces the present file when you save.`)
    } catch {
      box.append("This browser cannot show the new file; the site says whether it can be taken when you save.")
    }
  })
}

const desk = document.querySelector("[data-focal]")
if (desk) startFocal(desk)
startPeople()
startReplacing()
