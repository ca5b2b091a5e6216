/* A picture's own page in the admin: its focal point by click and arrow keys, and a first look at a new file.
   See gallery/templates/admin/gallery/photo/_desk.html. The number fields work without this. */
const STEP = 0.02

const startFocal = (desk) => {
  const frame = desk.querySelector(".focal-picture")
  const inputs = ["x", "y"].map((axis) => document.getElementById(`id_focal_${axis}`))
  if (inputs.includes(null)) return
  const button = Object.assign(document.createElement("button"), { type: "button", className: "focal-picture" })
  button.append(...frame.childNodes)
  frame.replaceWith(button)
  button.setAttribute("aria-describedby", "focal-help")
  desk.querySelector("#focal-help").hidden = false

  const point = () => inputs.map((input) => Math.min(1, Math.max(0, Number(input.value) || 0)))

  const show = () => {
    const [x, y] = point().map((share) => `${(share * 100).toFixed(0)}%`)
    Object.assign(button.querySelector(".focal-mark").style, { left: x, top: y })
    for (const image of desk.querySelectorAll(".crops img")) image.style.objectPosition = `${x} ${y}`
    button.setAttribute("aria-label", `Focal point: ${x} from the left, ${y} from the top`)
    desk.querySelector("[role=status]").textContent = `${x} from the left, ${y} from the top`
  }

  const move = (x, y) => {
    const shares = [x, y].map((share) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000)
    inputs.forEach((input, index) => { input.value = shares[index] })
    show()
  }

  button.addEventListener("click", (event) => {
    if (!event.detail) return /* pressed by a key: there is no place */
    const box = button.querySelector("img").getBoundingClientRect()
    move((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  })
  const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }
  button.addEventListener("keydown", (event) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const [x, y] = point()
    move(x + step[0], y + step[1])
  })
  for (const input of inputs) input.addEventListener("input", show)
  show()
}

const startReplacing = () => {
  const input = document.getElementById("id_original")
  input?.addEventListener("change", async () => {
    document.querySelector(".new-file")?.remove()
    if (!input.files.length) return
    const box = Object.assign(document.createElement("div"), { className: "new-file" })
    input.after(box)
    try {
      const bitmap = await createImageBitmap(input.files[0])
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: Math.max(1, Math.round((320 * bitmap.height) / bitmap.width)) })
      canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      box.append(canvas, `New: ${bitmap.width} × ${bitmap.height} pixels. It replaces the present file when you save.`)
    } catch {
      box.append("This browser cannot show the new file; the site says whether it can be taken when you save.")
    }
  })
}

const desk = document.querySelector("[data-focal]")
if (desk) startFocal(desk)
startReplacing()
