/* What is pasted from Word or Google Docs, in the marks that we keep. Pictures are left out, with a sentence: they are
   uploaded, so that each gets its credit and its right. */
import { Extension, Plugin, crel } from "django-prose-editor/editor"

const REMOVED = "style, script, meta, link, title, xml, o\\:p:empty, [style*='mso-list:Ignore'], [style*='mso-element:comment']"
const PICTURES = "img, picture, svg, canvas, v\\:imagedata, object"
const BOLD = /font-weight:\s*(bold|[6-9]00)/i
const ITALIC = /font-style:\s*italic/i

const rename = (element, name) => {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}
const unwrap = (element) => element.replaceWith(...element.childNodes)

/* Word writes the items of a list as paragraphs, the number or bullet in a span that is to be ignored. */
const listKind = (item) => {
  const sign = item.querySelector("[style*='mso-list:Ignore']")?.textContent.trim() ?? ""
  return /^[\da-z]+[.)]/i.test(sign) ? "ol" : "ul"
}
const gatherLists = (body) => {
  for (const item of body.querySelectorAll("p[class^=MsoListParagraph], p[style*='mso-list:']")) {
    const kind = listKind(item)
    const before = item.previousElementSibling
    const list = before?.dataset.word === kind ? before : item.ownerDocument.createElement(kind)
    if (list !== before) {
      list.dataset.word = kind
      item.before(list)
    }
    list.append(rename(item, "li"))
  }
}

const takePicturesOut = (body) => {
  const pictures = body.querySelectorAll(PICTURES)
  for (const picture of pictures) picture.remove()
  return pictures.length
}

/* Marks that are written as styles; a bold element that says it is not bold wraps whatever Google Docs copies. */
const readStyles = (body) => {
  for (const element of body.querySelectorAll("b[id^='docs-internal-guid']")) unwrap(element)
  for (const span of body.querySelectorAll("span[style]")) {
    const style = span.getAttribute("style")
    const mark = BOLD.test(style) ? "strong" : ITALIC.test(style) ? "em" : null
    const inner = mark ? rename(span, mark) : span
    if (mark === "strong" && ITALIC.test(style)) {
      const em = inner.ownerDocument.createElement("em")
      em.append(...inner.childNodes)
      inner.append(em)
    }
  }
}

const straightenLinks = (body) => {
  for (const link of body.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? ""
    const led = href.match(/^https:\/\/www\.google\.com\/url\?q=([^&]+)/)
    if (led) link.setAttribute("href", decodeURIComponent(led[1]))
    else if (!/^(https?:|mailto:|\/)/.test(href)) unwrap(link)
  }
}

/* The same words with our marks, and how many pictures were left out. */
export const cleaned = (html) => {
  const { body } = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ""), "text/html")
  const pictures = takePicturesOut(body)
  gatherLists(body)
  for (const element of body.querySelectorAll(REMOVED)) element.remove()
  /* Word names the language of everything, also where it is that of the article. */
  if (/class=.?Mso/.test(html)) for (const span of body.querySelectorAll("span[lang]")) span.removeAttribute("lang")
  readStyles(body)
  straightenLinks(body)
  for (const heading of body.querySelectorAll("h1, h2, h4, h5, h6, p.MsoTitle")) rename(heading, "h3")
  for (const paragraph of body.querySelectorAll("p, h3")) if (!paragraph.textContent.trim()) paragraph.remove()
  return { html: body.innerHTML, pictures }
}

const tell = (editor, pictures) => {
  const place = editor.view.dom.parentElement
  place.querySelector(".prose-pasted")?.remove()
  if (!pictures) return
  const were = pictures === 1 ? "1 picture was" : `${pictures} pictures were`
  const sentence = `${were} left out of what you pasted. Save each as a file and drop it on the body: it becomes a block.`
  const note = crel("p", { className: "prose-pasted help", textContent: sentence })
  note.setAttribute("role", "status")
  place.append(note)
}

export const Pasted = Extension.create({
  name: "pasted",

  addProseMirrorPlugins() {
    const transformPastedHTML = (html) => {
      const { html: words, pictures } = cleaned(html)
      tell(this.editor, pictures)
      return words
    }
    return [new Plugin({ props: { transformPastedHTML } })]
  },
})
