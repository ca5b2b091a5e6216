// Offers titles and names while one types in a search field. Without this, the field searches all the same.

const WAIT = 120; // milliseconds after the last letter

function offer(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-offers`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer;
  let asked = "";
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    // One of the offers was chosen.
    if (event.inputType === "insertReplacementText" || !event.inputType) return;
    timer = setTimeout(async () => {
      asked = input.value.trim();
      const words = asked;
      const answer = await fetch(`${input.dataset.suggestions}?q=${encodeURIComponent(words)}`).catch(() => null);
      if (!answer?.ok) return;
      const { suggestions } = await answer.json();
      if (words !== asked) return;
      list.replaceChildren(...suggestions.map((title) => new Option(title, title)));
    }, WAIT);
  });
}

document.querySelectorAll("input[data-suggestions]").forEach(offer);
