/* A picture that the reader asks for comes in its place. Without this script the link leads to the picture's page. */

for (const link of document.querySelectorAll(".figure > a.asked"))
  link.addEventListener(
    "click",
    (event) => {
      event.preventDefault()
      link.replaceChildren(link.nextElementSibling.content.cloneNode(true))
      link.classList.remove("asked")
      link.querySelector("img")?.removeAttribute("loading")
    },
    { once: true },
  )
