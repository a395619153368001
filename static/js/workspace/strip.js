// The chats in hand as tabs, and what is known of the one on top.

import { Known } from "./known.js";
import { properNames } from "./naming.js";

export class Strip {
  constructor({ root, chats, words, onSwitch, onValues, onDone }) {
    Object.assign(this, { root, chats, words, onSwitch, onValues });
    this.proposal = root.querySelector("[data-strip=proposal]");
    this.promote = root.querySelector("[data-strip=promote]");
    this.known = new Known(root.querySelector("[data-strip=known]"), {
      chats, words, onValues: () => this.#valued(),
    });
    this.tabs = root.querySelector("[data-strip=tabs]");
    this.name = root.querySelector("[data-strip=name]");
    this.language = root.querySelector("[data-strip=language]");
    this.tabs.addEventListener("click", (event) => this.#click(event));
    root.querySelector("[data-strip=new]").addEventListener("click", () => this.startNew());
    this.name.addEventListener("input", () => this.#named());
    this.name.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) onDone();
    });
    this.proposal.addEventListener("click", () => this.takeProposal());
    this.language.addEventListener("change", () => this.setLanguage(this.language.value));
    this.tone = root.querySelector("[data-strip=tone]");
    this.tone.addEventListener("change", () => this.#setTone(this.tone.value));
  }

  startNew() {
    this.chats.start();
    this.onSwitch();
  }

  /** Somebody says which it is; `guessed`: the customer's words do. */
  setLanguage(code, { guessed = false } = {}) {
    this.chats.now.language = code;
    if (!guessed) this.chats.now.languageKnown = true;
    this.chats.touch();
    this.paint();
    this.onValues({ language: true });
  }

  #setTone(tone) {
    Object.assign(this.chats.now, { tone, toneKnown: true, chosen: {} });
    this.chats.touch();
    this.onValues({ language: true });
  }

  /** The customer's words tell how to write to them; what they answer has it already. */
  hearTone(tone) {
    if (this.chats.now.tone === tone) return;
    this.chats.now.tone = tone;
    this.chats.touch();
    this.paint();
  }

  #click(event) {
    const button = event.target.closest("button[data-key]");
    if (!button) return;
    if (button.dataset.act === "close") this.chats.close(button.dataset.key);
    else this.chats.switchTo(button.dataset.key);
    this.onSwitch();
  }

  #named() {
    const { values } = this.chats.now;
    // A name typed here is what the agent sees, so it wins over what the tool sent.
    delete values["customer.name"];
    if (this.name.value.trim()) values["customer.first_name"] = this.name.value;
    else delete values["customer.first_name"];
    this.#valued();
  }

  #valued(was = {}) {
    this.chats.touch();
    this.#paintTabs();
    this.#paintProposal();
    this.onValues({ language: false, was });
  }

  /** Write the name as names are written. Only when asked to. */
  takeProposal() {
    const { values, language } = this.chats.now;
    const was = properNames(values, language);
    if (!Object.keys(was).length) return false;
    for (const [field, value] of Object.entries(values)) values[field] = was[value] ?? value;
    // A first name taken from the whole one stands alone in texts.
    for (const [old, wanted] of Object.entries(was)) was[old.split(/\s+/)[0]] ??= wanted.split(/\s+/)[0];
    this.#valued(was);
    this.paint();
    return true;
  }

  #paintProposal() {
    const { values, language } = this.chats.now;
    const [wanted] = Object.values(properNames(values, language));
    this.proposal.hidden = !wanted;
    if (wanted) {
      const words = this.words.properName.replace("{name}", wanted.split(/\s+/)[0]);
      this.proposal.querySelector("[data-words]").textContent = words;
    }
  }

  paint() {
    this.#paintTabs();
    const { now } = this.chats;
    const name = this.chats.firstName();
    if (this.name.value.trim() !== name) this.name.value = name;
    if (![...this.language.options].some((option) => option.value === now.language)) {
      now.language = this.chats.language;
    }
    this.language.value = now.language;
    this.tone.value = now.tone;
    this.known.paint();
    this.#paintProposal();
    // Only a chat tool's chat has a name that the service knows too.
    this.promote.hidden = !now.source;
    const asked = new URLSearchParams({ chat: `${now.source}:${now.externalId}` });
    this.promote.href = `${this.promote.dataset.url}?${asked}`;
  }

  #paintTabs() {
    const focused = document.activeElement?.dataset?.key;
    this.tabs.replaceChildren(...this.chats.chats.map((chat) => this.#tab(chat)));
    if (focused && this.tabs.contains(document.activeElement) === false) {
      this.tabs.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  #tab(chat) {
    const item = document.createElement("li");
    item.className = `chat chat-colour-${chat.colour}`;
    const current = chat === this.chats.now;
    item.classList.toggle("is-current", current);
    const title = this.chats.firstName(chat) || this.words.customer.replace("{number}", chat.number);
    const open = this.#button(chat, "open", `${title} `);
    open.setAttribute("aria-current", String(current));
    const language = document.createElement("span");
    language.className = "chat-language";
    language.textContent = (chat.language || "").toUpperCase();
    open.append(language);
    item.append(open);
    if (this.chats.chats.length > 1) {
      const close = this.#button(chat, "close", "×");
      close.setAttribute("aria-label", this.words.closeChat.replace("{name}", title));
      item.append(close);
    }
    return item;
  }

  #button(chat, act, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = chat.key;
    button.dataset.act = act;
    button.className = `chat-${act}`;
    button.append(words);
    return button;
  }
}
