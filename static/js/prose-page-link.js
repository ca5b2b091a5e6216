/* A link to a page of this site, chosen by its title; see articles/admin/linking.py. The words that are selected are what
   is looked for first: if they name the page, Enter is enough. */
import { Extension, crel } from "django-prose-editor/editor"

const PAUSE = 150
const FAILED = "The site did not answer. Look whether you are still signed in, and type again."
const NONE = "Nothing has these words in its name. Try a part of a title, or one name."

const option = (page, id) => {
  const words = [crel("b", { textContent: page.title }), crel("small", { textContent: [page.kind, page.note].filter(Boolean).join(" · ") })]
  const picture = page.thumbnail ? [crel("img", { src: page.thumbnail, alt: "" })] : []
  return crel("li", { id, role: "option", "aria-selected": "false" }, [...picture, crel("span", {}, words)])
}

/* Asks for what was typed last, once typing rests; an answer that comes too late is let go. */
const asker = (url, show, fail) => {
  let waiting = null
  let asked = null
  return (words, pause = PAUSE) => {
    clearTimeout(waiting)
    asked?.abort()
    const mine = (asked = new AbortController())
    waiting = setTimeout(async () => {
      try {
        const response = await fetch(`${url}?q=${encodeURIComponent(words)}`, { signal: mine.signal })
        if (!response.ok || response.redirected) throw new Error(response.status)
        show((await response.json()).pages)
      } catch (error) {
        if (!mine.signal.aborted) fail(error)
      }
    }, pause)
  }
}

/* A list below a field, walked by the arrow keys while the field keeps the focus (the combobox of WAI-ARIA). */
const ask = (editor, url, words) =>
  new Promise((choose) => {
    const input = crel("input", { type: "text", value: words, role: "combobox", autocomplete: "off", spellcheck: false, "aria-controls": "page-link-list", "aria-expanded": "false", "aria-autocomplete": "list", "aria-label": "Part of its title or name" })
    const list = crel("ul", { id: "page-link-list", role: "listbox", "aria-label": "Pages" })
    const said = crel("p", { role: "status", className: "help" })
    const cancel = crel("button", { type: "button", textContent: "Cancel" })
    const title = crel("h3", { className: "prose-editor-dialog-title", textContent: "Link to a page of this site" })
    const form = crel("form", {}, [title, input, list, said, crel("div", { className: "prose-editor-dialog-buttons" }, [cancel])])
    const dialog = crel("dialog", { className: "prose-editor-dialog page-link-dialog", "aria-label": title.textContent }, [form])
    let pages = []
    let at = 0

    const mark = (place) => {
      at = place
      ;[...list.children].forEach((one, index) => one.setAttribute("aria-selected", String(index === at)))
      list.children[at]?.scrollIntoView({ block: "nearest" })
      input.setAttribute("aria-activedescendant", list.children[at]?.id || "")
    }
    const show = (found) => {
      pages = found
      list.replaceChildren(...pages.map((page, index) => option(page, `page-link-${index}`)))
      input.setAttribute("aria-expanded", String(pages.length > 0))
      said.textContent = pages.length ? "" : NONE
      mark(0)
    }
    const look = asker(url, show, () => {
      show([])
      said.textContent = FAILED
    })
    const take = (page) => {
      if (!page) return
      choose(page)
      dialog.close()
    }

    input.addEventListener("input", () => look(input.value))
    dialog.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || !pages.length) return
      event.preventDefault()
      mark((at + step + pages.length) % pages.length)
    })
    list.addEventListener("click", (event) => take(pages[[...list.children].indexOf(event.target.closest("li"))]))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      take(pages[at])
    })
    cancel.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => {
      dialog.remove()
      choose(null)
    })
    // Outside of the form around the editor: a form within a form is none.
    document.body.append(dialog)
    dialog.showModal()
    input.select()
    look(words, 0)
  })

const selected = ({ doc, selection }) => doc.textBetween(selection.from, selection.to, " ").trim().slice(0, 80)

/* Selected words, or a link that the cursor stands in, lead there; else its title is written. */
const lead = (editor, { address: href, title }) => {
  const chain = editor.chain().focus()
  const stays = editor.isActive("link") ? chain.extendMarkRange("link") : chain
  if (editor.isActive("link") || !editor.state.selection.empty) return stays.setLink({ href }).run()
  return chain
    .insertContent({ type: "text", text: title, marks: [{ type: "link", attrs: { href } }] })
    .command(({ tr }) => Boolean(tr.removeStoredMark(editor.schema.marks.link)))
    .run()
}

const open = async (editor, url) => {
  const page = await ask(editor, url, selected(editor.state))
  editor.view.focus()
  if (page) lead(editor, page)
}

export const PageLink = Extension.create({
  name: "pageLink",

  addOptions() {
    return { url: "" }
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "pageLink",
      groups: "link",
      command: (editor) => open(editor, this.options.url),
      button: buttons.material("add_link", "link to a page of this site (Ctrl+Shift+K)"),
      active: () => false,
    })
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Shift-k": ({ editor }) => {
        open(editor, this.options.url)
        return true
      },
    }
  },
})
