/* All pictures of an article, one at a time and large. Without this script a picture's link leads to its page.
 * The frame is templates/articles/_lightbox.html. */

const dialog = document.querySelector(".lightbox")
const links = [...document.querySelectorAll(".article .figure a:has(> picture)")]
const part = (name) => dialog.querySelector(`[data-lightbox=${name}]`)
const stage = part("stage")
let current = 0

/* The browser chooses the file by `sizes`: as wide as the window, or the largest there is. */
const setSizes = (sizes) => stage.querySelectorAll("source, img").forEach((element) => element.setAttribute("sizes", sizes))

const zoom = (on) => {
  dialog.classList.toggle("zoomed", on)
  part("zoom").setAttribute("aria-pressed", on)
  setSizes(on ? "2560px" : "100vw")
  stage.scrollTo((stage.scrollWidth - stage.clientWidth) / 2, (stage.scrollHeight - stage.clientHeight) / 2)
}

const show = (number) => {
  current = (number + links.length) % links.length
  const link = links[current]
  const picture = link.querySelector("picture").cloneNode(true)
  picture.querySelector("img").removeAttribute("loading")
  stage.replaceChildren(picture)
  zoom(false)
  const caption = link.closest(".figure").querySelector("figcaption")
  part("caption").replaceChildren(...(caption ? caption.cloneNode(true).childNodes : []))
  part("count").textContent = `${current + 1} of ${links.length}`
  part("page").href = link.href
  part("report").href = link.href.replace(/(\d+)-[^/]*\/$/, `$1/report/?page=${encodeURIComponent(location.pathname)}`)
  history.replaceState(null, "", `#picture-${current + 1}`)
}

const open = (number) => {
  show(number)
  dialog.showModal()
}

const step = (by) => show(current + by)

const keys = {
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  Home: () => show(0),
  End: () => show(links.length - 1),
  "+": () => zoom(true),
  "-": () => zoom(false),
}

/* A finger that goes sideways by a fifth of the window turns the page. */
const swipe = () => {
  let from = null
  stage.addEventListener("touchstart", ({ touches }) => {
    from = touches.length === 1 && !dialog.classList.contains("zoomed") ? touches[0] : null
  })
  stage.addEventListener("touchend", ({ changedTouches: [to] }) => {
    if (!from) return
    const [x, y] = [to.clientX - from.clientX, to.clientY - from.clientY]
    if (Math.abs(x) > innerWidth / 5 && Math.abs(x) > 2 * Math.abs(y)) step(x < 0 ? 1 : -1)
  })
}

const start = () => {
  links.forEach((link, number) =>
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      open(number)
    }),
  )
  dialog.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.altKey || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    keys[event.key]()
  })
  part("next").addEventListener("click", () => step(1))
  part("previous").addEventListener("click", () => step(-1))
  part("zoom").addEventListener("click", () => zoom(!dialog.classList.contains("zoomed")))
  stage.addEventListener("dblclick", () => zoom(!dialog.classList.contains("zoomed")))
  dialog.addEventListener("close", () => {
    history.replaceState(null, "", location.pathname + location.search)
    links[current].focus()
  })
  swipe()
  const asked = /^#picture-(\d+)$/.exec(location.hash)
  if (asked && links[asked[1] - 1]) open(asked[1] - 1)
}

if (dialog && links.length) start()
