/* Who fills in a field wants it changed: its box is ticked. See gallery/admin/together.py. */
document.querySelector(".together")?.addEventListener("input", (event) => {
  const tick = event.target.closest(".together-row")?.querySelector("legend input[type=checkbox]")
  if (tick && event.target !== tick) tick.checked = true
})
