"""What a page looks like, asked of the browser: for the tests of this folder."""

# Elements that reach over an edge of the window, unless something that scrolls or clips holds them.
_STICKING_OUT = """() => {
  const held = (element) => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box)
      if (style.clipPath !== "none" || style.position === "fixed" || box.matches(".skip")) return true
      if (box !== element && style.overflowX !== "visible") return true
    }
    return false
  }
  return [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect()
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !held(element)
  }).map((element) => element.outerHTML.slice(0, 120))
}"""

# Pictures wider than what holds them, as the reader sees both.
_TOO_WIDE = """() => [...document.querySelectorAll("main img")].filter((image) => {
  const box = image.getBoundingClientRect()
  return box.width > image.closest("picture").parentElement.getBoundingClientRect().width + 1
}).map((image) => image.outerHTML.slice(0, 120))"""

# Captions that a picture lies over.
_COVERED = """() => [...document.querySelectorAll("main figure")].filter((figure) => {
  const caption = figure.querySelector(":scope > figcaption")?.getBoundingClientRect()
  return caption && [...figure.querySelectorAll("picture, .frame")].some((picture) => {
    const box = picture.getBoundingClientRect()
    const above = box.bottom <= caption.top + 1 || box.top >= caption.bottom - 1
    const beside = box.right <= caption.left + 1 || box.left >= caption.right - 1
    return picture.checkVisibility() && box.height && !above && !beside
  })
}).map((figure) => figure.outerHTML.slice(0, 120))"""

# For every picture that is shown: how wide its `sizes` says that it is, and how wide it is.
_SIZES = """() => {
  const entries = (sizes) => {
    const parts = [""]
    let depth = 0
    for (const sign of sizes) {
      depth += { "(": 1, ")": -1 }[sign] ?? 0
      if (sign === "," && !depth) parts.push("")
      else parts[parts.length - 1] += sign
    }
    return parts.map((part) => part.trim())
  }
  const matches = (entry) => {
    const media = entry.match(/^(\\([a-z-]+: [^)]*\\)) (.*)$/)
    if (!media) return entry
    return matchMedia(media[1]).matches && media[2]
  }
  const ruler = document.body.appendChild(document.createElement("div"))
  const promised = (sizes) => {
    ruler.style.cssText = `position: fixed; width: ${entries(sizes).map(matches).find(Boolean)}`
    return ruler.getBoundingClientRect().width
  }
  const pictures = [...document.querySelectorAll("picture img")].filter((image) => image.clientWidth)
  const found = pictures.map((image) => [image.sizes, promised(image.sizes), image.clientWidth])
  ruler.remove()
  return found
}"""


def sticking_out(page):
    """Elements that reach over an edge of the window, so that the page scrolls sideways or hides them."""
    page.evaluate("document.fonts.ready")
    overflow = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return page.evaluate(_STICKING_OUT) or ([f"the page is {overflow} px too wide"] if overflow > 0 else [])


def out_of_form(page):
    """What is wrong with the form of the page: elements that stick out, pictures too wide, captions covered."""
    return sticking_out(page) + page.evaluate(_TOO_WIDE) + page.evaluate(_COVERED)


def sizes(page):
    """For every picture that is shown: its attribute `sizes`, the width that it comes to here, the true width."""
    return page.evaluate(_SIZES)


def scroll_through(page):
    """To the end of the page, a screen at a time, so that everything late is fetched."""
    page.evaluate("""async () => {
      const next = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)))
      while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
        scrollBy({ top: innerHeight * 0.8, behavior: "instant" })
        await next()
      }
    }""")
    page.wait_for_load_state("networkidle")
