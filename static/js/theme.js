// The reader's choice of light or dark. It is kept only while it differs from the device's own.
// Runs in the head, before anything is painted; without it the page follows the device.
(() => {
  const root = document.documentElement
  const device = matchMedia("(prefers-color-scheme: dark)")
  const other = { light: "dark", dark: "light" }
  const deviceTheme = () => (device.matches ? "dark" : "light")
  const theme = () => root.dataset.theme ?? deviceTheme()

  try {
    const stored = localStorage.getItem("theme")
    if (stored in other) root.dataset.theme = stored
  } catch {}

  function choose(name) {
    if (name === deviceTheme()) delete root.dataset.theme
    else root.dataset.theme = name
    try {
      if (root.dataset.theme) localStorage.setItem("theme", name)
      else localStorage.removeItem("theme")
    } catch {}
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme")
    if (!button) return
    const name = () => button.setAttribute("aria-label", `Switch to ${other[theme()]} colours`)
    button.hidden = false
    name()
    button.addEventListener("click", () => {
      choose(other[theme()])
      name()
    })
    device.addEventListener("change", name)
  })
})()
