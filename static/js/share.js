/* Copy buttons, and the device's own share sheet where there is one. js/later.js shows the buttons where they will work. */

const copy = async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy)
  const words = button.textContent
  button.textContent = "Copied"
  setTimeout(() => (button.textContent = words), 2000)
}

for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button))

const sheet = document.querySelector("[data-share]")
sheet?.addEventListener("click", () =>
  navigator.share({ title: sheet.dataset.share, url: location.origin + location.pathname }).catch(() => {}),
)
