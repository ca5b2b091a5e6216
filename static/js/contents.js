// Marks in the contents the section that is being read.
const links = new Map([...document.querySelectorAll("nav.contents a")].map((link) => [link.hash.slice(1), link]))
const targets = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean)

function mark() {
  const passed = targets.filter((target) => target.getBoundingClientRect().top < innerHeight * 0.4)
  const current = links.get(passed.at(-1)?.id)
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

// The area watched reaches up without end, so that a jump past a heading is noticed too.
const watch = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -60% 0px" })
for (const target of targets) watch.observe(target)
