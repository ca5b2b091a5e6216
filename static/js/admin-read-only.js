/* An article that is only looked at has no fields, and the editor of blocks reads from two of them where each block
 * stands: here they are, filled with what is shown in their place. Nothing is sent with them. */

const standIn = (place, name) => {
  const field = document.createElement("input")
  field.type = "hidden"
  field.name = name
  field.value = place.textContent.trim()
  place.append(field)
}

const start = () => {
  for (const name of ["region", "ordering"])
    for (const place of document.querySelectorAll(`.inline-related .field-${name} .readonly`)) standIn(place, `stored-${name}`)
}

// Before the editor of blocks, which waits for the same moment.
window.addEventListener("DOMContentLoaded", start, { capture: true, once: true })
