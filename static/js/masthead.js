// The masthead follows a reader who scrolls up, and is out of the way of one who scrolls down.
const masthead = document.querySelector(".masthead")
const LEAST = 8 // points: less is a trembling finger
let last = scrollY

function follow() {
  if (Math.abs(scrollY - last) < LEAST) return
  masthead.classList.toggle("away", scrollY > last && scrollY > masthead.offsetHeight)
  last = scrollY
}

document.documentElement.classList.add("following")
addEventListener("scroll", follow, { passive: true })
