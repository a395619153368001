// The form of a piece of advice: its texts are in its language, a rule is the sentence of its kind,
// and the rules are tried on the examples while one types.

import { csrfToken } from "./csrf.js";

const PAUSE = 400;
const form = document.querySelector("form[data-writes-advice]");
const kinds = JSON.parse(form.dataset.words);

function speak() {
  const language = form.elements.language.value;
  for (const each of form.querySelectorAll("[data-in-language]")) each.lang = language;
  document.getElementById("preview").lang = language;
}

function control(row, name) {
  return row.querySelector(`[name$="-${name}"]`);
}

// The controls are moved, never made anew: what was typed goes with them from kind to kind.
function shape(row) {
  const kind = kinds[control(row, "kind").value];
  const sentence = row.querySelector("[data-sentence]");
  row.querySelector("[data-unused]").append(...sentence.querySelectorAll("[name]"));
  sentence.replaceChildren();
  for (const part of kind?.sentence ?? []) {
    sentence.append(typeof part === "string" ? words(part) : labelled(row, part.field, kind));
  }
}

function words(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}

function labelled(row, name, kind) {
  const found = control(row, name);
  found.setAttribute("aria-label", kind.labels[name]);
  found.setAttribute("placeholder", kind.defaults[name]);
  if (found.matches("select")) {
    const chosen = found.value;
    found.replaceChildren(...kind.choices.map(([value, label]) => new Option(label, value)));
    if (kind.choices.some(([value]) => value === chosen)) found.value = chosen;
  }
  return found;
}

function rows(part) {
  return form.querySelectorAll(`[data-rows=${part}] > [data-row]`);
}

// Only the newest question is answered; whoever is signed out keeps the text and loses the trial.
let asking = null;

async function tryRules() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.tryUrl, {
      method: "POST",
      body: new FormData(form),
      signal: asking.signal,
      headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" },
    });
    if (!answer.ok || answer.headers.get("Replybook-Sign-In")) return;
    showTrial(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch (error) {
    if (error.name !== "AbortError" && error.name !== "TypeError") throw error;
  }
}

function showTrial(answer) {
  for (const place of form.querySelectorAll("[data-tried]")) {
    const found = answer.querySelector(`[data-tried="${place.dataset.tried}"]`);
    place.replaceChildren(...(found?.childNodes ?? []));
  }
  const summary = form.querySelector("[data-tried-summary]");
  const said = answer.querySelector("[data-tried-summary]").textContent.trim();
  if (summary.textContent !== said) summary.textContent = said;
}

let timer = 0;
function soon() {
  clearTimeout(timer);
  timer = setTimeout(tryRules, PAUSE);
}

form.addEventListener("row-added", (event) => {
  if (event.target.closest("[data-rows=rules]")) shape(event.target);
  speak();
});
form.addEventListener("input", (event) => {
  const { target } = event;
  if (target.name === "language") speak();
  if (target.name?.endsWith("-kind")) shape(target.closest("[data-row]"));
  if (target.name === "language" || target.closest("[data-rows]")) soon();
});
form.querySelector("[data-tries]").addEventListener("click", (event) => {
  event.preventDefault();
  tryRules();
});
form.querySelectorAll("[data-without-script]").forEach((each) => each.remove());
// What the browser kept of the form was put back before this script came.
for (const row of rows("rules")) {
  const kind = control(row, "kind");
  if (!kind.selectedOptions[0]?.defaultSelected) shape(row);
}
speak();
if ([...rows("rules")].some((row) => control(row, "kind").value)) tryRules();
