/* Rows inside a block of an article: add, move, remove. See articles/admin/rows.py. */
"use strict"
{
  const totalForms = (box) => box.querySelector("input[name$='-rows-TOTAL_FORMS']")

  /* Django renames the inputs of a new block, not our data: the name of this input is the true prefix. */
  const prefixOf = (box) => totalForms(box).name.replace(/-TOTAL_FORMS$/, "")

  const renumber = (box) => {
    box.querySelectorAll(".block-row").forEach((row, index) => {
      const ordering = row.querySelector("[data-row-ordering]")
      if (ordering) ordering.value = index
    })
  }

  const addRow = (box) => {
    const total = totalForms(box)
    const number = total.value
    const prefix = prefixOf(box)
    const html = box
      .querySelector(".block-rows-add")
      .dataset.row.replaceAll(`${box.dataset.prefix}-__row__`, `${prefix}-${number}`)
    box.querySelector(".block-rows-list").insertAdjacentHTML("beforeend", html)
    const row = box.querySelector(".block-row:last-child")
    total.value = Number(number) + 1
    renumber(box)
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }))
    row.querySelector("select, input:not([type=hidden]), textarea")?.focus()
  }

  const moveRow = (row, step) => {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling
    if (!other) return
    step < 0 ? other.before(row) : other.after(row)
    renumber(row.closest(".block-rows"))
  }

  document.addEventListener("click", (event) => {
    const add = event.target.closest(".block-rows-add")
    if (add) addRow(add.closest(".block-rows"))
    const move = event.target.closest("[data-row-move]")
    if (move) {
      moveRow(move.closest(".block-row"), Number(move.dataset.rowMove))
      move.focus()
    }
  })

  document.addEventListener("change", (event) => {
    if (event.target.name?.endsWith("-DELETE"))
      event.target.closest(".block-row")?.classList.toggle("block-row-removed", event.target.checked)
  })
}
