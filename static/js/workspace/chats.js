// The chats in hand, one browser tab's worth. What is known of a customer belongs to one chat,
// is never offered in another, and is forgotten after twenty idle minutes.

const KEY = "replybook.workspace";
const COLOURS = 6;
const TONES = ["neutral", "informal", "formal"];
const MOST_SAID = 20;
const LONGEST_SAID = 10_000;
export const IDLE_MS = 20 * 60 * 1000;

// How the service knows a chat that no tool has named: uses of one chat belong together.
const OWN_SOURCE = "workspace";

function emptyDraft() {
  return { hit: null, text: "", subject: "", edited: false, kept: false, answers: {}, gaps: [] };
}

/** What is known of a customer nobody has written to yet. */
function nothingKnown() {
  return { values: {}, answers: {}, query: "", selected: null, messages: [], draft: emptyDraft() };
}

/** Random enough for a name. `crypto.randomUUID` wants HTTPS. */
function newName() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Chats {
  constructor({ language, owner, fields, languages, storage = window.sessionStorage }) {
    Object.assign(this, { language, owner, languages, storage });
    this.fields = new Set(fields);
    const kept = this.#read();
    this.chats = kept ? kept.chats : [];
    this.current = kept ? kept.current : null;
    this.made = kept ? kept.made : 0;
    if (!this.chats.length) this.start();
    this.forgetIdle();
  }

  #read() {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY));
      if (!kept || kept.owner !== this.owner || !Array.isArray(kept.chats)) return null;
      for (const chat of kept.chats) Object.assign(chat, { ...nothingKnown(), ...chat });
      return kept;
    } catch {
      return null; // Somebody else's or an older shape: begin anew rather than guess.
    }
  }

  save() {
    const { chats, current, made, owner } = this;
    this.storage.setItem(KEY, JSON.stringify({ chats, current, made, owner }));
  }

  get now() {
    return this.chats.find((chat) => chat.key === this.current);
  }

  /** A new customer, with nothing filled in. */
  start({ key = null, source = "", externalId = "" } = {}) {
    const untouched = !key && this.now && this.#untouched(this.now);
    if (untouched) return this.now;
    this.made += 1;
    const chat = {
      key: key || `here:${this.made}`,
      number: this.made,
      source,
      externalId: externalId || newName(),
      language: this.language,
      languageKnown: false, // said by the tool or the agent, not guessed
      tone: "", // none: as a reply was found, else neutral
      toneKnown: false,
      colour: (this.made - 1) % COLOURS,
      used: [], // keys of rows whose reply was copied here
      last: null, // the reply copied last
      chosen: {}, // of a reply's variants, the one picked by hand for this chat
      touched: Date.now(),
      ...nothingKnown(),
    };
    this.chats.push(chat);
    this.current = chat.key;
    this.save();
    return chat;
  }

  #untouched(chat) {
    const { values, query, draft, used, source, messages } = chat;
    const written = draft.edited || draft.kept || messages.length;
    return !source && !Object.keys(values).length && !query && !written && !used.length;
  }

  /** Open or switch to the chat that a tool's link names: `#chat=SOURCE:ID&customer.name=…`. */
  openFrom(fragment) {
    const asked = new URLSearchParams(fragment.replace(/^#/, ""));
    const name = asked.get("chat");
    if (!name) return null;
    const [source, ...rest] = name.split(":");
    this.forgetIdle();
    let chat = this.chats.find((each) => each.key === name);
    if (!chat) {
      this.#dropUntouched();
      chat = this.start({ key: name, source, externalId: rest.join(":") });
    }
    this.current = chat.key;
    for (const [field, value] of asked) {
      if (this.fields.has(field) && value.trim()) chat.values[field] = value;
    }
    const language = (asked.get("language") || "").toLowerCase().split(/[-_]/)[0].replace(/^no$/, "nb");
    if (this.languages.includes(language)) Object.assign(chat, { language, languageKnown: true });
    const tone = asked.get("tone") || "";
    if (TONES.includes(tone)) Object.assign(chat, { tone, toneKnown: true });
    this.touch();
    return chat;
  }

  #dropUntouched() {
    this.chats = this.chats.filter((chat) => !this.#untouched(chat));
  }

  switchTo(key) {
    this.forgetIdle(); // Before this counts as a touch: nobody may look after twenty minutes.
    if (this.chats.some((chat) => chat.key === key)) this.current = key;
    this.touch();
  }

  /** The chat `step` places on, round the strip. */
  move(step) {
    const at = this.chats.indexOf(this.now);
    const { length } = this.chats;
    this.switchTo(this.chats[(at + step + length) % length].key);
  }

  close(key) {
    const at = this.chats.findIndex((chat) => chat.key === key);
    if (at < 0) return;
    this.chats.splice(at, 1);
    if (!this.chats.length) this.start();
    else if (this.current === key) this.current = this.chats[Math.min(at, this.chats.length - 1)].key;
    this.save();
  }

  touch() {
    this.now.touched = Date.now();
    this.save();
  }

  /** Drop what is known in chats nobody has touched for twenty minutes. Those chats. */
  forgetIdle() {
    const before = Date.now() - IDLE_MS;
    const idle = this.chats.filter((chat) => chat.touched < before && this.#knowsSomething(chat));
    for (const chat of idle) Object.assign(chat, nothingKnown());
    if (idle.length) {
      this.save();
      this.onForgotten?.(idle);
    }
    return idle;
  }

  #knowsSomething({ values, answers, draft, query, messages }) {
    const known = Object.keys({ ...values, ...answers }).length + messages.length;
    return known > 0 || draft.text !== "" || query !== "";
  }

  /** How the service knows the chat in hand. */
  get name() {
    const { source, externalId } = this.now;
    return { source: source || OWN_SOURCE, external_id: externalId };
  }

  /** What was said so far, if the customer waits for an answer. Kept in this tab alone. */
  get unanswered() {
    const { messages } = this.now;
    return messages.at(-1)?.author === "customer" ? messages : [];
  }

  hear(author, text) {
    const said = { author, text: text.slice(0, LONGEST_SAID) };
    this.now.messages = [...this.now.messages, said].slice(-MOST_SAID);
    this.touch();
  }

  /** The customer's words were no question to be answered, after all. */
  unhear() {
    while (this.unanswered.length) this.now.messages.pop();
    this.touch();
  }

  /** The reply of a row was copied here. */
  markUsed({ key, id }) {
    if (!this.now.used.includes(key)) this.now.used.push(key);
    this.now.last = id;
    this.touch();
  }

  clearDraft() {
    this.now.draft = emptyDraft();
    this.save();
  }

  firstName(chat = this.now) {
    const { values } = chat;
    const whole = values["customer.first_name"] || values["customer.name"] || "";
    return values["customer.first_name"] ? whole.trim() : whole.trim().split(/\s+/)[0] || "";
  }
}
