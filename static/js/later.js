// The scripts of a page come once it has been painted: they only add to what works without them.
// What they will be able to do is marked before, so that nothing moves when they come.
document.documentElement.classList.toggle("can-copy", "clipboard" in navigator)
document.documentElement.classList.toggle("can-share", "share" in navigator)
const fetchScripts = () => document.body.dataset.scripts.split(" ").forEach((address) => import(address))
// The second frame is begun only when the first has been handed over to be painted.
addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(fetchScripts))))
