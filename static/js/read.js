// Counts a reading once the page has been looked at for ten seconds: no cookie, nothing kept here.
const { read } = document.querySelector("[data-read]").dataset
setTimeout(() => document.hidden || navigator.sendBeacon(read), 1e4)
