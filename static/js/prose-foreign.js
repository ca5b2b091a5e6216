/* Words in another language: <span lang="hu">, so that they are spoken and hyphenated rightly. See articles/prose.py. */
import { Mark, updateAttrsDialog } from "django-prose-editor/editor"

const properties = {
  lang: { title: "Language", description: " Its code: hu for Hungarian, ru for Russian, pl for Polish." },
}

export const Foreign = Mark.create({
  name: "foreign",

  addAttributes() {
    return { lang: { default: null } }
  },

  parseHTML() {
    return [{ tag: "span[lang]" }]
  },

  renderHTML({ HTMLAttributes }) {
    return ["span", HTMLAttributes, 0]
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "foreign",
      groups: "link",
      command: async (editor) => {
        const set = await updateAttrsDialog(properties, { title: "Words in another language" })(
          editor,
          editor.getAttributes("foreign"),
        )
        if (!set) return
        const chain = editor.chain().focus().extendMarkRange("foreign")
        set.lang ? chain.setMark("foreign", set).run() : chain.unsetMark("foreign").run()
      },
      enabled: (editor) => !editor.state.selection.empty || editor.isActive("foreign"),
      button: buttons.material("translate", "words in another language"),
      active: (editor) => editor.isActive("foreign"),
    })
  },
})
