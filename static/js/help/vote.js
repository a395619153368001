// A vote and what is said about it change one section of the page; the reader stays where they are.

export function answerInPlace(page) {
  for (const form of page.querySelectorAll("form[data-in-place]")) {
    form.addEventListener("submit", (event) => answer(event, form));
  }
}

async function answer(event, form) {
  event.preventDefault();
  const said = new URLSearchParams(new FormData(form, event.submitter));
  const place = form.closest("section");
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  try {
    const taken = await fetch(form.action, { method: "POST", body: said, credentials: "omit" });
    const page = new DOMParser().parseFromString(await taken.text(), "text/html");
    const next = taken.ok ? page.getElementById(place.id) : refusal(page, place.id);
    place.replaceWith(document.adoptNode(next));
    answerInPlace(next);
    next.focus({ preventScroll: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    for (const button of form.querySelectorAll("button")) button.disabled = false; // offline
  }
}

/** What the page of a refusal says, in the place of the form. */
function refusal(page, id) {
  const place = page.createElement("section");
  Object.assign(place, { id, className: "helpful", tabIndex: -1 });
  place.append(...page.querySelectorAll("main > :is(h1, p):not(:has(a))"));
  return place;
}
