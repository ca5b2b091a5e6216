/* Copy buttons, and the device's own share sheet where there is one. The buttons are hidden without this script. */

const copy = async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy)
  const words = button.textContent
  button.textContent = "Copied"
  setTimeout(() => (button.textContent = words), 2000)
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard
  button.addEventListener("click", () => copy(button))
}

const sheet = document.querySelector("[data-share]")
if (sheet && navigator.share) {
  sheet.hidden = false
  sheet.addEventListener("click", () =>
    navigator.share({ title: sheet.dataset.share, url: location.origin + location.pathname }).catch(() => {}),
  )
}
