/* Shows the page that came with this one in a frame, as wide as a desktop's or a phone's window.
 * Links inside the page work; those that lead away open a window of their own. */

const frame = document.querySelector(".preview-stage iframe")
const buttons = [...document.querySelectorAll("[data-width]")]

const follow = (event) => {
  const link = event.target.closest("a[href]")
  if (!link || event.defaultPrevented || link.getAttribute("href").startsWith("#")) return
  event.preventDefault()
  window.open(link.href, "_blank", "noopener")
}

const stop = (event) => event.preventDefault()

/* Written rather than loaded: nothing is kept anywhere from which it could be loaded. */
const write = () => {
  const page = frame.contentDocument
  page.open()
  page.write(JSON.parse(document.getElementById("preview-page").textContent))
  page.close()
  page.addEventListener("click", follow)
  page.addEventListener("submit", stop)
}

const choose = (chosen) => {
  frame.style.inlineSize = chosen.dataset.width
  for (const button of buttons) button.setAttribute("aria-pressed", button === chosen)
}

if (frame) {
  write()
  for (const button of buttons) button.addEventListener("click", () => choose(button))
}
