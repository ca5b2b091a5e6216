// Moderate without the mouse: j and k walk through the comments, other keys press the buttons that show them.
addEventListener("DOMContentLoaded", () => {
  const cards = [...document.querySelectorAll(".comment-card")]
  const here = () => cards.indexOf(document.activeElement.closest(".comment-card"))

  function go(step) {
    const card = cards[Math.min(Math.max(here() + step, 0), cards.length - 1)]
    card?.focus()
    card?.scrollIntoView({ block: "nearest" })
  }

  function press(card, key) {
    const button = card?.querySelector(`[data-key="${key}"]`)
    const reason = key === "r" && button?.parentElement.querySelector("input")
    if (reason && !reason.value) reason.focus()
    else button?.click()
  }

  const actions = {
    j: () => go(1),
    k: () => go(-1),
    x: () => cards[here()]?.closest("tr").querySelector(".action-select").click(),
  }

  document.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=checkbox]), textarea, select")
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (typing) return reasonKeys(event)
    if (event.key in actions) actions[event.key]()
    else if ("asre".includes(event.key)) press(cards[here()], event.key)
    else return
    event.preventDefault()
  })

  // In the field of a reason, Enter refuses this comment and not the first on the page; Escape goes back to the card.
  function reasonKeys(event) {
    const card = event.target.closest(".comment-card")
    if (!card) return
    if (event.key === "Enter") press(card, "r")
    else if (event.key === "Escape") card.focus()
    else return
    event.preventDefault()
  }

  // After a decision, on to the next.
  if (document.querySelector(".messagelist")) cards[0]?.focus({ preventScroll: true })
})
