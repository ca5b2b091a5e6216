/* A picture chosen by typing, with thumbnails. See gallery/admin/widgets.py. */
"use strict"
{
  const $ = django.jQuery

  const thumbnailUrl = (select, pk) => select.dataset.thumbnailUrl.replace("/0/", `/${pk}/`)

  const option = (select) => (found) => {
    if (!found.id) return found.text
    const image = $("<img>", { class: "photo-select-offered", src: thumbnailUrl(select, found.id), alt: "" })
    return $("<span>").append(image, document.createTextNode(` ${found.text}`))
  }

  const showChosen = (select) => {
    const image = select.parentElement.querySelector(".photo-select-chosen")
    image.hidden = !select.value
    if (select.value) image.src = thumbnailUrl(select, select.value)
  }

  const start = (select) => {
    $(select).select2({
      templateResult: option(select),
      ajax: {
        data: (params) => ({
          term: params.term,
          page: params.page,
          app_label: select.dataset.appLabel,
          model_name: select.dataset.modelName,
          field_name: select.dataset.fieldName,
        }),
      },
    })
    $(select).on("change", () => showChosen(select))
  }

  const startAll = (root) =>
    root.querySelectorAll("select.photo-select").forEach((select) => {
      if (!select.name.includes("__prefix__") && !select.classList.contains("select2-hidden-accessible")) start(select)
    })

  $(() => startAll(document))
  document.addEventListener("formset:added", (event) => startAll(event.target))
}
