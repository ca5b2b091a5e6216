/* Names for controls of the desk that come without one: choosers, prose editors, the two halves of a moment, the empty
   heads of tables. Each is called what its label says, in rows that are added later too. */
"use strict"
{
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim().replace(/:$/, "")

  const heading = (control) => {
    const cell = control.closest("td")
    return cell && cell.closest("table").tHead?.rows[0].cells[cell.cellIndex]
  }

  const nameOf = (control) =>
    [control.labels?.[0], heading(control), control.closest(".form-row")?.querySelector("legend, label")]
      .map(words)
      .find(Boolean) ?? control.name

  const name = (element, text) => element.setAttribute("aria-label", text)

  const nameChooser = (selection) => {
    const called = nameOf(selection.closest(".select2-container").previousElementSibling)
    const shown = selection.querySelector(".select2-selection__rendered")
    name(selection, called)
    selection.querySelectorAll("input").forEach((input) => name(input, called))
    if (shown.getAttribute("role") !== "textbox") return
    // Both what it is called and what is chosen in it. What is chosen is no field of its own.
    shown.removeAttribute("role")
    shown.removeAttribute("aria-readonly")
    selection.id ||= `${shown.id}-chooser`
    selection.setAttribute("aria-labelledby", `${selection.id} ${shown.id}`)
  }

  const NAMERS = {
    ".select2-selection": nameChooser,
    ".select2-dropdown input": (input) => name(input, "Search"),
    ".ProseMirror": (editor) => name(editor, nameOf(editor.parentElement.querySelector("textarea") ?? editor)),
    ".datetime .vDateField": (input) => name(input, `${nameOf(input)}: date`),
    ".datetime .vTimeField": (input) => name(input, `${nameOf(input)}: time`),
    "th.original": (cell) => (cell.innerHTML = '<span class="visually-hidden">Stored</span>'),
  }

  const nameAll = (root) => {
    for (const [selector, namer] of Object.entries(NAMERS)) {
      if (root.matches(selector)) namer(root)
      root.querySelectorAll(selector).forEach(namer)
    }
  }

  nameAll(document.body)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1) nameAll(node)
  }).observe(document.body, { childList: true, subtree: true })
}
