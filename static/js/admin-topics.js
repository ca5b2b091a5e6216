/* Topics with commas between them: what is there already is suggested for the one that is being typed. */
"use strict"
{
  const suggest = (input, names) => {
    const cut = input.value.lastIndexOf(",") + 1
    const before = input.value.slice(0, cut)
    const typed = input.value.slice(cut).trim().toLowerCase()
    const chosen = before.toLowerCase().split(",").map((name) => name.trim())
    const fitting = names.filter((name) => !chosen.includes(name.toLowerCase()) && name.toLowerCase().includes(typed))
    /* A browser compares a suggestion with all that stands in the field, so each begins with it. */
    const options = fitting.map((name) => Object.assign(document.createElement("option"), { value: before ? `${before} ${name}` : name, label: name }))
    input.list.replaceChildren(...options)
  }

  const start = (list) => {
    const input = document.querySelector(`[list="${list.id}"]`)
    const names = [...list.options].map((option) => option.value)
    input.addEventListener("input", () => suggest(input, names))
    input.addEventListener("focus", () => suggest(input, names))
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-topics]").forEach(start))
}
