// The workspace: one field, the hits, the draft, the chats in hand, and their keys.

import { copyRich, copyText } from "../copy.js";
import { postJson, Refused } from "./api.js";
import { Asked } from "./asked.js";
import { Chats } from "./chats.js";
import { Draft } from "./draft.js";
import { Hits } from "./hits.js";
import { Strip } from "./strip.js";

const root = document.querySelector("[data-workspace]");
const words = JSON.parse(root.dataset.words);
const field = root.querySelector("[role=combobox]");
const said = root.querySelector("[data-said]");
const keys = document.querySelector("[data-keys]");

const chats = new Chats({
  language: root.dataset.language,
  owner: root.dataset.owner,
  fields: Object.keys(words.fields),
  languages: Object.keys(words.languages),
});
const draft = new Draft({
  root: root.querySelector("[data-draft-pane]"),
  chats,
  words,
  say,
  copy: (text, html) => (html ? copyRich(text, html) : copyText(text)),
  onUsed: () => {
    markUsed();
    asked.taken(draft.state.hit);
  },
});
const hits = new Hits({
  field,
  list: root.querySelector("[role=listbox]"),
  status: root.querySelector("[data-hits-status]"),
  words,
  question: (text) => ({ q: text, language: chats.now.language, values: chats.now.values }),
  onSelect: (option) => {
    markUsed();
    draft.preview(hitOf(option));
  },
  onFail: (error) => say(error.status === 401 ? words.signedOut : words.unreachable, "bad"),
});
const asked = new Asked({
  url: root.dataset.settledUrl,
  field,
  hits,
  language: () => chats.now.language,
  known: () => chats.chats.flatMap((chat) => Object.values(chat.values)),
});
const strip = new Strip({
  root: root.querySelector("[data-strip=root]"),
  chats,
  words,
  onSwitch: showChat,
  onValues: ({ language }) => {
    if (language) hits.ask();
    draft.valuesChanged();
  },
});

let fading = 0;

/** Say what happened, where the eye is and to screen readers. */
function say(text, tone = "info") {
  clearTimeout(fading);
  said.dataset.tone = tone;
  said.textContent = text;
  if (tone === "good") fading = setTimeout(() => { said.textContent = ""; }, 4000);
}

function hitOf(option) {
  if (!option || !option.dataset.id) return null;
  const { key, type, id, title, shortcut, url, language, precondition, text } = option.dataset;
  const variants = JSON.parse(option.dataset.variants || "[]");
  const chosen = variants.find((variant) => variant.id === chats.now.chosen[key]);
  return {
    key, type, id: chosen ? chosen.id : Number(id), title, shortcut, url, language, precondition, text, variants,
  };
}

function markUsed() {
  for (const option of hits.options) {
    const used = option.dataset.type === "reply" && chats.now.used.includes(Number(option.dataset.id));
    option.querySelector("[data-used]")?.toggleAttribute("hidden", !used);
  }
}

function showChat() {
  field.value = chats.now.query;
  said.textContent = "";
  strip.paint();
  draft.paint();
  hits.moved = false;
  hits.ask();
  focusField();
}

function focusField() {
  field.focus();
  field.select();
}

async function act(how) {
  if (!(await hits.settled())) return;
  const option = hits.selected;
  if (!option) return;
  if (option.dataset.type === "correction") return void correct(option.dataset.q);
  tellOf(option);
  if (option.dataset.type === "wish") await wish(option);
  else if (option.dataset.type === "new") window.location.assign(option.dataset.url);
  else if (option.dataset.type === "style_entry") window.open(option.dataset.url, "_blank", "noopener");
  else await how(hitOf(option));
}

/** Search for a better spelling. As if typed by hand: undo brings back what stood there. */
function correct(text) {
  focusField();
  if (!document.execCommand("insertText", false, text)) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  hits.ask();
}

function tellOf({ dataset: { type, key, id } }) {
  if (type === "new" || type === "wish") asked.settled();
  else asked.taken({ type, id: chats.now.chosen[key] || id || key.split("-").at(-1) });
}

/** Ask the editors for what was typed. The row says so: once is enough. */
async function wish(option) {
  if (option.dataset.sent) return say(option.dataset.sent, "good");
  const wished = { q: field.value, language: chats.now.language };
  try {
    const { detail } = await postJson(option.dataset.url, wished);
    option.dataset.sent = detail;
    option.querySelector("[data-words]").textContent = detail;
    return say(detail, "good");
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof TypeError)) throw error;
    if (error.status === 401) return say(words.signedOut, "bad");
    return say(error.status ? error.message : words.unreachable, "bad");
  }
}

function flipLanguage() {
  const variants = hitOf(hits.selected)?.variants || [];
  const offered = [...new Set(variants.map((variant) => variant.language))];
  const at = offered.indexOf(chats.now.language);
  const next = offered[(at + 1) % offered.length];
  if (!next || next === chats.now.language) return say(words.oneLanguage);
  delete chats.now.chosen[hits.selected.dataset.key];
  hits.moved = true; // The same reply stays selected: its row keeps the key of its group.
  return strip.setLanguage(next);
}

const FIELD_KEYS = {
  ArrowDown: () => hits.move(1),
  ArrowUp: () => hits.move(-1),
  Enter: (event) => act((hit) => (event.altKey
    ? draft.add(hit)
    : draft.take(hit, { rich: event.shiftKey }))),
  Escape: () => {
    if (!field.value) return strip.startNew();
    field.value = "";
    return field.dispatchEvent(new Event("input", { bubbles: true }));
  },
};

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const atEnd = field.selectionStart === field.value.length && field.selectionEnd === field.value.length;
  if (event.key === "ArrowRight" && atEnd && field.value) {
    event.preventDefault();
    flipLanguage();
  } else if (event.key === "Tab" && !event.shiftKey && !draft.view.paper.hidden && draft.state.text) {
    event.preventDefault();
    draft.text.focus();
  } else if (FIELD_KEYS[event.key]) {
    event.preventDefault();
    FIELD_KEYS[event.key](event);
  }
});
field.addEventListener("input", () => {
  chats.now.query = field.value;
  chats.touch();
});

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "F1") keys.showModal();
  else if (command && event.key.toLowerCase() === "k") focusField();
  else if (event.altKey && event.key === "PageDown") chats.move(1), showChat();
  else if (event.altKey && event.key === "PageUp") chats.move(-1), showChat();
  else if (event.altKey && event.key.toLowerCase() === "s") draft.copySubject();
  else if (command && event.key === "Enter" && draft.root.contains(event.target)) {
    draft.send({ rich: event.shiftKey });
  } else return;
  event.preventDefault();
});

hits.list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  hits.moved = true;
  hits.select(option);
  act((hit) => draft.take(hit));
});
root.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-copies]");
  if (!link) return;
  const done = await copyText(link.dataset.copies);
  const copied = words.linkCopied.replace("{name}", link.dataset.name);
  say(done ? copied : words.notCopied, done ? "good" : "bad");
});
root.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const acts = {
    copy: () => draft.send(),
    "copy-rich": () => draft.send({ rich: true }),
    "copy-subject": () => draft.copySubject(),
    keys: () => keys.showModal(),
  };
  if (button && acts[button.dataset.act]) acts[button.dataset.act]();
});
root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

function openFromAddress() {
  if (!chats.openFrom(window.location.hash)) return;
  // The name must not stay in the address bar, the history or a shared link.
  window.history.replaceState(null, "", window.location.pathname);
  showChat();
}

function forgetIdle() {
  if (!chats.forgetIdle()) return;
  showChat();
  say(words.forgotten);
}

window.addEventListener("hashchange", openFromAddress);
window.addEventListener("focus", () => {
  forgetIdle();
  if (document.activeElement === document.body) focusField();
});
setInterval(forgetIdle, 30_000);

// Who was faster than this script keeps what they typed.
const early = field.value;
if (early) chats.now.query = early;
showChat();
if (early) field.setSelectionRange(early.length, early.length);
openFromAddress();
