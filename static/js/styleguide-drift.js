// How many texts the rules of this form would newly break, asked while they are typed. The service
// reads for a moment and says where it stopped; this asks on until all texts were read.

import { csrfToken } from "./csrf.js";

const PAUSE = 900;
const SHOWN = 5;
const place = document.querySelector("[data-drift]");
const form = place.closest("form");

let asking = null;
let timer = 0;

async function read(after, signal) {
  const body = new FormData(form);
  body.set("after", after);
  if (place.dataset.entry) body.set("entry", place.dataset.entry);
  const answer = await fetch(place.dataset.url, {
    method: "POST",
    body,
    signal,
    headers: { "X-CSRFToken": csrfToken() },
  });
  return answer.ok && !answer.redirected ? answer.json() : null;
}

async function count() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const all = { count: 0, hints: 0, looked: 0, total: 0, first: [] };
  try {
    for (let after = ""; after !== null; ) {
      const found = await read(after, signal);
      if (!found) return;
      all.count += found.count;
      all.hints += found.hints;
      all.looked += found.looked_at;
      all.total = found.total;
      all.first = [...all.first, ...found.first].slice(0, SHOWN);
      after = found.after;
      show(all, after !== null);
    }
  } catch (error) {
    if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
  }
}

function show(all, isGoingOn) {
  const said = [place.dataset.count.replace("{count}", all.count)];
  if (all.hints) said.push(place.dataset.hints.replace("{count}", all.hints));
  if (isGoingOn) {
    said.push(place.dataset.soFar.replace("{looked}", all.looked).replace("{total}", all.total));
  }
  const links = all.first.map(({ title, url }) => {
    const link = document.createElement("a");
    Object.assign(link, { href: url, textContent: title, target: "_blank", rel: "noopener" });
    return link;
  });
  // While it goes on nothing is read aloud.
  place.setAttribute("aria-busy", String(isGoingOn));
  place.replaceChildren(spoken(said.join(" · ")), ...links);
  place.hidden = false;
}

function spoken(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(count, PAUSE);
}

form.addEventListener("input", (event) => {
  const { name = "" } = event.target;
  if (name.startsWith("rules-") || ["language", "channels", "stages", "teams"].includes(name)) soon();
});
