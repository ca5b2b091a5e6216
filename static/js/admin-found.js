/* "Use it": puts what was found in a picture's file into the fields. See gallery/admin/proposals.py. */
const fieldsAround = (button) => button.closest("[data-prefix]")?.dataset.prefix ?? ""

const use = (button) => {
  for (const [name, value] of Object.entries(JSON.parse(button.dataset.found))) {
    const field = document.querySelector(`[name="${fieldsAround(button)}${name}"]`)
    field.value = value
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.dispatchEvent(new Event("change", { bubbles: true }))
  }
  button.textContent = "Used"
  document.querySelector(`[name="${fieldsAround(button)}${Object.keys(JSON.parse(button.dataset.found))[0]}"]`).focus()
}

for (const button of document.querySelectorAll("[data-found]")) {
  button.hidden = false
  button.addEventListener("click", () => use(button))
}
