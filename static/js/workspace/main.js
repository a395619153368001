// The workspace: one field, the hits, the draft, the chats in hand. Here they are put together.

import { copyRich, copyText } from "../copy.js";
import { Acts } from "./acts.js";
import { Asked } from "./asked.js";
import { Chats } from "./chats.js";
import { Draft } from "./draft.js";
import { readAlong } from "./guidance.js";
import { Hits } from "./hits.js";
import { fieldKeys, pageKeys } from "./keys.js";
import { openLinked } from "./linked.js";
import { Marks } from "./marks.js";
import { listenForMessages } from "./messages.js";
import { Next } from "./next.js";
import { Strip } from "./strip.js";

const REFRESH_MS = 250;

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
  onSent: (hit) => {
    marks.paint();
    asked.taken(hit);
    if (hit.type === "reply") next.show();
    focusField();
  },
  onKnown: () => {
    strip.known.paint();
    refreshSoon();
  },
});
const hits = new Hits({
  field,
  list: root.querySelector("[role=listbox]"),
  status: root.querySelector("[data-hits-status]"),
  words,
  question,
  onSelect: async (option) => {
    next.hide();
    chats.now.selected = option?.dataset.key ?? null;
    marks.paint();
    await draft.preview(acts.hitOf(option));
    marks.paint();
    hearCustomer();
  },
  onFail: (error) => say(error.status === 401 ? words.signedOut : words.unreachable, "bad"),
});
const marks = new Marks({ hits, chats, draft, words, say, url: root.dataset.favouriteUrl });
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
  onValues: ({ language, was }) => {
    if (language) hits.again();
    else refreshSoon();
    draft.valuesChanged(was);
  },
  onDone: focusField,
});
const acts = new Acts({ field, hits, draft, chats, strip, asked, words, say, unsay, focusField });

const next = new Next({
  root: root.querySelector("[data-next]"),
  url: hits.url,
  question,
  hitOf: (option) => acts.hitOf(option),
  take: (hit) => draft.take(hit),
});

readAlong({ root, draft, chats });

let fading = 0;
let refreshing = 0;

function unsay(text) {
  if (said.textContent === text) said.textContent = "";
}

function question(text) {
  const { language, languageKnown, tone, values, last } = chats.now;
  return {
    q: text, language, language_is_known: languageKnown, tone, values, chat: chats.name, after: last,
    messages: chats.unanswered,
  };
}

/** Say what happened, where the eye is and to screen readers. */
function say(text, tone = "info") {
  clearTimeout(fading);
  said.dataset.tone = tone;
  said.textContent = text;
  if (tone === "good") fading = setTimeout(() => { said.textContent = ""; }, 4000);
}

/** Rows begin as this customer would read them: they follow what becomes known. */
function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = setTimeout(async () => {
    await hits.refresh();
    marks.paint();
  }, REFRESH_MS);
}

function showChat() {
  clearTimeout(refreshing);
  acts.ahead.drop();
  field.value = chats.now.query;
  said.textContent = "";
  next.hide();
  strip.paint();
  draft.paint();
  for (const key of hits.answers.keys()) if (!chats.chats.some((chat) => chat.key === key)) hits.forget(key);
  hits.open(chats.now.key, chats.now.selected);
  focusField();
}

/** The customer's words tell tone and language: the chat has them, unless somebody said otherwise. */
function hearCustomer() {
  const { language, languageKnown, toneKnown } = chats.now;
  if (!toneKnown && hits.heardTone) strip.hearTone(hits.heardTone);
  const heard = hits.heardLanguage;
  if (languageKnown || heard === language || !chats.languages.includes(heard)) return;
  strip.setLanguage(heard, { guessed: true });
}

function focusField() {
  field.focus();
  field.select();
}

listenForMessages({ field, chats, hits });
field.addEventListener("input", () => {
  chats.now.query = field.value;
  chats.touch();
});
fieldKeys({ field, chats, hits, draft, strip, acts });
pageKeys({ root, field, chats, draft, strip, acts, marks, keys, showChat, focusField });

hits.list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  if (option.dataset.id) hits.choose(option);
  acts.perform(option, (hit) => draft.take(hit));
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
  const does = {
    copy: () => draft.send(),
    "copy-rich": () => draft.send({ rich: true }),
    "copy-subject": () => draft.sending.copySubject(),
    favourite: () => marks.toggle(draft.state.hit),
    keys: () => keys.showModal(),
  };
  if (button && does[button.dataset.act]) does[button.dataset.act]();
});
root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

function openFromAddress() {
  const { hash } = window.location;
  openChat(hash);
  openLinked(hash, { field, hits, chats, words, say });
}

function openChat(hash) {
  if (!chats.openFrom(hash)) return;
  // The name must not stay in the address bar, the history or a shared link.
  window.history.replaceState(null, "", window.location.pathname);
  showChat();
  if (draft.isMine) draft.valuesChanged();
}

chats.onForgotten = (forgotten) => {
  for (const { key } of forgotten) {
    hits.forget(key);
    draft.forget(key);
  }
  if (!forgotten.includes(chats.now)) return strip.paint();
  showChat();
  return say(words.forgotten);
};

/** Something is half written there: a look at another window must not end it. */
function isBusy(place) {
  if (draft.root.contains(place) && place.matches("input, textarea")) return true;
  return place.matches("select") || (place.matches("input") && !place.value);
}

window.addEventListener("hashchange", openFromAddress);
window.addEventListener("focus", () => {
  chats.forgetIdle();
  if (!keys.open && !isBusy(document.activeElement)) focusField();
});
setInterval(() => chats.forgetIdle(), 30_000);

// Who was faster than this script keeps what they typed.
const early = field.value;
if (early) chats.now.query = early;
showChat();
if (early) field.setSelectionRange(early.length, early.length);
openFromAddress();
