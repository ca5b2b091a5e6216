/* A footnote in running text: a source, where in it, and words of the author's own.
 * Stored as <sup data-source data-locator data-note>; see articles/prose.py. */
import { Node, crel, updateAttrsDialog } from "django-prose-editor/editor"

const listId = "citation-sources"

const sourceList = () =>
  document.getElementById(listId) || document.body.appendChild(crel("datalist", { id: listId }))

const offer = async (url, words) => {
  const response = await fetch(`${url}?q=${encodeURIComponent(words)}`)
  if (!response.ok) return
  const { sources } = await response.json()
  sourceList().replaceChildren(...sources.map(({ key, label }) => crel("option", { value: key, textContent: label })))
}

const properties = {
  source: { title: "Source", description: " Type an author or a title and choose from the list." },
  locator: { title: "Where in it", description: " Such as: p. 12, ch. 3, doc. 27." },
  note: { title: "Your own words", format: "textarea", description: " Optional; a note may also stand without a source." },
}

const ask = (editor, attrs, url) => {
  const answer = updateAttrsDialog(properties, { title: "Footnote", submitText: "Set the footnote" })(editor, attrs)
  const input = editor.view.dom.parentElement.querySelector("dialog.prose-editor-dialog input[name=source]")
  sourceList()
  input.setAttribute("list", listId)
  input.addEventListener("input", () => offer(url, input.value))
  offer(url, input.value)
  return answer
}

const attribute = (name) => ({
  default: "",
  parseHTML: (element) => element.getAttribute(`data-${name}`) || "",
  renderHTML: (attributes) => ({ [`data-${name}`]: attributes[name] }),
})

export const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,

  addOptions() {
    return { url: "" }
  },

  addAttributes() {
    return { source: attribute("source"), locator: attribute("locator"), note: attribute("note") }
  },

  parseHTML() {
    return [{ tag: "sup[data-source]" }, { tag: "sup[data-note]" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["sup", HTMLAttributes]
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "citation",
      groups: "link",
      command: async (editor) => {
        const attrs = editor.isActive("citation") ? editor.getAttributes("citation") : {}
        const set = await ask(editor, attrs, this.options.url)
        if (set && (set.source || set.note)) editor.chain().focus().insertContent({ type: "citation", attrs: set }).run()
      },
      button: buttons.material("bookmark_add", "footnote: cite a source"),
      active: (editor) => editor.isActive("citation"),
    })
  },
})
